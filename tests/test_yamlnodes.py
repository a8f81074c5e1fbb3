from __future__ import annotations

from pathlib import Path

import pytest

from generator.problems import InputProblems, Where
from generator.yamlnodes import Items, Line, Map, read


def reading(folder: Path, text: str) -> Map:
    path = folder / "file.yaml"
    path.write_text(text, "utf-8")
    return read(path)


def test_values_remember_where_they_stand(tmp_path: Path) -> None:
    found = reading(tmp_path, "a: x\nb:\n  - y\n  - {c: z}\n")
    file = str(tmp_path / "file.yaml")
    assert found["a"] == "x"
    assert found["a"].where == Where(file, 1, 4)
    assert isinstance(found["b"], Items)
    assert found["b"].where == Where(file, 3, 3)
    assert found["b"][1]["c"].where == Where(file, 4, 9)
    assert [key.where.line for key in found if isinstance(key, Line)] == [1, 2]


def test_scalars_are_what_yaml_1_2_says(tmp_path: Path) -> None:
    found = reading(tmp_path, 'a: 1\nb: 0.5\nc: true\nd: ~\ne: yes\nf: "1"\ng: !!str 1\n2: x\n')
    assert dict(found) == {"a": 1, "b": 0.5, "c": True, "d": None, "e": "yes", "f": "1", "g": "1", "2": "x"}
    assert [type(value) for value in found.values()][:3] == [int, float, bool]


def test_aliases_and_merged_mappings_are_followed(tmp_path: Path) -> None:
    text = "a: &a {x: 1, y: 2}\nb: *a\nc: {<<: *a, y: 3}\nd: {<<: [{y: 4}, *a], z: 5}\n"
    found = reading(tmp_path, text)
    assert found["b"] == found["a"]
    assert found["c"] == {"x": 1, "y": 3}
    assert found["d"] == {"x": 1, "y": 4, "z": 5}


@pytest.mark.parametrize(
    ("text", "line", "column", "says"),
    [
        ("a: [b\n", 2, 1, "not valid YAML"),
        ("a: 1\nb: 2\na: 3\n", 3, 1, "`a` stands here a second time"),
        ("a: {{ x }}\n", 1, 5, "A key has to be a word"),
        ("a: *b\n", 1, 4, "Nothing above is named `&b`"),
        ("a: &a [*a]\n", 1, 8, "Nothing above is named `&a`"),
        ("a: {<<: 1}\n", 1, 5, "Only a mapping can be merged"),
        ("a: !!set x\n", 1, 4, "has no meaning here"),
        ("a: 1\n---\nb: 2\n", 3, 1, "second document"),
        ("- a\n", 1, 0, "has to be a mapping"),
        ("# nothing\n", 1, 0, "has to be a mapping"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(
    tmp_path: Path, text: str, line: int, column: int, says: str
) -> None:
    with pytest.raises(InputProblems) as caught:
        reading(tmp_path, text)
    (problem,) = caught.value.problems
    assert says in problem.message
    assert problem.where is not None
    assert (problem.where.line, problem.where.column or 0) == (line, column)
