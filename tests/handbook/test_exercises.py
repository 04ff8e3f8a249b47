"""The exercises: ten notebooks that are pages, with all a facilitator needs, and outputs that can be trusted."""

from __future__ import annotations

import re
from pathlib import Path

import nbformat
import pytest
import yaml
from text import BOOK

from sekit import workshop

FOLDER = BOOK / "exercises"
PLACES = re.compile(r"/(?:home|root|tmp|usr|work|Users)/")
HOLDS = {  # what every notebook calls, and why
    "Room(": "the programme, the clock and the facilitator's mode",
    "GroupView(": "how the groups divided, in the page",
    "workshop.merge(": "the same in Python",
    "charts.": "a chart of what the groups chose",
    "workshop.follow_up(": "the days after",
    'Path("ut")': "what leaves the room",
}


def read(slug: str) -> nbformat.NotebookNode:
    return nbformat.read(FOLDER / f"{slug}.ipynb", as_version=4)


def code(slug: str) -> str:
    return "\n".join(cell.source for cell in read(slug).cells if cell.cell_type == "code")


def test_there_are_ten_and_each_has_its_page():
    toc = yaml.safe_load((BOOK / "_toc.yml").read_text(encoding="utf-8"))
    listed = [chapter["file"] for part in toc["parts"] for chapter in part["chapters"]]
    pages = [Path(file).name for file in listed if file.startswith("exercises/")]
    assert pages == list(workshop.slugs())
    assert [workshop.exercise(slug).number for slug in pages] == list(range(1, 11))
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(pages)


@pytest.mark.parametrize("slug", workshop.slugs())
def test_it_holds_what_a_facilitator_needs(slug):
    exercise, source = workshop.exercise(slug), code(slug)
    missing = [why for call, why in HOLDS.items() if call not in source]
    assert not missing
    assert f'Room("{slug}")' in source
    assert f'GroupView("{exercise.case}")' in source
    for name, widget in ((exercise.plan, "PlanBuilder"), (exercise.sheet, "Sheet")):
        assert name is None or f'{widget}("{name}"' in source, widget


@pytest.mark.parametrize("slug", workshop.slugs())
def test_jupyter_can_show_all_of_it(slug):
    told = [cell.source for cell in read(slug).cells if cell.cell_type == "markdown"]
    assert [found for text in told for found in re.findall(r"\{[a-z-]+\}`|:::|```\{", text)] == []


@pytest.mark.parametrize("slug", workshop.slugs())
def test_the_page_begins_as_the_others_do(slug):
    first = read(slug).cells[0].source
    exercise = workshop.exercise(slug)
    assert first.startswith(f"# Øvelse {exercise.number}: {exercise.title}\n")
    for line in ("**For:**", "**Tid:**", "**Etterpå kan du:**"):
        assert line in first


@pytest.mark.parametrize("slug", workshop.slugs())
def test_a_solution_is_folded_on_the_page_and_in_jupyter(slug):
    folded = [cell for cell in read(slug).cells if "hide-cell" in cell.metadata.get("tags", [])]
    assert folded
    for cell in folded:
        assert cell.metadata.jupyter == {"source_hidden": True, "outputs_hidden": True}


@pytest.mark.parametrize("slug", workshop.slugs())
def test_what_is_compared_is_there_and_holds_no_place_or_warning(slug):
    compared = 0
    for cell in read(slug).cells:
        if cell.cell_type != "code" or "nbval-ignore-output" in cell.metadata.get("tags", []):
            continue
        assert cell.execution_count, cell.source
        for output in cell.outputs:
            assert output.get("name") != "stderr"
            assert output.output_type != "error"
            assert not PLACES.search(str(output))
            compared += 1
    assert compared >= 3


@pytest.mark.parametrize("slug", workshop.slugs())
def test_the_codes_of_the_invented_groups_differ(slug):
    groups = re.search(r'koder = """\n(.*?)"""', code(slug), re.DOTALL)
    assert groups
    plays = workshop.read_codes(groups[1])
    assert len(plays) == 3
    assert all(play.case.slug == workshop.exercise(slug).case for play in plays)
    assert any(decision.disagreements for decision in workshop.decisions(plays))
