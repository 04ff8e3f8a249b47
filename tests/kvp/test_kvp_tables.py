"""The tables a reader sees are written down once and approved: a number that changes must be seen to change."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest

from sekit import kvp
from sekit.errors import UnknownName
from sekit.kvp import numbers

APPROVED = Path(__file__).parent / "data" / "tables.approved.txt"
NAMES = ("satser", "barnetillegg", "fravaer", "frister", "vilkar", "versjoner", "forveksles")


def written():
    return "\n\n".join(str(kvp.table(name)) for name in NAMES) + "\n"


def test_the_tables_are_as_they_were_approved():
    """After a meant change: delete the file, run this test, read the new file as a reader would, and keep it."""
    if not APPROVED.exists():
        APPROVED.write_text(written(), encoding="utf-8")
        pytest.fail(f"{APPROVED.name} was missing and has been written: read it, and run the test again")
    assert written() == APPROVED.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "amount"),
    [("grunnbelop", Decimal("136550")), ("barnetillegg", Decimal(39)), ("ferie_dager", Decimal(26))],
)
def test_a_changed_number_is_seen(monkeypatch, name, amount):
    series = numbers.series(name)
    last = replace(series.values[-1], value=amount, exact=Fraction(0))  # exact is then taken from value
    changed = replace(series, values=(*series.values[:-1], last))
    everything = {**numbers.all_series(), name: changed}
    monkeypatch.setattr(numbers, "all_series", lambda: everything)
    assert written() != APPROVED.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_has_words(name):
    table = kvp.table(name)
    assert table.caption
    assert table.note
    assert all(len(row) == len(table.columns) for row in table.rows)
    cells = [cell for row in table.rows for cell in row]
    assert [cell for cell in cells if not cell.strip() or "{" in cell or "None" in cell] == []
    assert "2. juli 2026" in table.note
    assert list(table.frame.columns) == list(table.columns)
    assert "<script" not in table._repr_html_()


def test_every_table_is_approved():
    with pytest.raises(UnknownName):
        kvp.table("finnes ikke")
    assert {one.caption for one in map(kvp.table, NAMES)} == {
        block.splitlines()[0] for block in APPROVED.read_text(encoding="utf-8").split("\n\n")
    }
