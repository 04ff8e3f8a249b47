"""A scheme on a day: what it is, how long, how much, on what terms, and what to look out for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from sekit._norwegian import in_words
from sekit.dated import Value, require_date
from sekit.errors import NotCovered, UnknownName
from sekit.tiltak import numbers, reader, words
from sekit.tiltak.reader import Entry, Point

FILE = Path(__file__).with_name("schemes.yaml")


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme as it is known for one day.

    ``about`` says what it is, ``decides`` who decides and who pays. ``period``, ``rate``, ``conditions``,
    ``pitfalls`` and ``notes`` hold one :class:`Point` for each thing to know: its text, its § or source, and the ids
    of the knowledge items behind it. ``reference`` is the law; ``confidence`` is that of the rules
    (``"sikker"``, ``"sannsynlig"`` or ``"usikker"``), while each number has its own. ``sources`` are all the ids of
    knowledge items. ``values`` are the numbers in the texts, and ``parameters`` their names in the same order.
    ``checked_on`` are the days on which text and numbers were checked, oldest first.
    """

    id: str
    title: str
    on: date
    about: str
    decides: str
    period: tuple[Point, ...]
    rate: tuple[Point, ...]
    conditions: tuple[Point, ...]
    pitfalls: tuple[Point, ...]
    reference: str
    confidence: str
    sources: tuple[str, ...]
    parameters: tuple[str, ...]
    values: tuple[Value, ...]
    notes: tuple[Point, ...]
    checked_on: tuple[date, ...]

    @property
    def outdated(self) -> bool:
        """Whether a newer value should exist by now for any of the numbers."""
        return any(value.outdated for value in self.values)


@cache
def entries() -> dict[str, Entry]:
    """Return every scheme as it stands in the file, by id.

    Raises:
        DataError: the file is wrong; lists every problem with file and line.
    """
    return reader.read(FILE, numbers.parameters())


def schemes() -> tuple[str, ...]:
    """Return the id of every scheme.

    >>> schemes()
    ('arbeidstrening', 'mentor', 'lonnstilskudd', 'inkluderingstilskudd', 'oppfolging', 'arbeid-med-stotte')
    """
    return tuple(entries())


def scheme(id: str, *, on: date) -> Scheme:
    """Return one scheme as it is known for a day.

    A sentence with a number that has no value that day is left out. A number that should have been renewed by then
    is shown, and told of in ``notes``.

    >>> found = scheme("arbeidstrening", on=date(2026, 7, 2))
    >>> print(found.period[0], found.period[0].reference)
    Inntil ett år. § 3-5 andre ledd
    >>> found.parameters[0], found.values[0].value
    ('arbeidstrening_mnd', Decimal('12'))

    Source: tiltaksforskriften, egenregiforskriften, tiltakspengeforskriften and forskrift 4. februar 2026 nr. 163 as
    they stood on 2 July 2026, and Nav's open code of 20 August 2026 where a value says so.

    Raises:
        UnknownName: no scheme has this id; the message suggests the nearest.
        FactError: ``on`` is not a date.
        NotCovered: the day is before the rules as we have read them, or after the tables.
    """
    entry = entry_of(id)
    first, last = entry.since, numbers.covered()[1]
    if not first <= require_date(on, "on") <= last:
        raise NotCovered(entry.title, on, first, last)
    shown = {key: _shown(entry.points[key], on) for key in reader.POINTS}
    points = {key: tuple(point for point, _ in pairs) for key, pairs in shown.items()}
    values = {name: value for pairs in shown.values() for _, found in pairs for name, value in found.items()}
    points["notes"] += tuple(Point(text, words.words()["nothing"]) for text in renewals(values))
    return Scheme(
        id=entry.id,
        title=entry.title,
        on=on,
        about=entry.about,
        decides=entry.decides,
        reference=entry.reference,
        confidence=entry.confidence,
        sources=tuple(dict.fromkeys(id for key in points for point in points[key] for id in point.sources)),
        parameters=tuple(values),
        values=tuple(values.values()),
        checked_on=tuple(sorted({entry.checked_on, *(value.checked_on for value in values.values())})),
        **points,
    )


def entry_of(id: str, also: Iterable[str] = ()) -> Entry:
    """Return the scheme as it stands in the file; ``also`` are other names that the message may suggest."""
    if id not in entries():
        raise UnknownName("ordning", id, (*entries(), *also))
    return entries()[id]


def overview(entry: Entry, key: str, on: date) -> tuple[str, dict[str, Value]]:
    """Return the few words of a scheme on its ``"period"`` or ``"rate"``, and the numbers in them by name."""
    found = [(text, values) for text in entry.overview[key] if (values := _values(text, on)) is not None]
    said = " ".join(words.fill(text, values) for text, values in found)
    return said, {name: value for _, values in found for name, value in values.items()}


def _values(text: str, on: date) -> dict[str, Value] | None:
    """Return the numbers a sentence names, or None when one of them has no value that day."""
    found = {name: value for name in words.names(text) if (value := numbers.held(name, on))}
    return found if len(found) == len(words.names(text)) else None


def _shown(points: tuple[Point, ...], on: date) -> list[tuple[Point, dict[str, Value]]]:
    """Return each point that can be said that day, with its numbers in place, and those numbers by name."""
    found = ((point, _values(point.text, on)) for point in points)
    return [(replace(point, text=words.fill(point.text, held)), held) for point, held in found if held is not None]


def renewals(values: dict[str, Value]) -> tuple[str, ...]:
    """Return a sentence for each number that should have been renewed: which one, and since when."""
    series = {name: numbers.all_series()[name] for name, value in values.items() if value.outdated}
    return tuple(
        words.words()["outdated"].format(title=one.title, day=in_words(one.next_change))
        for one in series.values()
        if one.next_change
    )
