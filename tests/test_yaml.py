"""The reader of YAML: lines for everything, and refusal of what a person would not write."""

from __future__ import annotations

import pytest

from sekit import _yaml

BOMB = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"


def test_every_value_has_its_line():
    document = _yaml.parse("a: 1\nb:\n  - x\n  - y: z\n")
    assert document.data == {"a": 1, "b": ["x", {"y": "z"}]}
    assert [document.line(place) for place in [("a",), ("b", 1, "y"), ("b", 1, "gone"), ("gone",)]] == [1, 4, 4, 1]


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "tom"),
        ("# bare en kommentar\n", 1, "tom"),
        ("a: 1\na: 2\n", 2, "to ganger"),
        ("a: [1\n", 2, "ikke gyldig YAML"),
        ("a: 1\n\tb: 2\n", 2, "ikke gyldig YAML"),
        (BOMB, 1, "referanse"),
        ("a: &a\n  b: *a\n", 1, "referanse"),
        ("x: " + "[" * 150 + "]" * 150, 1, "klammer"),
        ("? [a, b]\n: c\n", 1, "ikke er tekst"),
        ("a: !!python/object:os.system x\n", 1, "lar seg"),
        ("a: 2026-13-40\n", 1, "lar seg"),
        ("a: b\n--- \nc: d\n", 2, "ikke gyldig YAML"),
    ],
)
def test_refuses_with_a_line(text, line, words):
    with pytest.raises(_yaml.YamlProblem) as caught:
        _yaml.parse(text, "fil.yaml")
    assert caught.value.problem.line == line
    assert words in str(caught.value)
    assert str(caught.value).startswith("fil.yaml:")


def test_refuses_what_is_not_text(tmp_path):
    (tmp_path / "a.yaml").write_bytes(b"ok: 1\nbad: \xff\n")
    (tmp_path / "b.yaml").write_bytes(b"a: " + b"x" * _yaml.MAX_BYTES)
    with pytest.raises(_yaml.YamlProblem, match=r"a\.yaml:2: .*UTF-8"):
        _yaml.read(tmp_path / "a.yaml")
    with pytest.raises(_yaml.YamlProblem, match="høyst"):
        _yaml.read(tmp_path / "b.yaml")
    with pytest.raises(_yaml.YamlProblem, match="kan ikke lese"):
        _yaml.read(tmp_path / "c.yaml")
