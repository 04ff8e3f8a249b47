"""Plans as Markdown, for a wiki or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sekit.plans.model import Plan

PRACTICE = "Ekte planer hører i fagsystemet. Bruk denne til å øve, og skriv ikke navn på deltakere."
FIELDS = ("Felt", "Tekst")  # the headings of the table of fields
_SIGNS = re.compile(r"([\\`*_\[\]|~$])")
_LINES = re.compile(r"\r\n?|\n")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


def write(plan: Plan) -> bytes:
    """Return the plan as Markdown: a heading, the fields and the rows as tables."""
    said = columns(plan)
    parts = [f"# {_cell(title(plan))}"]
    if plan.template.about == "person":
        parts.append(PRACTICE)
    parts.append(_table(FIELDS, fields(plan)))
    parts.append(_table([label for _, label, _ in said], [[row.get(id, "") for id, _, _ in said] for row in plan.rows]))
    return ("\n\n".join(parts) + "\n").encode()


def title(plan: Plan) -> str:
    """Return what the plan is called: its own name, or that of its template."""
    return plan.name.strip() or plan.template.title


def fields(plan: Plan) -> list[tuple[str, str]]:
    """Return label and text of every field, those that the template does not know last."""
    known = [(one.label, plan.fields.get(one.id, "")) for one in plan.template.fields]
    ids = {one.id for one in plan.template.fields}
    return [*known, *((key, text) for key, text in plan.fields.items() if key not in ids)]


def columns(plan: Plan) -> list[tuple[str, str, str]]:
    """Return id, label and kind of every column, those that the template does not know last."""
    known = [(one.id, one.label, one.kind) for one in plan.template.columns]
    return [*known, *((key, key, "text") for key in plan.unknown_columns)]


def visible(text: str) -> str:
    """Return the text with control signs, which documents cannot hold, as signs one can see; lines end in ``\\n``.

    >>> visible("a\\r\\nb\\x00")
    'a\\nb␀'
    """
    return _CONTROL.sub(lambda sign: chr(0x2400 + ord(sign[0])) if sign[0] < " " else "\ufffd", _LINES.sub("\n", text))


def _table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    said = [[_cell(text) for text in line] for line in (heading, *rows)]
    said.insert(1, ["---"] * len(heading))
    return "\n".join(f"| {' | '.join(line)} |" for line in said)


def _cell(text: str) -> str:
    """Return the text for one cell: signs that mean something in Markdown or HTML mean themselves."""
    plain = visible(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _SIGNS.sub(r"\\\1", plain).strip().replace("\n", "<br>")
