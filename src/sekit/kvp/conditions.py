"""What a rule version needs to judge one condition: the four verdicts, and the ways an answer is weighed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from sekit.kvp.facts import MORE, NONE
from sekit.kvp.numbers import number

MET, NOT_MET, UNRESOLVED, NOT_COVERED = "met", "not_met", "unresolved", "not_covered"
ORDER = (NOT_COVERED, NOT_MET, UNRESOLVED, MET)  # the first of these that some condition has, is the verdict


class Finding(NamedTuple):
    """What an answer leads to: a verdict, and the name of the sentence that says why."""

    verdict: str
    why: str


# (answer, whether its reason is written, the day of the decision) → finding
Judge = Callable[[object, bool, date], Finding]


class Condition(NamedTuple):
    """One condition of § 29: how it is judged, and which answers are discretion."""

    judge: Judge
    discretion: tuple[object, ...] = ()


def age(answer: object, _reason: bool, on: date) -> Finding:
    """At least the lowest age, under the highest. Exactly the highest is unresolved: the law does not settle it."""
    assert isinstance(answer, int)
    lowest, highest = number("min_alder", on), number("maks_alder", on)
    if answer < lowest:
        return Finding(NOT_MET, "too_young")
    if answer > highest:
        return Finding(NOT_MET, "too_old")
    return Finding(UNRESOLVED, "at_limit") if answer == highest else Finding(MET, "within")


def must_be(wanted: bool) -> Judge:
    """Return a judge for a question of fact."""

    def judge(answer: object, _reason: bool, _on: date) -> Finding:
        return Finding(MET if answer is wanted else NOT_MET, "yes" if answer else "no")

    return judge


def weighed(answer: object, reason: bool, _on: date) -> Finding:
    """Judge a question of discretion: yes and no both count once the reason is written."""
    if not reason:
        return Finding(UNRESOLVED, "reason_missing")
    return Finding(MET, "yes") if answer else Finding(NOT_MET, "no")


def other_benefits(answer: object, reason: bool, _on: date) -> Finding:
    """Judge what the person has: none is enough, more than very limited is too much, between them is discretion."""
    if answer == NONE:
        return Finding(MET, "none")
    if answer == MORE:
        return Finding(NOT_MET, "more_than_very_limited")
    return Finding(MET, "very_limited") if reason else Finding(UNRESOLVED, "reason_missing")
