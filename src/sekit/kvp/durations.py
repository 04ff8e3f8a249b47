"""``duration``: how long a programme can last, which decisions it takes, and the § 34 year in both directions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from sekit.dated import require_date, years_after
from sekit.errors import FactError
from sekit.kvp import numbers, version_a, version_b
from sekit.kvp.numbers import number
from sekit.kvp.texts import assumptions, checked_on, note

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: both days inclusive; ``exceptional`` when it takes særlige grunner (§ 32)."""

    first_day: date
    last_day: date
    exceptional: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """One absence that does not count, and the § 34 year from its first day.

    ``one_year_ends`` is the last day of that year: to and including it, ordinary work, birth and adoption are no ground
    to end the programme; when it has passed and the programme is still broken off, it shall be ended.
    """

    first_day: date
    last_day: date
    one_year_ends: date


@dataclass(frozen=True, slots=True)
class Duration:
    """How long a programme can last. Every end is the last day, inclusive; None when it is not known.

    ``breaks`` holds the § 34 year of each absence; under version A, where no such year is known, it is empty.

    ``notes`` are sentences for a caseworker; ``assumptions`` id → sentence; ``next_decision`` is the last day of the
    decision that holds on the day asked about, the day before which the next one must stand.
    """

    ordinary_end: date | None
    exceptional_end: date | None
    decisions: tuple[Decision, ...]
    notes: tuple[str, ...]
    version: str = "B"
    breaks: tuple[Break, ...] = ()
    next_decision: date | None = None
    assumptions: dict[str, str] | None = None


def duration(*, start: date, on: date | None = None, pauses: Sequence[tuple[date, date]] = ()) -> Duration:
    """Return how long a programme that begins on ``start`` can last.

    ``pauses`` are (first day, last day) of permisjon and of breaks decided under § 34, inclusive, not overlapping,
    inside the programme; their days are added to the end. The extra year is one year on the calendar from the day after
    the ordinary end. ``on`` is the day one asks, for the next decision.

    >>> found = duration(start=date(2024, 8, 15))
    >>> found.ordinary_end, found.exceptional_end
    (datetime.date(2026, 8, 14), datetime.date(2027, 8, 14))

    Raises:
        FactError: not a date, or pauses that overlap, end before they begin or lie outside the programme.
        NotCovered: ``start`` or ``on`` is outside the tables.
    """
    numbers.require_covered(start, "start")
    if on is not None:
        numbers.require_covered(on, "on")
    absences = _pauses(start, pauses)
    version = version_a if start <= version_a.LAST else version_b
    ordinary = _prolonged(version.ordinary_end(start), absences)
    exceptional = _extended(ordinary, version.extra_years(start), absences)
    crosses = version is version_a and ordinary > version_a.LAST
    latest = None if crosses or version is version_a else exceptional
    for place, (first, _) in enumerate(pauses, start=1):
        limit = latest or ordinary
        if first > limit:
            raise FactError(f"pauses, nr. {place}: fant {first}, ventet en dag i programmet, til og med {limit}")
    year = number("avbrudd_mnd", start) // 12 if version is version_b else 0
    used = ["vedtak_under_avbrudd"] if absences else []
    used += ["skuddarsdag"] if (start.month, start.day) == (2, 29) else []
    decisions = () if crosses else tuple(_decisions(start, ordinary, exceptional))
    found = Duration(
        ordinary_end=None if crosses else ordinary,
        exceptional_end=None if crosses else exceptional,
        decisions=decisions,
        notes=(),
        version=version.ID,
        breaks=tuple(Break(first, last, years_after(first, year)) for first, last in _joined(absences)) if year else (),
        next_decision=next((one.last_day for one in decisions if on and one.first_day <= on <= one.last_day), None),
        assumptions=assumptions(*used),
    )
    return replace(found, notes=tuple(_notes(found, absences, crosses, max(start, on or start))))


