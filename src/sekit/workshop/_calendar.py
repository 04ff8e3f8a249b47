"""The days after a workshop, as a calendar file."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from sekit.workshop._exercises import Exercise


def follow_up(exercise: Exercise, *, held: date) -> bytes:
    """Return the days on which the group looks at what came of it, as an iCalendar file.

    ``held`` is the day of the workshop. Each event is a whole day, and keeps its id when the workshop is moved.

    >>> from sekit import workshop
    >>> workshop.follow_up(workshop.exercise("spill-en-sak"), held=date(2026, 11, 2)).count(b"BEGIN:VEVENT")
    2
    """
    from icalendar import Calendar, Event

    calendar = Calendar()
    calendar.add("prodid", "-//sekit//workshop//NO")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for one in exercise.follow_up:
        day = held + timedelta(weeks=one.weeks)
        event = Event()
        event.add("uid", f"{exercise.slug}-{one.weeks}@sekit")
        event.add("dtstamp", datetime.combine(held, time(), UTC))
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("transp", "TRANSPARENT")
        event.add("summary", one.title)
        event.add("description", one.text)
        calendar.add_component(event)
    return bytes(calendar.to_ical())
