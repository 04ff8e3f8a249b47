"""The sheets: whole, and each problem in a file told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from sekit import sheets
from sekit.errors import DataError, UnknownName


def test_the_card_takes_45_minutes_in_six_steps():
    card = sheets.sheet("metodeveiledning")
    assert [step.minutes for step in card.steps] == [5, 10, 10, 10, 5, 5]
    assert card.minutes == 45


def test_the_observation_sheet_has_eight_signs():
    marks = sheets.sheet("medlytting").parts[0]
    assert len(marks.rows) == 8
    assert marks.answers == ("ja", "delvis", "nei")


@pytest.mark.parametrize("name", sheets.names())
def test_every_sheet_can_be_written_on(name):
    assert any(part.kind in ("write", "marks", "tick") for part in sheets.sheet(name).parts)


def test_an_unknown_sheet():
    with pytest.raises(UnknownName, match=r"Mente du «mandagskort»\?"):
        sheets.sheet("mandag")


GOOD = "title: Et ark\nabout: Om arket.\nparts:\n"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("title: Et ark\nparts:\n  - {kind: note, label: Les}\n", 1, "«about»: fant None, ventet tekst"),
        (
            GOOD + "  - {kind: writ, label: Skriv}\n",
            4,
            "fant «writ», ventet en av marks, tick, write, steps, note. Mente",
        ),
        (GOOD + "  - {kind: write, label: Skriv}\n", 4, "«lines»: fant None, ventet et helt tall over 0"),
        (GOOD + "  - {kind: write, label: Skriv, lines: to}\n", 4, "«lines»: fant 'to', ventet et helt tall over 0"),
        (GOOD + "  - {kind: note, label: Les, lnes: 2}\n", 4, "fant nøkkelen «lnes»."),
        (GOOD + "  - {kind: tick, label: Velg, answers: [ja, true]}\n", 4, "fant True, ventet tekst"),
        (
            GOOD + "  - kind: steps\n    label: Slik\n    steps:\n      - {minutes: 0, what: Si, who: alle}\n",
            7,
            "«minutes»",
        ),
        ("title: [\n", 2, "dette er ikke gyldig YAML"),
    ],
)
def test_a_file_that_is_wrong(tmp_path: Path, text, line, message):
    file = tmp_path / "ark.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(DataError) as error:
        sheets.read(file)
    assert str(error.value).startswith(f"{file}:{line}: {message}"), str(error.value)
