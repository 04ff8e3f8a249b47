"""``absence``: checks that warn. They never decide: whether an absence is valid is for a person to find out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from sekit.errors import FactError, nearest
from sekit.kvp import numbers
from sekit.kvp.facts import kind as type_of
from sekit.kvp.texts import note

KINDS = ("without_valid_reason", "self_certified", "sick_child", "welfare_leave", "holiday")
DAYS_IN_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing to look at. ``severity`` is ``"ERROR"`` (a «skal»-rule), ``"WARNING"`` or ``"INFO"``."""

    severity: str
    message: str
    reference: str


@dataclass(frozen=True, slots=True)
class Absence:
    """What the rules say of one absence. ``limit`` is the most days the rule gives, in the unit of that rule; None
    where there is none. ``within`` is True, False, or None when it is not a matter of days, or not known."""

    kind: str
    limit: int | None
    within: bool | None
    warnings: tuple[Remark, ...]


def absence(
    kind: str,
    *,
    on: date,
    days: int,
    days_in_programme: int | None = None,
    days_since_last: int | None = None,
    days_last_time: int = 0,
    times: int = 0,
    children: int = 1,
    chronically_ill: int = 0,
    alone: bool = False,
    age: int | None = None,
) -> Absence:
    """Check one absence from a programme on a day.

    ``kind`` is one of ``KINDS``. ``days`` counts calendar days for ``self_certified``, and working days for the rest,
    with those already used in the period of the rule. For egenmelding (§§ 6 and 8): ``days_in_programme`` calendar days
    since the start, ``days_since_last`` since an earlier egenmelding ended, ``days_last_time`` days without a doctor's
    note then, ``times`` egenmeldinger in twelve months, this one included. Without ``days_in_programme`` an absence
    that is short enough is not known to be within, except while no weeks in the programme were required. For sick child
    (§ 11): ``children`` under the age limit, ``chronically_ill`` of them, ``alone`` with the care. For holiday (§ 17):
    ``age``.

    >>> absence("self_certified", on=date(2026, 6, 1), days=3, days_in_programme=56).within
    True
    >>> absence("holiday", on=date(2026, 6, 1), days=26, age=61).limit
    30

    Raises:
        FactError: an unknown kind, a wrong type or a negative number.
        NotCovered: the day is outside the tables.
    """
    if kind not in KINDS:
        raise FactError(f"kind: fant «{kind}».{nearest(str(kind), KINDS)} Ventet en av {', '.join(KINDS)}")
    numbers.require_covered(on, "on")
    given = {"days": days, "days_last_time": days_last_time, "times": times, "children": children}
    given |= {"chronically_ill": chronically_ill}
    given |= {name: value for name, value in _optional(days_in_programme, days_since_last, age) if value is not None}
    for name, value in given.items():
        if type(value) is not int or value < 0:
            raise FactError(f"{name}: fant «{value}» ({type_of(value)}), ventet et helt tall fra 0")
    if type(alone) is not bool:
        raise FactError(f"alone: fant «{alone}» ({type_of(alone)}), ventet True eller False")
    checks: dict[str, Callable[[], Absence]] = {
        "without_valid_reason": lambda: _without_reason(on),
        "self_certified": lambda: _self_certified(on, days, days_in_programme, days_since_last, days_last_time, times),
        "sick_child": lambda: _sick_child(on, days, children, chronically_ill, alone),
        "welfare_leave": lambda: _welfare(on, days),
        "holiday": lambda: _holiday(on, days, age),
    }
    return checks[kind]()


def _optional(*values: int | None) -> Iterator[tuple[str, int | None]]:
    yield from zip(("days_in_programme", "days_since_last", "age"), values, strict=True)


def _say(severity: str, name: str, reference: str, **values: object) -> Remark:
    return Remark(severity, note("absence", name, **values), reference)


