"""One reader's week: what is left of it when what must be done is taken away. Never a norm, and not for reporting.

Every number is the reader's own. The sources give no time per person (KLAR-061, AFI-011), so nothing is filled in but
the length of a working week, and that can be changed too. The arithmetic is exact; the answer is rounded once, to half
hours, because guesses do not carry more.

    left = (week − tasks) × (52 − weeks away) / 52 − people × (hours + travel + journal)

Tasks are done in the weeks one is there. Those one follows up need someone in every week, also when one is away.

>>> week({"meetings": 3, "people_3": 4, "hours_3": "6,5"}).said
'Det er igjen 8,5 timer i uka.'
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from sekit import _yaml
from sekit._norwegian import in_figures
from sekit.errors import FactError, nearest
from sekit.stages import STAGES

__all__ = [
    "Field",
    "Group",
    "Week",
    "WhatIf",
    "compile",
    "example",
    "fields",
    "groups",
    "hours_in_words",
    "stage_name",
    "week",
]

_DATA: dict[str, Any] = _yaml.read(Path(__file__).with_name("capacity.yaml")).data
_WORDS: dict[str, Any] = _DATA["words"]
_SPACES = " \t\u00a0\u202f"
_NUMBER = re.compile(r"\d{1,4}(?:[.,]\d{1,4})?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Field:
    """A number the reader may fill in. ``unit`` is timer (hours), uker (weeks) or personer; ``most`` the largest that
    is taken, with so many ``decimals``; ``start`` what stands there at first.

    ``says`` is what a source says about it, ``sources`` its ids; most fields have none, for the sources are silent.
    ``without`` names the week without this task, for tasks that can be handed to someone else; ``stage`` is 1 to 5.
    """

    id: str
    group: str
    label: str
    unit: str
    most: int
    decimals: int
    start: str = ""
    hint: str = ""
    without: str = ""
    says: str = ""
    sources: tuple[str, ...] = ()
    stage: int = 0

    @property
    def full_label(self) -> str:
        """The label as it is said outside its place on the page, where the stage must be named."""
        return f"{stage_name(self.stage)}. {self.label}" if self.stage else self.label


@dataclass(frozen=True, slots=True)
class Group:
    """Fields that stand together; ``says`` and ``sources`` as for :class:`Field`."""

    id: str
    title: str
    about: str = ""
    says: str = ""
    sources: tuple[str, ...] = ()


class WhatIf(NamedTuple):
    """One thing changed in the week (``name``), and what it leads to (``said``). ``left`` is in half hours."""

    name: str
    left: int
    said: str


@dataclass(frozen=True, slots=True)
class Week:
    """An average week over a year. All times are in half hours, each rounded from the exact number.

    ``left`` is below 0 when time is missing; ``what_if`` shows the same week with one person more, or one task less.
    """

    length: int
    away: int
    tasks: int
    follow_up: int
    left: int
    people: int
    what_if: tuple[WhatIf, ...]

    @property
    def said(self) -> str:
        """The answer as a sentence."""
        return _said(self.left)


@cache
def groups() -> tuple[Group, ...]:
    """Return the groups of fields, in the order in which they are asked.

    >>> [group.id for group in groups()]
    ['week', 'tasks', 'people', 'each']
    """
    return tuple(Group(id, **_with_tuple(row)) for id, row in _DATA["groups"].items())


@cache
def fields() -> tuple[Field, ...]:
    """Return every field. Those of the five stages are ``people_1``, ``hours_1`` … ``people_5``, ``hours_5``.

    >>> [field.id for field in fields() if field.start]
    ['week']
    """
    plain = [Field(id, **_with_tuple(row)) for id, row in _DATA["fields"].items()]
    staged = [
        Field(f"{kind}_{stage.number}", "people", **row, stage=stage.number)
        for stage in STAGES
        for kind, row in _DATA["stages"].items()
    ]
    return (*plain, *staged)


def example() -> dict[str, str]:
    """Return the invented week of the chapter on time.

    >>> week(example()).said
    'Det er igjen 1 time i uka.'
    """
    return dict(_DATA["example"])


def week(given: Mapping[str, str | int | Decimal]) -> Week:
    """Return the week these numbers make. What is not given is the field's ``start``; an empty text is 0.

    >>> [(change.name, change.said) for change in week(example() | {"other": "0"}).what_if][-1]
    ('Uten telefon og e-post', 'Det er igjen 10 timer i uka.')

    Raises:
        FactError: no field has this name, or the number cannot be used; says which, and what is allowed.
    """
    known = {field.id: field for field in fields()}
    for id in given:
        if id not in known:
            raise FactError(f"Fant ikke noe felt som heter «{id}».{nearest(id, known)}")
    numbers = {id: _number(field, given.get(id, field.start)) for id, field in known.items()}
    return _week(numbers)


def _week(numbers: Mapping[str, Fraction]) -> Week:
    present = 1 - numbers["away"] / _DATA["weeks"]
    tasks = [field for field in fields() if field.group == "tasks"]
    each = numbers["travel"] + numbers["journal"]
    needs = {stage.number: numbers[f"hours_{stage.number}"] + each for stage in STAGES}

    busy = present * sum(numbers[field.id] for field in tasks)
    follow_up = sum((numbers[f"people_{stage}"] * need for stage, need in needs.items()), Fraction(0))
    left = present * numbers["week"] - busy - follow_up

    def changes() -> Iterator[tuple[str, Fraction]]:
        for stage, need in needs.items():
            if numbers[f"hours_{stage}"]:
                yield _WORDS["one_more"].format(number=stage), -need
        for field in tasks:
            if numbers[field.id]:
                yield field.without, present * numbers[field.id]

    what_if = ((name, _half_hours(left + change)) for name, change in changes())
    return Week(
        length=_half_hours(numbers["week"]),
        away=_half_hours(numbers["week"] * (1 - present)),
        tasks=_half_hours(busy),
        follow_up=_half_hours(follow_up),
        left=_half_hours(left),
        people=int(sum(numbers[f"people_{stage}"] for stage in needs)),
        what_if=tuple(WhatIf(name, halves, _said(halves)) for name, halves in what_if),
    )


def compile() -> dict[str, Any]:
    """Return what the page must know to do the same: limits, labels, words and the example, ready for JSON."""
    kept = ("id", "group", "unit", "most", "decimals", "start", "without", "stage")
    return {
        "weeks": _DATA["weeks"],
        "fields": [{key: getattr(field, key) for key in kept} | {"label": field.full_label} for field in fields()],
        "example": example(),
        "words": {key: text for key, text in _WORDS.items() if key != "stage"},
    }


def hours_in_words(halves: int) -> str:
    """Return a time as it is said; ``halves`` is in half hours.

    >>> [hours_in_words(halves) for halves in (0, 1, 2, 5)]
    ['0 timer', 'en halv time', '1 time', '2,5 timer']
    """
    special = {0: "no_hours", 1: "half_hour", 2: "one_hour"}.get(halves)
    if special:
        return str(_WORDS[special])
    return str(_WORDS["hours"].format(n=in_figures(Decimal(halves) / 2)))


def stage_name(number: int) -> str:
    """Return what a stage is called beside its fields.

    >>> stage_name(3)
    'Trinn 3: Finne jobb'
    """
    return str(_WORDS["stage"].format(number=number, name=STAGES[number - 1].short))


def _said(halves: int) -> str:
    if halves == 0:
        return str(_WORDS["even"])
    return str(_WORDS["left" if halves > 0 else "missing"].format(hours=hours_in_words(abs(halves))))


def _half_hours(hours: Fraction) -> int:
    """Round to half hours; what lies in the middle goes away from zero."""
    size = int(abs(hours) * 2 + Fraction(1, 2))
    return size if hours >= 0 else -size


def _number(field: Field, given: str | int | Decimal) -> Fraction:
    text = f"{given:f}" if isinstance(given, Decimal) else str(given)
    plain = re.sub(f"[{_SPACES}]", "", text)
    if not plain:
        return Fraction(0)
    decimals = len(re.split("[.,]", plain)[1]) if re.search("[.,]", plain) else 0
    value = Fraction(plain.replace(",", ".")) if _NUMBER.fullmatch(plain) else None
    if value is None or value > field.most or decimals > field.decimals:
        words = _WORDS["bad_number" if field.decimals else "bad_whole"]
        raise FactError(words.format(label=field.full_label, found=text.strip(_SPACES), most=field.most))
    return value


def _with_tuple(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"sources": tuple(row.get("sources", ()))}
