"""The command that authors use."""

from __future__ import annotations

import pytest

from sekit import cases
from sekit.cli import main

MISTAKES = ("tilit", "tilbaka")


def line_of(file, part):
    text = file.read_text(encoding="utf-8")
    return text[: text.index(part)].count("\n") + 1


@pytest.fixture
def faulty(tmp_path, small_case):
    file = tmp_path / "liten.yaml"
    text = (
        small_case.read_text(encoding="utf-8")
        .replace("next: tilbake", "next: tilbaka")
        .replace("{tillit: 1}", "{tilit: 1}")
    )
    file.write_text(text, encoding="utf-8")
    return file


def test_check_says_all_is_well(small_case, capsys):
    assert main(["check", str(small_case)]) == 0
    assert "i orden" in capsys.readouterr().out


def test_check_lists_every_problem_with_its_line(faulty, small_case, capsys, monkeypatch):
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    assert main(["check", str(faulty), str(small_case)]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(": ")[0] for line in lines[:2]] == [f"{faulty}:{line_of(faulty, part)}" for part in MISTAKES]
    assert lines[2].endswith("i orden")


def test_check_writes_annotations_on_github(faulty, capsys, monkeypatch):
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert main(["check", str(faulty)]) == 1
    assert f"::error file={faulty},line={line_of(faulty, 'tilit')}::" in capsys.readouterr().out


def test_preview_is_one_file_that_asks_for_nothing(small_case, tmp_path, capsys):
    out = tmp_path / "liten.html"
    assert main(["preview", str(small_case), "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert "customElements" in text
    assert 'src="' not in text
    assert 'href="http' not in text


def test_preview_of_a_faulty_case_makes_no_file(faulty, tmp_path, capsys):
    out = tmp_path / "x.html"
    assert main(["preview", str(faulty), "--out", str(out)]) == 1
    assert not out.exists()
    shown = capsys.readouterr().err
    assert f"{faulty}:{line_of(faulty, 'tilit')}: " in shown
    assert "Traceback" not in shown


def test_check_of_a_file_that_is_not_there(tmp_path, capsys):
    assert main(["check", str(tmp_path / "x.yaml")]) == 1
    assert "kan ikke lese" in capsys.readouterr().out


def test_every_shipped_case_previews(tmp_path):
    for slug in cases.slugs():
        assert main(["preview", str(cases.path_of(slug)), "--out", str(tmp_path / f"{slug}.html")]) == 0


def test_a_new_case_can_be_checked_and_played_at_once(tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["new-case", "ny-sak"]) == 0
    assert main(["check", "ny-sak.yaml"]) == 0
    assert main(["proof", "ny-sak.yaml"]) == 0
    assert "Blindveier          ingen" in capsys.readouterr().out
    assert main(["new-case", "ny-sak"]) == 1  # nothing is overwritten
    assert "finnes allerede" in capsys.readouterr().err
    assert main(["new-case", "Ny Sak"]) == 1
    assert "ventet små bokstaver" in capsys.readouterr().err


def test_proof_tells_what_a_writer_needs(capsys):
    assert main(["proof", "minh"]) == 0
    out = capsys.readouterr().out
    for word in ("Tilstander", "Korteste vei", "Tilfeldig spill", "minutter", "Lengst er det gode"):
        assert word in out


def test_graph_draws_every_scene(tmp_path):
    out = tmp_path / "minh.svg"
    assert main(["graph", "minh", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert text.count("<rect") == len(cases.load("minh").scenes)


def test_letters_follow_the_order_shown(tmp_path, small_case):
    file = tmp_path / "liten.yaml"
    file.write_text(small_case.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["letters", str(file)]) == 0
    for scene in cases.load(file).scenes.values():
        assert [choice.key for choice in scene.choices] == list("ABC")[: len(scene.choices)]


def test_an_unknown_case_is_said_kindly(capsys):
    assert main(["proof", "mihn"]) == 1
    assert "Mente du «minh»" in capsys.readouterr().err
