"""The exercises: what their files must hold, every problem with its line, the programmes, and the days after."""

from __future__ import annotations

from datetime import date, timedelta

import icalendar
import pytest
import yaml

from sekit import cases, workshop
from sekit.errors import ExerciseError, FactError, UnknownName
from sekit.widgets.room_page import room_element, static_room

SLUGS = workshop.slugs()
GOOD = (workshop._exercises.FOLDER / "spill-en-sak.yaml").read_text(encoding="utf-8")


def read(folder, text):
    file = folder / "prove.yaml"
    file.write_text(text, encoding="utf-8")
    return workshop.read(file)


def problems(folder, text):
    with pytest.raises(ExerciseError) as error:
        read(folder, text)
    return [(problem.line, problem.message) for problem in error.value.problems]


def changed(old, new):
    assert GOOD.count(old) == 1, old
    return GOOD.replace(old, new), 1 + GOOD[: GOOD.index(old)].count("\n")


def line_of(text):
    return 1 + GOOD[: GOOD.index(text)].count("\n")


# The shipped ones


def test_they_are_numbered_from_one_with_no_gap_and_no_number_twice():
    assert [workshop.exercise(slug).number for slug in SLUGS] == list(range(1, len(SLUGS) + 1))


@pytest.mark.parametrize("slug", SLUGS)
def test_the_minutes_of_every_length_add_up(slug):
    exercise = workshop.exercise(slug)
    for length in workshop.LENGTHS:
        steps = exercise.run(length)
        assert sum(step.minutes[length] for step in steps) == length
        assert all(step.minutes[length] for step in steps)
    assert set(exercise.adapt) == set(workshop.LENGTHS)
    assert exercise.case in cases.slugs()


@pytest.mark.parametrize("slug", SLUGS)
def test_the_programme_as_a_table(slug):
    exercise = workshop.exercise(slug)
    for length in workshop.LENGTHS:
        frame = exercise.program(length).frame
        assert list(frame.columns) == ["Min", "Steg", "Hva dere gjør", "Hvem snakker"]
        assert frame["Min"].astype(int).sum() == length
        assert str(length) in exercise.program(length).caption


def test_a_step_without_minutes_is_left_out():
    titles = [{step.title for step in workshop.exercise("spill-en-sak").run(length)} for length in (60, 120)]
    assert titles[1] - titles[0] == {"Prøv den andre veien"}


@pytest.mark.parametrize("slug", SLUGS)
def test_the_days_after_two_and_eight_weeks(slug):
    exercise = workshop.exercise(slug)
    assert [one.weeks for one in exercise.follow_up] == [2, 8]
    held = date(2026, 12, 24)
    made = icalendar.Calendar.from_ical(workshop.follow_up(exercise, held=held))
    events = made.walk("VEVENT")
    assert [str(event["uid"]) for event in events] == [f"{slug}-2@sekit", f"{slug}-8@sekit"]
    assert [event.start for event in events] == [date(2027, 1, 7), date(2027, 2, 18)]
    for event, one in zip(events, exercise.follow_up, strict=True):
        assert event.end - event.start == timedelta(days=1)
        assert (event["summary"], event["description"]) == (one.title, one.text)
        assert event["transp"] == "TRANSPARENT"  # it takes no one's time


def test_the_same_workshop_gives_the_same_file_and_a_moved_one_the_same_ids():
    exercise = workshop.exercise("spill-en-sak")
    first, again = (workshop.follow_up(exercise, held=date(2026, 11, 2)) for _ in range(2))
    assert first == again
    moved = workshop.follow_up(exercise, held=date(2026, 11, 9))
    ids = [[event["uid"] for event in icalendar.Calendar.from_ical(made).walk("VEVENT")] for made in (first, moved)]
    assert ids[0] == ids[1]
    assert first != moved


@pytest.mark.parametrize("slug", SLUGS)
def test_what_a_stored_notebook_shows_is_all_of_it_but_the_data(slug):
    whole, stored = room_element(slug), static_room(slug)
    assert "<script" in whole
    assert "<script" not in stored
    assert stored.count("<table") == len(workshop.LENGTHS)
    assert "<h3>" in room_element(slug)
    assert "<h5>" in room_element(slug, level=4)


# What cannot be used


def test_an_unknown_exercise_suggests_the_nearest():
    with pytest.raises(UnknownName, match="spill-en-sak"):
        workshop.exercise("spill-ein-sak")
    with pytest.raises(UnknownName, match="spill-en-sak"):
        room_element("spill-en-saks")


