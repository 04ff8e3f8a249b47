"""What cannot be used: every message says which fact, what was found and what is allowed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType

import numpy as np
import pytest

from sekit import kvp
from sekit.errors import FactError, NotCovered, UnknownName
from sekit.kvp import money

DAY = date(2026, 5, 1)
BOOLEANS = (
    "reduced_work_capacity",
    "work_capacity_assessed",
    "appropriate_and_necessary",
    "lawful_residence",
    "resident_in_norway",
    "disproportionate_burden",
)


def message(call, *args, **arguments):
    with pytest.raises(FactError) as caught:
        call(*args, **arguments)
    return str(caught.value)


# facts: (facts, words that must stand in the message)
FACTS = {
    "unknown fact": ({"agee": 30}, ["ukjent opplysning «agee»", "Mente du «age»", "other_benefits"]),
    "unknown fact that is like nothing": ({"zzz": 1}, ["«zzz»", "Lovlige er age"]),
    "a name that is no text": ({7: 1}, ["«7»", "Lovlige er age"]),
    "age as yes": ({"age": True}, ["age", "«True» (bool)", "et helt tall fra 0 til 120"]),
    "age as text": ({"age": "30"}, ["age", "«30» (str)", "et helt tall fra 0 til 120"]),
    "age with decimals": ({"age": 30.0}, ["age", "(float)", "et helt tall"]),
    "age that is not a number": ({"age": float("nan")}, ["age", "«nan»", "et helt tall"]),
    "negative age": ({"age": -1}, ["age", "«-1»", "fra 0 til 120"]),
    "age over 120": ({"age": 121}, ["age", "«121»", "fra 0 til 120"]),
    "negative programmes": ({"previous_programmes": -1}, ["previous_programmes", "«-1»", "fra 0 til 20"]),
    "programmes as yes": ({"previous_programmes": False}, ["previous_programmes", "(bool)", "et helt tall"]),
    "benefits in other words": ({"other_benefits": "ingen"}, ["other_benefits", "«ingen»", "none, very_limited"]),
    "benefits as no": ({"other_benefits": False}, ["other_benefits", "«False» (bool)", "more_than_very_limited"]),
    "benefits as a list": ({"other_benefits": ["none"]}, ["other_benefits", "(list)", "none, very_limited"]),
    "benefits as an array": ({"other_benefits": np.array(["none"])}, ["other_benefits", "(numpy.ndarray)"]),
    "yes of another kind": ({"lawful_residence": np.True_}, ["lawful_residence", "numpy.bool", "True eller False"]),
    "reasons as text": ({"reasons": "fordi"}, ["reasons", "fant str", "ordliste"]),
    "reason for nothing known": ({"reasons": {"agee": "x"}}, ["ukjent vilkår «agee»", "Mente du «age»"]),
    "reason as a number": ({"reasons": {"age": 3}}, ["reasons, age", "fant int", "ventet tekst"]),
    "facts as text": ("age=30", ["facts", "fant str", "ordliste"]),
    "facts as None": (None, ["facts", "fant NoneType"]),
    "facts as a list": ([("age", 30)], ["facts", "fant list"]),
    "facts as a class": (kvp.Facts, ["facts", "fant type"]),
}


@pytest.mark.parametrize(("facts", "words"), FACTS.values(), ids=FACTS.keys())
def test_facts(facts, words):
    shown = message(kvp.assess, facts, on=DAY)
    assert [word for word in words if word not in shown] == []


def test_reasons_may_be_any_mapping():
    facts = kvp.Facts(reduced_work_capacity=True, reasons=MappingProxyType({"reduced_work_capacity": "Fordi."}))
    assert kvp.assess(facts, on=DAY).conditions[1].verdict == "met"


BLANK = {"nothing": "", "space": " \n\t", "dots": "…", "a line": "---", "zero width": "\u200b\u200d\ufeff\u00ad"}


@pytest.mark.parametrize("reason", BLANK.values(), ids=BLANK.keys())
def test_a_reason_has_a_letter_or_a_digit(reason):
    for before, after, missing in (("", "", True), ("se s. ", "4", False)):
        facts = {"reduced_work_capacity": True, "reasons": {"reduced_work_capacity": before + reason + after}}
        assert kvp.assess(facts, on=DAY).conditions[1].reason_missing is missing


@pytest.mark.parametrize("name", BOOLEANS)
@pytest.mark.parametrize("value", [1, 0, "ja", "True", 1.0], ids=repr)
def test_yes_and_no_are_not_numbers_or_text(name, value):
    shown = message(kvp.assess, {name: value}, on=DAY)
    assert shown.startswith(f"{name}: fant «{value}»")
    assert "True eller False" in shown


def test_a_wrong_fact_is_told_also_when_the_version_does_not_use_it():
    assert "disproportionate_burden" in message(kvp.assess, {"disproportionate_burden": 1}, on=date(2018, 1, 1))


def test_a_dataclass_of_ones_own_is_read_and_checked():
    @dataclass
    class Mine:
        age: int = 17

    assert kvp.assess(Mine(), on=DAY).blocking == ("age",)
    assert "«agee»" in message(kvp.assess, {"agee": 1}, on=DAY)
    assert "age" in message(kvp.assess, kvp.Facts(age="17"), on=DAY)


NO_DATES = ["2026-05-01", datetime(2026, 5, 1), None, 20260501, True]
CALLS = {
    "assess": ("on", lambda day: kvp.assess({}, on=day)),
    "rate": ("on", lambda day: kvp.rate(on=day)),
    "parameter": ("on", lambda day: kvp.parameter("grunnbelop", on=day)),
    "absence": ("on", lambda day: kvp.absence("holiday", on=day, days=1)),
    "duration start": ("start", lambda day: kvp.duration(start=day)),
    "pause first": ("pauses, nr. 1", lambda day: kvp.duration(start=DAY, pauses=[(day, DAY)])),
    "pause last": ("pauses, nr. 1", lambda day: kvp.duration(start=DAY, pauses=[(DAY, day)])),
    "stonad start": ("start", lambda day: kvp.stonad(birth_date=date(1990, 1, 1), start=day, end=DAY)),
    "stonad end": ("end", lambda day: kvp.stonad(birth_date=date(1990, 1, 1), start=DAY, end=day)),
    "stonad birth": ("birth_date", lambda day: kvp.stonad(birth_date=day, start=DAY, end=DAY)),
}


@pytest.mark.parametrize(("name", "call"), CALLS.values(), ids=CALLS.keys())
@pytest.mark.parametrize("day", NO_DATES, ids=repr)
def test_what_is_no_date(name, call, day):
    shown = message(call, day)
    assert shown.startswith(f"{name}: fant «{day}»")
    assert "ventet en dato" in shown


def test_a_datetime_is_no_day_to_ask_about():
    assert message(kvp.duration, start=DAY, on=datetime(2026, 5, 1)).startswith("on: fant «2026-05-01 00:00:00»")


def stonad(**changes):
    return kvp.stonad(**{"birth_date": date(1990, 1, 1), "start": DAY, "end": date(2026, 5, 31)} | changes)


# what is changed: words that must stand in the message
MONEY = {
    "negative children": ({"children": -1}, ["children", "«-1»", "fra 0 til 20"]),
    "many children": ({"children": 21}, ["children", "«21»", "fra 0 til 20"]),
    "children as yes": ({"children": True}, ["children", "«True» (bool)", "et helt tall"]),
    "half a child": ({"children": 1.5}, ["children", "«1.5»", "et helt tall"]),
    "children as text": ({"children": "2"}, ["children", "«2» (str)", "et helt tall"]),
    "not a number": ({"weekly_work_hours": float("nan")}, ["weekly_work_hours", "«nan»", "fra 0 til 37,5"]),
    "no end of hours": ({"weekly_work_hours": float("inf")}, ["weekly_work_hours", "«inf»", "fra 0 til 37,5"]),
    "less than no end": ({"weekly_work_hours": float("-inf")}, ["weekly_work_hours", "fra 0 til 37,5"]),
    "Decimal not a number": ({"weekly_work_hours": Decimal("NaN")}, ["weekly_work_hours", "«NaN»"]),
    "Decimal that signals": ({"weekly_work_hours": Decimal("sNaN")}, ["weekly_work_hours", "«sNaN»"]),
    "negative hours": ({"weekly_work_hours": -0.5}, ["weekly_work_hours", "«-0.5»", "fra 0 til 37,5"]),
    "over full time": ({"weekly_work_hours": 37.51}, ["weekly_work_hours", "«37.51»", "fra 0 til 37,5"]),
    "hours as text": ({"weekly_work_hours": "18,75"}, ["weekly_work_hours", "«18,75»"]),
    "hours as yes": ({"weekly_work_hours": True}, ["weekly_work_hours", "«True»"]),
    "hours as None": ({"weekly_work_hours": None}, ["weekly_work_hours", "«None»"]),
    "end before start": ({"end": date(2026, 4, 30)}, ["end", "2026-04-30", "fra og med start, 2026-05-01"]),
    "born after the start": ({"birth_date": date(2026, 5, 2)}, ["birth_date", "2026-05-02", "2026-05-01"]),
    "born on the first day": ({"birth_date": DAY}, ["birth_date", "ventet en dag før 2026-05-01"]),
    "120 years": ({"birth_date": date(1906, 5, 1)}, ["birth_date", "1906-05-01", "120 år", "Sjekk årstallet"]),
    "long ago": ({"birth_date": date(1, 1, 1)}, ["birth_date", "120 år"]),
}


@pytest.mark.parametrize(("changes", "words"), MONEY.values(), ids=MONEY.keys())
def test_money(changes, words):
    shown = message(stonad, **changes)
    assert [word for word in words if word not in shown] == []


def test_nobody_is_born_after_today(monkeypatch):
    """The day is the reader's own: here 1 June 2026, with a period later that year."""

    class Clock(date):
        @classmethod
        def today(cls):
            return date(2026, 6, 1)

    monkeypatch.setattr(money, "date", Clock)
    later = {"start": date(2026, 9, 1), "end": date(2026, 9, 30)}
    assert "ventet en dag før 2026-06-01" in message(stonad, birth_date=date(2026, 6, 2), **later)
    assert len(stonad(birth_date=date(2026, 6, 1), **later)) == 1


