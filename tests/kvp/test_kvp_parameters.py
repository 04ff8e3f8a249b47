"""The dated numbers: what each one must say of itself, the old values, and faulty files."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest

from sekit import _parameters, kvp
from sekit.errors import FactError, NotCovered, ParameterError, UnknownName
from sekit.kvp import numbers

# G, factor, kr per year, kr per day, kr per year under 25: worked out outside the library
OLD_VALUES = """
2011-05-01 2012-01-01  79216 2     158432.00  609.35 105621.33
2012-05-01 2012-05-01  82122 2     164244.00  631.71 109496.00
2013-05-01 2013-05-01  85245 2     170490.00  655.73 113660.00
2014-05-01 2014-05-01  88370 2     176740.00  679.77 117826.67
2015-05-01 2015-05-01  90068 2     180136.00  692.83 120090.67
2016-05-01 2016-05-01  92576 2     185152.00  712.12 123434.67
2017-05-01 2017-05-01  93634 2     187268.00  720.26 124845.33
2018-05-01 2018-05-01  96883 2     193766.00  745.25 129177.33
2019-05-01 2019-05-01  99858 2     199716.00  768.14 133144.00
2020-05-01 2020-05-01 101351 2     202702.00  779.62 135134.67
2021-05-01 2021-05-01 106399 2     212798.00  818.45 141865.33
2022-05-01 2022-05-01 111477 2     222954.00  857.52 148636.00
2023-05-01 2023-05-01 118620 2     237240.00  912.46 158160.00
2024-05-01 2024-05-01 124028 2     248056.00  954.06 165370.67
2024-05-01 2024-07-01 124028 2.041 253141.15  973.62 168760.77
2025-05-01 2025-05-01 130160 2.041 265656.56 1021.76 177104.37
2026-05-01 2026-05-01 136549 2.041 278696.51 1071.91 185797.67
"""
ROWS = [line.split() for line in OLD_VALUES.split("\n") if line]
CHILD = {"2012-01-01": 27, "2019-01-01": 27, "2023-02-01": 35, "2024-01-01": 36, "2025-01-01": 37, "2026-01-01": 38}
# every number that has been the same the whole time, or has one value in each version
STEADY = {
    "min_alder": {"2012-01-01": "19", "2019-01-01": "18"},
    "maks_alder": {"2012-01-01": "67", "2019-01-01": "67"},
    "faktor_g": {"2012-01-01": "2", "2024-07-01": "2.041"},
    "dager_per_aar": {"2012-01-01": "260"},
    "timer_per_uke": {"2012-01-01": "37.5"},
    "hoyeste_stilling": {"2012-01-01": "0.5"},
    "full_sats_alder": {"2012-01-01": "25"},
    "program_mnd": {"2012-01-01": "24", "2019-01-01": "24"},
    "forlengelse_mnd": {"2019-01-01": "12"},
    "vedtak_mnd": {"2012-01-01": "12", "2019-01-01": "12"},
    "avbrudd_mnd": {"2019-01-01": "12"},
    "koronafravaer_teller": {"2012-01-01": "1", "2020-03-16": "0", "2021-01-01": "1"},  # § 17a, forskrift nr. 966
    "angrefrist_mnd": {"2019-01-01": "12"},
    "oppstart_mnd": {"2012-01-01": "6"},
    "forelopig_svar_mnd": {"2012-01-01": "1"},
    "klagefrist_uker": {"2012-01-01": "3"},
    "egenmelding_opptjening_uker": {"2012-01-01": "8", "2020-03-16": "0", "2020-06-01": "8"},  # § 17a
    "egenmelding_dager": {"2012-01-01": "3", "2020-03-16": "16", "2020-06-01": "3"},
    "egenmelding_vindu_dager": {"2012-01-01": "16"},
    "egenmelding_ganger": {"2012-01-01": "4"},
    "sykt_barn_dager": {"2012-01-01": "10"},
    "sykt_barn_flere_dager": {"2012-01-01": "15"},
    "sykt_barn_kronisk_dager": {"2012-01-01": "10"},
    "sykt_barn_alene_ganger": {"2012-01-01": "2"},
    "sykt_barn_alder": {"2012-01-01": "12"},
    "sykt_barn_kronisk_alder": {"2012-01-01": "18"},
    "velferdspermisjon_dager": {"2012-01-01": "10"},
    "ferie_dager": {"2012-01-01": "25"},
    "ferie_over_60_dager": {"2012-01-01": "5"},
    "ferie_ekstra_alder": {"2012-01-01": "60"},
}


def two_decimals(value):
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def values(name):
    return {value.valid_from.isoformat(): value for value in numbers.series(name).values}


@pytest.mark.parametrize("name", kvp.parameters())
def test_every_value_says_where_it_is_from(name):
    series = numbers.series(name)
    assert series.title
    for value in series.values:
        assert "§" in value.reference
        assert len(value.source) > 5
        assert value.unit
        assert value.confidence in _parameters.CONFIDENCE
        assert date(2026, 7, 2) <= value.checked_on <= date.today()
        assert value.decided is None or value.decided <= max(value.valid_from, value.checked_on)
    assert series.changes in {None, (1, 1), (5, 1)}


def test_the_history_shows_it_all():
    shown = kvp.history("barnetillegg")
    assert shown["valid_from"].map(str).tolist() == list(CHILD)
    assert shown["confidence"].tolist() == ["sannsynlig"] + ["sikker"] * 5


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_old_amounts_are_never_edited(row):
    start, day, grunnbelop, factor, annual, daily, young = row
    on = date.fromisoformat(day)
    assert values("grunnbelop")[start].value == Decimal(grunnbelop)
    assert kvp.parameter("faktor_g", on=on).value == Decimal(factor)
    full = kvp.rate(on=on)
    shown = [two_decimals(full.annual), two_decimals(full.daily), two_decimals(kvp.rate(on=on, under_25=True).annual)]
    assert shown == [annual, daily, young]


def test_no_amount_is_added_in_between():
    assert list(values("grunnbelop")) == list(dict.fromkeys(row[0] for row in ROWS))
    assert {day: int(value.value) for day, value in values("barnetillegg").items()} == CHILD


@pytest.mark.parametrize("name", STEADY)
def test_the_other_numbers(name):
    assert {day: str(value.value) for day, value in values(name).items()} == STEADY[name]


def test_no_number_is_left_out_of_these_tests():
    assert set(kvp.parameters()) == {*STEADY, "grunnbelop", "barnetillegg", "andel_under_25"}
    [third] = values("andel_under_25").values()
    assert (third.exact.numerator, third.exact.denominator) == (2, 3)


def test_covered():
    """Twelve months after the newest yearly change that has a value: 1 May 2026."""
    assert kvp.covered() == (date(2012, 1, 1), date(2027, 5, 1))


@pytest.mark.parametrize(
    ("name", "day", "outdated"),
    [
        ("grunnbelop", date(2027, 4, 30), False),
        ("grunnbelop", date(2027, 5, 1), True),
        ("barnetillegg", date(2026, 12, 31), False),
        ("barnetillegg", date(2027, 1, 1), True),
        ("faktor_g", date(2027, 5, 1), False),
        ("min_alder", date(2027, 5, 1), False),
    ],
)
def test_outdated(name, day, outdated):
    found = kvp.parameter(name, on=day)
    assert found.outdated is outdated
    assert found.value == numbers.series(name).values[-1].value


@pytest.mark.parametrize("name", [*kvp.parameters()])
@pytest.mark.parametrize("day", [date(2011, 12, 31), date(2027, 5, 2)])
def test_outside_the_tables_names_the_covered_dates(name, day):
    with pytest.raises(NotCovered, match=f"{day}.*2012-01-01 til 2027-05-01"):
        kvp.parameter(name, on=day)


def test_a_rule_that_began_later_names_its_own_first_day():
    with pytest.raises(NotCovered, match=r"2018-12-31.*2019-01-01 til 2027-05-01"):
        kvp.parameter("forlengelse_mnd", on=date(2018, 12, 31))


def test_every_day_has_one_value():
    """No gap: the last day of a value is the day before the next begins."""
    for name in kvp.parameters():
        rows = numbers.series(name).values
        for earlier, later in pairwise(rows):
            assert earlier.valid_to in {None, later.valid_from - timedelta(days=1)}, name
        assert rows[-1].valid_to is None


def test_an_unknown_number_suggests_the_nearest():
    with pytest.raises(UnknownName, match="Mente du «grunnbelop»"):
        kvp.parameter("grunnbeløp", on=date(2026, 5, 1))
    with pytest.raises(UnknownName, match="«None»"):
        kvp.parameter(None, on=date(2026, 5, 1))


def test_what_is_no_date():
    with pytest.raises(FactError, match=r"on: fant «2026-05-01» \(str\), ventet en dato"):
        kvp.parameter("grunnbelop", on="2026-05-01")


# Faulty files: the smallest file with one thing changed. name: (what stands there, what it becomes, the line, words)
GOOD = """\
tall:
  title: Et tall
  unit: kr
  changes: "05-01"
  values:
    "2024-05-01":
      value: 1
      reference: lov § 1
      source: oppdiktet
      checked_on: 2026-07-02
      confidence: sikker
    "2025-05-01":
      value: 2
      valid_to: 2026-04-30
      reference: lov § 1
      source: oppdiktet
      checked_on: 2026-07-02
      confidence: sikker
    "2026-05-01":
      value: 2/3
      reference: lov § 1
      source: oppdiktet
      checked_on: 2026-07-02
      confidence: sikker
