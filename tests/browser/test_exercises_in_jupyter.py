"""An exercise as it lies in the repository, opened in JupyterLab and in Notebook 7, played with real clicks."""

from __future__ import annotations

from pathlib import Path

import pytest
from jupyter import opened, run, serving
from play import WORDS
from playwright.sync_api import Locator, Page

from sekit import cases

NAME = "spill-en-sak.ipynb"
EXERCISE = Path(__file__).parent.parent.parent / "book" / "exercises" / NAME
WHERE = {"jupyterlab": "/lab/tree/{name}?reset", "notebook": "/notebooks/{name}"}


@pytest.fixture(params=WHERE)
def exercise(request: pytest.FixtureRequest, tmp_path: Path, visit) -> Page:
    """The exercise, open in one of the two, with an idle kernel."""
    visit.context.set_default_timeout(120_000)
    with serving(request.param, tmp_path, {NAME: EXERCISE.read_text(encoding="utf-8")}) as address:
        yield opened(visit.page, address, WHERE[request.param].format(name=NAME))


def cell(page: Page, holds: str) -> Locator:
    """The first code cell whose source holds ``holds``."""
    return page.locator(".jp-CodeCell", has_text=holds).first


def test_a_case_played_in_the_exercise_is_seen_by_the_cell_below(exercise):
    page = exercise
    run(page, cell(page, "CasePlayer"), page.locator("sekit-room").first)  # the imports stand in the first cell
    player = page.locator("sekit-case .sekit-player")
    run(page, cell(page, "spiller = CasePlayer"), player.get_by_role("button").first)
    play = cases.load("minh").start()
    while not play.is_over:
        if play.scene.write:
            player.get_by_role("button", name=WORDS["show_options"]).click()
        choice = next((choice for choice in play.choices if choice.verdict == "supported"), play.choices[0])
        player.get_by_role("button", name=choice.text).click()
        player.get_by_role("button", name=WORDS["go_on"]).click()
        play = play.choose(choice.id)
    told = page.locator(".jp-OutputArea-output", has_text=f"Koden for veien er {play.code()}")
    run(page, cell(page, "len(spiller.route)"), told)
