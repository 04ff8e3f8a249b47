"""A place stored by an older version of a case: what still fits is fetched, what does not is said in words."""

from __future__ import annotations

import json

import pytest
from play import WORDS, click, from_a_site

from sekit import cases
from sekit.widgets import page as front_end

WAITED, SAID_SORRY = ["mote", "vent"], ["tilbake", "beklag"]

# What was stored; then what is kept of the route, the title of what is shown, and what is said.
STORED = {
    "everything fits": (
        {"route": [WAITED, SAID_SORRY]},
        [WAITED, SAID_SORRY],
        "Jobben",
        WORDS["resumed_all"],
    ),
    "everything fits, in the feedback": (
        {"route": [WAITED], "step": "feedback"},
        [WAITED],
        WORDS["feedback"].format(key="B"),
        WORDS["resumed_all"],
    ),
    "everything fits, in the debrief": (
        {"route": [WAITED, SAID_SORRY, ["jobb", "besok"]], "step": "debrief"},
        [WAITED, SAID_SORRY, ["jobb", "besok"]],
        WORDS["debrief"],
        WORDS["resumed_all"],
    ),
    "a choice is gone": (
        {"route": [WAITED, ["tilbake", "skriv-brev"], ["jobb", "besok"]]},
        [WAITED],
        "Kari ringer",
        WORDS["resumed_one"],
    ),
    "a scene has a new name": (
        {"route": [WAITED, SAID_SORRY, ["butikken", "besok"]], "step": "debrief"},
        [WAITED, SAID_SORRY],
        "Jobben",
        WORDS["resumed_some"].format(n=2),
    ),
    "a choice is no longer open there": (
        {"route": [WAITED, SAID_SORRY, ["jobb", "ring"]], "step": "feedback"},
        [WAITED, SAID_SORRY],
        "Jobben",
        WORDS["resumed_some"].format(n=2),
    ),
    "a choice leads elsewhere": (
        {"route": [["mote", "lytt"], SAID_SORRY, ["jobb", "ring"]]},
        [["mote", "lytt"]],
        "Jobben",
        WORDS["resumed_one"],
    ),
    "nothing fits": (
        {"route": [["venterom", "vent"], SAID_SORRY], "step": "feedback"},
        [],
        "Møtet",
        WORDS["changed"],
    ),
}


def with_stored(visit, small_case, **state):
    """Open the small case in a browser that has stored ``state``, once."""
    whole = {"format": 1, "structure": "GAML", "ahead": [], "tried": [], "step": "scene", "notes": {}} | state
    key, text = json.dumps(f"sekit.case.{cases.load(small_case).slug}"), json.dumps(json.dumps(whole))
    visit.context.add_init_script(f"sessionStorage.getItem({key}) ?? sessionStorage.setItem({key}, {text})")
    return from_a_site(visit.page, small_case)


def element(visit, name):
    return visit.page.eval_on_selector("sekit-case", f"node => node.{name}")


@pytest.mark.parametrize(("state", "route", "title", "message"), STORED.values(), ids=STORED.keys())
def test_a_place_from_another_version(visit, small_case, state, route, title, message):
    notes = {"tilbake": "Jeg skulle ha ringt deg.", "gll:done": "Ventet"}
    shown = with_stored(visit, small_case, notes=notes, **state)
    assert element(visit, "route") == route
    assert element(visit, "notes") == notes
    assert shown.locator(".sekit-title").inner_text() == title
    assert shown.get_by_role("status").first.inner_text() == message
    assert visit.messages == []


def test_the_way_ahead_and_the_choices_tried_are_kept_as_far_as_they_fit(visit, small_case):
    shown = with_stored(
        visit,
        small_case,
        route=[WAITED],
        ahead=[SAID_SORRY, ["butikken", "besok"]],
        tried=[["mote", "lytt"], ["venterom", "vent"]],
    )
    assert element(visit, "tried") == [["mote", "lytt"]]
    click(visit.page, WORDS["forward"])
    click(visit.page, WORDS["go_on"])
    assert "Jobben" in shown.inner_text()
    assert shown.get_by_role("button", name=WORDS["forward"]).count() == 0


def test_it_is_said_until_the_reader_has_moved_on(visit, small_case):
    shown = with_stored(visit, small_case, route=[WAITED, SAID_SORRY])
    said = shown.get_by_role("status").first
    visit.page.reload()
    assert said.inner_text() == WORDS["resumed_all"]
    click(visit.page, "Besøk butikken sammen")
    assert said.inner_text() == ""
    visit.page.reload()
    assert said.inner_text() == ""
    assert element(visit, "route") == [WAITED, SAID_SORRY, ["jobb", "besok"]]


def test_the_same_version_says_nothing(visit, small_case):
    structure = cases.load(small_case).structure
    shown = with_stored(visit, small_case, structure=structure, route=[WAITED], step="feedback")
    assert shown.get_by_role("status").first.inner_text() == ""
    assert shown.locator(".sekit-title").inner_text() == WORDS["feedback"].format(key="B")


@pytest.mark.parametrize(
    ("state", "message"),
    [({"format": 99}, "changed"), ({"route": "alt"}, "changed"), ({"structure": None}, "corrupt")],
)
def test_what_cannot_be_read_is_a_clean_start(visit, small_case, state, message):
    shown = with_stored(visit, small_case, **({"route": [WAITED]} | state))
    assert element(visit, "route") == []
    assert shown.locator(".sekit-title").inner_text() == "Møtet"
    assert shown.get_by_role("status").first.inner_text() == WORDS[message]
    assert visit.messages == []


def test_a_case_that_has_become_a_conversation_stands_at_the_next_line(visit, small_case, tmp_path):
    talk = tmp_path / small_case.name
    text = small_case.read_text(encoding="utf-8")
    talk.write_text(text.replace("shape: mini", "shape: samtale"), encoding="utf-8")
    shown = with_stored(visit, talk, route=[WAITED], step="feedback")
    assert shown.locator(".sekit-title").inner_text() == "Kari ringer"
    assert shown.get_by_role("status").first.inner_text() == WORDS["resumed_all"]


def test_the_routes_readers_have_kept_are_taken_up_as_python_does(visit, root, small_case):
    """Every line of the corpus of old routes, read by the page's own code."""
    corpus = json.loads((root / "tests" / "cases" / "data" / "old_routes.json").read_text(encoding="utf-8"))
    from_a_site(visit.page, small_case)
    for old in corpus:
        stored = json.dumps({"format": 1, "structure": old["structure"], "route": old["route"]})
        found = visit.page.evaluate(
            "([data, stored]) => sekit.saved.read(data, stored).place.route",
            [front_end.case_data(cases.load(old["slug"])), stored],
        )
        assert found == old["route"][: old["kept"]], old
