"""Plans as Word documents, filled in or blank for pen and paper."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Length, Pt

from sekit.plans.model import Field, Plan
from sekit.plans.text import FIELDS, PRACTICE, cells, columns, fields, title, visible

LANGUAGE = "nb-NO"
_WIDE = 4  # columns; more need the page on its side
_BLANK_ROWS, _BLANK_FIELD, _BLANK_ROW = 8, Cm(1.0), Cm(2.2)
# How much of the page a column of each kind takes, against the others.
_WEIGHT = {"date": 9, "time": 7, "number": 7, "period": 10, "choice": 11, "role": 11, "place": 10, "text": 15}
_LOOK = {"firstRow": 0x0020, "firstColumn": 0x0080, "noHBand": 0x0200, "noVBand": 0x0400}


def write(plan: Plan, *, blank: bool = False) -> bytes:
    """Return the plan as a Word document; ``blank`` gives empty lines to write on, and how to fill them in."""
    said = columns(plan)
    document = Document()
    _set_up(document, title(plan), on_its_side=len(said) > _WIDE)
    document.add_heading(visible(title(plan)), level=1)
    if plan.template.title != title(plan):
        document.add_paragraph(plan.template.title)
    if plan.template.about == "person":
        document.add_paragraph(PRACTICE).runs[0].bold = True
    if blank:
        document.add_paragraph(plan.template.intro)
    _heading(document, "Om planen")
    table = _table(document, FIELDS, [list(pair) for pair in fields(plan)], [1, 3], "Om planen", row_headers=True)
    if blank:
        for row in table.rows[1:]:
            row.height = _BLANK_FIELD
        _help(document, plan.template.fields)
    _heading(document, "Planen")
    if blank:
        _help(document, plan.template.columns)
    rows = [[""] * len(said)] * _BLANK_ROWS if blank else [cells(plan, row) for row in plan.rows]
    weights = [_WEIGHT[kind] for _, _, kind in said]
    table = _table(document, [label for _, label, _ in said], rows, weights, "Planen, rad for rad")
    if blank:
        for row in table.rows[1:]:
            row.height = _BLANK_ROW
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _set_up(document: Any, name: str, *, on_its_side: bool) -> None:
    """Set the page, the language, what the document says of itself, and the page numbers."""
    about, now = document.core_properties, datetime.now(UTC).replace(tzinfo=None)
    about.title, about.language, about.author, about.comments = visible(name)[:255], LANGUAGE, "", ""
    about.created = about.modified = now
    for mark in document.styles.element.iter(qn("w:lang")):
        mark.set(qn("w:val"), LANGUAGE)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    section = document.sections[0]
    short, long = Cm(21), Cm(29.7)
    section.page_width, section.page_height = (long, short) if on_its_side else (short, long)
    section.orientation = WD_ORIENT.LANDSCAPE if on_its_side else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.8)
    footer = section.footer.paragraphs[0]
    footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text, code in (("Side ", "PAGE"), (" av ", "NUMPAGES")):
        footer.add_run(text)
        field = f'<w:fldSimple {nsdecls("w")} w:instr="{code}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        footer._p.append(parse_xml(field))


def _heading(document: Any, text: str) -> None:
    document.add_heading(text, level=2)


def _help(document: Any, known: Sequence[Field]) -> None:
    for one in known:
        line = document.add_paragraph()
        line.paragraph_format.space_after = Pt(2)
        line.add_run(f"{one.label}: ").bold = True
        line.add_run(one.help)


def _table(
    document: Any,
    heading: Sequence[str],
    rows: Sequence[Sequence[str]],
    weights: Sequence[int],
    caption: str,
    *,
    row_headers: bool = False,
) -> Any:
    """Add a table whose first row is a heading on every page; with ``row_headers`` the first column heads its rows."""
    section = document.sections[0]
    width = section.page_width - section.left_margin - section.right_margin
    widths = [Length(width * weight // sum(weights)) for weight in weights]
    table = document.add_table(rows=1, cols=len(heading), style="Table Grid")
    for column, wide in zip(table.columns, widths, strict=True):
        column.width = wide
    size = Pt(8) if len(heading) > 2 * _WIDE else Pt(10)
    _fill(table.rows[0], heading, size, bold=len(heading))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    for row in rows:
        _fill(table.add_row(), row, size, bold=int(row_headers))
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    marks = {"firstRow": True, "firstColumn": row_headers, "noHBand": True, "noVBand": True}
    for name, on in marks.items():
        look.set(qn(f"w:{name}"), "1" if on else "0")
    look.set(qn("w:val"), f"{sum(_LOOK[name] for name, on in marks.items() if on):04X}")
    for tag, text in (("tblCaption", caption), ("tblDescription", f"Overskrifter: {', '.join(heading)}")):
        mark = parse_xml(f"<w:{tag} {nsdecls('w')}/>")
        mark.set(qn("w:val"), visible(text))
        table._tbl.tblPr.append(mark)
    return table


def _fill(row: Any, texts: Sequence[str], size: Length, *, bold: int) -> None:
    """Write the texts in the cells of a row, the first ``bold`` of them bold."""
    for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
        line = cell.paragraphs[0]
        line.paragraph_format.space_after = Pt(0)
        run = line.add_run(visible(text))
        run.font.size, run.bold = size, True if number < bold else None
