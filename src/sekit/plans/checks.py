"""The checks that templates name, and what runs them. What each asks stands in :mod:`sekit.plans.predicates`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any

from sekit._norwegian import in_figures
from sekit.plans import predicates as ask
from sekit.plans.model import SEVERITIES, Check, Finding, Plan
from sekit.plans.predicates import Answer, Said, filled

__all__ = ["CELL", "PARAMETERS", "PLAN", "ROW", "findings"]

# The names that templates use.
CELL: dict[str, Callable[[str, Mapping[str, Any], Plan], Answer]] = {
    "filled": ask.is_filled,
    "is_a": ask.is_a,
    "within": ask.is_within,
    "one_of": ask.is_one_of,
    "lacks": ask.lacks,
    "has": ask.has,
    "more_than": ask.more_than,
    "lasts_at_most": ask.lasts_at_most,
    "between": ask.is_between,
}
ROW: dict[str, Callable[[Said, str, Mapping[str, Any]], Answer]] = {
    "goes_with": ask.goes_with,
    "not_before": ask.is_not_before,
    "at_most": ask.is_at_most,
}
PLAN: dict[str, Callable[[Plan, str, Mapping[str, Any]], Answer]] = {
    "count_between": ask.count_between,
    "each_at_least": ask.each_at_least,
    "somewhere": ask.somewhere,
    "sum_is": ask.sum_is,
    "share_at_most": ask.share_at_most,
    "has_dates_after": ask.has_dates_after,
    "fields_in_order": ask.fields_in_order,
}
# The parameters each predicate takes: name → whether it must be there.
PARAMETERS: dict[str, dict[str, bool]] = {
    "filled": {},
    "is_a": {"kind": True},
    "within": {"period": True},
    "one_of": {"words": True},
    "lacks": {"words": True, "denied_by": False},
    "has": {"words": True, "never": False},
    "more_than": {"words": True},
    "lasts_at_most": {"most": True},
    "between": {"least": True, "most": True},
    "goes_with": {"when": True, "words": False, "then": False, "never": False},
    "not_before": {"start": True},
    "at_most": {"order": True, "top": True},
    "count_between": {"least": False, "most": False},
    "each_at_least": {"words": True, "least": True, "per": False},
    "somewhere": {"words": True, "columns": False, "also": False},
    "sum_is": {"number": True},
    "share_at_most": {"words": True, "most": True, "weight": False},
    "has_dates_after": {"start": True, "days": True, "slack": True},
    "fields_in_order": {"start": True},
}


def findings(plan: Plan) -> Iterator[Finding]:
    """Yield what the checks of the template found: fields first, then row by row, then the plan as a whole."""
    order = [one.id for one in (*plan.template.fields, *plan.template.columns)]
    found = [finding for check in plan.template.checks for finding in _run(check, plan)]

    def place(finding: Finding) -> tuple[int, int, int, int]:
        part = 0 if finding.row is None and finding.field in fields else 1 if finding.row else 2
        column = order.index(finding.field) if finding.field in order else len(order)
        return part, finding.row or 0, column, SEVERITIES.index(finding.severity)

    fields = {one.id for one in plan.template.fields}
    yield from sorted(found, key=place)


def _run(check: Check, plan: Plan) -> Iterator[Finding]:
    own = check.parameters
    answers: list[tuple[int | None, Answer]]
    if check.at == "field":
        answers = [(None, CELL[check.name](plan.fields.get(check.target, ""), own, plan))]
    elif check.at == "cell":
        rows = [(number, row) for number, row in enumerate(plan.rows, start=1) if filled(row.values())]
        answers = [(number, CELL[check.name](row.get(check.target, ""), own, plan)) for number, row in rows]
    elif check.at == "row":
        answers = [(number, ROW[check.name](row, check.target, own)) for number, row in enumerate(plan.rows, start=1)]
    else:
        answers = [(None, PLAN[check.name](plan, check.target, own))]
    for number, (well, values) in answers:
        if not well:
            message = _say(check.message, values)
            yield Finding(check.severity, check.target or None, number, message, check.source)


def _say(message: str, values: Mapping[str, object]) -> str:
    said = {name: in_figures(v) if isinstance(v, Decimal) else str(v) for name, v in values.items()}
    for name, value in said.items():
        message = message.replace("{" + name + "}", value)
    return message
