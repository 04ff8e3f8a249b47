"""Sheets to fill in and print: one YAML file each, beside this module. Nothing that is written in one is kept.

A sheet has a ``title``, a line ``about`` it, and ``parts``. Each part has a ``kind`` and a ``label``:

    marks   rows that are each given one of the ``answers``
    tick    one row of ``answers``
    write   so many ``lines`` to write on
    steps   ``steps`` of so many ``minutes``: ``what`` is done, and ``who`` speaks; on a screen they have a timer
    note    a line to read

>>> sheet("metodeveiledning").minutes
45
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from sekit import _yaml
from sekit.errors import DataError, Problem, UnknownName, nearest

__all__ = ["Part", "Sheet", "Step", "names", "read", "sheet"]

_FOLDER = Path(__file__).parent
# kind → the keys it needs besides «kind» and «label», and the type of each
_KINDS: dict[str, dict[str, type]] = {
    "marks": {"answers": list, "rows": list},
    "tick": {"answers": list},
    "write": {"lines": int},
    "steps": {"steps": list},
    "note": {},
}
_STEP: dict[str, type] = {"minutes": int, "what": str, "who": str}
_SHEET: dict[str, type] = {"title": str, "about": str, "parts": list}
_TYPES = {str: "tekst", int: "et helt tall over 0", list: "en liste"}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a meeting: how many minutes, what is done, and who speaks."""

    minutes: int
    what: str
    who: str


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a sheet; which of the others are used, ``kind`` decides."""

    kind: str
    label: str
    answers: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    lines: int = 0
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet; ``id`` is the name of its file."""

    id: str
    title: str
    about: str
    parts: tuple[Part, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step of the sheet; a sheet without steps has no timer."""
        return tuple(step for part in self.parts for step in part.steps)

    @property
    def minutes(self) -> int:
        """How long the steps take together."""
        return sum(step.minutes for step in self.steps)


def names() -> tuple[str, ...]:
    """Return the name of every sheet.

    >>> names()
    ('mandagskort', 'medlytting', 'metodeveiledning')
    """
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


@cache
def sheet(name: str) -> Sheet:
    """Return a sheet by name.

    Raises:
        UnknownName: no sheet has this name; the message suggests the nearest.
        DataError: its file is wrong; lists every problem with file and line.
    """
    if name not in names():
        raise UnknownName("skjema", name, names())
    return read(_FOLDER / f"{name}.yaml")


def read(path: Path) -> Sheet:
    """Return the sheet in a file; errors as for :func:`sheet`."""
    try:
        document = _yaml.read(path)
    except _yaml.YamlProblem as error:
        raise DataError([error.problem]) from None
    problems: list[Problem] = []

    def fits(where: _yaml.Location, data: Any, keys: dict[str, type]) -> bool:
        """Tell of keys that are missing, unknown or of another type; return whether there were none."""
        before = len(problems)
        if not isinstance(data, dict):
            problems.append(document.problem(where, f"ventet {', '.join(keys)}"))
            return False
        for key in data.keys() - keys.keys():
            problems.append(document.problem((*where, key), f"fant nøkkelen «{key}».{nearest(key, keys)}"))
        for key, kind in keys.items():
            # An empty text or list, 0 and a yes («true» is an int to Python) are as little use as none.
            if not isinstance(data.get(key), kind) or not data[key] or data[key] is True:
                message = f"«{key}»: fant {data.get(key)!r}, ventet {_TYPES[kind]}"
                problems.append(document.problem((*where, key), message))
        return len(problems) == before

    def part(number: int, data: Any) -> Part | None:
        where: _yaml.Location = ("parts", number)
        kind = data.get("kind") if isinstance(data, dict) else None
        if kind not in _KINDS:
            message = f"fant «{kind}», ventet en av {', '.join(_KINDS)}.{nearest(str(kind), _KINDS)}"
            problems.append(document.problem(where, message))
            return None
        if not fits(where, data, {"kind": str, "label": str} | _KINDS[kind]):
            return None
        for key in ("answers", "rows"):
            for place, text in enumerate(data.get(key, [])):
                if not isinstance(text, str):
                    found = document.problem((*where, key, place), f"fant {text!r}, ventet tekst i anførselstegn")
                    problems.append(found)
        steps = [row for place, row in enumerate(data.get("steps", [])) if fits((*where, "steps", place), row, _STEP)]
        return Part(
            kind,
            data["label"],
            tuple(data.get("answers", ())),
            tuple(data.get("rows", ())),
            data.get("lines", 0),
            tuple(Step(**row) for row in steps),
        )

    data = document.data
    parts = [part(number, row) for number, row in enumerate(data["parts"])] if fits((), data, _SHEET) else []
    if problems:
        raise DataError(problems)
    return Sheet(path.stem, data["title"], data["about"], tuple(one for one in parts if one))
