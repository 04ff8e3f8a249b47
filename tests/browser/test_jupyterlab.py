"""The same front end in JupyterLab, driven by clicks and keys; Python sees the route in the next cell."""

from __future__ import annotations

from collections.abc import Iterator

import jupyter
import pytest
from jupyter import notebook, run, serving
from play import WORDS, press

from sekit import cases
from sekit.widgets import page as front_end

PLAN_WORDS = front_end.strings("plan")
CELLS = [
    'from sekit.widgets import CasePlayer\nplayer = CasePlayer("minh")\nplayer',
    'print("route:", player.route)\nprint("debrief:", list(player.debrief()["choice"]))\nprint("code:", player.code())',
]

TOOLS = [
    "from sekit.widgets import KvpExplorer, PlanBuilder\nexplorer = KvpExplorer()\nexplorer",
    'builder = PlanBuilder("laeringsplan")\nbuilder',
    'print("facts:", explorer.facts, explorer.assessment.verdict)\n'
    'print("rows:", [dict(row) for row in builder.plan.rows])\nprint("code:")',
]


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a JupyterLab with two notebooks in its folder."""
    notebooks = {"sak.ipynb": notebook(CELLS), "verktoy.ipynb": notebook(TOOLS)}
    with serving("jupyterlab", tmp_path_factory.mktemp("lab"), notebooks) as address:
        yield address


def open_notebook(lab, visit, name, shown):
    """Open a notebook and run its first cell, until ``shown`` is there."""
    visit.context.set_default_timeout(60_000)
    page = jupyter.opened(visit.page, lab, f"/lab/tree/{name}?reset")
    run(page, page.locator(".jp-CodeCell").first, page.locator(shown).first)
    return visit


@pytest.fixture
def opened(lab, visit):
    """A visitor who has opened the notebook with a case and run its first cell."""
    return open_notebook(lab, visit, "sak.ipynb", "sekit-case .sekit-player button")


def run_cell(page, number):
    cell = page.locator(".jp-CodeCell").nth(number)
    run(page, cell, cell.locator(".jp-OutputArea-output", has_text="code:"))
    return cell.locator(".jp-OutputArea-output").inner_text()


def test_a_case_by_keyboard_and_python_sees_it(opened):
    page = opened.page
    play = cases.load("minh").start()
    page.locator(".sekit-player button").first.focus()
    page.keyboard.press("Shift+Tab")
    while not play.is_over:
        if play.scene.write:
            press(page, WORDS["show_options"])
        choice = next((choice for choice in play.choices if choice.verdict == "supported"), play.choices[0])
        press(page, choice.text)
        # these act on the notebook when they are let through: delete the cell, run it, leave it
        for key in ("d", "d", "x", "Escape", "b"):
            page.keyboard.press(key)
        press(page, WORDS["go_on"])
        play = play.choose(choice.id)
    press(page, WORDS["see_debrief"])
    assert play.code() in page.locator(".sekit-player").inner_text()
    assert page.locator(".jp-CodeCell").count() == len(CELLS)
    text = run_cell(page, 1)
    assert f"code: {play.code()}" in text
    assert f"route: {[list(step) for step in play.route]}" in text


def test_writing_in_the_case_stays_in_the_case(opened):
    page = opened.page
    play = cases.load("minh").start()
    while not play.scene.write:
        choice = next(choice for choice in play.choices if choice.verdict != "weak")
        page.locator(".sekit-player").get_by_role("button", name=choice.text).click()
        page.locator(".sekit-player").get_by_role("button", name=WORDS["go_on"]).click()
        play = play.choose(choice.id)
    box = page.locator(".sekit-player textarea").first
    box.fill("")
    box.press_sequentially("dd aa bb")
    page.keyboard.press("Enter")
    page.keyboard.type("xx")
    assert box.input_value() == "dd aa bb\nxx"
    assert page.locator(".jp-CodeCell").count() == len(CELLS)
    assert opened.stored() == [] or not any(name.startswith("sekit") for name in opened.stored())


def test_the_rules_and_a_plan_and_python_sees_them(lab, visit):
    page = open_notebook(lab, visit, "verktoy.ipynb", "sekit-kvp [role=tab]").page
    age = page.locator("sekit-kvp input[inputmode=numeric]").first
    age.fill("17")
    age.press("Tab")
    for key in ("d", "d", "x"):  # none of these may reach the notebook
        page.keyboard.press(key)
    page.locator(".jp-CodeCell").nth(1).locator(".cm-content").click()
    page.keyboard.press("Shift+Enter")
    page.locator("sekit-plan").get_by_role("button", name=PLAN_WORDS["add_row"].format(row="rad")).click()
    box = page.locator("sekit-plan tbody textarea").first
    box.fill("Tolk")
    page.keyboard.type(" dd")
    page.wait_for_timeout(600)
    assert page.locator(".jp-CodeCell").count() == len(TOOLS)
    text = run_cell(page, 2)
    assert "facts: {'age': 17} not_met" in text
    assert "'tema': 'Tolk dd'" in text
