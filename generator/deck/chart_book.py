"""The workbook inside a native chart: what a colleague sees under "Edit data"."""

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal

from msgspec import Struct

CREATED = dt.datetime(2020, 1, 1, tzinfo=dt.UTC)
"""A fixed date, so that the same chart gives the same bytes."""


class Column(Struct, frozen=True):
    """One series; None is an empty cell. `formats` are Excel number formats, one a value."""

    heading: str
    values: tuple[Decimal | None, ...]
    formats: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """The one sheet: categories in the first column, then the series."""

    name: str
    heading: str
    categories: tuple[str, ...]
    columns: tuple[Column, ...]

    def categories_ref(self) -> str:
        """Return where the categories stand."""
        return f"{self._sheet()}!$A$2:$A${len(self.categories) + 1}"

    def heading_ref(self, number: int) -> str:
        """Return where the name of a series stands; `number` counts from 0."""
        return f"{self._sheet()}!${_letter(number)}$1"

    def values_ref(self, number: int) -> str:
        """Return where the values of a series stand."""
        letter = _letter(number)
        return f"{self._sheet()}!${letter}$2:${letter}${len(self.categories) + 1}"

    def _sheet(self) -> str:
        return f"'{sheet_name(self.name)}'"


def sheet_name(name: str) -> str:
    """Return the name without what Excel refuses in one."""
    return re.sub(r"[\[\]:*?/\\']", " ", name)[:31].strip() or "1"


def _letter(number: int) -> str:
    return chr(ord("B") + number)


def workbook(sheet: Sheet) -> bytes:
    """Return the sheet as .xlsx with the values as numbers, to the last digit as given."""
    from xlsxwriter import Workbook  # type: ignore[import-untyped]

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True})
    book.set_properties({"created": CREATED, "author": ""})
    page = book.add_worksheet(sheet_name(sheet.name))
    bold = book.add_format({"bold": True})
    page.write_string(0, 0, sheet.heading, bold)
    for row, category in enumerate(sheet.categories, 1):
        page.write_string(row, 0, category)
    for number, column in enumerate(sheet.columns, 1):
        page.write_string(0, number, column.heading, bold)
        for row, (value, shown) in enumerate(zip(column.values, column.formats, strict=True), 1):
            if value is not None:
                # Not as a float: 9.8 would be written as 9.800000000000001.
                page.write_number(row, number, value, book.add_format({"num_format": shown}))
    page.set_column(0, 0, min(60, 2 + 2 * max(len(text) for text in (sheet.heading, *sheet.categories))))
    page.set_column(1, max(1, len(sheet.columns)), 16)
    book.close()
    return out.getvalue()
