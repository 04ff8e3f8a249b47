"""Everything the sources say is used where a reader meets it, every warning is met, and every duty is taught."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml
from test_chapters import CHAPTERS
from text import BOOK, ROOT, Block, page_blocks

from sekit import cases, knowledge, questions

MOST_IDS = 4
HERE = Path(__file__).parent
WARNINGS = yaml.safe_load((HERE / "warnings.yaml").read_text(encoding="utf-8"))
DUTIES = yaml.safe_load((HERE / "duties.yaml").read_text(encoding="utf-8"))


def is_warning(id: str) -> bool:
    return knowledge.item(id).kind == "warning"


def counts(block: Block) -> bool:
    """Return whether the block uses its items: a paragraph of few, or a list item with one (and its warning).

    Tables and lists of ids do not.
    """
    if block.kind == "paragraph":
        return len(block.ids) <= MOST_IDS
    return block.kind == "item" and sum(not is_warning(id) for id in block.ids) <= 1


def uses() -> Iterator[tuple[str, str]]:
    """Return the items used, each with a place: in a chapter, in the reason of a choice, in a question."""
    for page in [BOOK / "intro.md", *CHAPTERS]:
        for block in filter(counts, page_blocks(page)):
            yield from ((id, block.place) for id in block.ids)
    for slug in cases.slugs():
        for scene in cases.load(slug).scenes.values():
            for choice in scene.choices:
                if len(choice.sources) <= MOST_IDS:
                    yield from ((id, f"{slug}/{scene.id}/{choice.id}") for id in choice.sources)
    for chapter in questions.chapters():
        for question in questions.of(chapter):
            if len(question.sources) <= MOST_IDS:
                yield from ((id, question.id) for id in question.sources)


def on_page(stem: str) -> tuple[Block, ...]:
    return page_blocks(BOOK / "intro.md" if stem == "intro" else BOOK / "chapters" / f"{stem}.md")


@cache
def names_of_tests() -> frozenset[str]:
    files = (ROOT / "tests").rglob("test_*.py")
    return frozenset(name for file in files for name in re.findall(r"^def (test_\w+)", file.read_text("utf-8"), re.M))


def test_every_item_is_used():
    used = {id for id, _ in uses()}
    unused = [item for item in knowledge.items() if item.kind != "warning" and item.id not in used]
    told = [f"{item.id} ({item.kind}, {item.topic}): {item.title}" for item in unused]
    assert unused == [], f"{len(unused)} not used in a chapter, case or question:\n" + "\n".join(told)


def test_every_warning_has_one_line():
    lines = [line["id"] for line in WARNINGS]
    assert lines == [item.id for item in sorted(knowledge.items(), key=_order) if item.kind == "warning"]


def _order(item: knowledge.Item) -> tuple[int, str]:
    return ["AFI", "KLAR", "KREM", "INK", "AFIS", "EKS"].index(item.report.id), item.id


@pytest.mark.parametrize("line", WARNINGS, ids=lambda line: line["id"])
def test_a_warning_is_met(line):
    if "check" in line:
        assert line["check"] in names_of_tests()
        return
    named = [block.text for block in on_page(line["page"]) if line["id"] in block.ids]
    assert named, f"{line['page']} does not name {line['id']}"
    assert any(line["sentence"] in text for text in named), "\n".join(named)


def test_every_duty_is_listed():
    assert [duty["id"] for duty in DUTIES] == [f"P{number}" for number in range(1, 21)]


@pytest.mark.parametrize("duty", DUTIES, ids=lambda duty: duty["id"])
def test_a_duty_has_its_page_its_question_and_its_case(duty):
    missing = []
    for page, words in duty["pages"].items():
        if BOOK / "chapters" / f"{page}.md" not in CHAPTERS:
            missing.append(f"{page} is not a chapter in _toc.yml")
        elif not any(words in block.text for block in on_page(page)):
            missing.append(f"{page} does not say «{words}»")
    if not any(duty["ask"] in block.text for block in on_page(next(iter(duty["pages"])))):
        missing.append(f"nobody to ask: «{duty['ask']}» is not on the first page")
    cited = {id for page in duty["pages"] for block in on_page(page) for id in block.ids}
    missing += [f"{id} is not cited on its pages" for id in duty["items"] if id not in cited]
    if not any(question.must == duty["id"] for chapter in questions.chapters() for question in questions.of(chapter)):
        missing.append(f"no question has «must: {duty['id']}»")
    missing += [problem for slug in duty["cases"] or ["(no case)"] if (problem := _practised(slug, duty["items"]))]
    assert missing == [], "\n".join(missing)


def _practised(slug: str, items: list[str]) -> str | None:
    if slug not in cases.slugs():
        return f"there is no case {slug}"
    chosen = {id for scene in cases.load(slug).scenes.values() for choice in scene.choices for id in choice.sources}
    return None if chosen & set(items) else f"the case {slug} has no choice with any of {items}"


# What the tests above stand on.


@pytest.mark.parametrize(
    ("kind", "ids", "answer"),
    [
        ("paragraph", ("KLAR-064", "KLAR-102", "AFI-033", "EKS-006"), True),
        ("paragraph", ("KLAR-064", "KLAR-102", "AFI-033", "EKS-006", "EKS-001"), False),
        ("item", ("KLAR-064",), True),
        ("item", ("KLAR-052", "KLAR-053"), True),  # the second is the warning about the first
        ("item", ("KLAR-064", "KLAR-102"), False),
        ("row", ("KLAR-064",), False),
        ("heading", ("KLAR-064",), False),
    ],
)
def test_what_counts_as_use(kind, ids, answer):
    assert counts(Block("a.md", 1, kind, "Tekst.", ids)) is answer