def _pauses(start: date, pauses: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    if not isinstance(pauses, Sequence):
        raise FactError(f"pauses: fant «{pauses}», ventet en liste med (første dag, siste dag)")
    found: list[tuple[date, date]] = []
    for place, pause in enumerate(pauses, start=1):
        where = f"pauses, nr. {place}"
        if not isinstance(pause, tuple | list) or len(pause) != 2:
            raise FactError(f"{where}: fant «{pause}», ventet (første dag, siste dag)")
        first, last = (require_date(day, where) for day in pause)
        if last < first:
            raise FactError(f"{where}: fant slutt {last} før start {first}, ventet en slutt fra og med {first}")
        if first < start:
            raise FactError(f"{where}: fant {first}, ventet en dag i programmet, fra og med {start}")
        found.append((first, last))
    found.sort()
    for (_, earlier_last), (first, last) in pairwise(found):
        if first <= earlier_last:
            raise FactError(f"pauses: {first} til {last} overlapper med en som varer til {earlier_last}")
    return found


def _joined(absences: list[tuple[date, date]]) -> list[tuple[date, date]]:
    """Return the absences, those that follow each other without a day between as one: the § 34 year runs through."""
    found: list[tuple[date, date]] = []
    for first, last in absences:
        if found and first == found[-1][1] + DAY:
            first = found.pop()[0]
        found.append((first, last))
    return found


def _prolonged(end: date, absences: list[tuple[date, date]]) -> date:
    """Add the days of every absence that begins before the programme is over."""
    for first, last in absences:
        try:
            end += last - first + DAY if first <= end else timedelta()
        except OverflowError:
            raise _endless(first, last) from None
    return end


def _extended(ordinary: date, years: int | None, absences: list[tuple[date, date]]) -> date | None:
    """Go on for so many years on the calendar; what did not count before has moved their first day already."""
    if years is None:
        return None
    try:
        end = years_after(ordinary + DAY, years)
    except (OverflowError, ValueError):  # past the last year there is
        raise _endless(*absences[-1]) from None
    return _prolonged(end, [(first, last) for first, last in absences if first > ordinary])


def _endless(first: date, last: date) -> FactError:
    return FactError(f"pauses: fant {first} til {last}, ventet et fravær som tar slutt")


def _corona() -> tuple[date, date]:
    """Return the first and last day on which absence because of the corona rules did not count."""
    value = next(one for one in numbers.series("koronafravaer_teller").values if not one.value)
    assert value.valid_to is not None
    return value.valid_from, value.valid_to


def _decisions(start: date, ordinary: date, exceptional: date | None) -> Iterator[Decision]:
    """Split the programme into decisions of at most one year (forskriften § 2)."""
    first = start
    for end, special in ((ordinary, False), (exceptional, True)):
        while end is not None and first <= end:
            last = min(years_after(first, number("vedtak_mnd", min(first, numbers.covered()[1])) // 12), end)
            yield Decision(first, last, special)
            first = last + DAY


def _notes(found: Duration, absences: list[tuple[date, date]], crosses: bool, day: date) -> Iterator[str]:
    if crosses:
        yield note("duration", "crosses")
    elif found.version == "A":
        yield note("duration", "one_plus_one")
    if found.version == "A":
        yield note("duration", "unknown_extension")
    else:
        yield note("duration", "one_year_at_a_time")
        yield note("duration", "special_grounds")
    yield note("duration", "nothing_ends_by_itself")
    if absences:
        days = sum((last - first + DAY).days for first, last in absences)
        yield note("duration", "pauses" if found.version == "B" else "leave", days=days)
    if found.version == "B":
        yield note("duration", "sickness_counts")
        first, last = _corona()
        if found.decisions[0].first_day <= last:  # and every programme of this version lasts past the first of the days
            yield note("duration", "corona", first=first, last=last)
        if not found.breaks:
            yield note("duration", "section_34")
        for one in found.breaks:
            yield note("duration", "break_year", first=one.first_day, last=one.one_year_ends)
            yield note("duration", "protection", after=one.one_year_ends + DAY)
            if one.last_day > one.one_year_ends:
                own = {"first": one.first_day, "last": one.last_day, "limit": one.one_year_ends}
                yield note("duration", "break_too_long", **own)
    if day > checked_on():
        yield note("duration", "unchecked", checked=checked_on())
