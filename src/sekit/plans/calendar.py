"""Plans as a calendar (.ics): an event for each row with a date that can be read.

A plan without dates is a calendar without events. An event keeps its id when its date is moved, and says when it was
written, so that a calendar moves it too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from string import ascii_lowercase, digits

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur
from icalendar.prop import vText

from sekit.plans.model import Plan
from sekit.plans.text import title, visible
from sekit.plans.values import as_date, as_time

ZONE = "Europe/Oslo"


def write(plan: Plan) -> bytes:
    """Return the plan as an iCalendar file."""
    calendar = Calendar()
    calendar.add("prodid", "-//sekit//plan//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    calendar["x-wr-calname"] = vText(visible(title(plan)))
    calendar["x-wr-timezone"] = vText(ZONE)
    calendar.add_component(_zone())
    for event in _events(plan):
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    """Return the clock of Norway: the last Sunday of March and of October since 1996, for good as far as we know."""
    zone = Timezone()
    zone.add("tzid", ZONE)
    for part, month, hour, before, after, name in (
        (TimezoneStandard(), 10, 3, 2, 1, "CET"),
        (TimezoneDaylight(), 3, 2, 1, 2, "CEST"),
    ):
        part.add("dtstart", datetime(1996, month, 27 if month == 10 else 31, hour))
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("tzname", name)
        zone.add_component(part)
    return zone


def _events(plan: Plan) -> Iterator[Event]:
    columns = {one.id for one in plan.template.columns}
    events = plan.template.events
    rows = plan.rows if events.get("date") in columns else ({},)
    seen = Counter[str]()
    periods = [plan.fields.get(one.id, "") for one in plan.template.fields if one.kind == "period"]
    found = [({**plan.fields, **row}, events, row) for row in rows if events]
    for id in plan.template.event_fields:
        found.append(({**plan.fields, "": plan.template.field(id).label}, {"date": id, "title": ""}, {}))
    for cells, places, row in found:
        said = {name: visible(cells.get(id, "")).strip() for name, id in places.items()}
        day = as_date(said.get("date", ""))
        summary = said.get("title") or plan.template.title
        seen[summary] += 1
        if day is not None:
            own = "\0".join((plan.template.id, plan.name, *periods, summary, str(seen[summary])))
            yield _event(plan, row, said, day, summary, _id(own))


def _id(text: str) -> str:
    """Return the id of an event; ``plan/events.js`` makes the same, so that a calendar knows it from both."""
    return "".join(_in_36(reduce(lambda sum, sign: (sum * by + ord(sign)) % 2**32, text, 7)) for by in (31, 131))


def _in_36(number: int) -> str:
    """Return a whole number written with ten figures and 26 letters."""
    return (_in_36(number // 36) if number >= 36 else "") + (digits + ascii_lowercase)[number % 36]


def _event(plan: Plan, row: Mapping[str, str], said: Mapping[str, str], day: date, summary: str, id: str) -> Event:
    event = Event()
    event.add("uid", f"{id}@sekit")
    event.add("dtstamp", datetime.now(UTC).replace(microsecond=0))
    clock = as_time(said.get("time", ""))
    if clock is None:
        event.add("dtstart", day)
    for name, minutes in zip(("dtstart", "dtend"), clock or (), strict=False):
        if minutes is not None:
            at = datetime.combine(day, time(minutes // 60, minutes % 60))
            event.add(name, at, parameters={"TZID": ZONE})
    event.add("summary", summary)
    if said.get("place"):
        event.add("location", said["place"])
    if plan.template.about == "office":  # what is said about a person stays out of calendars
        labels = {one.id: one.label for one in plan.template.columns}
        lines = [f"{labels.get(id, id)}: {visible(text)}" for id, text in row.items() if text.strip()]
        event.add("description", "\n".join(lines))
    return event
