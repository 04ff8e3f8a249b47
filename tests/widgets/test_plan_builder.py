"""PlanBuilder in Python: what a front end would do to its traits, and what stands where no widget lives."""

from __future__ import annotations

import json
import re

import pytest
import traitlets

from sekit import plans
from sekit.errors import PlanError, UnknownName
from sekit.widgets import PlanBuilder, page, plan_page


def test_the_plan_as_edited_can_be_read():
    builder = PlanBuilder("laeringsplan")
    assert builder.plan == plans.new("laeringsplan")
    builder._plan = {
        "name": "Våren",
        "fields": {"halvaar": "våren 2027"},
        "rows": [{"tema": "Å ringe", "Merknad": "ny"}],
    }
    assert builder.plan.name == "Våren"
    assert builder.plan.fields == {"halvaar": "våren 2027"}
    assert builder.plan.rows == ({"tema": "Å ringe", "Merknad": "ny"},)
    assert builder.plan.check() != []


@pytest.mark.parametrize("id", plans.templates())
def test_a_plan_to_begin_with(id):
    example = plans.new(id, example=True)
    builder = PlanBuilder(id, example)
    assert builder.plan == example
    builder.plan = plans.new(id)
    assert builder.plan.rows == ()


@pytest.mark.parametrize(
    "bad", [{}, {"fields": {}, "rows": [1]}, {"fields": {"a": 1}, "rows": []}, {"fields": {}, "rows": "x"}]
)
def test_what_is_not_a_plan_is_refused(bad):
    builder = PlanBuilder("laeringsplan")
    with pytest.raises(traitlets.TraitError):
        builder._plan = bad
    assert builder.plan.rows == ()


def test_unknown_templates_and_plans_of_another():
    with pytest.raises(UnknownName, match="laeringsplan"):
        PlanBuilder("laringsplan")
    with pytest.raises(PlanError, match="sprakplan"):
        PlanBuilder("laeringsplan", plans.new("sprakplan"))


@pytest.mark.parametrize("id", plans.templates())
def test_the_text_version_tells_all_of_the_template(id):
    template = plans.template(id)
    data, _ = PlanBuilder(id)._repr_mimebundle_()
    assert "application/vnd.jupyter.widget-view+json" in data
    assert data["text/plain"] == f"PlanBuilder('{id}')"
    text = data["text/html"]
    for one in (*template.fields, *template.columns):
        assert f"<dt>{one.label}</dt>" in text
    assert text.count("<li>") == len(template.checks)
    assert not re.search(r"\{\w+\}", text)


@pytest.mark.parametrize("id", plans.templates())
def test_the_element_carries_what_python_compiled(id):
    element = plan_page.plan_element(id, sources="../kildekart.html")
    data = json.loads(re.search(r'<script type="application/json"[^>]*>(.*?)</script>', element, re.DOTALL)[1])
    assert "<" not in re.search(r"<script[^>]*>(.*?)</script>", element, re.DOTALL)[1]
    assert data["checks"] == json.loads(json.dumps(plans.compile(id)["checks"]))
    assert data["ui"] == page.strings("plan")
    assert set(data["drafts"]) == {d for d in plans.drafts() if plans.draft(d).template.id == id}