@pytest.mark.parametrize("minutes", [0, 45, 90, "60", None])
def test_another_length_is_told_which_there_are(minutes):
    for ask in (workshop.exercise("spill-en-sak").run, workshop.exercise("spill-en-sak").program):
        with pytest.raises(FactError, match=f"{minutes} minutter.*30, 60, 120"):
            ask(minutes)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("case: minh", "case: mihn", "«case»: fant «mihn», som ikke finnes. Mente du «minh»?"),
        ("case: minh", "case: minh\nplan: laereplan", "«plan»: fant «laereplan», som ikke finnes."),
        ("case: minh", "case: minh\nsheet: mandagskorte", "Mente du «mandagskort»?"),
        ("number: 1", "number: 0", "«number»: fant «0», ventet 1 eller mer"),
        ("number: 1", 'number: "1"', "ventet et helt tall"),
        ("goal: Dere", "gaol: Dere", "ukjent nøkkel «gaol». Mente du «goal»?"),
        ("people: 6 til 20, i grupper på tre eller fire", "people: ''", "«people»: fant «», ventet en tekst"),
        ('minutes: {"30": 3, "60": 5, "120": 10}', 'minutes: {"30": 3, "60": 5}', "mangler tida for 120 minutter"),
        ('minutes: {"30": 12, "60": 20', 'minutes: {"30": -12, "60": 20', "ventet 0 eller mer"),
        ('minutes: {"30": 12, "60": 20', 'minutes: {"30": 95, "60": 20', "ventet 90 eller mindre"),
        ('minutes: {"30": 12, "60": 20', 'minutes: {"30": 12.5, "60": 20', "ventet et helt tall"),
        ('minutes: {"30": 12, "60": 20', 'minutes: {"45": 12, "60": 20', "«45»"),
        ("  - weeks: 8", "  - weeks: 30", "ventet 26 eller mindre"),
    ],
)
def test_each_problem_is_told_with_its_line(tmp_path, old, new, said):
    text, line = changed(old, new)
    found = problems(tmp_path, text)
    assert any(said in message for _, message in found), found
    near = {at for at, message in found if said in message}
    assert any(0 <= at - line <= 1 for at in near), (near, line)


def test_minutes_that_do_not_add_up_are_told_for_each_length(tmp_path):
    text, _ = changed('minutes: {"30": 12, "60": 20, "120": 30}', 'minutes: {"30": 13, "60": 20, "120": 25}')
    steps = line_of("steps:")
    assert problems(tmp_path, text) == [
        (steps, "stegene for 30 minutter varer 31 minutter til sammen"),
        (steps, "stegene for 120 minutter varer 115 minutter til sammen"),
    ]


def test_a_length_that_is_missing_in_a_step_is_told_once(tmp_path):
    text, line = changed('minutes: {"30": 12, "60": 20, "120": 30}', 'minutes: {"30": 12, "60": 20}')
    assert problems(tmp_path, text) == [(line, "mangler tida for 120 minutter")]


def test_every_problem_is_told_at_once(tmp_path):
    data = yaml.safe_load(GOOD)
    data["case"], data["sheet"] = "ingen", "intet"
    del data["adapt"]["60"]
    data["follow_up"].append({"weeks": 2, "title": "Igjen", "text": "En gang til."})
    found = problems(tmp_path, yaml.safe_dump(data, allow_unicode=True, sort_keys=False))
    assert len(found) == 4, found
    assert [line for line, _ in found] == sorted(line for line, _ in found)


def test_two_follow_ups_after_the_same_weeks_would_be_one_in_a_calendar(tmp_path):
    text, line = changed("  - weeks: 8", "  - weeks: 2")
    assert problems(tmp_path, text) == [(line, "fant «2» uker to ganger; kalenderen skiller dem på antall uker")]


def test_what_is_no_yaml_is_told_with_its_line(tmp_path):
    found = problems(tmp_path, "number: 1\ntitle: [Spill\n")
    assert len(found) == 1
    assert found[0][0] >= 2


def test_the_same_file_elsewhere_is_read_alike(tmp_path):
    mine, shipped = read(tmp_path, GOOD), workshop.exercise("spill-en-sak")
    assert mine.slug == "prove"
    assert mine.steps == shipped.steps
    assert mine.follow_up == shipped.follow_up
