"""Runs the checks of a template over a plan. What each check asks stands in :mod:`sekit.plans.predicates`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from sekit._norwegian import in_figures
from sekit.plans.model import SEVERITIES, Check, Finding, Plan
from sekit.plans.predicates import CELL, PARAMETERS, PLAN, ROW, Answer, filled

__all__ = ["CELL", "PARAMETERS", "PLAN", "ROW", "findings"]


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
