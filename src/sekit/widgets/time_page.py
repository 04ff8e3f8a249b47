"""``<sekit-time>``: the calculator of time as a form that can also be filled in on paper, with its data."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from sekit import capacity
from sekit.capacity import Field, Group
from sekit.stages import STAGES
from sekit.widgets.page import _json, strings

# The address of a knowledge id, when there is a page that shows it.
Address = Callable[[str], str]
_UNITS = {"timer": "unit_hours", "uker": "unit_weeks"}


def time_element(address: Address | None = None, *, level: int = 4) -> str:
    """Return ``<sekit-time>``; ``level`` is the heading level of the answer."""
    words = strings("time")
    data = capacity.compile() | {"ui": words, "level": level}
    groups = "".join(_group(group, address) for group in capacity.groups())
    steps = "".join(f"<li>{escape(step.format(weeks=data['weeks']))}</li>" for step in words["paper_steps"])
    paper = f'<div class="sekit-on-paper"><p><strong>{escape(words["on_paper"])}</strong></p><ol>{steps}</ol></div>'
    return (
        f'<sekit-time><script type="application/json" class="sekit-data">{_json(data)}</script>'
        f'<form autocomplete="off" novalidate aria-label="{escape(words["label"])}">'
        f'<p class="sekit-first"><strong>{escape(words["first"])}</strong> {escape(words["intro"])}</p>'
        f'<div class="sekit-row sekit-help"></div>{groups}</form>{paper}</sekit-time>'
    )


def _group(group: Group, address: Address | None) -> str:
    about = f"<p>{escape(group.about)}</p>" if group.about else ""
    own = [field for field in capacity.fields() if field.group == group.id]
    if any(field.stage for field in own):
        rows = "".join(_stage(stage.number, own, address) for stage in STAGES)
    else:
        rows = "".join(_field(field, address) for field in own)
    return (
        f'<fieldset class="sekit-{group.id}"><legend>{escape(group.title)}</legend>{about}'
        f"{_says(group.says, group.sources, address)}{rows}</fieldset>"
    )


def _stage(number: int, fields: Sequence[Field], address: Address | None) -> str:
    """Return the fields of one stage, under its name."""
    id = f"tid-trinn-{number}"
    own = "".join(_field(field, address) for field in fields if field.stage == number)
    title = escape(capacity.stage_name(number))
    return f'<div class="sekit-stage" role="group" aria-labelledby="{id}"><p id="{id}">{title}</p>{own}</div>'


def _field(field: Field, address: Address | None) -> str:
    id = f"tid-{field.id}"
    hint = f'<p class="sekit-hint" id="{id}-hint">{escape(field.hint)}</p>' if field.hint else ""
    described = f' aria-describedby="{id}-hint"' if field.hint else ""
    mode = "decimal" if field.decimals else "numeric"
    unit = (
        f'<span class="sekit-unit">{escape(strings("time")[_UNITS[field.unit]])}</span>' if field.unit in _UNITS else ""
    )
    return (
        f'<div class="sekit-field"><label for="{id}">{escape(field.label)}</label>'
        f'<span class="sekit-number"><input id="{id}" name="{field.id}" type="text" inputmode="{mode}" '
        f'autocomplete="off" size="5" value="{field.start}"{described}>{unit}</span>'
        f"{hint}{_says(field.says, field.sources, address)}</div>"
    )


def _says(text: str, sources: Sequence[str], address: Address | None) -> str:
    """Return what the sources say, with links to them as in the text of a chapter."""
    if not text:
        return ""
    links = [f'<a href="{escape(address(id))}">{id}</a>' if address else id for id in sources]
    return f'<p class="sekit-says">{escape(text)} <span class="kilde">{" ".join(links)}</span></p>'
