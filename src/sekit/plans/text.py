"""Plans as Markdown, for a wiki or an e-mail."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sekit.plans.model import Plan
from sekit.plans.values import as_date

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
    parts.append(_table([label for _, label, _ in said], [cells(plan, row) for row in plan.rows]))
    return ("\n\n".join(parts) + "\n").encode()


def title(plan: Plan) -> str:
    """Return what the plan is called: its own name, or that of its template."""
    return plan.name.strip() or plan.template.title


def fields(plan: Plan) -> list[tuple[str, str]]:
    """Return label and text of every field, those that the template does not know last."""
    known = [(one.label, _norwegian(plan.fields.get(one.id, ""), one.kind)) for one in plan.template.fields]
    ids = {one.id for one in plan.template.fields}
    return [*known, *((key, text) for key, text in plan.fields.items() if key not in ids)]


def columns(plan: Plan) -> list[tuple[str, str, str]]:
    """Return id, label and kind of every column, those that the template does not know last."""
    known = [(one.id, one.label, one.kind) for one in plan.template.columns]
    return [*known, *((key, key, "text") for key in plan.unknown_columns)]


def cells(plan: Plan, row: Mapping[str, str]) -> list[str]:
    """Return the texts of a row, column by column."""
    return [_norwegian(row.get(id, ""), kind) for id, _, kind in columns(plan)]


def _norwegian(text: str, kind: str) -> str:
    """Return a date that a machine wrote, 2027-04-22, as people write it; any other text as it is."""
    day = as_date(text) if kind == "date" and text.strip()[:4].isdigit() else None
    return f"{day.day}.{day.month}.{day.year}" if day else text


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
