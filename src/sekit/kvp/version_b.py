"""Rule version B: sosialtjenesteloven §§ 29 to 34 from 1 January 2019 (LOV-2018-12-20-98)."""

from __future__ import annotations

from datetime import date

from sekit.dated import years_after
from sekit.kvp.conditions import MET, NOT_MET, UNRESOLVED, Condition, Finding, age, must_be, other_benefits, weighed
from sekit.kvp.numbers import number

ID = "B"
FIRST = date(2019, 1, 1)
NOTES = ("capacity",)


def disproportionate_burden(answer: object, reason: bool, _on: date) -> Finding:
    """The narrow exception (§ 29 third ledd): it counts only with the written reason."""
    if not answer:
        return Finding(MET, "no")
    return Finding(NOT_MET, "yes") if reason else Finding(UNRESOLVED, "reason_missing")


CONDITIONS = {
    "age": Condition(age),
    "reduced_work_capacity": Condition(weighed, (True, False)),
    "other_benefits": Condition(other_benefits, ("very_limited",)),
    "work_capacity_assessed": Condition(must_be(True)),
    "appropriate_and_necessary": Condition(weighed, (True, False)),
    "lawful_residence": Condition(must_be(True)),
    "resident_in_norway": Condition(must_be(True)),
    "disproportionate_burden": Condition(disproportionate_burden, (True,)),
}


def ordinary_end(start: date) -> date:
    """Return the last day of two years (§ 32)."""
    return years_after(start, number("program_mnd", start) // 12)


def extra_years(start: date) -> int | None:
    """Return how many years a programme can go on after that, for særlige grunner (§ 32)."""
    return number("forlengelse_mnd", start) // 12
