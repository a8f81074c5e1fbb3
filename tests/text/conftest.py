from __future__ import annotations

import pytest

from generator.brand.load import load
from generator.brand.model import Brand
from generator.text.measure import Face, face


@pytest.fixture(scope="session")
def brand() -> Brand:
    return load("steppe")


@pytest.fixture(scope="session")
def regular(brand: Brand) -> Face:
    return face(brand, "Noto Sans SC", 400)


@pytest.fixture(scope="session")
def bold(brand: Brand) -> Face:
    return face(brand, "Noto Sans SC", 700)
