"""What is different between two plans, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from sekit.errors import PlanError
from sekit.plans.model import Plan
from sekit.plans.values import words

_ALIKE = 0.4  # of the words; less, and it is another row
Row = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. ``str()`` says it in Norwegian.

    ``field`` is the id of a field or a column; None when it is a whole row, or the name of the plan. ``row`` counts
    from 1 in the later plan; for a row that is gone, in the earlier. ``label`` is what ``field`` is called.
    ``before`` and ``after`` are what was written, empty for what was not there.
    """

    field: str | None
    row: int | None
    before: str
    after: str
    label: str = ""
    moved: bool = False

    def __str__(self) -> str:
        where = self.label if self.row is None else f"Rad {self.row}"
        if self.row is not None and self.field is None:
            if self.moved:
                return f"{where} er flyttet: {self.before} er nå {self.after}"
            return f"{where} er ny: «{self.after}»" if self.after else f"{where} er tatt bort: «{self.before}»"
        where = where if self.row is None else f"{where}, {self.label}"
        if not self.before:
            return f"{where}: nå står det «{self.after}»"
        return f"{where}: «{self.before}» er {f'blitt «{self.after}»' if self.after else 'tatt bort'}"


def compare(a: Plan, b: Plan) -> tuple[Difference, ...]:
    """Return the differences from the earlier plan ``a`` to the later ``b``. Rows are matched by likeness.

    Raises:
        PlanError: the plans follow different templates.

    >>> from sekit import plans
    >>> earlier = plans.new("laeringsplan").add(tema="Å ringe arbeidsgivere", dato="22.4.2027")
    >>> later = plans.new("laeringsplan").add(tema="Fadder").add(tema="Å ringe arbeidsgivere", dato="29.4.2027")
    >>> for difference in plans.compare(earlier, later):
    ...     print(difference)
    Rad 1 er ny: «Fadder»
    Rad 2, Dato: «22.4.2027» er blitt «29.4.2027»
    """
    if a.template.id != b.template.id:
        raise PlanError(f"Planene følger hver sin mal, «{a.template.id}» og «{b.template.id}». Ventet samme mal.")
    return (*_whole(a, b), *_rows(a, b))


def _whole(a: Plan, b: Plan) -> Iterator[Difference]:
    if a.name != b.name:
        yield Difference(None, None, a.name, b.name, "Navnet på planen")
    labels = {one.id: one.label for one in b.template.fields}
    yield from _changed(a.fields, b.fields, labels, None)


def _changed(before: Row, after: Row, labels: Mapping[str, str], row: int | None) -> Iterator[Difference]:
    for key in dict.fromkeys((*labels, *before, *after)):
        if before.get(key, "") != after.get(key, ""):
            yield Difference(key, row, before.get(key, ""), after.get(key, ""), labels.get(key, key))


def _rows(a: Plan, b: Plan) -> Iterator[Difference]:
    labels = {one.id: one.label for one in b.template.columns}
    pairs = _matched(a.rows, b.rows)
    order = [pairs[n] for n in sorted(pairs)]
    kept = SequenceMatcher(None, sorted(order), order, autojunk=False).get_matching_blocks()
    still = {order[at] for _, start, size in kept for at in range(start, start + size)}
    for number, row in enumerate(b.rows):
        if number not in pairs:
            yield Difference(None, number + 1, "", _summary(row))
            continue
        if pairs[number] not in still:
            yield Difference(None, number + 1, f"rad {pairs[number] + 1}", f"rad {number + 1}", moved=True)
        yield from _changed(a.rows[pairs[number]], row, labels, number + 1)
    for number, row in enumerate(a.rows):
        if number not in pairs.values():
            yield Difference(None, number + 1, _summary(row), "")


def _matched(before: tuple[Row, ...], after: tuple[Row, ...]) -> dict[int, int]:
    """Return the index of the earlier row for that of the later: the same rows first, then the most alike."""
    places, found = defaultdict[frozenset[tuple[str, str]], list[int]](list), dict[int, int]()
    for number, row in enumerate(before):
        places[_filled(row)].append(number)
    for number, row in enumerate(after):
        if same := places[_filled(row)]:
            found[number] = number if number in same else same[0]
            same.remove(found[number])
    free = {number for same in places.values() for number in same}
    theirs = {n: set(_said(before[n])) for n in free}
    ours = {n: set(_said(row)) for n, row in enumerate(after) if n not in found}
    alike = [(_likeness(old, new), -abs(m - n), m, n) for m, old in theirs.items() for n, new in ours.items()]
    for likeness, _, m, n in sorted(alike, reverse=True):
        if likeness >= _ALIKE and n not in found and m in free:
            found[n] = m
            free.remove(m)
    return found


def _filled(row: Row) -> frozenset[tuple[str, str]]:
    return frozenset((key, text) for key, text in row.items() if text)


def _said(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the words of a row, each with its column."""
    return ((key, word) for key, text in row.items() for word in words(text) or ([text] if text else []))


def _likeness(a: set[tuple[str, str]], b: set[tuple[str, str]]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a or b else 1.0


def _summary(row: Row) -> str:
    said = " – ".join(" ".join(text.split()) for text in row.values() if text.strip())
    return (said if len(said) <= 100 else said[:99] + "…") or "uten tekst"
