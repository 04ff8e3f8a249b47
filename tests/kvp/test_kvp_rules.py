"""What must hold for every fact and every day, and what the sentences must and must not say."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sekit import kvp
from sekit.kvp import version_a, version_b
from sekit.kvp.facts import BENEFITS, CONDITIONS
from sekit.kvp.texts import words

FIRST, LAST = date(2012, 1, 1), date(2027, 5, 1)
WORST_FIRST = ("not_covered", "not_met", "unresolved", "met")
ORE = Decimal("0.01")
MOST_WORDS = 25

days = st.dates(FIRST, LAST)
maybe = st.none() | st.booleans()
facts = st.fixed_dictionaries(
    {},
    optional=dict.fromkeys(CONDITIONS, maybe)
    | {
        "age": st.none() | st.integers(0, 120) | st.sampled_from([17, 18, 19, 66, 67, 68]),
        "other_benefits": st.none() | st.sampled_from(BENEFITS),
        "previous_programmes": st.none() | st.integers(0, 20),
        "reasons": st.none() | st.dictionaries(st.sampled_from(CONDITIONS), st.sampled_from(["", " ", "Fordi."])),
    },
)
# nearly all is met, so that single conditions come to stand in the way
nearly = st.builds(
    lambda changes, reasons: (
        dict.fromkeys(CONDITIONS, True)
        | {"age": 34, "other_benefits": "none", "previous_programmes": 0, "disproportionate_burden": False}
        | {"reasons": {name: "Fordi." for name in CONDITIONS if name not in reasons}}
        | changes
    ),
    facts.map(lambda found: dict(list(found.items())[:2])),
    st.sets(st.sampled_from(CONDITIONS), max_size=1),
)


def worst(verdicts):
    return min(verdicts, key=WORST_FIRST.index)


@settings(deadline=None, max_examples=200)
@given(facts | nearly, days)
def test_the_verdict_is_the_worst_condition(given_facts, on):
    found = kvp.assess(given_facts, on=on)
    assert found.verdict == worst(one.verdict for one in found.conditions)
    standing = [one.id for one in found.conditions if one.verdict == found.verdict]
    assert list(found.blocking) == ([] if found.verdict == "met" else standing)
    assert len(found.blocking) < 2 or found.what_would_change == ()
    assert [one.id for one in found.conditions] == list((version_a, version_b)[on.year > 2018].CONDITIONS)
    for one in found.conditions:
        assert (one.id in found.unanswered) == (one.answer is None)
        assert not one.reason_missing or (one.discretion and one.verdict == "unresolved" and not one.reason)


@settings(deadline=None, max_examples=200)
@given(nearly | facts, days)
def test_a_change_gives_the_verdict_it_promises(given_facts, on):
    found = kvp.assess(given_facts, on=on)
    for change in found.what_would_change:
        assert change.verdict != found.verdict
        changed = kvp.assess(given_facts | {change.fact: change.answer}, on=on)
        assert changed.verdict == change.verdict
    if len(found.blocking) == 1:
        assert {change.fact for change in found.what_would_change} <= set(found.blocking)


@settings(deadline=None, max_examples=60)
@given(nearly, days)
def test_a_fact_that_the_version_does_not_use_changes_nothing(given_facts, on):
    used = (version_a, version_b)[on.year > 2018].CONDITIONS
    fewer = {name: value for name, value in given_facts.items() if name in used or name == "reasons"}
    assert kvp.assess(fewer, on=on) == kvp.assess(given_facts, on=on)
    assert kvp.assess(kvp.Facts(**given_facts), on=on) == kvp.assess(given_facts, on=on)


def sums(birth, start, end, children=0, hours=0):
    table = kvp.stonad(birth_date=birth, start=start, end=end, children=children, weekly_work_hours=hours)
    return sum(table["sum"], Decimal(0)), len(table)


births = st.dates(date(1985, 1, 1), date(2008, 1, 1)) | st.sampled_from([date(1996, 2, 29), date(2000, 2, 29)])
spans = st.tuples(days, st.integers(0, 400)).map(lambda span: (span[0], min(span[0] + timedelta(span[1]), LAST)))


@settings(deadline=None, max_examples=60)
@given(births, spans, st.integers(0, 5), st.sampled_from([0, 7.5, 18.75, 33.3, 37.5]), st.data())
def test_a_period_that_is_split_gives_the_same_sum(birth, span, children, hours, data):
    start, end = span
    whole, rows = sums(birth, start, end, children, hours)
    cut = data.draw(st.dates(start, end))
    if cut == end:
        return
    before, rows_before = sums(birth, start, cut, children, hours)
    after, rows_after = sums(birth, cut + timedelta(1), end, children, hours)
    assert abs(whole - before - after) <= ORE * (rows_before + rows_after)
    assert rows <= rows_before + rows_after <= rows + 1


@settings(deadline=None, max_examples=40)
@given(births, spans, st.integers(0, 5))
def test_the_rows_follow_each_other_and_the_sums_hang_together(birth, span, children):
    start, end = span
    table = kvp.stonad(birth_date=birth, start=start, end=end, children=children)
    assert (table["first_day"].iloc[0], table["last_day"].iloc[-1]) == (start, end)
    firsts, lasts = list(table["first_day"]), list(table["last_day"])
    assert all(late == early + timedelta(1) for early, late in zip(lasts[:-1], firsts[1:], strict=True))
    assert all(first.strftime("%Y-%m") == month for first, month in zip(firsts, table["month"], strict=True))
    for _, row in table.iterrows():
        exact = row["weekdays"] * (row["daily_rate"] + children * row["child_daily"])
        assert abs(row["sum"] - exact) <= ORE / 2 + Decimal("1e-9")
    half, _ = sums(birth, start, end, children, 18.75)
    assert abs(2 * half - sum(table["sum"], Decimal(0))) <= 2 * ORE * len(table)


STARTS = {"A": st.dates(FIRST, date(2017, 1, 1)), "B": st.dates(date(2019, 1, 1), LAST)}


@pytest.mark.parametrize("version", STARTS)
@settings(deadline=None, max_examples=80)
@given(data=st.data())
def test_a_later_start_never_gives_an_earlier_end(version, data):
    early, late = sorted([data.draw(STARTS[version]), data.draw(STARTS[version])])
    first, second = kvp.duration(start=early), kvp.duration(start=late)
    assert (first.version, second.version) == (version, version)
    assert first.ordinary_end <= second.ordinary_end
    if version == "B":
        assert first.exceptional_end <= second.exceptional_end
        assert first.ordinary_end < first.exceptional_end


@settings(deadline=None, max_examples=80)
@given(STARTS["B"], st.integers(0, 700), st.integers(1, 500))
def test_the_days_of_a_pause_are_added_once_and_then_comes_one_year_more(start, after, length):
    plain = kvp.duration(start=start)
    first = start + timedelta(after)
    found = kvp.duration(start=start, pauses=[(first, first + timedelta(length - 1))])
    assert found.ordinary_end - plain.ordinary_end == timedelta(length)
    begins, over = found.ordinary_end + timedelta(1), found.exceptional_end + timedelta(1)
    leap = (begins.month, begins.day) == (2, 29)
    assert over == (date(begins.year + 1, 3, 1) if leap else begins.replace(year=begins.year + 1))


@settings(deadline=None, max_examples=80)
@given(STARTS["A"] | STARTS["B"], st.none() | st.tuples(st.integers(0, 20), st.integers(1, 300)))
def test_the_decisions_fill_the_programme_a_year_at_a_time(start, pause):
    pauses = [(start + timedelta(pause[0]), start + timedelta(pause[0] + pause[1] - 1))] if pause else []
    found = kvp.duration(start=start, pauses=pauses)
    if found.ordinary_end is None:
        assert found.decisions == ()
        return
    last = found.exceptional_end or found.ordinary_end
    assert (found.decisions[0].first_day, found.decisions[-1].last_day) == (start, last)
    for early, late in pairwise(found.decisions):
        assert late.first_day == early.last_day + timedelta(1)
    assert all((one.last_day - one.first_day).days < 366 for one in found.decisions)
    assert [one for one in found.decisions if one.exceptional == (one.last_day <= found.ordinary_end)] == []


# --- the sentences


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from leaves(inner, (*path, str(index)))
    elif isinstance(value, str):
        yield " ".join(path), value


TEXTS = {f"{name} {path}": text for name in ("conditions", "notes", "tables") for path, text in leaves(words(name))}


def sentences(text):
    return re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ«{])", text.strip())


def test_no_sentence_is_long():
    long = {path: one for path, text in TEXTS.items() for one in sentences(text) if len(one.split()) > MOST_WORDS}
    assert long == {}


@settings(deadline=None, max_examples=100)
@given(facts, days)
def test_every_condition_is_told_in_whole_sentences(given_facts, on):
    found = kvp.assess(given_facts, on=on)
    assert found.notes
    for one in found.conditions:
        told = [one.question, one.why, one.help, one.often_wrong, *one.model_reasons, *found.notes]
        assert [text for text in told if not text.strip() or re.search(r"[{}]|\bNone\b", text)] == []
        assert all(text.rstrip()[-1] in ".?" for text in told)
        assert "§" in one.reference
        assert one.confidence in {"sikker", "sannsynlig", "usikker"}


def test_every_answer_has_its_sentence():
    """Each answer a person can give, with and without a reason, in both versions."""
    values = {"other_benefits": BENEFITS, "age": range(121), "previous_programmes": range(21)}
    for on, version in ((version_a.LAST, version_a), (version_b.FIRST, version_b)):
        for name in version.CONDITIONS:
            for value in (None, *values.get(name, (True, False))):
                for reasons in ({}, {name: "Fordi."}):
                    found = kvp.assess({name: value, "reasons": reasons}, on=on)
                    [one] = [one for one in found.conditions if one.id == name]
                    assert one.why.endswith(".")
                    assert "{" not in one.why


def test_what_goes_with_dates_and_amounts_is_filled_in():
    pauses = [(date(2025, 1, 1), date(2026, 3, 1))]
    told = [
        *kvp.duration(start=date(2024, 2, 29), on=date(2026, 9, 1), pauses=pauses).notes,
        *kvp.duration(start=date(2018, 6, 1)).notes,
        *kvp.duration(start=date(2015, 6, 1)).notes,
        *(kvp.duration(start=date(2024, 2, 29), pauses=pauses).assumptions or {}).values(),
    ]
    table = kvp.stonad(birth_date=date(2010, 1, 1), start=date(2027, 1, 1), end=LAST, weekly_work_hours=30)
    told += [*table.attrs["notes"], *table.attrs["assumptions"].values()]
    told += [remark.message for kind in ("without_valid_reason", "welfare_leave") for remark in remarks(kind)]
    told += [remark.message for remark in remarks("holiday", days=40, age=70)]
    told += [remark.message for remark in remarks("sick_child", days=40, children=3, alone=True)]
    told += [remark.message for remark in remarks("self_certified", days_in_programme=3, days_since_last=2, times=5)]
    assert len(told) > 25
    assert [text for text in told if re.search(r"[{}]|\bNone\b|\d{4}-\d\d", text) or not text.endswith(".")] == []
    assert list(table.attrs["assumptions"]) == [
        "ukedager_mot_260",
        "virkning_av_25_arsdagen",
        "dagsats_til_timer",
        "avrunding",
        "barnets_aldersgrense",
        "barnetillegg_ved_fravaer",
        "laeretidens_timer",
        "andre_ytelser",
        "skuddarsdag",
    ]


@pytest.mark.parametrize(
    ("born", "end", "less"),
    [
        # 21 weekdays from 1 to 31 May 2026 less one third of 1071.90965: 21 × 357.3032166… = 7503.37
        (date(2001, 5, 1), date(2026, 6, 30), "7\u00a0503,37"),
        # from Friday 29 May: one weekday
        (date(2001, 5, 29), date(2026, 6, 30), "357,30"),
        # the period ends on Monday 4 May: two weekdays from Friday 1 May
        (date(2001, 5, 1), date(2026, 5, 4), "714,61"),
    ],
)
def test_the_25th_birthday_is_told_both_ways(born, end, less):
    """The law does not say which day the full rate holds from (§ 35): what the other way gives is told in kroner."""
    table = kvp.stonad(birth_date=born, start=date(2026, 4, 1), end=end)
    [told] = [text for text in table.attrs["notes"] if "fyller 25 år" in text]
    assert f"blir summen {less} kroner lavere" in told


def test_a_birthday_just_before_the_start_counts_the_rest_of_its_month():
    """Ten weekdays are left of May 2026, and a third of 2.041 × 136 549 / 260 = 1071.9097 kr for each."""
    start = date(2026, 5, 16)
    table = kvp.stonad(birth_date=date(2001, 5, 15), start=start, end=date(2026, 5, 31))
    (said,) = [text for text in table.attrs["notes"] if "fyller 25" in text]
    assert "3 573,03 kroner" in said.replace("\u00a0", " ")


@pytest.mark.parametrize(("end", "told"), [(date(2026, 5, 14), 0), (date(2026, 5, 15), 1)])
def test_the_upper_age_is_for_others_to_settle(end, told):
    table = kvp.stonad(birth_date=date(1959, 5, 15), start=date(2026, 5, 1), end=end)
    assert sum("fyller 67" in text for text in table.attrs["notes"]) == told


@pytest.mark.parametrize(("hours", "told"), [(18.75, 0), (18.76, 1)])
def test_more_than_half_is_a_matter_of_what_kind_of_work(hours, told):
    for year, protected in ((2017, 0), (2026, 1)):
        table = kvp.stonad(
            birth_date=date(1990, 1, 1), start=date(year, 9, 1), end=date(year, 9, 30), weekly_work_hours=hours
        )
        notes = [text for text in table.attrs["notes"] if "mer enn halv" in text]
        assert len(notes) == told
        assert sum("angrefristen" in text for text in notes) == told * protected


def test_a_child_that_is_not_there_is_not_told_of():
    asked = {"birth_date": date(1990, 1, 1), "start": date(2027, 1, 1), "end": date(2027, 1, 31)}
    for children, told in ((0, 0), (1, 1)):
        notes = kvp.stonad(**asked, children=children).attrs["notes"]
        assert sum("Barnetillegg" in text for text in notes) == told


def test_no_birthday_no_note():
    for born in (date(2001, 3, 31), date(2001, 7, 1), date(1990, 1, 1)):
        table = kvp.stonad(birth_date=born, start=date(2026, 4, 1), end=date(2026, 6, 30))
        assert not [text for text in table.attrs["notes"] if "fyller 25" in text], born


def test_what_is_not_known_before_2019_is_not_said():
    """Version A: no § 34 year, no promise about capacity, leave is added and breaks are not confirmed."""
    found = kvp.duration(start=date(2015, 3, 1), pauses=[(date(2015, 6, 1), date(2015, 6, 30))])
    assert found.breaks == ()
    assert any("godkjent permisjon i tillegg" in text for text in found.notes)
    assert not any("angrefristen" in text for text in found.notes)
    notes = kvp.assess({}, on=date(2018, 12, 31)).notes
    assert any("tilpasset program" in text for text in notes)
    assert not any("aldri en grunn" in text for text in notes)
    assert any("aldri en grunn" in text for text in kvp.assess({}, on=date(2019, 1, 1)).notes)


def test_the_older_wording_is_likely_not_sure():
    """Version A is read from the law of 2007 and the list of changes; the age and «once» stand in official texts."""
    conditions = kvp.assess({}, on=date(2018, 12, 31)).conditions
    sure = {one.id for one in conditions if one.confidence == "sikker"}
    assert sure == {"age", "lawful_residence", "resident_in_norway", "previous_programmes"}
    assert {one.confidence for one in conditions} == {"sikker", "sannsynlig"}
    assert {one.confidence for one in kvp.assess({}, on=date(2019, 1, 1)).conditions} == {"sikker"}


def remarks(kind, *, days=4, **more):
    return kvp.absence(kind, on=date(2026, 6, 1), days=days, **{"days_last_time": 2} | more).warnings


# «kan», «skal» and «ikke avklart» are three different things: which words a sentence must have, and must not have
LAW_WORDS = {
    "notes absence shall_reduce": ("skal redusere stønaden", "kan redusere"),  # § 36
    "notes absence own_decision": ("ikke avklart", "må fatte"),
    "notes absence too_long": ("kan kommunen kreve", "skal"),  # forskriften § 6
    "notes absence sick_child_doctor": ("kan kommunen kreve", "skal"),
    "notes absence many_times": ("Kommunen kan da ta bort retten. Deltakeren skal høres", "skal ta bort"),  # § 8
    "notes absence welfare_may": ("Kommunen kan gi den", "skal"),  # § 15
    "notes absence holiday_saturday": ("ikke avklart", "skal"),
    "notes duration section_34": ("skal det avsluttes", "kan avsluttes"),  # § 34 first ledd
    "notes duration break_year": ("skal avsluttes med vedtak", "kan avsluttes"),
    "notes duration protection": ("kan dere ikke avslutte", "skal avsluttes"),  # § 34 second ledd
    "notes duration nothing_ends_by_itself": ("saklig grunn", "automatisk"),
    "notes duration unknown_extension": ("ikke bekreftet", "måneder"),
    "notes duration crosses": ("ingen overgangsregel", "trolig"),
    "notes duration corona": ("Slike dager er ikke lagt til her", "skal"),
    "notes duration sickness_counts": ("ser ut til", "skal"),
    "notes assess capacity": ("aldri en grunn til å avslå", "som regel"),
    "notes assess pending_aap": ("ikke avklart", "skal"),
    "notes assess not_a_decision": ("ikke et vedtak", "har rett"),
    "notes assumptions virkning_av_25_arsdagen": ("Loven sier ikke", "skal"),
    "notes assumptions barnets_aldersgrense": ("trolig", "skal"),
    "conditions age why at_limit": ("ikke avslå på alder alene", "har ikke rett"),
    "conditions other_benefits why reason_missing": ("kan være et utgangspunkt, ikke en grense", "skal være"),
    "conditions other_benefits often_wrong": ("Sosialhjelp stenger ikke", "stenger alltid"),
    "conditions resident_in_norway help": ("tilknytning til Norge, ikke bolig", "adresse"),
    "conditions disproportionate_burden often_wrong": ("ikke i seg selv nok", "alltid"),
    "conditions appropriate_and_necessary often_wrong": ("aldri en grunn til å avslå", "som regel"),
}


@pytest.mark.parametrize("path", LAW_WORDS)
def test_may_shall_and_not_settled_are_told_apart(path):
    must, must_not = LAW_WORDS[path]
    text = " ".join(TEXTS[path].split())
    assert must in text
    assert must_not not in text


def test_no_answer_says_that_somebody_has_a_right():
    """A condition that is met is never shown as «har rett»: only a decision gives that."""
    told = {path: text for path, text in TEXTS.items() if " why " in path or path.startswith("notes assess")}
    assert [path for path, text in told.items() if re.search(r"har (krav på|rett til program)", text)] == []
    assert [path for path, text in TEXTS.items() if re.search(r"\bNAV\b|\bklient|\bbruker(en|ne)?\b", text)] == []


def test_facts_are_left_as_they_were():
    given_facts = {"age": 30, "reasons": {"age": " x "}}
    kvp.assess(given_facts, on=LAST)
    assert given_facts == {"age": 30, "reasons": {"age": " x "}}
    assert set(asdict(kvp.Facts())) == {*CONDITIONS, "reasons"}
