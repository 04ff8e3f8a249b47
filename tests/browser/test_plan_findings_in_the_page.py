"""The shared plans, judged in the browser: the same findings as in Python, in the same order, in the same words."""

from __future__ import annotations

import dataclasses
import sys
from pathlib import Path

import pytest
from planning import element, open_plan, put

from sekit import _yaml, plans
from sekit.widgets import plan_page

PLANS = Path(__file__).parent.parent / "plans"
sys.path.append(str(PLANS))
from draw_plans import DATES, NUMBERS, PERIODS, TIMES, WORDS, built  # noqa: E402

SHARED = _yaml.read(PLANS / "data" / "plans.yaml").data
KEYS = ("severity", "field", "row", "message", "source")


def in_python(plan):
    return [dataclasses.asdict(finding) for finding in plan.check()]


@pytest.mark.parametrize("id", plans.templates())
def test_the_same_findings(visit, id):
    open_plan(visit.page, id)
    shared = [built(one) for one in SHARED if one["template"] == id]
    found = visit.page.evaluate(
        "([data, docs]) => docs.map((doc) => sekit.plan.findings(data, doc))",
        [
            plan_page.plan_data(id),
            [{"fields": dict(plan.fields), "rows": list(map(dict, plan.rows))} for plan in shared],
        ],
    )
    for plan, here in zip(shared, found, strict=True):
        assert [{key: one[key] for key in KEYS} for one in here] == in_python(plan), (plan.fields, plan.rows)


def test_the_same_readings(visit):
    """Every text as every kind of thing."""
    from sekit.plans import values

    texts = [*DATES, *TIMES, *PERIODS, *NUMBERS, *WORDS]
    open_plan(visit.page, "laeringsplan")
    found = visit.page.evaluate(
        """([texts, words]) => texts.map((text) => {
          const v = sekit.plan.values;
          const day = (n) => n === null ? null : new Date(n * 864e5).toISOString().slice(0, 10);
          const number = v.asNumber(text);
          return [day(v.asDate(text, words)), v.asPeriod(text, words)?.map(day) ?? null, v.asTime(text, words),
                  number && v.inFigures(number)];
        })""",
        [texts, plan_page.plan_data("laeringsplan")["words"]],
    )
    from sekit._norwegian import in_figures

    for text, here in zip(texts, found, strict=True):
        day, period, time, number = (
            read(text) for read in (values.as_date, values.as_period, values.as_time, values.as_number)
        )
        figures = None if number is None else in_figures(number if number else abs(number))
        there = [day and day.isoformat(), period and [one.isoformat() for one in period], time and list(time), figures]
        assert here == there, repr(text)


@pytest.mark.parametrize("id", plans.templates())
def test_typed_into_the_page(visit, id):
    """A plan as a reader has it on the screen: what the page says is what Python says."""
    open_plan(visit.page, id)
    rough = next(built(one) for one in SHARED if one["template"] == id and one["why"] == "litt av hvert, 3")
    put(
        visit.page,
        {
            "format": 1,
            "template": id,
            "version": 1,
            "name": "",
            "fields": dict(rough.fields),
            "rows": list(map(dict, rough.rows)),
        },
    )
    here = element(visit.page, "findings")
    assert [one["message"] for one in here] == [one["message"] for one in in_python(rough)]
    for one in here[:20]:
        assert one["message"] in visit.page.locator(".sekit-summary").inner_text()
