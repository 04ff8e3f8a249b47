"""Reads the files of :mod:`sekit.questions.practice`: what they hold, and every problem with its line."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sekit import _yaml, questions
from sekit.errors import Problem, QuestionError, UnknownName, nearest

_DUTY = re.compile(r"P([1-9]|1\d|20)")
_TYPES = {str: "tekst", int: "et helt tall", list: "en liste"}
WORKDAYS = 5  # in a week
KINDS = ("read", "play", "write", "do")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class SelfTest:
    """The questions of one part of the book; ``id`` is the name of the part."""

    id: str
    title: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Must:
    """Something that must be known: its duty (``"P9"``), and the questions that ask for it, the best first."""

    id: str
    duty: str
    name: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecallDay:
    """Three questions ``day`` days after the start. The last ``missed`` places go first to what the reader missed;
    ``think`` is a last one, to think of and not to write."""

    day: int
    missed: int
    must: tuple[Must, ...]
    think: str


@dataclass(frozen=True, slots=True)
class RiskQuestion:
    """A sentence about oneself that is answered with sure, unsure or no. ``page`` is where to read on."""

    id: str
    duty: str
    text: str
    page: str


@dataclass(frozen=True, slots=True)
class Risk:
    """The ten sentences, the times they are answered and the answers; times and answers are names by id."""

    times: Mapping[str, str]
    answers: Mapping[str, str]
    questions: tuple[RiskQuestion, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to read, play, write or do; ``page`` is None when it is not done in the book."""

    kind: str
    title: str
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A step of the learning path. ``day`` is its workday, counted from the start (0); ``later`` is how many minutes
    after the first step of that day it begins."""

    id: str
    week: int
    minutes: int
    tasks: tuple[Task, ...]
    day: int
    later: int


class _File:
    """One file, read, with the problems found in it."""

    def __init__(self, path: Path) -> None:
        try:
            self.document = _yaml.read(path)
        except _yaml.YamlProblem as error:
            raise QuestionError([error.problem]) from None
        self.problems: list[Problem] = []

    def wrong(self, where: _yaml.Location, message: str) -> None:
        self.problems.append(self.document.problem(where, message))

    def rows(self, where: _yaml.Location, rows: Any, keys: Mapping[str, type], may: tuple[str, ...] = ()) -> list[Any]:
        """Return the rows that have these keys, each of its type, and no others but ``may``."""
        if not isinstance(rows, list):
            self.wrong(where, "ventet en liste")
            return []
        return [row for n, row in enumerate(rows) if self._keys((*where, n), row, keys, may)]

    def _keys(self, where: _yaml.Location, row: Any, keys: Mapping[str, type], may: tuple[str, ...]) -> bool:
        found = len(self.problems)
        if not isinstance(row, dict):
            self.wrong(where, f"ventet {', '.join(keys)}")
            return False
        for key in sorted(row.keys() - keys.keys() - set(may)):
            self.wrong((*where, key), f"ukjent nøkkel «{key}».{nearest(key, [*keys, *may])}")
        for key, kind in keys.items():
            if row.get(key) in (None, "", []):
                self.wrong(where, f"nøkkelen «{key}» mangler")
            elif not isinstance(row[key], kind):
                self.wrong((*where, key), f"«{key}»: fant «{row[key]}», ventet {_TYPES[kind]}")
        if isinstance(row.get("duty"), str) and not _DUTY.fullmatch(row["duty"]):
            self.wrong((*where, "duty"), f"fant «{row['duty']}», ventet P1 til P20")
        return len(self.problems) == found

    def once(self, where: _yaml.Location, ids: list[str]) -> None:
        for id in sorted({id for id in ids if ids.count(id) > 1}):
            self.wrong(where, f"«{id}» står mer enn én gang")

    def asked(self, where: _yaml.Location, ids: list[Any]) -> tuple[str, ...]:
        for n, id in enumerate(ids):
            try:
                questions.question(str(id))
            except UnknownName as error:
                self.wrong((*where, n), str(error))
        return tuple(map(str, ids))

    def among(self, where: _yaml.Location, name: str, known: Any) -> None:
        if name not in known:
            self.wrong(where, f"fant «{name}», ventet en av {', '.join(known)}.{nearest(name, known)}")


def _read(path: Path, build: Callable[[_File, Any], T]) -> T:
    """Return what ``build`` makes of the file; raise QuestionError with every problem."""
    file = _File(path)
    made = build(file, file.document.data)
    if file.problems:
        raise QuestionError(file.problems)
    return made


def _of(data: Any, key: str) -> Any:
    return data.get(key) if isinstance(data, dict) else None


def read_selftests(path: Path) -> tuple[SelfTest, ...]:
    """Read a file of self-tests, in the order of the parts.

    Raises:
        QuestionError: the file is wrong; lists every problem with file and line.
    """

    def build(file: _File, data: Any) -> tuple[SelfTest, ...]:
        rows = file.rows((), data, {"id": str, "title": str, "questions": list})
        file.once((), [row["id"] for row in rows])
        for n, row in enumerate(rows):
            file.once((n, "questions"), row["questions"])
        return tuple(
            SelfTest(row["id"], row["title"], file.asked((n, "questions"), row["questions"]))
            for n, row in enumerate(rows)
        )

    return _read(path, build)


def read_recall(path: Path) -> tuple[RecallDay, ...]:
    """Read a file of the recall; raises as :func:`read_selftests`."""

    def build(file: _File, data: Any) -> tuple[RecallDay, ...]:
        rows = file.rows(("must",), _of(data, "must"), {"id": str, "duty": str, "name": str, "questions": list})
        known = {
            row["id"]: Must(row["id"], row["duty"], row["name"], file.asked(("must", n, "questions"), row["questions"]))
            for n, row in enumerate(rows)
        }
        days = file.rows(("days",), _of(data, "days"), {"day": int, "missed": int, "must": list, "think": str})
        for n, day in enumerate(days):
            for id in day["must"]:
                file.among(("days", n, "must"), str(id), known)
        file.once(("days",), [id for day in days for id in day["must"]])
        return tuple(
            RecallDay(day["day"], day["missed"], tuple(known[id] for id in day["must"] if id in known), day["think"])
            for day in days
        )

    return _read(path, build)


def read_risk(path: Path) -> Risk:
    """Read a file of risk questions; raises as :func:`read_selftests`."""

    def build(file: _File, data: Any) -> Risk:
        def named(key: str) -> dict[str, str]:
            return {row["id"]: row["name"] for row in file.rows((key,), _of(data, key), {"id": str, "name": str})}

        keys = {"id": str, "duty": str, "text": str, "page": str}
        rows = file.rows(("questions",), _of(data, "questions"), keys)
        file.once(("questions",), [row["id"] for row in rows])
        return Risk(named("times"), named("answers"), tuple(RiskQuestion(**row) for row in rows))

    return _read(path, build)


def read_path(path: Path) -> tuple[Mapping[str, str], tuple[Step, ...]]:
    """Read a file of a learning path: what each kind of task is called, and the steps; raises as above.

    The steps of a week are spread over its five workdays in their order.
    """

    def build(file: _File, data: Any) -> tuple[Mapping[str, str], tuple[Step, ...]]:
        kinds: Mapping[str, str] = _of(data, "kinds") or {}
        for kind in KINDS:
            file.among(("kinds",), kind, kinds)
        keys = {"id": str, "week": int, "minutes": int, "tasks": list}
        rows = file.rows(("steps",), _of(data, "steps"), keys)
        file.once(("steps",), [row["id"] for row in rows])
        made: list[Step] = []
        for n, row in enumerate(rows):
            tasks = file.rows(("steps", n, "tasks"), row["tasks"], {"kind": str, "title": str}, ("page",))
            for task in tasks:
                file.among(("steps", n, "tasks"), task["kind"], KINDS)
            week = [other["id"] for other in rows if other["week"] == row["week"]]
            day = (row["week"] - 1) * WORKDAYS + week.index(row["id"]) * WORKDAYS // len(week)
            later = sum(step.minutes for step in made if step.day == day)
            made.append(Step(row["id"], row["week"], row["minutes"], tuple(Task(**task) for task in tasks), day, later))
        return kinds, tuple(made)

    return _read(path, build)