def _without_reason(on: date) -> Absence:
    law = "sosialtjenesteloven § 36"
    numbers.require_covered(on, "on")
    told = (_say("ERROR", "shall_reduce", law), _say("WARNING", "own_decision", "forvaltningsloven § 16"))
    return Absence("without_valid_reason", None, None, told)


def _self_certified(
    on: date, days: int, in_programme: int | None, since_last: int | None, last_time: int, times: int
) -> Absence:
    rule = {name: numbers.parameter(f"egenmelding_{name}", on=on) for name in ("dager", "opptjening_uker", "ganger")}
    window = numbers.parameter("egenmelding_vindu_dager", on=on)
    limit, weeks, most = (int(rule[name].value) for name in ("dager", "opptjening_uker", "ganger"))
    told = [_say("INFO", "sickness_keeps", "kvalifiseringsforskriften § 5")]
    within: bool | None = True
    if in_programme is None and weeks:
        told.append(_say("INFO", "programme_unknown", rule["opptjening_uker"].reference, weeks=weeks))
        within = None
    elif in_programme is not None and in_programme < weeks * DAYS_IN_A_WEEK:
        told.append(_say("WARNING", "too_new", rule["opptjening_uker"].reference, days=in_programme, weeks=weeks))
        within = False
    if since_last is not None and since_last <= window.value and last_time:
        days += last_time
        values = {"window": window.value, "days": days, "limit": limit}
        told.append(_say("WARNING" if days > limit else "INFO", "joined", window.reference, **values))
    if days > limit:
        told.append(_say("WARNING", "too_long", rule["dager"].reference, days=days, limit=limit))
        within = False
    if times >= most:
        told.append(_say("WARNING", "many_times", rule["ganger"].reference, times=times))
    if within:
        told.append(_say("INFO", "self_certified_ok", rule["dager"].reference))
    return Absence("self_certified", limit, within, tuple(told))


def _sick_child(on: date, days: int, children: int, chronically_ill: int, alone: bool) -> Absence:
    if chronically_ill > children:
        raise FactError(f"chronically_ill: fant «{chronically_ill}», ventet høyst antall barn, {children}")
    name = "sykt_barn_flere_dager" if children > 2 else "sykt_barn_dager"  # § 11: more than two children
    rule = numbers.parameter(name, on=on)
    limit = int(rule.value) if children else 0
    limit += chronically_ill * numbers.number("sykt_barn_kronisk_dager", on)
    limit *= numbers.number("sykt_barn_alene_ganger", on) if alone else 1
    within = days <= limit
    key, severity = ("sick_child_ok", "INFO") if within else ("sick_child_over", "WARNING")
    doctor = {"limit": numbers.number("egenmelding_dager", on)}
    told = (
        _say(severity, key, rule.reference, days=days, limit=limit),
        _say("INFO", "sick_child_doctor", "kvalifiseringsforskriften §§ 9–10", **doctor),
    )
    return Absence("sick_child", limit, within, told)


def _welfare(on: date, days: int) -> Absence:
    rule = numbers.parameter("velferdspermisjon_dager", on=on)
    limit = int(rule.value)
    within = days <= limit
    key, severity = ("welfare_ok", "INFO") if within else ("welfare_over", "WARNING")
    told = (
        _say("INFO", "welfare_may", rule.reference),
        _say(severity, key, rule.reference, days=days, limit=limit),
    )
    return Absence("welfare_leave", limit, within, told)


def _holiday(on: date, days: int, age: int | None) -> Absence:
    rule = numbers.parameter("ferie_dager", on=on)
    older = age is not None and age > numbers.number("ferie_ekstra_alder", on)
    limit = int(rule.value) + (numbers.number("ferie_over_60_dager", on) if older else 0)
    within = days <= limit
    key, severity = ("holiday_ok", "INFO") if within else ("holiday_over", "WARNING")
    told = (
        _say(severity, key, rule.reference, days=days, limit=limit),
        _say("INFO", "holiday_saturday", rule.reference, limit=int(rule.value)),
    )
    return Absence("holiday", limit, within, told)
