"""The accessibility log is a file an owner can open in a spreadsheet, and claims no test that is not there."""

from __future__ import annotations

import csv
import io
import re

import pytest
from text import BOOK, ROOT

FILE = BOOK / "tilgjengelighetslogg.csv"
COLUMNS = (
    *("Krav", "Navn", "Nivå", "Slik er det prøvd", "Resultat"),
    *("Kjente brudd eller forbehold", "Prøve i koden"),
)
AUTOMATIC, PARTLY, SEEN, NOT_RELEVANT, NOT_TRIED = RESULTS = (
    *("Testet automatisk", "Delvis testet", "Sett på av oss", "Ikke relevant", "Ikke prøvd"),
)
# WCAG 2.1 has 30 criteria at level A and 20 at AA; the list leaves out three about film: 1.2.3 (A), 1.2.4 and 1.2.5.
LEFT_OUT, LEVELS = {"WCAG 1.2.3", "WCAG 1.2.4", "WCAG 1.2.5"}, {"A": 29, "AA": 18}
LONGEST = {"Navn": 45, "Slik er det prøvd": 120, "Kjente brudd eller forbehold": 120}
NO_TEST = "Ingen prøve"


def rows() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(FILE.read_bytes().decode("utf-8-sig"), newline=""), delimiter=";"))


def files(row: dict[str, str]) -> list[str]:
    return [name for name in row["Prøve i koden"].split(", ") if name]


for_every_row = pytest.mark.parametrize("row", rows(), ids=lambda row: row["Krav"])


def test_a_spreadsheet_opens_it():
    raw = FILE.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    assert raw.decode("utf-8-sig").splitlines()[0] == ";".join(COLUMNS)


def test_it_has_the_47_criteria_once_each():
    numbers = [row["Krav"] for row in rows()]
    assert len(numbers) == len(set(numbers)) == 47
    assert not LEFT_OUT & set(numbers)
    assert {level: [row["Nivå"] for row in rows()].count(level) for level in LEVELS} == LEVELS
    assert numbers == sorted(numbers, key=lambda number: [int(part) for part in number.split()[1].split(".")])


@for_every_row
def test_a_row_is_whole_and_short(row):
    assert tuple(row) == COLUMNS
    assert re.fullmatch(r"WCAG [1-4]\.\d\.\d{1,2}", row["Krav"])  # a bare 1.4.10 becomes a date in a spreadsheet
    assert row["Resultat"] in RESULTS
    for column, longest in LONGEST.items():
        assert len(row[column]) <= longest, column
    assert row["Navn"]
    assert row["Slik er det prøvd"]
    assert not any(value.startswith(("=", "+", "-", "@")) for value in row.values())


@for_every_row
def test_what_is_claimed_has_a_test(row):
    assert [name for name in files(row) if not (ROOT / name).is_file()] == []
    assert all(re.fullmatch(r"tests/(?:\w+/)*test_\w+\.py", name) for name in files(row))
    tried = row["Resultat"] in {AUTOMATIC, PARTLY}
    assert bool(files(row)) == tried
    if row["Resultat"] in {NOT_RELEVANT, NOT_TRIED}:
        assert row["Slik er det prøvd"] == NO_TEST
    else:
        assert row["Slik er det prøvd"] != NO_TEST
    if row["Resultat"] in {PARTLY, SEEN, NOT_RELEVANT}:
        assert row["Kjente brudd eller forbehold"], "what is left, or why it is not relevant"


def test_the_page_offers_it():
    page = (BOOK / "chapters" / "tilgjengelighet.md").read_text(encoding="utf-8")
    assert f"<../{FILE.name}>" in page
