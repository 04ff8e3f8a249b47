"""Nav's schemes: every number from the law, every boundary, every text readable, every mistake in a file told."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from sekit import _parameters, _yaml, knowledge, tiltak
from sekit.errors import DataError, FactError, NotCovered, ParameterError, UnknownName
from sekit.tiltak import model, numbers, reader, words

LAW, CODE = date(2026, 7, 2), date(2026, 8, 20)
SITUATIONS = _yaml.read(Path(__file__).parent / "data" / "situations.yaml").data
DAY = timedelta(days=1)


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


def texts(id: str, on: date) -> str:
    """Return everything the table of a scheme says, one cell a line."""
    return plain("\n".join(cell for row in tiltak.table(id, on=on).rows for cell in row))


@pytest.mark.parametrize("case", SITUATIONS, ids=lambda case: f"{case['parameter']} {case['on']}")
def test_the_number_of_the_day_is_the_one_in_the_law(case):
    if case["expected"] == "ikke dekket":
        with pytest.raises(NotCovered):
            tiltak.parameter(case["parameter"], on=case["on"])
        return
    found = tiltak.parameter(case["parameter"], on=case["on"])
    assert found.value == Decimal(case["expected"]), case["source"]
    assert found.outdated == case.get("outdated", False)


@pytest.mark.parametrize(
    "case", [case for case in SITUATIONS if {"shows", "hides"} & set(case)], ids=lambda case: case["says"]
)
def test_the_scheme_says_what_holds_that_day(case):
    said = texts(case["scheme"], case["on"])
    assert case.get("shows", "") in said
    assert "hides" not in case or case["hides"] not in said


def test_every_number_has_a_situation_with_its_source():
    assert {case["parameter"] for case in SITUATIONS} == set(tiltak.parameters())
    assert len(SITUATIONS) >= 25
    assert all(case["source"] and case["says"] for case in SITUATIONS)


@pytest.mark.parametrize("name", tiltak.parameters())
def test_a_number_changes_on_its_day_and_not_the_day_before(name):
    series = numbers.all_series()[name]
    for earlier, later in pairwise(series.values):
        assert tiltak.parameter(name, on=later.valid_from - DAY).value == earlier.value
        assert tiltak.parameter(name, on=later.valid_from).value == later.value
    first, last = series.values[0].valid_from, series.values[-1].valid_to or tiltak.covered()[1]
    assert tiltak.parameter(name, on=first)
    assert tiltak.parameter(name, on=last)
    for outside in (first - DAY, last + DAY):
        with pytest.raises(NotCovered):
            tiltak.parameter(name, on=outside)
    if series.next_change and series.next_change <= last:
        assert not tiltak.parameter(name, on=series.next_change - DAY).outdated
        assert tiltak.parameter(name, on=series.next_change).outdated


def test_every_number_says_where_it_comes_from_and_how_sure_it_is():
    for name, series in numbers.all_series().items():
        yearly = series.values[0].unit.startswith("kr") and name != "arbeidstrening_tilskudd"
        assert (series.changes == (1, 1)) == yearly, name
        for value in series.values:
            assert value.reference, name
            assert value.checked_on == (CODE if "kode" in value.source else LAW), name
            assert value.valid_from <= CODE, f"{name}: rates of a year not begun are not guessed"


def test_what_is_not_checked_says_so():
    young = [name for name in tiltak.parameters() if name.startswith("fireaarig")]
    assert len(young) == 9
    for name in young:
        value = tiltak.parameter(name, on=date(2026, 8, 1))
        assert value.confidence == "sannsynlig"
        assert value.note == "Skulle tre i kraft 1. august 2026; ikke kontrollert etter 2. juli 2026."
    assert "skulle tre i kraft 1. august 2026" in texts("lonnstilskudd", date(2026, 7, 31))


def test_a_scheme_holds_its_numbers_and_their_names():
    found = tiltak.scheme("inkluderingstilskudd", on=CODE)
    assert (
        dict(zip(found.parameters, found.values, strict=True))["inkluderingstilskudd_maks"].confidence == "sannsynlig"
    )
    assert found.checked_on == (LAW, CODE)
    assert found.sources == ("EKS-053", "AFI-109")
    assert not found.outdated
    assert tiltak.scheme("inkluderingstilskudd", on=date(2027, 1, 1)).outdated


def test_every_number_belongs_to_a_scheme():
    used = {name for id in tiltak.schemes() for name in tiltak.scheme(id, on=CODE).parameters}
    assert set(tiltak.parameters()) - used == {"vta_ordinaer_sats"}


@pytest.mark.parametrize("id", tiltak.schemes())
def test_a_scheme_is_not_known_before_the_rules_we_have_read(id):
    since = model.entries()[id].since
    assert tiltak.scheme(id, on=since).on == since
    for outside in (since - DAY, tiltak.covered()[1] + DAY):
        with pytest.raises(NotCovered, match=model.entries()[id].title):
            tiltak.scheme(id, on=outside)


def test_unknown_names_and_things_that_are_not_dates():
    with pytest.raises(UnknownName, match="Mente du «mentor»"):
        tiltak.scheme("mentr", on=LAW)
    with pytest.raises(UnknownName, match="Mente du «alle»"):
        tiltak.table("all")
    with pytest.raises(UnknownName, match="Mente du «mentor_mnd»"):
        tiltak.parameter("mentor_md", on=LAW)
    for wrong in ("2026-07-02", datetime(2026, 7, 2), None):
        with pytest.raises(FactError, match="ventet en dato"):
            tiltak.parameter("mentor_mnd", on=wrong)
        with pytest.raises(FactError, match="ventet en dato"):
            tiltak.scheme("mentor", on=wrong)


# Tables


@pytest.mark.parametrize("id", tiltak.schemes())
def test_a_table_has_every_topic_and_says_when_it_was_checked(id):
    table = tiltak.table(id)
    topics = list(dict.fromkeys(row[0] for row in table.rows))
    expected = ["Hva det er", "Hvem avgjør og betaler", "Hvor lenge", "Sats", "Vilkår", "Fallgruver"]
    assert topics[:6] == expected
    assert topics[-2:] == ["Hjemmel", "Sikkerhet"]
    assert len(table.columns) == 3
    assert all(len(row) == 3 and all(row) for row in table.rows)
    assert table.note.startswith("Kontrollert 2. juli 2026")
    assert not re.search(r"[{}]", table._repr_html_())
    assert list(table.frame.columns) == list(table.columns)


def test_the_overview_has_a_row_for_each_scheme():
    table = tiltak.table("alle")
    assert [row[0] for row in table.rows] == [model.entries()[id].title for id in tiltak.schemes()]
    assert len(table.columns) == 3
    assert table.note == "Kontrollert 2. juli 2026 og 20. august 2026."
    assert "ikke kontrollert etter 2. juli 2026" in table.rows[2][1]


def test_the_overview_of_an_earlier_day_says_what_is_not_known():
    rows = {row[0]: row for row in tiltak.table("alle", on=date(2025, 7, 31)).rows}
    assert rows["Mentor"][1] == "Reglene vi har lest, gjelder fra 1. august 2025."
    assert "298" in rows["Oppfølging"][2]
    for outside in (date(2015, 12, 31), date(2028, 1, 1)):
        with pytest.raises(NotCovered):
            tiltak.table("alle", on=outside)


def test_a_day_that_is_asked_for_is_named_and_old_numbers_are_told_in_words():
    assert tiltak.table("mentor", on=LAW).note == "Vist for 2. juli 2026. Kontrollert 2. juli 2026."
    renewed = "Obs: «Tiltakspenger» skulle vært nytt fra 1. januar 2027. Her står det siste tallet vi kjenner."
    new_year = date(2027, 1, 1)
    assert renewed in texts("oppfolging", new_year)
    assert renewed in tiltak.table("alle", on=new_year).note
    assert renewed not in texts("oppfolging", new_year - DAY)


def test_how_sure_we_are_is_counted():
    row = tiltak.table("lonnstilskudd").rows[-1]
    assert row[1] == "Reglene er sikre. Tall: 14 sikre, 9 sannsynlige."


# Texts


def sentences(text: str) -> list[str]:
    """Split at a full stop, except after a number («1. august», «hver 3. måned»)."""
    return re.split(r"(?<=[^\d\s][.!?])\s+", text)


@pytest.mark.parametrize("id", [*tiltak.schemes(), "alle"])
def test_no_sentence_is_longer_than_25_words(id):
    table = tiltak.table(id)
    for cell in [table.note, *(cell for row in table.rows for cell in row)]:
        for sentence in sentences(plain(cell)):
            assert len(sentence.split()) <= 25, sentence


def test_every_knowledge_id_exists():
    named = {id for scheme in tiltak.schemes() for id in tiltak.scheme(scheme, on=CODE).sources}
    assert {"EKS-030", "EKS-031", "EKS-032", "EKS-033", "EKS-053"} <= named
    assert named <= knowledge.ids()


def test_a_number_has_one_home():
    raw = model.FILE.read_text(encoding="utf-8")
    written = re.findall(r"\d[\d ]* ?(?:kr|prosent|måned|år\b|G\b|timer)\w*", raw)
    assert written == ["1 200 kroner"]  # history, told as history


def test_import_is_light():
    code = "import sys, sekit.tiltak; print([n for n in ('pandas', 'pydantic', 'altair', 'docx') if n in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"


# Files that are wrong

NUMBER = """\
prøvetall:
  title: Prøvetall
  unit: kr
  changes: "01-01"
  values:
    "2025-01-01":
      value: 1
      reference: § 1
      source: oppdiktet
      checked_on: 2026-07-02
      confidence: sikker
    "2026-01-01":
      value: 2
      reference: § 1
      source: oppdiktet
      checked_on: 2026-07-02
      confidence: sikker
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("  unit: kr\n", "  unit: kr\n  enhet: kr\n", 4, "fant nøkkelen «enhet»"),
        ("      reference: § 1\n", "", 6, "«reference» mangler"),
        ('"2026-01-01"', '"2027-01-01"', 12, "ventet en verdi fra 2026-01-01"),
        ("sikker", "sikkert", 11, "Mente du «sikker»"),
        ("value: 1\n", "value: en\n", 7, "ventet et tall"),
    ],
)
def test_a_bad_file_of_numbers_is_told_by_words_and_line(tmp_path, old, new, line, message):
    file = tmp_path / "feil.yaml"
    file.write_text(NUMBER.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        _parameters.read_files([file])
    assert [(problem.line, message in problem.message) for problem in caught.value.problems] == [(line, True)]


SCHEME = """\
shared:
  penger:
    - text: Noe å leve av.
      reference: § 2
schemes:
  prøve:
    title: Prøve
    since: 2026-01-01
    checked_on: 2026-07-02
    about: En prøve.
    decides: Staten avgjør.
    overview:
      period: ["Inntil {lengde}."]
      rate: [Ingen.]
    period:
      - text: Inntil {lengde}.
        reference: § 1
        sources: [EKS-030]
    rate:
      - use: penger
    conditions:
      - text: Hver {lengde:tall}. måned.
        reference: § 3
    pitfalls:
      - text: Ingen.
        reference: vårt forslag
    reference: Prøveloven
    confidence: sikker
"""


def read_scheme(tmp_path: Path, text: str) -> dict[str, reader.Entry]:
    file = tmp_path / "ordninger.yaml"
    file.write_text(text, encoding="utf-8")
    return reader.read(file, ("lengde",))


def test_a_good_file_of_schemes(tmp_path):
    entry = read_scheme(tmp_path, SCHEME)["prøve"]
    assert entry.points["rate"] == (reader.Point("Noe å leve av.", "§ 2"),)
    assert entry.points["notes"] == ()
    assert str(entry.points["period"][0]) == "Inntil {lengde}."


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("    title: Prøve\n", "    title: Prøve\n    tittel: Prøve\n", 8, "fant nøkkelen «tittel». Mente du «title»?"),
        ("    decides: Staten avgjør.\n", "", 6, "prøve: «decides» mangler"),
        ("    title: Prøve\n", "    title: ''\n", 6, "prøve: «title» mangler"),
        ("        reference: § 1\n", "", 16, "prøve period 1: «reference» mangler"),
        (
            "text: Inntil {lengde}",
            "text: Inntil {lenge}",
            16,
            "fant «{lenge}», ventet navnet på et tall. Mente du «lengde»?",
        ),
        ('["Inntil {lengde}."]', '["Inntil {lenge}."]', 13, "prøve overview period 1: fant «{lenge}»"),
        ("{lengde:tall}", "{lengde:ord}", 22, "ventet tekst der tall står som {navn} eller {navn:tall}"),
        ("text: Ingen.", "text: 12", 25, "fant «12», ventet tekst"),
        ("about: En prøve.", 'about: "{lengde}"', 10, "fant en klamme"),
        ("confidence: sikker", "confidence: sikkert", 28, "Mente du «sikker»?"),
        ("since: 2026-01-01", "since: i fjor", 8, "fant «i fjor», ventet år-måned-dag"),
        ("[EKS-030]", "[EKS-30]", 18, "fant «EKS-30», ventet en id som EKS-030"),
        ("use: penger", "use: pengar", 20, "Mente du «penger»?"),
        ("rate: [Ingen.]", "rate: Ingen.", 14, "fant «Ingen.», ventet en liste"),
        ("      - use: penger\n", "", 6, "prøve: «rate» mangler"),
        ("shared:\n", "felles:\n", 1, "fant nøkkelen «felles»"),
        (
            "      - text: Ingen.\n        reference: vårt forslag\n",
            "      - Ingen.\n",
            25,
            "ventet text, reference, sources",
        ),
    ],
)
def test_a_bad_file_of_schemes_is_told_by_words_and_line(tmp_path, old, new, line, message):
    with pytest.raises(DataError) as caught:
        read_scheme(tmp_path, SCHEME.replace(old, new, 1))
    told = [(problem.line, problem.message) for problem in caught.value.problems]
    assert any(at == line and message in said for at, said in told), told


def test_a_file_that_is_no_yaml_is_told(tmp_path):
    with pytest.raises(DataError, match="fila er tom"):
        read_scheme(tmp_path, "")
    with pytest.raises(DataError, match="ventet shared, schemes"):
        read_scheme(tmp_path, "- en\n- to\n")
    with pytest.raises(DataError, match="schemes: fant «\\[1\\]»"):
        read_scheme(tmp_path, SCHEME[: SCHEME.index("schemes:")] + "schemes: [1]\n")


def test_a_number_in_a_sentence_is_said_as_people_say_it():
    on = date(2026, 7, 2)
    held = {name: tiltak.parameter(name, on=on) for name in ("mentor_mnd", "mentor_nedsatt_mnd", "tiltakspenger_dag")}
    said = words.fill("{mentor_mnd}, {mentor_nedsatt_mnd}, {tiltakspenger_dag}, {mentor_mnd:tall}.", held)
    assert plain(said) == "6 måneder, tre år, 312 kr, 6."
