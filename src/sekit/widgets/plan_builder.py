"""PlanBuilder: a plan to write in a notebook. The plan as edited can be read from Python in the next cell."""

from __future__ import annotations

from typing import Any

import anywidget
import traitlets

from sekit import plans
from sekit.errors import PlanError
from sekit.widgets import page, plan_page


class PlanBuilder(anywidget.AnyWidget):
    """Write a plan.

    Args:
        template: the id of a template, or a template.
        plan: a plan to begin with; None is an empty one.

    What is written stays in the notebook's own process: the page keeps nothing.

    >>> builder = PlanBuilder("laeringsplan")
    >>> builder.plan.rows
    ()

    Raises:
        UnknownName, TemplateError: as :func:`sekit.plans.template`.
        PlanError: the plan follows another template.
        traitlets.TraitError: a ``_plan`` that is not a plan.
    """

    _esm = page.esm("plan")
    _css = page.css("plan")
    _template = traitlets.Dict().tag(sync=True)
    _plan = traitlets.Dict().tag(sync=True)

    def __init__(self, template: str | plans.Template, plan: plans.Plan | None = None) -> None:
        self.template = plans.template(template) if isinstance(template, str) else template
        if plan is not None and plan.template.id != self.template.id:
            raise PlanError(f"planen følger malen «{plan.template.id}», ventet «{self.template.id}»")
        super().__init__(_template=plan_page.plan_data(self.template), _plan=_plain(plan or plans.Plan(self.template)))

    @traitlets.validate("_plan")
    def _valid_plan(self, proposal: Any) -> dict[str, Any]:
        data: dict[str, Any] = proposal["value"]
        rows = data.get("rows")
        for cells in (data.get("fields"), *(rows if isinstance(rows, list) else [None])):
            if not isinstance(cells, dict) or not all(isinstance(text, str) for text in cells.values()):
                raise traitlets.TraitError("_plan: ventet fields og rows med tekst i hver celle")
        return data

    @property
    def plan(self) -> plans.Plan:
        """The plan as it stands now, as a :class:`sekit.plans.Plan`."""
        data = self._plan
        return plans.Plan(
            self.template, str(data.get("name", "")), dict(data["fields"]), tuple(map(dict, data["rows"]))
        )

    @plan.setter
    def plan(self, plan: plans.Plan) -> None:
        self._plan = _plain(plan)

    def _repr_mimebundle_(self, **kwargs: Any) -> Any:
        """Add the readable text version, for places where no widget can live: an export, a viewer, paper."""
        found = super()._repr_mimebundle_(**kwargs)
        data, metadata = found if isinstance(found, tuple) else (found, {})
        if data is None:
            return found
        data = dict(data) | {"text/html": plan_page.static_element(self.template)}
        data["text/plain"] = f"PlanBuilder({self.template.id!r})"
        return data, metadata


def _plain(plan: plans.Plan) -> dict[str, Any]:
    """Return a plan as it stands in a JSON file."""
    own = {"format": 1, "template": plan.template.id, "version": plan.template.version, "name": plan.name}
    return own | {"fields": dict(plan.fields), "rows": [dict(row) for row in plan.rows]}
