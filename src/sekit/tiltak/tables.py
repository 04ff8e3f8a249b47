"""The schemes as tables for a reader: one scheme with all its rows, or all of them side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from sekit._norwegian import in_words
from sekit._tables import Table
from sekit.dated import Value, require_date
from sekit.errors import NotCovered
from sekit.tiltak import model, numbers
from sekit.tiltak.model import Scheme
from sekit.tiltak.words import words

ALL = "alle"


def table(id: str, *, on: date | None = None) -> Table:
    """Return one scheme as a table of words: topic, what to know, and § or source. ``"alle"`` gives one row for each.

    ``on`` is the day to show; unless told, the newest day that any number was checked. The note under the table
    says when it was checked, and which numbers should have been renewed.

    >>> found = table("arbeidstrening")
    >>> found.rows[2]
    ('Hvor lenge', 'Inntil ett år.', '§ 3-5 andre ledd')
    >>> found.note
    'Kontrollert 2. juli 2026.'
    >>> [row[0] for row in table("alle").rows][:3]
    ['Arbeidstrening', 'Mentor', 'Lønnstilskudd']

    Raises:
        UnknownName: no scheme has this id; the message suggests the nearest.
        FactError: ``on`` is not a date.
        NotCovered: the day is outside what is known of the scheme, or of all of them.
    """
    day = numbers.checked_on() if on is None else require_date(on, "on")
    shown = () if on is None else (words()["shown"].format(day=in_words(day)),)
    if id == ALL:
        return _overview(day, shown)
    model.entry_of(id, also=[ALL])
    scheme = model.scheme(id, on=day)
    return Table(scheme.title, tuple(words()["columns"]), tuple(_rows(scheme)), note=_note(shown, scheme.checked_on))


def _rows(scheme: Scheme) -> Iterable[tuple[str, str, str]]:
    label, nothing = words()["rows"], words()["nothing"]
    yield label["about"], scheme.about, nothing
    yield label["decides"], scheme.decides, nothing
    for key in ("period", "rate", "conditions", "pitfalls", "notes"):
        for point in getattr(scheme, key):
            yield label[key], point.text, point.reference
    yield label["reference"], scheme.reference, nothing
    yield label["confidence"], _certainty(scheme), nothing


def _certainty(scheme: Scheme) -> str:
    """Return how sure we are of the rules and of the numbers, in words."""
    said = words()["confidence"]
    count = Counter(value.confidence for value in scheme.values)
    parts = [f"{count[key]} {said[key][1 if count[key] == 1 else 2]}" for key in said if count[key]]
    numbers_said = ", ".join(parts) or words()["no_numbers"]
    return str(words()["certainty"].format(rules=said[scheme.confidence][0], numbers=numbers_said))


def _overview(day: date, shown: tuple[str, ...]) -> Table:
    first, last = numbers.covered()
    if not first <= day <= last:
        raise NotCovered(words()["overview"]["caption"], day, first, last)
    rows, values, checked = [], dict[str, Value](), set[date]()
    for entry in model.entries().values():
        if day < entry.since:
            said = words()["not_covered"].format(day=in_words(entry.since))
            rows.append((entry.title, said, words()["nothing"]))
            continue
        period, in_period = model.overview(entry, "period", day)
        rate, in_rate = model.overview(entry, "rate", day)
        rows.append((entry.title, period, rate))
        values |= in_period | in_rate
        checked.add(entry.checked_on)
    checked |= {value.checked_on for value in values.values()}
    note = _note((*shown, *model.renewals(values)), sorted(checked))
    return Table(words()["overview"]["caption"], tuple(words()["overview"]["columns"]), tuple(rows), note=note)


def _note(before: tuple[str, ...], days: Iterable[date]) -> str:
    checked = words()["checked"].format(days=" og ".join(in_words(day) for day in days))
    return " ".join([*before, checked])
