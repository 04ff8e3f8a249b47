"""Rule version A: sosialtjenesteloven §§ 29 to 34 as they were to 31 December 2018.

The right held only as far as the office could offer an adapted programme; the facts hold no answer to that, so it is
told as a note. How long the programme could be prolonged past two years is not known.
"""

from __future__ import annotations

from datetime import date

from sekit.dated import years_after
from sekit.kvp.conditions import MET, NOT_MET, Condition, Finding, age, must_be, other_benefits, weighed
from sekit.kvp.numbers import number

ID = "A"
FIRST, LAST = date(2012, 1, 1), date(2018, 12, 31)
NOTES = ("adapted_programme",)


def previous_programmes(answer: object, _reason: bool, _on: date) -> Finding:
    """A programme could be given once (§ 29 before 2019)."""
    return Finding(MET, "yes") if answer == 0 else Finding(NOT_MET, "no")


CONDITIONS = {
    "age": Condition(age),
    "reduced_work_capacity": Condition(weighed, (True, False)),
    "other_benefits": Condition(other_benefits, ("very_limited",)),
    "work_capacity_assessed": Condition(must_be(True)),
    "appropriate_and_necessary": Condition(weighed, (True, False)),
    "lawful_residence": Condition(must_be(True)),
    "resident_in_norway": Condition(must_be(True)),
    "previous_programmes": Condition(previous_programmes),
}


def ordinary_end(start: date) -> date:
    """Return the last day of one year plus one (§ 32 before 2019)."""
    return years_after(start, number("program_mnd", start) // 12)


def extra_years(_: date) -> int | None:
    """Return None: how long the longer extension could be is not known."""
    return None
