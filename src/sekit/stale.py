"""What ought to be checked: numbers that should have changed, law that ends, and what was never quite certain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sekit import knowledge, kvp, tiltak
from sekit._norwegian import in_words
from sekit.dated import Series

SOON = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class Stale:
    """One thing to check. ``state`` is ``"passed"``, ``"soon"``, ``"later"`` or ``"uncertain"``; ``due`` the day it
    changes, or None."""

    state: str
    due: date | None
    what: str
    do: str
    reference: str


WORDS = {
    "passed": "Dagen er passert",
    "soon": "Innen 90 dager",
    "later": "Senere, eller dagen er ikke kjent",
    "uncertain": "Ikke sikkert fra før",
}
_NEW_VALUE = "Legg inn en ny dato med egen kilde."
_ENDED = "Verdien gjelder ikke lenger. Kontroller hva som kom i stedet."
_CONFIRM = "Les kilden på nytt, og rett graden av sikkerhet."


def stale(*, on: date) -> list[Stale]:
    """Return everything to check on a day, what has passed first.

    >>> next(one for one in stale(on=date(2026, 11, 22)) if "tolk" in one.what).state
    'soon'
    """
    found = [*_watched(on)]
    for module in (kvp, tiltak):
        for name in module.parameters():
            found += _numbers(module.series(name), on)
    order = list(WORDS)
    return sorted(found, key=lambda one: (order.index(one.state), one.due or date.max, one.what))


def report(found: list[Stale]) -> Iterator[str]:
    """Yield the list as lines for a reader."""
    for state, heading in WORDS.items():
        rows = [one for one in found if one.state == state]
        if rows:
            yield f"{heading} ({len(rows)})"
        for one in rows:
            yield f"  {in_words(one.due) if one.due else '–'}: {one.what} ({one.reference}). {one.do}"


def _state(due: date | None, on: date) -> str:
    if due is None:
        return "later"
    return "passed" if due <= on else "soon" if due <= on + SOON else "later"


def _watched(on: date) -> Iterator[Stale]:
    for one in knowledge.watch():
        yield Stale(_state(one.on, on), one.on, one.what, one.do, one.reference)


def _numbers(series: Series, on: date) -> Iterator[Stale]:
    newest = series.values[-1]
    if series.next_change is not None and newest.valid_to is None:
        yield Stale(_state(series.next_change, on), series.next_change, series.title, _NEW_VALUE, newest.reference)
    if newest.valid_to is not None:
        yield Stale(_state(newest.valid_to, on), newest.valid_to, series.title, _ENDED, newest.reference)
    if newest.confidence != "sikker":
        yield Stale("uncertain", None, series.title, _CONFIRM, newest.reference)
