"""What the sources say: every item readable, and every mistake in a file met with a line."""

from __future__ import annotations

import pytest

from sekit import knowledge, stages
from sekit.errors import UnknownName
from sekit.knowledge._items import read_items


def test_every_item_is_there():
    count = dict.fromkeys(knowledge.reports(), 0)
    for item in knowledge.items():
        count[item.report.id] += 1
    assert count == {"AFI": 154, "KLAR": 183, "KREM": 77, "INK": 46, "AFIS": 9, "EKS": 68}


def test_what_stands_outside_the_reports_has_a_confidence():
    for item in knowledge.items():
        assert (item.confidence is not None) == (item.report.id == "EKS"), item.id


def test_an_unknown_id_suggests_the_nearest():
    with pytest.raises(UnknownName, match="Mente du «KLAR-0"):
        knowledge.item("KLAR-999")


GOOD = "  kind: rule\n  title: T\n  content: C\n  source: S\n  topic: kvp\n"


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("AFI-1:\n" + GOOD, 1, "tre sifre"),
        ("KLAR-001:\n" + GOOD, 1, "«AFI-»"),
        ("AFI-001:\n" + GOOD + "  sourc: x\n", 7, "Mente du «source»"),
        ("AFI-001:\n" + GOOD.replace("rule", "rul"), 2, "Mente du «rule»"),
        ("AFI-001:\n" + GOOD + "  confidence: kanskje\n", 7, "usikker"),
        ("AFI-001:\n  kind: rule\n", 1, "«content» mangler"),
        ("AFI-001:\n" + GOOD + "AFI-001:\n" + GOOD, 7, "to ganger"),
        ("- a\n", 1, "liste med id-er"),
    ],
)
def test_a_mistake_has_a_line(tmp_path, text, line, words):
    (tmp_path / "afi.yaml").write_text(text, encoding="utf-8")
    found, problems = read_items(tmp_path / "afi.yaml", knowledge.reports()["AFI"])
    assert not found
    assert problems[0].line == line
    assert any(words in problem.message for problem in problems), problems


def test_five_stages_with_names():
    assert [stage.number for stage in stages.STAGES] == [1, 2, 3, 4, 5]
    assert stages.stage("job-finding").english == "Job finding"
    with pytest.raises(UnknownName, match="Mente du «job-finding»"):
        stages.stage("job-findng")
