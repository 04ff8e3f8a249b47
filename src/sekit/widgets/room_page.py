"""``<sekit-room>``: the programme of an exercise as plain HTML, for the one who leads it. Reads well on paper."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from sekit import workshop
from sekit.widgets.page import _json, strings
from sekit.workshop import Exercise, Step


def room_element(slug: str, *, level: int = 2) -> str:
    """Return ``<sekit-room>`` with its data; ``level`` is the heading level of its title.

    Raises:
        UnknownName: no exercise has this slug; the message suggests the nearest.
        ExerciseError: its file is wrong; lists every problem with file and line.
    """
    exercise = workshop.exercise(slug)
    data = {
        "ui": strings("sheet") | strings("room"),  # the words of the clock are those of the sheets
        "slug": exercise.slug,
        "level": level,
        "programs": {
            str(length): [
                {"minutes": step.minutes[length], "what": step.title, "do": step.do, "who": step.who}
                for step in exercise.run(length)
            ]
            for length in workshop.LENGTHS
        },
        "follow_up": [{"weeks": one.weeks, "title": one.title, "text": one.text} for one in exercise.follow_up],
    }
    return _element(exercise, level, f'<script type="application/json" class="sekit-data">{_json(data)}</script>')


def static_room(slug: str) -> str:
    """Return the same element without data: what a stored notebook shows where nothing can run."""
    return _element(workshop.exercise(slug), 2, "")


def _element(exercise: Exercise, level: int, data: str) -> str:
    words = strings("room")
    facts = (("goal", exercise.goal), ("people", exercise.people), ("leaves", exercise.leaves))
    about = "".join(f"<div><dt>{escape(words[key])}</dt><dd>{escape(text)}</dd></div>" for key, text in facts)

    def part(name: str, inside: str, kind: str = "part") -> str:
        return f'<section class="sekit-{kind}"><h{level + 1}>{escape(words[name])}</h{level + 1}>{inside}</section>'

    return (
        f'<sekit-room exercise="{escape(exercise.slug)}" heading-level="{level}">{data}'
        f"<h{level}>{escape(words['title'].format(title=exercise.title))}</h{level}>"
        f'<div class="sekit-row sekit-acts"></div>'
        f'<dl class="sekit-facts">{about}</dl>'
        + part("materials", _list(escape(item) for item in exercise.materials))
        + part("program", "".join(_program(exercise, length) for length in workshop.LENGTHS), "programs")
        + part("roles", _roles(exercise))
        + part("after", _follow_up(exercise), "follow-up")
        + "</sekit-room>"
    )


def _list(items: Iterable[str]) -> str:
    return f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"


def _program(exercise: Exercise, length: int) -> str:
    """Return the programme of one length as a table, with how the exercise is fitted to it."""
    table = exercise.program(length)
    heads = "".join(f'<th scope="col" role="columnheader">{escape(head)}</th>' for head in table.columns)
    rows = "".join(_step(step, length) for step in exercise.run(length))
    # With its roles said, for it is laid out in another way on a phone, and browsers then forget that it is a table.
    return (
        f'<div class="sekit-program" data-length="{length}"><table role="table">'
        f'<caption>{escape(table.caption)}</caption><thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{rows}</tbody></table>'
        f'<p class="sekit-adapt">{escape(exercise.adapt[length])}</p></div>'
    )


def _step(step: Step, length: int) -> str:
    words = strings("room")
    said = f'<p class="sekit-say">{escape(words["say"].format(text=step.say))}</p>' if step.say else ""

    def cell(inside: str, attributes: str = "") -> str:
        return f'<td role="cell"{attributes}>{inside}</td>'

    minutes = cell(str(step.minutes[length]), f' class="tall" data-unit="{escape(words["unit"])}"')
    title = cell(escape(step.title), ' class="sekit-what"')
    return f'<tr role="row">{minutes}{title}{cell(f"<p>{escape(step.do)}</p>{said}")}{cell(escape(step.who))}</tr>'


def _roles(exercise: Exercise) -> str:
    words = strings("room")
    return '<dl class="sekit-roles">{}</dl>'.format(
        "".join(
            f"<div><dt>{escape(role.name)}</dt><dd>{escape(role.task)}</dd>"
            + (f"<dd>{escape(words['role_says'].format(text=role.says))}</dd>" if role.says else "")
            + "</div>"
            for role in exercise.roles
        )
    )


def _follow_up(exercise: Exercise) -> str:
    words = strings("room")
    return _list(
        f"<strong>{escape(words['weeks'].format(n=one.weeks))}: {escape(one.title)}</strong> {escape(one.text)}"
        for one in exercise.follow_up
    )
