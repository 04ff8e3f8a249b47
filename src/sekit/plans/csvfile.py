"""Plans as CSV that Norwegian Excel opens right: semicolons, UTF-8 with a byte order mark, CRLF.

What stands where is told in :mod:`sekit.plans.grid`. Files that others made are read too: comma or tab between the
cells, Windows-1252 or UTF-16, no mark, Excel's line «sep=;», only the table.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterable

from sekit.errors import PlanError
from sekit.plans import grid
from sekit.plans.model import Plan

_DELIMITERS = (";", "\t", ",")
_OURS = re.compile(rf'"?{grid.TEMPLATE}"?\s*([;\t,])', re.IGNORECASE)  # the first line of a file of ours
_SEP = re.compile(r'"?sep=([^\r\n])"?\r?\n', re.IGNORECASE)  # Excel's own line


def write(plan: Plan) -> bytes:
    """Return the plan as CSV."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerows([*grid.block(plan), [], *grid.table(plan)])
    return codecs.BOM_UTF8 + out.getvalue().encode()


def read(data: bytes, where: str, asked: grid.Asked = None) -> Plan:
    """Return the plan in a CSV file; errors as for :func:`sekit.plans.read`."""
    text, old = _text(data, where)
    said = _SEP.match(text) or _OURS.match(text)
    if said and said.re is _SEP:
        text = text[said.end() :]
    tables = _tables(text, said[1] if said else _DELIMITERS, where)
    template = grid.chosen(*grid.marker(tables[0]), asked, where)
    rows = max(tables, key=lambda rows: grid.best(template, rows))
    found = grid.Collector(template, where)
    if old:
        found.tell("INFO", None, None, "Fila har gammel tegnkoding (Windows-1252). Se etter at æ, ø og å er rett.")
    found.add(rows)
    return found.plan()


def _text(data: bytes, where: str) -> tuple[str, bool]:
    """Return the text, and whether it was in the old encoding of Windows."""
    try:
        if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            return data.decode("utf-16"), False
        try:
            return data.decode("utf-8-sig"), False
        except UnicodeDecodeError:
            return data.decode("cp1252"), True
    except UnicodeDecodeError:
        raise PlanError(f"{where}: fant noe annet enn tekst, ventet en CSV-fil") from None


def _tables(text: str, delimiters: Iterable[str], where: str) -> list[list[list[str]]]:
    """Return the lines of cells, for each sign that may stand between cells."""
    tables: list[list[list[str]]] = []
    problems: list[PlanError] = []
    for delimiter in delimiters:
        try:
            tables.append(_rows(text, delimiter, where))
        except PlanError as error:
            problems.append(error)
    if not tables:
        raise problems[0]
    return tables


def _rows(text: str, delimiter: str, where: str) -> list[list[str]]:
    before = csv.field_size_limit(max(len(text), 1))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return list(reader)
    except csv.Error:
        raise PlanError(
            f'{where}, linje {reader.line_num}: fant et anførselstegn (") som ikke hører til noe par. '
            'Ventet to etter hverandre ("") inne i en celle, og ett rundt cellen.'
        ) from None
    finally:
        csv.field_size_limit(before)
