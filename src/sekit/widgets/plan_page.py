"""``<sekit-plan>``: a template as an element of a page, with its data and a readable text version."""

from __future__ import annotations

from html import escape
from typing import Any

from sekit import knowledge, plans
from sekit.errors import UnknownName
from sekit.widgets import page


def plan_data(template: str | plans.Template) -> dict[str, Any]:
    """Return the compiled template, the words around it, the drafts that cases hand over, and what its sources say."""
    data = plans.compile(template)
    cited = {check["source"] for check in data["checks"]}
    sources = {id: title for id in sorted(cited) if (title := _title(id))}
    # How the rows are spread: a picture for the plans of an office, not for those about a person.
    counted = [one["id"] for one in data["columns"] if "options" in one and data["about"] == "office"]
    return data | {"ui": page.strings("plan"), "counted": counted, "drafts": _drafts(data["id"]), "sources": sources}


def plan_element(template: str | plans.Template, *, level: int = 2, sources: str | None = None) -> str:
    """Return ``<sekit-plan>`` with its data and its readable text version; arguments as for ``page.case_element``."""
    found = plans.template(template) if isinstance(template, str) else template
    link = f' sources="{escape(sources)}"' if sources else ""
    error = escape(page.strings("plan_text")["not_started"])
    return (
        f'<sekit-plan template="{escape(found.id)}" heading-level="{level}"{link} data-error="{error}">'
        f'<script type="application/json" class="sekit-data">{page._json(plan_data(found))}</script>'
        f'<div class="sekit-text">{plan_text(found, level=level)}</div></sekit-plan>'
    )


def static_element(template: plans.Template) -> str:
    """Return ``<sekit-plan>`` without data: the text to read where nothing can be written."""
    text = plan_text(template, level=3)
    return f'<sekit-plan template="{escape(template.id)}"><div class="sekit-text">{text}</div></sekit-plan>'


def plan_text(template: plans.Template, *, level: int = 2) -> str:
    """Return the template in words: what to fill in, and what is checked."""
    words = page.strings("plan_text")
    sub = level + 1
    parts = [
        f"<h{level}>{escape(template.title)}</h{level}>",
        f"<p>{escape(template.intro)}</p><p>{escape(words['intro'].format(title=template.title))}</p>",
    ]
    if template.about == "person":
        parts.append(f"<p>{escape(words['practice'])}</p>")
    if template.fields:
        parts.append(f"<h{sub}>{escape(words['fields'])}</h{sub}>{_listed(template.fields)}")
    if template.columns:
        heading = escape(words["columns"].format(row=template.row_name))
        parts.append(f"<h{sub}>{heading}</h{sub}>{_listed(template.columns)}")
    if template.checks:
        lines = "".join(f"<li>{_check(template, check)}</li>" for check in template.checks)
        parts.append(f"<h{sub}>{escape(words['checks'])}</h{sub}><ul>{lines}</ul>")
    return "".join(parts)


def _listed(fields: tuple[plans.Field, ...]) -> str:
    words = page.strings("plan_text")

    def entry(one: plans.Field) -> str:
        options = f" ({', '.join(one.options)})" if one.options else ""
        proposal = f" ({words['proposal']})" if one.proposal else ""
        example = f" {words['example'].format(example=one.example)}" if one.example else ""
        return f"<dt>{escape(one.label)}</dt><dd>{escape(one.help + options + example + proposal)}</dd>"

    return f"<dl>{''.join(map(entry, fields))}</dl>"


def _check(template: plans.Template, check: plans.Check) -> str:
    words = page.strings("plan_text")
    where = template.field(check.target).label if check.target else words["of_plan"]
    source = words["proposal"] if check.proposal else check.source
    message = check.message
    for name in ("text", "count", "word", "days", "sum", "number", "top", "of"):
        message = message.replace("{" + name + "}", "…")
    return f"<strong>{escape(where)}:</strong> {escape(message)}{escape(words['source'].format(source=source))}"


def _drafts(id: str) -> dict[str, Any]:
    found = {name: plans.draft(name) for name in plans.drafts()}
    return {
        name: {"name": plan.name, "fields": dict(plan.fields), "rows": [dict(row) for row in plan.rows]}
        for name, plan in found.items()
        if plan.template.id == id
    }


def _title(source: str) -> str:
    try:
        return knowledge.item(source).title
    except UnknownName:
        return ""
