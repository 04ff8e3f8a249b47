"""Plans as Excel workbooks: one sheet with the table, one with the fields. Every cell is text, so nothing is changed.

What a person has made of it in Excel is read too: real dates and numbers, moved columns, sheets of their own.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from sekit.errors import PlanError
from sekit.plans import grid
from sekit.plans.model import Plan
from sekit.plans.text import columns, title, visible

TABLE, FIELDS = "Plan", "Om planen"
_PROPERTY = "sekit-mal"
_LONGEST = 32_767  # characters in a cell of Excel
_MAX_UNPACKED = 100_000_000  # bytes
_MAX_CELLS = 2_000_000  # empty ones too, up to the last in each line
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_WIDTH = {"date": 14, "time": 14, "number": 10, "period": 16, "choice": 20, "role": 22, "place": 22, "text": 34}


def write(plan: Plan) -> bytes:
    """Return the plan as a workbook."""
    book = Workbook()
    book.properties.title, book.properties.creator, book.properties.language = visible(title(plan)), "", "nb-NO"
    book.custom_doc_props.append(StringProperty(name=_PROPERTY, value=plan.template.id))
    table, fields = book.worksheets[0], book.create_sheet(FIELDS)
    table.title, table.freeze_panes, table.print_title_rows = TABLE, "A2", "1:1"
    for sheet, rows in ((table, grid.table(plan)), (fields, grid.block(plan))):
        for line, row in enumerate(rows, start=1):
            for column, text in enumerate(row, start=1):
                _put(sheet.cell(line, column), text)
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9  # A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddFooter.center.text = "Side &P av &N"
    for column, (_, _, kind) in enumerate(columns(plan), start=1):
        table.column_dimensions[get_column_letter(column)].width = _WIDTH[kind]
        _head(table.cell(1, column))
    for letter, width in (("A", 34), ("B", 80)):
        fields.column_dimensions[letter].width = width
    for line in range(1, fields.max_row + 1):
        _head(fields.cell(line, 1))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _put(cell: Any, text: str) -> None:
    said = _CONTROL.sub(lambda sign: f"_x{ord(sign[0]):04X}_", text)
    if len(said) > _LONGEST:
        raise PlanError(
            f"celle {cell.coordinate}: fant {len(said)} tegn, Excel tar høyst {_LONGEST}. Bruk json eller csv."
        )
    cell.value = said or None
    if said:
        cell.data_type = "s"  # whatever it looks like
    cell.number_format = "@"
    cell.alignment = Alignment(wrap_text=True, vertical="top")


def _head(cell: Any) -> None:
    cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="E7E9EC")


def read(data: bytes, where: str, asked: grid.Asked = None) -> Plan:
    """Return the plan in a workbook; errors as for :func:`sekit.plans.read`."""
    told, sheets = _sheets(data, where)
    block = next((rows for name, (rows, _) in sheets.items() if grid.marker(rows)[0]), [])
    said, version = grid.marker(block)
    template = grid.chosen(said or told, version, asked, where)
    scores = {name: grid.best(template, rows) for name, (rows, _) in sheets.items()}
    table = max(scores, key=lambda name: scores[name])
    found = grid.Collector(template, where)
    for name, (rows, odd) in sheets.items():
        if rows is block and name != table:
            found.add_block(rows, odd)
    if scores[table] or not block:
        found.add(*sheets[table])
    for name, (rows, _) in sheets.items():
        if rows is not block and name != table and any(map(any, rows)):
            key = grid.unique(f"Arket «{name}»", found.fields)
            found.unknown(key, "Innholdet i")
            text = "\n".join("\t".join(row).rstrip("\t") for row in rows if any(row))
            found.fields[key] = found.cell(key, None, text)
    return found.plan()


def _sheets(data: bytes, where: str) -> tuple[str, dict[str, tuple[list[list[str]], dict[tuple[int, int], str]]]]:
    """Return the template that a property names, and the cells of every sheet as text, with what was odd of them."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(one.file_size for one in packed.infolist())
        if size > _MAX_UNPACKED:
            raise PlanError(f"fant {size // 10**6} MB når fila pakkes ut, ventet en plan")
        with warnings.catch_warnings(), io.BytesIO(data) as formulas, io.BytesIO(data) as values:
            warnings.simplefilter("ignore")  # of parts of Excel that have nothing to do with the cells
            book, shown = load_workbook(formulas, read_only=True), load_workbook(values, read_only=True, data_only=True)
            told = next((str(one.value) for one in book.custom_doc_props.props if one.name == _PROPERTY), "")
            return told, {sheet.title: _cells(sheet, shown[sheet.title]) for sheet in book.worksheets}
    except PlanError as error:
        raise PlanError(f"{where}, {error}") from None
    except Exception:  # a damaged workbook can fail in any part of the library
        raise PlanError(
            f"{where}: fant ikke en Excel-fil som kan leses, ventet .xlsx. Er den skadet, eller låst med passord?"
        ) from None


def _cells(sheet: Any, shown: Any) -> tuple[list[list[str]], dict[tuple[int, int], str]]:
    rows, odd = list[list[str]](), dict[tuple[int, int], str]()
    total = 0
    for one in (sheet, shown):
        one.reset_dimensions()  # what the file says of its size may be wrong
    for line, (row, seen) in enumerate(zip(sheet.iter_rows(), shown.iter_rows(), strict=True)):
        rows.append([])
        total += len(row)
        if total > _MAX_CELLS:
            raise PlanError(
                f"arket «{sheet.title}»: fant celler langt borte, mer enn {_MAX_CELLS} i alt, ventet en plan"
            )
        for column, (cell, value) in enumerate(zip(row, seen, strict=True)):
            text, problem = _text(cell, value)
            rows[-1].append(text)
            if problem:
                odd[line, column] = problem
    while rows and not any(rows[-1]):
        rows.pop()
    return rows, odd


def _text(cell: Any, shown: Any) -> tuple[str, str]:
    """Return what a person sees in the cell, and what is odd about it."""
    value = shown.value
    if cell.value is None:
        return "", ""
    if value is None:
        return str(
            cell.value
        ), f"Fant formelen «{cell.value}» uten svar. Åpne og lagre fila i Excel, eller skriv tekst."
    if shown.data_type == "e":
        return str(value), f"Fant feilen «{value}» fra Excel, ventet tekst."
    if isinstance(value, bool):
        return ("ja" if value else "nei"), f"Fant {'SANN' if value else 'USANN'} fra Excel, ventet tekst."
    if isinstance(value, str):
        return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), value), ""
    return _as_written(value, str(shown.number_format)), ""


def _as_written(value: Any, number_format: str) -> str:
    """Return a date, a time or a number the way a Norwegian writes it.

    >>> _as_written(datetime(2027, 4, 22), ""), _as_written(37.5, ""), _as_written(0.5, "0 %"), _as_written(time(9), "")
    ('22.4.2027', '37,5', '50 %', '9.00')
    """
    if isinstance(value, datetime) and value.time() != time():
        return f"{_as_written(value.date(), '')} kl. {_as_written(value.time(), '')}"
    if isinstance(value, date):
        return f"{value.day}.{value.month}.{value.year}"
    if isinstance(value, time):
        return f"{value.hour}.{value.minute:02}"
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}.{minutes % 60:02}"
    number = Decimal(repr(value)) * (100 if number_format.endswith("%") else 1)
    said = f"{number.normalize():f}".replace(".", ",")
    return f"{said} %" if number_format.endswith("%") else said
