"""``assess``: every condition of § 29 with its §, its reason, and what would change the answer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from types import ModuleType

from sekit.errors import NotCovered
from sekit.kvp import facts as fact
from sekit.kvp import numbers, version_a, version_b
from sekit.kvp.conditions import MET, NOT_COVERED, ORDER, UNRESOLVED, Finding
from sekit.kvp.texts import checked_on, fill, note, words


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition as it was judged.

    ``id`` equals the name of the fact; ``reference`` law, § and ledd; ``why`` a sentence for a caseworker;
    ``often_wrong`` what others often get wrong; ``model_reasons`` written reasons to learn from; ``discretion`` True
    when the answer counts only with a written reason; ``reason_missing`` True while that is not written.
    """

    id: str
    question: str
    answer: object
    verdict: str
    reference: str
    why: str
    often_wrong: str
    confidence: str
    model_reasons: tuple[str, ...] = ()
    help: str = ""
    discretion: bool = False
    reason_missing: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """One fact that, answered otherwise and with everything else as it is, gives another verdict."""

    fact: str
    answer: object
    verdict: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer with all its reasons. Never a decision: «met» says only that the conditions look met.

    ``verdict`` is ``"met"``, ``"not_met"``, ``"unresolved"`` or ``"not_covered"``; ``unanswered`` the facts that are
    missing; ``blocking`` the conditions that have the verdict of the whole, unless it is met: beside one that is not
    met, those that are only unresolved do not block; ``what_would_change`` is empty when two or more block, and when
    the one that blocks waits for its reason, so that no other answer helps. It keeps the written reasons; a change to
    an answer that is discretion counts only when its reason is written anew. ``version`` is ``"A"`` or ``"B"``.
    """

    verdict: str
    conditions: tuple[Condition, ...]
    unanswered: tuple[str, ...]
    blocking: tuple[str, ...]
    what_would_change: tuple[Change, ...]
    on: date
    version: str | None = None
    notes: tuple[str, ...] = ()


def version_on(day: date) -> ModuleType:
    """Return the rule version that holds on a day."""
    return version_a if day <= version_a.LAST else version_b


def assess(facts: object, *, on: date) -> Assessment:
    """Judge the conditions of sosialtjenesteloven § 29 on the day of the decision.

    ``facts`` is a mapping or a :class:`~sekit.kvp.facts.Facts`; what is missing or None is unanswered. When something
    is not met, only that stands in ``blocking``; what is unresolved beside it is still found among ``conditions``.

    >>> answer = assess({"age": 17}, on=date(2026, 6, 1))
    >>> answer.verdict, answer.blocking, answer.what_would_change
    ('not_met', ('age',), (Change(fact='age', answer=18, verdict='unresolved'),))

    Raises:
        FactError: an unknown fact, a wrong type, or ``on`` is not a date.
    """
    given = fact.read(facts)
    try:
        numbers.require_covered(on, "on")
    except NotCovered as error:
        told = note("assess", "not_covered", on=on, first=error.first, last=error.last)
        return Assessment(NOT_COVERED, (), (), (), (), on, None, (told,))
    conditions = tuple(_conditions(given, on))
    verdict = worst(one.verdict for one in conditions)
    blocking = tuple(one.id for one in conditions if one.verdict == verdict != MET)
    version = version_on(on)
    return Assessment(
        verdict=verdict,
        conditions=conditions,
        unanswered=tuple(one.id for one in conditions if one.answer is None),
        blocking=blocking,
        what_would_change=tuple(_changes(given, on, verdict, blocking)) if len(blocking) < 2 else (),
        on=on,
        version=version.ID,
        notes=tuple(_notes(given, on, version)),
    )


def worst(verdicts: Iterator[str]) -> str:
    """Return not_covered before not_met before unresolved before met."""
    return min(verdicts, key=ORDER.index)


def judge(name: str, answer: object, reason: bool, on: date) -> Finding:
    """Return what one answer to one condition leads to on a day. None is unanswered."""
    if answer is None:
        return Finding(UNRESOLVED, "unanswered")
    finding: Finding = version_on(on).CONDITIONS[name].judge(answer, reason, on)
    return finding


def why(name: str, key: str, on: date) -> str:
    """Return the sentence that says why, with the age limits of the day."""
    own = words("conditions")[name]
    sentences = own["why"] | own["versions"][version_on(on).ID].get("why", {})
    limits = {"lowest": numbers.number("min_alder", on), "highest": numbers.number("maks_alder", on)}
    return fill(sentences[key], **limits)


def _conditions(given: fact.Facts, on: date) -> Iterator[Condition]:
    version = version_on(on)
    for name, rule in version.CONDITIONS.items():
        answer, reason = getattr(given, name), (given.reasons or {}).get(name, "")
        finding = judge(name, answer, bool(reason), on)
        own = words("conditions")[name]
        law = own["versions"][version.ID]
        yield Condition(
            id=name,
            question=own["question"],
            answer=answer,
            verdict=finding.verdict,
            reference=law["reference"],
            why=why(name, finding.why, on),
            often_wrong=law.get("often_wrong", own["often_wrong"]),
            confidence=law["confidence"],
            model_reasons=tuple(own.get("model_reasons", ())),
            help=own["help"],
            discretion=answer in rule.discretion,
            reason_missing=finding.why == "reason_missing",
            reason=reason,
        )


def _changes(given: fact.Facts, on: date, verdict: str, blocking: tuple[str, ...]) -> Iterator[Change]:
    """Try other answers: to the one fact that blocks, or, when all is met, to every fact."""
    for name in blocking or tuple(version_on(on).CONDITIONS):
        for answer in _other_answers(name, getattr(given, name), on):
            changed = fact.read(fact.as_mapping(given) | {name: answer})
            found = worst(one.verdict for one in _conditions(changed, on))
            if found != verdict:
                yield Change(name, answer, found)


def ranges(name: str, on: date) -> list[tuple[int, int, Finding]]:
    """Return what every allowed number leads to, as (from, to, finding), for a condition answered by a number."""
    found: list[tuple[int, int, Finding]] = []
    for answer in range(fact.MOST[name] + 1):
        finding = judge(name, answer, False, on)
        if found and found[-1][2] == finding:
            found[-1] = (found[-1][0], answer, finding)
        else:
            found.append((answer, answer, finding))
    return found


def _other_answers(name: str, now: object, on: date) -> list[object]:
    """Return answers worth trying: of numbers, the nearest with another outcome on each side, and one that is met."""
    if name == "other_benefits":
        return [answer for answer in fact.BENEFITS if answer != now]
    if name not in fact.MOST:
        return [answer for answer in (True, False) if answer is not now]
    table = ranges(name, on)
    met = next(index for index, (_, _, finding) in enumerate(table) if finding.verdict == MET)
    if not isinstance(now, int):
        low, high, _ = table[met]
        return [answer for answer in (low, low - 1, high + 1) if 0 <= answer <= fact.MOST[name]]
    here = next(index for index, (low, high, _) in enumerate(table) if low <= now <= high)
    found: list[object] = []
    for index in (here + 1, here - 1, met):
        if 0 <= index < len(table) and index != here:
            low, high, _ = table[index]
            nearest = low if now < low else high
            found += [nearest] if nearest not in found else []
    return found


def _notes(given: fact.Facts, on: date, version: ModuleType) -> Iterator[str]:
    yield note("assess", "not_a_decision")
    yield note("assess", "state_benefits_first")
    if given.other_benefits is None:
        yield note("assess", "pending_aap")
    for name in version.NOTES:
        yield note("assess", name)
    if on > checked_on():
        yield note("assess", "unchecked", checked=checked_on())