def test_all_of_full_time_can_be_work():
    assert stonad(weekly_work_hours=37.5)["sum"].tolist() == [0]
    assert stonad(weekly_work_hours=Decimal("37.50"))["sum"].tolist() == [0]


@pytest.mark.parametrize("value", [1, "ja", None], ids=repr)
def test_under_25_is_yes_or_no(value):
    shown = message(kvp.rate, on=DAY, under_25=value)
    assert shown.startswith(f"under_25: fant «{value}»")


START = date(2024, 8, 15)
# pauses: words that must stand in the message
PAUSES = {
    "overlap": ([(date(2025, 1, 1), date(2025, 1, 10)), (date(2025, 1, 10), date(2025, 1, 20))], ["overlapper"]),
    "one inside another": ([(date(2025, 1, 1), date(2025, 2, 1)), (date(2025, 1, 5), DAY)], ["overlapper"]),
    "the same twice": ([(date(2025, 1, 1), date(2025, 1, 2))] * 2, ["overlapper", "2025-01-02"]),
    "end before start": ([(date(2025, 1, 2), date(2025, 1, 1))], ["nr. 1", "2025-01-01", "før start 2025-01-02"]),
    "before the programme": ([(date(2024, 8, 14), START)], ["nr. 1", "2024-08-14", "fra og med 2024-08-15"]),
    "after the programme": ([(date(2027, 8, 15), date(2027, 8, 15))], ["nr. 1", "2027-08-15", "til og med 2027-08-14"]),
    "the number of the one that is wrong": (
        [(date(2030, 1, 1), date(2030, 1, 2)), (date(2025, 1, 1), date(2025, 1, 2))],
        ["nr. 1", "2030-01-01"],
    ),
    "only one day": ([(START,)], ["nr. 1", "ventet (første dag, siste dag)"]),
    "three days": ([(START, START, START)], ["nr. 1", "ventet (første dag, siste dag)"]),
    "a date by itself": ([START], ["nr. 1", "ventet (første dag, siste dag)"]),
    "text": (["2025-01-01"], ["nr. 1", "ventet (første dag, siste dag)"]),
    "without end": ([(START, date.max)], ["pauses", "tar slutt"]),
    "to the last year but one": ([(START, date(9997, 12, 31))], ["pauses", "tar slutt"]),
    "None": (None, ["pauses", "«None»"]),
    "one pause that is not in a list": ((START, START), ["nr. 1", "ventet (første dag, siste dag)"]),
}


