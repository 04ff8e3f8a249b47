"""The predicates that templates name. Each answers one question about what was written; the words are the template's.

The same predicates stand in ``widgets/static/plan/checks.js``. A predicate returns True when all is well, and values
for the message, such as a count. An empty cell passes everything but ``filled``: what is missing is said once. A cell
without a letter or a figure is as good as empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from sekit.dated import months_after
from sekit.plans.model import Plan
from sekit.plans.values import affirmed, as_date, as_number, as_period, as_time, has_phrase, phrase_in, words

Said = Mapping[str, str]
Answer = tuple[bool, dict[str, object]]  # whether all is well, and values for the message
Reads = Callable[[str], object]
OF_TYPE: dict[str, Reads] = {"date": as_date, "time": as_time, "period": as_period, "number": as_number}


def filled(texts: Any) -> list[str]:
    """Return the texts that hold something."""
    return [text for text in texts if text.strip()]


# One cell: (text, parameters, plan)


def is_filled(text: str, _own: Mapping[str, Any], _plan: Plan) -> Answer:
    """Something is written: a letter or a figure."""
    return bool(words(text)), {}


def is_a(text: str, own: Mapping[str, Any], _plan: Plan) -> Answer:
    """The text can be read as ``kind``: date, time, period or number."""
    return not text.strip() or OF_TYPE[own["kind"]](text) is not None, {"text": _short(text)}


def is_within(text: str, own: Mapping[str, Any], plan: Plan) -> Answer:
    """The date lies inside the period written in field ``period``."""
    day, period = as_date(text), as_period(plan.fields.get(own["period"], ""))
    return day is None or period is None or period[0] <= day <= period[1], {"text": _short(text)}


def is_one_of(text: str, own: Mapping[str, Any], _plan: Plan) -> Answer:
    """The text is one of ``words``, whatever the case of its letters."""
    return not text.strip() or text.strip().lower() in [word.lower() for word in own["words"]], {"text": _short(text)}


def lacks(text: str, own: Mapping[str, Any], _plan: Plan) -> Answer:
    """None of ``words`` stands in the text. What follows one of ``denied_by``, as «ikke», is not said of anybody."""
    met = _met(text, own["words"], own.get("denied_by", ()))
    return not met, {"word": met, "text": _short(text)}


def has(text: str, own: Mapping[str, Any], _plan: Plan) -> Answer:
    """At least one of ``words`` stands in the text, and none of ``never``."""
    well = bool(_met(text, own["words"])) and not _met(text, own.get("never", ()))
    return not words(text) or well, {"text": _short(text)}


def more_than(text: str, own: Mapping[str, Any], _plan: Plan) -> Answer:
    """The text is more than one of ``words``; with a star at its end, it does not begin with it either."""
    said = words(text)
    wanted = [(words(phrase), phrase.endswith("*")) for phrase in own["words"]]
    only = any(said == phrase or (begins and said[: len(phrase)] == phrase) for phrase, begins in wanted)
    return not only, {"text": _short(text)}


def lasts_at_most(text: str, own: Mapping[str, Any], _plan: Plan) -> Answer:
    """The period is no longer than ``most`` whole months, both days inclusive."""
    period = as_period(text)
    return period is None or period[1] <= months_after(period[0], int(own["most"])), {"text": _short(text)}


def is_between(text: str, own: Mapping[str, Any], _plan: Plan) -> Answer:
    """The number is from ``least`` to ``most``, both inclusive."""
    number = as_number(text)
    return number is None or _limit(own, "least") <= number <= _limit(own, "most"), {"text": _short(text)}


# One row: (row, column, parameters)


def goes_with(row: Said, target: str, own: Mapping[str, Any]) -> Answer:
    """When column ``when`` is filled (and holds one of ``words``, if given), ``target`` is filled too.

    ``when`` may be a list: any of the columns. With ``then``, ``target`` must hold one of those words, and with
    ``never`` none of them; an empty ``target`` passes these two.
    """
    columns = [own["when"]] if isinstance(own["when"], str) else own["when"]
    texts = filled(row.get(column, "") for column in columns)
    asked = next((text for text in texts if "words" not in own or _met(text, own["words"])), "")
    wanted = row.get(target, "")
    met = _met(wanted, own.get("never", ()))
    if "then" in own or "never" in own:
        well = not wanted.strip() or (not met and ("then" not in own or bool(_met(wanted, own["then"]))))
    else:
        well = bool(words(wanted))
    return not asked or well, {"text": _short(asked), "word": met}


def is_not_before(row: Said, target: str, own: Mapping[str, Any]) -> Answer:
    """The date in ``target`` is not before the one in column ``start``."""
    start, day = as_date(row.get(own["start"], "")), as_date(row.get(target, ""))
    return start is None or day is None or start <= day, {"text": _short(row.get(target, ""))}


def is_at_most(row: Said, target: str, own: Mapping[str, Any]) -> Answer:
    """On the scale ``order`` (lowest first), ``target`` is no higher than column ``top``."""
    scale = [step.lower() for step in own["order"]]
    low, high = row.get(target, "").strip().lower(), row.get(own["top"], "").strip().lower()
    known = low in scale and high in scale
    return not known or scale.index(low) <= scale.index(high), {"text": low.upper(), "top": high.upper()}


# The whole plan: (plan, column, parameters)


def count_between(plan: Plan, target: str, own: Mapping[str, Any]) -> Answer:
    """The number of different texts in the column is from ``least`` to ``most``; without a column: of filled rows."""
    texts = (
        {text.strip().lower() for text in _column(plan, target)}
        if target
        else filled("".join(row.values()) for row in plan.rows)
    )
    count = len(texts)
    return own.get("least", 0) <= count <= own.get("most", 10**6), {"count": count}


def each_at_least(plan: Plan, target: str, own: Mapping[str, Any]) -> Answer:
    """Every one of ``words`` stands in at least ``least`` rows; rows with the same text in ``per`` count once."""
    if not _column(plan, target):
        return True, {}
    for word in own["words"]:
        rows = [row for row in plan.rows if has_phrase(row.get(target, ""), word)]
        count = len({row.get(own["per"], "").strip().lower() for row in rows}) if "per" in own else len(rows)
        if count < own["least"]:
            return False, {"word": word.rstrip("*"), "count": count}
    return True, {}


def somewhere(plan: Plan, target: str, own: Mapping[str, Any]) -> Answer:
    """One of ``words`` stands in one of ``columns`` (or in ``target``) in at least one row; an empty plan passes.

    ``also`` may hold one more pair of ``words`` and ``columns`` that will do.
    """
    places = [(own.get("columns", [target]), own["words"])]
    if "also" in own:
        places.append((own["also"]["columns"], own["also"]["words"]))
    cells = [(row.get(column, ""), some) for columns, some in places for row in plan.rows for column in columns]
    return any(_met(text, some) for text, some in cells) or not filled(text for text, _ in cells), {}


def sum_is(plan: Plan, target: str, own: Mapping[str, Any]) -> Answer:
    """The numbers in the column add up to ``number``."""
    numbers = [as_number(text) for text in _column(plan, target)]
    total = sum((number for number in numbers if number is not None), Decimal())
    return not numbers or total == _limit(own, "number"), {"sum": total, "number": _limit(own, "number")}


def share_at_most(plan: Plan, target: str, own: Mapping[str, Any]) -> Answer:
    """At most ``most`` per cent of the filled cells in the column hold one of ``words``.

    With ``weight``, a cell counts for as much as the number in that column of its row.
    """
    rows = [row for row in plan.rows if row.get(target, "").strip()]
    sizes = [as_number(row.get(own["weight"], "")) or Decimal() if "weight" in own else Decimal(1) for row in rows]
    of = sum(sizes, Decimal())
    met = sum((size for row, size in zip(rows, sizes, strict=True) if _met(row[target], own["words"])), Decimal())
    return of <= 0 or met * 100 <= _limit(own, "most") * of, {"count": met, "of": of}


def has_dates_after(plan: Plan, target: str, own: Mapping[str, Any]) -> Answer:
    """For each of ``days``, some date in the column lies so many days after field ``start``, give or take ``slack``.

    The field may hold a date, or a period: then the first day counts, and what lies after the last is not asked for.
    """
    said = plan.fields.get(own["start"], "")
    start, period = _first_day(said), as_period(said)
    dates = [day for day in map(as_date, _column(plan, target)) if day is not None]
    if start is None or not dates:
        return True, {}
    length = (period[1] - start).days if period else max(own["days"])
    after = [(day - start).days for day in dates]
    missing = [n for n in own["days"] if n <= length and not any(abs(days - n) <= own["slack"] for days in after)]
    return not missing, {"days": ", ".join(map(str, missing)), "count": len(missing)}


def fields_in_order(plan: Plan, target: str, own: Mapping[str, Any]) -> Answer:
    """The date in field ``target`` is not before the one in field ``start``. Of a period, the first day counts."""
    start, day = _first_day(plan.fields.get(own["start"], "")), _first_day(plan.fields.get(target, ""))
    return start is None or day is None or start <= day, {"text": _short(plan.fields.get(target, ""))}


def _met(text: str, phrases: Iterable[str], denials: Iterable[str] = ()) -> str:
    """Return the first of the phrases that stands in the text, as it is written there, or an empty string."""
    parts = affirmed(text, denials) if denials else [text]
    return next(filter(None, (phrase_in(part, phrase) for phrase in phrases for part in parts)), "")


def _first_day(text: str) -> date | None:
    period = as_period(text)
    return as_date(text) or (period[0] if period else None)


def _column(plan: Plan, target: str) -> list[str]:
    return filled(row.get(target, "") for row in plan.rows)


def _limit(own: Mapping[str, Any], name: str) -> Decimal:
    return Decimal(str(own[name]))


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 60 else said[:59] + "…"
