"""The calculator of time: what it comes to, worked out by hand; what it refuses; and that it holds no norm."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sekit import capacity, knowledge
from sekit.errors import FactError


def test_the_week_of_the_chapter():
    """37.5 − 25 − (2.5 + 4 + 2 × 2.5) = 1 hour."""
    week = capacity.week(capacity.example())
    assert (week.length, week.away, week.tasks, week.follow_up, week.left) == (75, 0, 50, 23, 2)
    assert week.people == 4
    assert week.said == "Det er igjen 1 time i uka."
    said = {change.name: change.said for change in week.what_if}
    assert said == {
        "Én person til i trinn 2": "Det mangler 1,5 timer i uka.",
        "Én person til i trinn 3": "Det mangler 3 timer i uka.",
        "Én person til i trinn 5": "Det mangler 1,5 timer i uka.",
        "Uten de faste møtene": "Det er igjen 4 timer i uka.",
        "Uten metodeveiledning": "Det er igjen 2 timer i uka.",
        "Uten saker og vedtak for andre": "Det er igjen 13 timer i uka.",
        "Uten telefon og e-post": "Det er igjen 6 timer i uka.",
        "Uten andre oppgaver": "Det er igjen 5 timer i uka.",
    }


def test_weeks_away_take_tasks_away_too_but_not_the_people():
    """40 hours, 10 of them meetings, away a quarter of the year: 30 × 3/4 − 2 × (5 + 1 + 0.5) = 9.5 hours."""
    given = {"week": 40, "away": 13, "meetings": 10, "people_3": 2, "hours_3": 5, "travel": 1, "journal": "0,5"}
    week = capacity.week(given)
    assert (week.away, week.tasks, week.follow_up, week.left) == (20, 15, 26, 19)
    assert [change.left for change in week.what_if] == [6, 34]  # one person more; no meetings, 10 × 3/4 hours


@pytest.mark.parametrize(
    ("free", "said"),
    [
        ("0,24", "Det går omtrent opp."),
        ("0,25", "Det er igjen en halv time i uka."),
        ("0,74", "Det er igjen en halv time i uka."),
        ("0,75", "Det er igjen 1 time i uka."),
        ("1,25", "Det er igjen 1,5 timer i uka."),
        ("37,5", "Det er igjen 37,5 timer i uka."),
    ],
)
def test_the_answer_is_rounded_once_to_half_hours(free, said):
    assert capacity.week({"week": free}).said == said
    assert capacity.week({"week": 0, "meetings": free}).said == said.replace("er igjen", "mangler")


def test_each_written_form_of_a_number():
    for text in ("2,5", "2.5", " 2,50 ", "2,5\u00a0", Decimal("2.5"), "02,5"):
        assert capacity.week({"week": text}).length == 5, text
    assert capacity.week({"week": ""}).length == 0
    assert capacity.week({}).length == 75


@pytest.mark.parametrize(
    ("field", "given", "message"),
    [
        ("meetings", "mange", "Faste møter: fant «mange», ventet et tall fra 0 til 60, for eksempel 2,5."),
        ("meetings", "-1", "Faste møter: fant «-1», ventet et tall fra 0 til 60, for eksempel 2,5."),
        ("week", "61", "Arbeidsuka: fant «61», ventet et tall fra 0 til 60, for eksempel 2,5."),
        ("week", "1,2,3", "Arbeidsuka: fant «1,2,3», ventet et tall fra 0 til 60, for eksempel 2,5."),
        ("week", "7,555", "Arbeidsuka: fant «7,555», ventet et tall fra 0 til 60, for eksempel 2,5."),
        ("week", "٣", "Arbeidsuka: fant «٣», ventet et tall fra 0 til 60, for eksempel 2,5."),
        ("people_3", "1,5", "Trinn 3: Finne jobb. Personer: fant «1,5», ventet et helt tall fra 0 til 200."),
    ],
)
def test_a_number_that_cannot_be_used(field, given, message):
    with pytest.raises(FactError) as error:
        capacity.week({field: given})
    assert str(error.value) == message


def test_a_field_that_does_not_exist():
    with pytest.raises(FactError, match=r"«meeting».* Mente du «meetings»\?"):
        capacity.week({"meeting": 3})


def test_nothing_is_filled_in_but_the_length_of_the_week():
    """No number of people, and no hours for a person, may look like a norm."""
    assert {field.id: field.start for field in capacity.fields() if field.start} == {"week": "37,5"}


def test_what_the_sources_say_names_an_item():
    for one in (*capacity.fields(), *capacity.groups()):
        assert bool(one.says) == bool(one.sources), one.id
        assert set(one.sources) <= set(knowledge.ids()), one.id


def test_all_hours_have_the_same_parts():
    """The browser counts hours in whole numbers, and needs one smallest part."""
    assert {field.decimals for field in capacity.fields() if field.unit == "timer"} == {2}