"""
FAULTS = {
    "a year is missing": ("2025-05-01", "2025-05-02", 12, "ventet en verdi fra 2025-05-01"),
    "gap after a last day": ("2026-04-30", "2026-04-29", 19, "dagene mellom har ingen verdi"),
    "overlap": ("valid_to: 2026-04-30", "valid_to: 2026-05-01", 19, "de to overlapper"),
    "duplicate date": ('"2025-05-01"', '"2024-05-01"', 12, "står to ganger, først på linje 6"),
    "not in order": ('"2024-05-01"', '"2025-06-01"', 12, "ventet stigende datoer"),
    "missing reference": ("      reference: lov § 1\n      source", "      source", 6, "«reference» mangler"),
    "empty reference": ("reference: lov § 1", 'reference: ""', 6, "«reference» mangler"),
    "blank reference": ("reference: lov § 1", 'reference: "  "', 8, "ventet hvor tallet står, som tekst"),
    "reference as a number": ("reference: lov § 1", "reference: 1", 8, "fant «reference: 1»"),
    "missing title": ("  title: Et tall\n", "", 1, "«title» mangler"),
    "missing unit": ("  unit: kr\n", "", 1, "«unit» mangler"),
    "no values": (GOOD[GOOD.index("    ") :], "    {}\n", 1, "«values» mangler"),
    "unknown key in a value": ("source: opp", "sorce: opp", 9, "Mente du «source»"),
    "unknown key in a parameter": ("title: Et", "titel: Et", 2, "Mente du «title»"),
    "wrong number": ("value: 1", "value: mange", 7, "fant «mange», ventet et tall"),
    "yes is no number": ("value: 1", "value: yes", 7, "ventet et tall"),
    "a share of nothing": ("value: 2/3", "value: 2/0", 20, "ventet et tall"),
    "not a number": ("value: 1", "value: .nan", 7, "ventet et tall"),
    "wrong date": ('"2024-05-01"', '"1. mai 2024"', 6, "fant «1. mai 2024» som dato, ventet år-måned-dag"),
    "a day that is not": ('"2024-05-01"', '"2024-02-30"', 6, "fant «2024-02-30» som dato"),
    "wrong day of control": ("checked_on: 2026-07-02", "checked_on: i går", 10, "fant «checked_on: i går»"),
    "wrong last day": ("valid_to: 2026-04-30", "valid_to: snart", 14, "fant «valid_to: snart»"),
    "wrong day of decision": ("value: 1\n", "value: 1\n      decided: 2024\n", 8, "fant «decided: 2024»"),
    "wrong confidence": ("confidence: sikker", "confidence: siker", 11, "Mente du «sikker»"),
    "wrong changes": ('"05-01"\n', '"13-01"\n', 4, "fant «changes: 13-01», ventet måned og dag"),
    "changes in words": ('"05-01"\n', "hver mai\n", 4, "ventet måned og dag"),
    "last day before the first": ("2026-04-30", "2025-04-30", 14, "ventet en dag fra og med 2025-05-01"),
    "values as a list": (GOOD[GOOD.index("    ") :], "    - 1\n", 5, "ventet verdier med dato som nøkkel"),
    "a value that is only a number": (
        GOOD[GOOD.index("      value: 1") : GOOD.index('    "2025')],
        "      1\n",
        6,
        "ventet value, reference",
    ),
    "not YAML": ("unit: kr", "unit: [kr", 4, "ikke gyldig YAML"),
}


@pytest.mark.parametrize(("old", "new", "line", "words"), FAULTS.values(), ids=FAULTS.keys())
def test_one_clear_error(tmp_path, old, new, line, words):
    assert old in GOOD, "the change no longer fits the smallest file"
    file = tmp_path / "tall.yaml"
    file.write_text(GOOD.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        _parameters.read_folder(tmp_path)
    shown = str(caught.value)
    assert words in shown
    assert f"tall.yaml:{line}: " in shown, shown
    assert "Traceback" not in shown


def test_the_smallest_file_is_good(tmp_path):
    (tmp_path / "tall.yaml").write_text(GOOD, encoding="utf-8")
    found = _parameters.read_folder(tmp_path)["tall"]
    assert [str(value.exact) for value in found.values] == ["1", "2", "2/3"]
    assert found.on(date(2026, 4, 30)).value == 2


def test_one_number_has_one_home(tmp_path):
    for name in ("a", "b"):
        (tmp_path / f"{name}.yaml").write_text(GOOD, encoding="utf-8")
    with pytest.raises(ParameterError, match=r"b\.yaml:1: fant «tall», som alt står i .*a\.yaml"):
        _parameters.read_folder(tmp_path)


def test_every_problem_at_once(tmp_path):
    text = GOOD.replace("value: 1", "value: mange").replace("confidence: sikker", "confidence: siker")
    (tmp_path / "tall.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        _parameters.read_folder(tmp_path)
    assert [problem.line for problem in caught.value.problems] == [7, 11, 18, 24]
