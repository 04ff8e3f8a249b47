"""The only reader of YAML: plain data, and the line of every value.

Files come from authors, so this reader is stricter than YAML: no anchors or aliases (a YAML bomb is made of
them), no duplicate keys, keys are text, a size and a depth that a person could write.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from sekit.errors import Problem

try:
    from yaml import CSafeLoader as _Loader
except ImportError:  # PyYAML built without libyaml: ten times slower, same answers
    from yaml import SafeLoader as _Loader  # type: ignore[assignment]

MAX_BYTES = 1_000_000
MAX_DEPTH = 12

Location = tuple[str | int, ...]


class YamlProblem(Exception):
    """A file that cannot be read as YAML, or that uses what we refuse."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(str(problem))


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data (dict, list, str, int, float, bool, None, date) and the line of each value, from 1."""

    file: str
    data: Any
    lines: Mapping[Location, int] = field(repr=False)

    def line(self, location: Location) -> int:
        """Return the line of the value at ``location``, or of the nearest value around it."""
        while location and location not in self.lines:
            location = location[:-1]
        return self.lines.get(location, 1)

    def problem(self, location: Location, message: str, severity: str = "ERROR") -> Problem:
        """Return a Problem at the line of ``location``."""
        return Problem(self.file, self.line(location), message, severity)


def read(path: Path) -> Document:
    """Read one YAML file.

    Raises:
        YamlProblem: no such file, not UTF-8, too large, not YAML, empty, or something we refuse.
    """
    file = str(path)
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise YamlProblem(Problem(file, 1, f"kan ikke lese fila ({error.strerror})")) from None
    if len(raw) > MAX_BYTES:
        raise YamlProblem(Problem(file, 1, f"fant {len(raw)} byte, ventet høyst {MAX_BYTES}"))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise YamlProblem(Problem(file, line, "fant tegn som ikke er UTF-8; lagre fila som UTF-8")) from None
    return parse(text, file)


def parse(text: str, file: str = "<tekst>") -> Document:
    """Read YAML from a string; ``file`` is the name used in messages.

    >>> parse("a: 1\\nb:\\n  - x").line(("b", 0))
    3

    Raises:
        YamlProblem: as for :func:`read`.
    """
    _refuse_deep_nesting(text, file)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            raise YamlProblem(Problem(file, 1, "fila er tom"))
        lines: dict[Location, int] = {}
        data = _Builder(loader, file, lines).build(node, ())
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        raise YamlProblem(Problem(file, line, f"dette er ikke gyldig YAML ({error.problem})")) from None
    except yaml.YAMLError as error:
        raise YamlProblem(Problem(file, 1, f"dette er ikke gyldig YAML ({error})")) from None
    finally:
        loader.dispose()
    return Document(file, data, lines)


class _Builder:
    """Turns composed nodes into plain data and notes the line of each value."""

    def __init__(self, loader: Any, file: str, lines: dict[Location, int]) -> None:
        self.loader, self.file, self.lines = loader, file, lines
        self.seen: set[int] = set()

    def refuse(self, node: Any, message: str) -> YamlProblem:
        return YamlProblem(Problem(self.file, node.start_mark.line + 1, message))

    def build(self, node: Any, location: Location) -> Any:
        if len(location) > MAX_DEPTH:
            raise self.refuse(node, f"fant mer enn {MAX_DEPTH} nivåer inne i hverandre")
        if id(node) in self.seen:
            raise self.refuse(node, "fant en referanse («&» eller «*»); skriv teksten ut der den skal stå")
        self.seen.add(id(node))
        self.lines[location] = node.start_mark.line + 1
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, location)
        if isinstance(node, yaml.SequenceNode):
            return [self.build(item, (*location, index)) for index, item in enumerate(node.value)]
        try:
            return self.loader.construct_object(node)
        except (yaml.YAMLError, ValueError):
            raise self.refuse(node, f"fant «{node.value}», som ikke lar seg lese som {node.tag}") from None

    def _mapping(self, node: Any, location: Location) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if not isinstance(key_node, yaml.ScalarNode) or not isinstance(key, str):
                raise self.refuse(key_node, "fant en nøkkel som ikke er tekst")
            if key in result:
                first = self.lines[(*location, key)]
                raise self.refuse(key_node, f"nøkkelen «{key}» står to ganger, først på linje {first}")
            result[key] = self.build(value_node, (*location, key))
            self.lines[(*location, key)] = key_node.start_mark.line + 1
        return result


def _refuse_deep_nesting(text: str, file: str) -> None:
    """Refuse brackets nested so deep that the parser itself would give up without a line."""
    depth = 0
    for number, line in enumerate(text.splitlines(), start=1):
        for sign in line:
            depth += (sign in "[{") - (sign in "]}")
            if depth > 100:
                raise YamlProblem(Problem(file, number, "fant over hundre klammer inne i hverandre"))
