"""The drawings: the same every time, with words, and true to the play."""

from __future__ import annotations

import re
from itertools import pairwise
from xml.etree import ElementTree

from sekit import cases, charts, plans


def test_the_route_shows_every_choice_and_tells_of_steps_back(small_case):
    play = cases.load(small_case).start().choose("vent").choose("beklag").choose("besok")
    drawing = charts.route(play)
    root = ElementTree.fromstring(drawing.svg)
    assert root.get("role") == "img"
    assert drawing.finding in root.get("aria-label")
    assert len(root.findall("{*}circle")) == 3
    assert drawing.finding.startswith("3 valg.")
    assert charts.route(play) == drawing


def test_the_route_before_the_first_choice(small_case):
    assert "0 valg" in charts.route(cases.load(small_case).start()).finding


def test_a_step_back_is_counted():
    play = cases.load("minh").start()
    while not play.is_over:
        weak = [choice for choice in play.choices if choice.verdict == "weak"] or list(play.choices)
        play = play.choose(weak[0].id)
    numbers = [play.case.scenes[step.scene].stage.number for step in play.route]
    backs = sum(b < a for a, b in pairwise(numbers))
    assert backs > 0
    assert f"{backs} ganger" in charts.route(play).finding


def test_names_in_a_drawing_are_escaped(tmp_path, small_case):
    file = tmp_path / "liten.yaml"
    file.write_text(small_case.read_text(encoding="utf-8").replace("title: Møtet", "title: <b>&"), encoding="utf-8")
    ElementTree.fromstring(charts.case_map(cases.load(file)).svg)


def test_how_groups_divided(small_case):
    start = cases.load("minh").start()
    ways = [start.choose(choice) for choice in ("tilby-se", "tilby-se", "ny-avklaring")]
    drawing = charts.divided([way.code() for way in ways])
    words = " ".join(ElementTree.fromstring(drawing.svg).itertext())
    assert "«Den gamle rapporten»" in drawing.finding
    assert "2 av 3 grupper" in words
    assert "1 av 3 grupper" in words
    assert "0 av 3" not in words
    assert not any(verdict["mark"] in words for verdict in cases.words()["verdicts"].values())


def test_how_the_rows_of_a_plan_are_spread():
    plan = plans.new("kunnskapsflyt").add(retning="inn").add(retning=" INN ").add(retning="ut").add(retning="opp")
    assert plan.counts() == {"retning": {"internt": 0, "ut": 1, "inn": 2}}
    drawing = charts.flows(plan)
    assert drawing.finding == "Retning: internt 0, ut 1, inn 2."
    widths = [int(found) for found in re.findall(r'<rect [^>]*width="(\d+)"', drawing.svg)]
    assert widths == [0, 150, 300]
