"""Plans: templates that know what makes a plan work, and plans that can be checked, kept and handed on.

>>> from sekit import plans
>>> plan = plans.new("laeringsplan")
>>> plan.template.about
'office'
"""

from __future__ import annotations

from sekit.plans.compare import Difference, compare
from sekit.plans.compiler import compile
from sekit.plans.files import read, write_blank
from sekit.plans.model import Check, Field, Finding, Plan, Template
from sekit.plans.reader import draft, drafts, example, examples, read_template, template, templates

__all__ = [
    "Check",
    "Difference",
    "Field",
    "Finding",
    "Plan",
    "Template",
    "compare",
    "compile",
    "draft",
    "drafts",
    "example",
    "examples",
    "new",
    "read",
    "read_template",
    "template",
    "templates",
    "write_blank",
]


def new(id: str, *, name: str = "", example: bool = False) -> Plan:
    """Return an empty plan, or with ``example`` the filled-in example of its template.

    >>> new("laeringsplan").check() != []
    True

    Raises:
        UnknownName: there is no such template.
    """
    found = template(id)
    if not example:
        return Plan(found, name)
    rows = tuple(dict(row) for row in found.example.get("rows", ()))
    return Plan(found, name, dict(found.example.get("fields", {})), rows)
