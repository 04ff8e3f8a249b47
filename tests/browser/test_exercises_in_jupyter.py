"""An exercise as it lies in the repository, opened in JupyterLab and in Notebook 7, played with real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from jupyter import serving
from play import WORDS
from playwright.sync_api import Page

from sekit import cases

NAME = "spill-en-sak.ipynb"
EXERCISE = Path(__file__).parent.parent.parent / "book" / "exercises" / NAME
WHERE = {"jupyterlab": "/lab/tree/{name}?reset", "notebook": "/notebooks/{name}"}


@pytest.fixture(params=WHERE)
def opened(request: pytest.FixtureRequest, tmp_path: Path, visit) -> Page:
    """The exercise, open in one of the two, with an idle kernel."""
    visit.context.set_default_timeout(120_000)
    with serving(request.param, tmp_path, {NAME: EXERCISE.read_text(encoding="utf-8")}) as address:
        visit.page.goto(address + WHERE[request.param].format(name=NAME))
        visit.page.locator(".jp-Notebook-ExecutionIndicator[data-status='idle']").first.wait_for()
        yield visit.page


def run(page: Page, holds: str) -> None:
    """Run the code cell whose source holds ``holds``, and wait until it has run."""
    cell = page.locator(".jp-CodeCell", has_text=holds).first
    cell.locator(".jp-InputPrompt").scroll_into_view_if_needed()
    cell.locator(".cm-content, .jp-Placeholder").first.click()
    page.keyboard.press("Shift+Enter")


def test_a_case_played_in_the_exercise_is_seen_by_the_cell_below(opened):
    page = opened
    run(page, "CasePlayer")  # the imports stand in the first cell
    page.locator("sekit-room").first.wait_for()
    run(page, "spiller = CasePlayer")
    player = page.locator("sekit-case .sekit-player")
    player.get_by_role("button").first.wait_for()
    play = cases.load("minh").start()
    while not play.is_over:
        if play.scene.write:
            player.get_by_role("button", name=WORDS["show_options"]).click()
        choice = next((choice for choice in play.choices if choice.verdict == "supported"), play.choices[0])
        player.get_by_role("button", name=choice.text).click()
        player.get_by_role("button", name=WORDS["go_on"]).click()
        play = play.choose(choice.id)
    run(page, "len(spiller.route)")
    page.locator(".jp-OutputArea-output", has_text=f"Koden for veien er {play.code()}").wait_for()