@pytest.mark.parametrize(("pauses", "words"), PAUSES.values(), ids=PAUSES.keys())
def test_pauses(pauses, words):
    shown = message(kvp.duration, start=START, pauses=pauses)
    assert [word for word in words if word not in shown] == []


# (kind and arguments, words that must stand in the message)
ABSENCES = {
    "unknown kind": (("sick",), {}, ["kind", "«sick»", "sick_child"]),
    "kind like another": (("hollyday",), {}, ["Mente du «holiday»"]),
    "kind as None": ((None,), {}, ["kind", "«None»"]),
    "negative days": (("holiday",), {"days": -1}, ["days", "«-1»", "et helt tall fra 0"]),
    "days as yes": (("holiday",), {"days": True}, ["days", "«True»"]),
    "days as text": (("holiday",), {"days": "3"}, ["days", "«3»"]),
    "half days": (("welfare_leave",), {"days": 2.5}, ["days", "«2.5»"]),
    "negative days in the programme": (("self_certified",), {"days_in_programme": -1}, ["days_in_programme", "«-1»"]),
    "negative times": (("self_certified",), {"times": -1}, ["times", "«-1»"]),
    "negative days last time": (("self_certified",), {"days_last_time": -1}, ["days_last_time", "«-1»"]),
    "negative days since": (("self_certified",), {"days_since_last": -1}, ["days_since_last", "«-1»"]),
    "negative children": (("sick_child",), {"children": -1}, ["children", "«-1»"]),
    "more ill than there are": (("sick_child",), {"chronically_ill": 2}, ["chronically_ill", "«2»", "antall barn, 1"]),
    "alone as a number": (("sick_child",), {"alone": 1}, ["alone", "«1»", "True eller False"]),
    "age as text": (("holiday",), {"age": "61"}, ["age", "«61»"]),
}


@pytest.mark.parametrize(("kind", "changes", "words"), ABSENCES.values(), ids=ABSENCES.keys())
def test_absences(kind, changes, words):
    shown = message(kvp.absence, *kind, **{"on": DAY, "days": 1} | changes)
    assert [word for word in words if word not in shown] == []


def test_outside_the_tables():
    """``assess`` has a verdict for it; what gives dates and amounts says which dates are covered."""
    for day in (date(2011, 12, 31), date(2027, 5, 2)):
        for call in (
            lambda on: kvp.rate(on=on),
            lambda on: kvp.duration(start=on),
            lambda on: kvp.duration(start=DAY, on=on),
            lambda on: kvp.absence("holiday", on=on, days=1),
        ):
            with pytest.raises(NotCovered, match=f"{day}.*2012-01-01 til 2027-05-01"):
                call(day)
        assert kvp.assess({}, on=day).verdict == "not_covered"
        [told] = kvp.assess({}, on=day).notes
        assert "1. januar 2012 til 1. mai 2027" in told


def test_an_unknown_table_suggests_the_nearest():
    with pytest.raises(UnknownName, match="Mente du «satser»"):
        kvp.table("sats")
    with pytest.raises(UnknownName, match="«None»"):
        kvp.table(None)
