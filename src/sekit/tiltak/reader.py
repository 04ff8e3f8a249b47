"""Reads schemes.yaml. What it says is checked here; every problem is told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sekit import _yaml
from sekit._parameters import CONFIDENCE
from sekit.errors import DataError, Problem, nearest
from sekit.tiltak import words

_ID = re.compile(r"[A-Z]+-\d{3}")
_TOP = ("shared", "schemes")
_PLAIN = ("title", "about", "decides", "reference")
_DAYS = ("since", "checked_on")
_NEEDED = (*_PLAIN, "confidence", *_DAYS, "overview", "period", "rate", "conditions", "pitfalls")
POINTS = ("period", "rate", "conditions", "pitfalls", "notes")
_OVERVIEW = ("period", "rate")
_POINT = {"text": True, "reference": True, "sources": False}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to know: a sentence or two, where it stands, and the ids of the knowledge items behind it.

    ``reference`` is a § (of the law that the scheme names), a report, or «vårt forslag».
    """

    text: str
    reference: str
    sources: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Entry:
    """A scheme as it stands in the file, with ``{name}`` for each number. ``points`` and ``overview`` are by key."""

    id: str
    title: str
    about: str
    decides: str
    reference: str
    confidence: str
    since: date
    checked_on: date
    points: Mapping[str, tuple[Point, ...]]
    overview: Mapping[str, tuple[str, ...]]


def read(path: Path, known: tuple[str, ...]) -> dict[str, Entry]:
    """Return every scheme in the file, by id. ``known`` are the names of the parameters.

    Raises:
        DataError: lists every problem with file and line.
    """
    try:
        document = _yaml.read(path)
    except _yaml.YamlProblem as error:
        raise DataError([error.problem]) from None
    reader = _Reader(document, known)
    entries = reader.entries()
    if reader.problems:
        raise DataError(reader.problems)
    return entries


class _Reader:
    def __init__(self, document: _yaml.Document, known: tuple[str, ...]) -> None:
        self.document, self.known = document, known
        self.problems: list[Problem] = []
        self.shared: dict[str, tuple[Point, ...]] = {}

    def wrong(self, at: _yaml.Location, message: str) -> None:
        where = " ".join(str(step + 1 if isinstance(step, int) else step) for step in at if step not in _TOP)
        self.problems.append(self.document.problem(at, f"{where}: {message}" if where else message))

    def fields(self, at: _yaml.Location, found: Any, allowed: tuple[str, ...], needed: tuple[str, ...]) -> bool:
        """Tell of unknown and missing keys; return whether every needed key is there."""
        if not isinstance(found, dict):
            self.wrong(at, f"fant «{found}», ventet {', '.join(allowed)}")
            return False
        for key in found:
            if key not in allowed:
                self.wrong((*at, key), f"fant nøkkelen «{key}».{nearest(key, allowed)}")
        missing = [key for key in needed if found.get(key) in (None, "", [])]
        for key in missing:
            self.wrong(at, f"«{key}» mangler")
        return not missing

    def entries(self) -> dict[str, Entry]:
        data = self.document.data
        if not self.fields((), data, _TOP, _TOP):
            return {}
        for part in _TOP:
            if not isinstance(data[part], dict):
                self.wrong((part,), f"{part}: fant «{data[part]}», ventet navn, hvert med sitt innhold")
                return {}
        self.shared = {name: self.points(("shared", name), rows) for name, rows in data["shared"].items()}
        entries = (self.entry(id, found) for id, found in data["schemes"].items())
        return {entry.id: entry for entry in entries if entry}

    def entry(self, id: str, found: Any) -> Entry | None:
        at = ("schemes", id)
        if not self.fields(at, found, (*_NEEDED, "notes"), _NEEDED):
            return None
        if found["confidence"] not in CONFIDENCE:
            message = f"fant «confidence: {found['confidence']}», ventet en av {', '.join(CONFIDENCE)}."
            self.wrong((*at, "confidence"), message + nearest(str(found["confidence"]), CONFIDENCE))
        for key in _DAYS:
            if type(found[key]) is not date:
                self.wrong((*at, key), f"fant «{found[key]}», ventet år-måned-dag, slik som 2026-07-02")
        for key in _PLAIN:
            if words.names(str(found[key])) or words.stray(str(found[key])):
                self.wrong((*at, key), "fant en klamme; tall hører hjemme i period, rate, conditions eller pitfalls")
        overview = found["overview"]
        if not self.fields((*at, "overview"), overview, _OVERVIEW, _OVERVIEW):
            return None
        return Entry(
            id=id,
            title=str(found["title"]),
            about=str(found["about"]),
            decides=str(found["decides"]),
            reference=str(found["reference"]),
            confidence=str(found["confidence"]),
            since=found["since"],
            checked_on=found["checked_on"],
            points={key: self.points((*at, key), found.get(key, [])) for key in POINTS},
            overview={key: self.sentences((*at, "overview", key), overview[key]) for key in _OVERVIEW},
        )

    def rows(self, at: _yaml.Location, found: Any) -> Iterator[tuple[_yaml.Location, Any]]:
        if not isinstance(found, list):
            self.wrong(at, f"fant «{found}», ventet en liste med «- » foran hver")
            return
        yield from (((*at, number), row) for number, row in enumerate(found))

    def points(self, at: _yaml.Location, found: Any) -> tuple[Point, ...]:
        points: list[Point] = []
        for here, row in self.rows(at, found):
            if isinstance(row, dict) and set(row) == {"use"} and at[0] == "schemes":
                name = str(row["use"])
                if name not in self.shared:
                    self.wrong(here, f"fant «use: {name}», ventet et navn under shared.{nearest(name, self.shared)}")
                points += self.shared.get(name, ())
            elif self.fields(here, row, tuple(_POINT), tuple(key for key, needed in _POINT.items() if needed)):
                self.sentence((*here, "text"), row["text"])
                ids = [str(id) for _, id in self.rows((*here, "sources"), row.get("sources", []))]
                for id in ids:
                    if not _ID.fullmatch(id):
                        self.wrong((*here, "sources"), f"fant «{id}», ventet en id som EKS-030")
                points.append(Point(str(row["text"]), str(row["reference"]), tuple(ids)))
        return tuple(points)

    def sentences(self, at: _yaml.Location, found: Any) -> tuple[str, ...]:
        return tuple(self.sentence(here, row) for here, row in self.rows(at, found))

    def sentence(self, at: _yaml.Location, text: Any) -> str:
        """Return a sentence; tell when a number in it is not known."""
        for name in words.names(str(text)):
            if name not in self.known:
                self.wrong(at, f"fant «{{{name}}}», ventet navnet på et tall.{nearest(name, self.known)}")
        if not isinstance(text, str) or words.stray(text):
            self.wrong(at, f"fant «{text}», ventet tekst der tall står som {{navn}} eller {{navn:tall}}")
        return str(text)
