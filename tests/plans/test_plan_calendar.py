"""The calendar: an event for each date that can be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from icalendar import Calendar
from plan_samples import ABOUT_ONE, FULL, NASTY, SMALL, a_plan

from sekit import plans

OSLO = ZoneInfo("Europe/Oslo")


def read(plan, folder):
    data = plan.write(folder / "plan.ics").read_bytes()
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert b"\n" not in data.replace(b"\r\n", b"")
    calendar = Calendar.from_ical(data)
    return calendar, calendar.walk("VEVENT")


def test_a_row_with_a_date_is_an_event(tmp_path):
    calendar, (call, fadder) = read(FULL, tmp_path)
    assert (calendar["VERSION"], calendar["X-WR-CALNAME"]) == ("2.0", "Våren på Fjordvik")
    assert call["SUMMARY"] == "Å ringe arbeidsgivere"
    assert call["LOCATION"] == "Møterom 2"
    assert call.decoded("DTSTART").replace(tzinfo=OSLO) == datetime(2027, 4, 22, 9, tzinfo=OSLO)
    assert call.decoded("DTEND").replace(tzinfo=None) == datetime(2027, 4, 22, 10, 30)
    assert call["DTSTART"].params["TZID"] == "Europe/Oslo"
    assert "Timer i uka: 1,5" in call["DESCRIPTION"]
    assert (fadder.decoded("DTSTART"), "DTEND" in fadder) == (date(2027, 5, 29), False)
    assert fadder["DTSTART"].params["VALUE"] == "DATE"


def test_a_start_without_an_end_has_no_made_up_end(tmp_path):
    _, (event,) = read(plans.new("laeringsplan") and plans.Plan(SMALL).add(dato="1.2.2027", tid="kl. 13"), tmp_path)
    assert (event.decoded("DTSTART").hour, "DTEND" in event) == (13, False)
    assert event["SUMMARY"] == "Liten plan"


def test_the_clock_of_norway_is_in_the_file(tmp_path):
    calendar, _ = read(FULL, tmp_path)
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Oslo"
    oslo = zone.to_tz(lookup_tzid=False)
    for year in (2026, 2027, 2035):
        for month in range(1, 13):
            day = datetime(year, month, 28, 12)
            assert oslo.utcoffset(day) == OSLO.utcoffset(day), day


@pytest.mark.parametrize(
    "plan",
    [
        plans.Plan(SMALL),
        plans.Plan(SMALL).add(tema="Fadder", dato="fortløpende"),
        plans.Plan(SMALL).add(tema="Fadder", dato="31.2.2027"),
        replace(FULL, template=replace(SMALL, events={})),
    ],
)
def test_a_plan_without_dates_is_a_calendar_without_events(plan, tmp_path):
    calendar, events = read(plan, tmp_path)
    assert (calendar.name, events) == ("VCALENDAR", [])
    assert calendar.walk("VTIMEZONE")


def test_a_moved_event_keeps_its_id_and_says_when_it_was_written(tmp_path):
    rows = ({**FULL.rows[0], "dato": "23.4.2027"}, *FULL.rows[1:], FULL.rows[1])
    _, before = read(FULL, tmp_path)
    _, after = read(replace(FULL, rows=rows), tmp_path)
    assert [event["UID"] for event in after][:2] == [event["UID"] for event in before]
    assert len({event["UID"] for event in after}) == 3
    written = after[0].decoded("DTSTAMP")
    assert timedelta() <= datetime.now(UTC) - written < timedelta(minutes=5)
    _, autumn = read(FULL.set("halvaar", "høsten 2027"), tmp_path)
    assert not {event["UID"] for event in autumn} & {event["UID"] for event in before}


def test_a_date_among_the_fields_is_one_event(tmp_path):
    template = replace(
        SMALL, fields=(*SMALL.fields, plans.Field("start", "Start", "", "", "date")), events={"date": "start"}
    )
    _, (event,) = read(plans.Plan(template, fields={"start": "1.2.2027"}, rows=FULL.rows), tmp_path)
    assert event.decoded("DTSTART") == date(2027, 2, 1)


def test_the_day_for_an_answer_about_a_job_is_an_event_too(tmp_path):
    plan = plans.new("fadderavtale", example=True)
    _, events = read(plan, tmp_path)
    assert len(events) == len(plan.rows) + 1
    assert (events[-1]["SUMMARY"], events[-1].decoded("DTSTART")) == ("Dato for svar om jobb", date(2027, 5, 20))
    _, events = read(plan.set("svar_dato", "snart"), tmp_path)
    assert len(events) == len(plan.rows)


def test_what_is_said_about_a_person_stays_out_of_the_calendar(tmp_path):
    _, events = read(replace(FULL, template=ABOUT_ONE), tmp_path)
    assert ["DESCRIPTION" in event for event in events] == [False, False]


@pytest.mark.parametrize("day", ["1.1.0001", "31.12.9999", "29.2.2028"])
def test_the_edges_of_time(day, tmp_path):
    _, events = read(plans.Plan(SMALL).add(dato=day).add(dato=day, tid="0–23.59"), tmp_path)
    assert events[1].decoded("DTEND").replace(tzinfo=None) - events[1].decoded("DTSTART").replace(
        tzinfo=None
    ) == timedelta(hours=23, minutes=59)


@given(plan=a_plan())
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_gives_a_calendar_that_can_be_read(plan, tmp_path):
    rows = tuple({**row, "dato": "22.4.2027"} for row in plan.rows)
    _, events = read(replace(plan, rows=rows), tmp_path)
    assert len(events) == len(rows)


def test_nasty_text_is_the_title_that_was_written(tmp_path):
    nasty = [text for text in NASTY if text.isprintable() and text.strip() and len(text) < 100]
    assert len(nasty) > 20
    rows = tuple({"tema": text, "dato": "22.4.2027"} for text in nasty)
    _, events = read(plans.Plan(SMALL, rows=rows), tmp_path)
    assert [event["SUMMARY"] for event in events] == [text.strip() for text in nasty]


@pytest.mark.parametrize("id", plans.templates())
def test_the_example_of_every_template_has_events_if_it_has_dates(id, tmp_path):
    plan = plans.new(id, example=True)
    _, events = read(plan, tmp_path)
    assert bool(events) == bool(plan.template.events)
