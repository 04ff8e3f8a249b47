"""``<sekit-sheet>``: a sheet to fill in as plain HTML. Where no script runs, and on paper, its boxes are empty."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from sekit import sheets
from sekit.sheets import Part, Sheet
from sekit.widgets.page import _json, strings


def sheet_element(name: str, *, level: int = 3) -> str:
    """Return ``<sekit-sheet>``; ``level`` is the heading level of its title.

    Raises:
        UnknownName: no sheet has this name; the message suggests the nearest.
    """
    sheet = sheets.sheet(name)
    words = strings("sheet")
    steps = [{"minutes": step.minutes, "what": step.what, "who": step.who} for step in sheet.steps]
    data = {"ui": words, "steps": steps, "minutes": sheet.minutes, "level": level + 1}
    parts = "".join(_part(sheet, number) for number in range(len(sheet.parts)))
    return (
        f'<sekit-sheet name="{sheet.id}"><script type="application/json" class="sekit-data">{_json(data)}</script>'
        f'<form autocomplete="off"><h{level}>{escape(sheet.title)}</h{level}><p>{escape(sheet.about)}</p>{parts}'
        f'<div class="sekit-row"></div></form></sekit-sheet>'
    )


def _part(sheet: Sheet, number: int) -> str:
    return _WRITERS[sheet.parts[number].kind](sheet.parts[number], f"{sheet.id}-{number + 1}")


def _choices(id: str, answers: Sequence[str]) -> str:
    return "".join(
        f'<label><input type="radio" name="{id}" value="{place}" autocomplete="off">'
        f"<span>{escape(answer)}</span></label>"
        for place, answer in enumerate(answers)
    )


def _marks(part: Part, id: str) -> str:
    rows = []
    for place, row in enumerate(part.rows, start=1):
        own = f"{id}-{place}"
        rows.append(
            f'<div role="radiogroup" aria-labelledby="{own}"><span id="{own}">{place} {escape(row)}</span>'
            f'<span class="sekit-answers">{_choices(own, part.answers)}</span></div>'
        )
    return f'<p class="sekit-label">{escape(part.label)}</p><div class="sekit-marks">{"".join(rows)}</div>'


def _tick(part: Part, id: str) -> str:
    label = f'<span class="sekit-label" id="{id}">{escape(part.label)}</span>'
    answers = f'<span class="sekit-answers">{_choices(id, part.answers)}</span>'
    return f'<div class="sekit-tick" role="radiogroup" aria-labelledby="{id}">{label}{answers}</div>'


def _write(part: Part, id: str) -> str:
    return (
        f'<div class="sekit-write"><label class="sekit-label" for="{id}">{escape(part.label)}</label>'
        f'<textarea id="{id}" rows="{part.lines}" autocomplete="off"></textarea></div>'
    )


def _steps(part: Part, id: str) -> str:
    words = strings("sheet")
    heads = "".join(f'<th scope="col">{escape(words[key])}</th>' for key in ("minutes", "what", "who"))
    rows = "".join(
        f'<tr><td class="tall">{step.minutes}</td><td>{escape(step.what)}</td><td>{escape(step.who)}</td></tr>'
        for step in part.steps
    )
    return (
        f'<table id="{id}"><caption>{escape(part.label)}</caption><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )


def _note(part: Part, id: str) -> str:
    return f'<p class="sekit-note" id="{id}">{escape(part.label)}</p>'


_WRITERS: dict[str, Callable[[Part, str], str]] = {
    "marks": _marks,
    "tick": _tick,
    "write": _write,
    "steps": _steps,
    "note": _note,
}
