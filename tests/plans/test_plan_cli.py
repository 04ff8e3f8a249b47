"""``sekit plan``: check, convert, blank."""

from __future__ import annotations

import docx
import pytest

from sekit import plans
from sekit.cli import main


@pytest.fixture
def at(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_check_says_what_has_to_be_mended_with_row_and_column(at, capsys):
    file = plans.new("laeringsplan").add(tema="Fadder", dato="i løpet av våren").write(at / "plan.csv")
    assert main(["plan", "check", str(file)]) == 1
    out = capsys.readouterr().out
    assert "Må rettes: rad 1, Dato" in out
    assert "«i løpet av våren»" in out
    assert out.splitlines()[-1].startswith(f"{file}: ")
    assert out.splitlines()[-1].endswith(" ting må rettes")


def test_check_of_a_good_plan(at, capsys):
    file = plans.new("laeringsplan", example=True).write(at / "plan.json")
    clean = not any(one.severity == "ERROR" for one in plans.read(file).check())
    assert main(["plan", "check", str(file)]) == (0 if clean else 1)
    assert ("plan.json: i orden" in capsys.readouterr().out) is clean


def test_check_of_a_table_that_does_not_say_its_template(at, capsys):
    (at / "plan.csv").write_text("Tema;Merknad\nFadder;x\n", encoding="utf-8")
    assert main(["plan", "check", "plan.csv"]) == 1
    assert "fant ikke hvilken mal planen følger" in capsys.readouterr().err
    assert main(["plan", "check", "plan.csv", "--template", "laeringsplan"]) == 1
    assert "Tips: Merknad: Kolonnen «Merknad» er ikke i malen" in capsys.readouterr().out


@pytest.mark.parametrize("kind", ["json", "csv", "xlsx", "docx", "ics", "md"])
def test_convert_makes_every_kind_of_file(kind, at, capsys):
    plan = plans.new("laeringsplan", name="Våren", example=True)
    plan.write(at / "inn.json")
    assert main(["plan", "convert", "inn.json", f"ut.{kind}"]) == 0
    assert capsys.readouterr().out == f"Skrev ut.{kind}.\n"
    assert (at / f"ut.{kind}").stat().st_size > 100
    if kind in ("json", "csv", "xlsx"):
        assert plans.read(at / f"ut.{kind}") == plan


def test_convert_does_not_cost_anyone_a_plan(at, capsys):
    plans.new("laeringsplan").add(tema="Fadder").write(at / "inn.csv")
    (at / "ut.json").write_text("min gamle plan")
    assert main(["plan", "convert", "inn.csv", "ut.json"]) == 1
    assert "ut.json finnes allerede" in capsys.readouterr().err
    assert (at / "ut.json").read_text() == "min gamle plan"
    assert main(["plan", "convert", "inn.csv", "ut.json", "--replace"]) == 0
    assert plans.read(at / "ut.json").rows == ({"tema": "Fadder"},)


def test_convert_tells_what_it_met(at, capsys):
    (at / "inn.csv").write_text("Tema;Merknad\nFadder;x\n", encoding="utf-8")
    assert main(["plan", "convert", "inn.csv", "ut.md", "--template", "laeringsplan"]) == 0
    assert "Kolonnen «Merknad»" in capsys.readouterr().err
    assert "Merknad" in (at / "ut.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "arguments", [["convert", "gone.json", "ut.csv"], ["check", "gone.json"], ["blank", "laeringplan"]]
)
def test_what_cannot_be_done_is_told(arguments, at, capsys):
    assert main(["plan", *arguments]) == 1
    assert capsys.readouterr().err
    assert list(at.iterdir()) == []


def test_blank_is_a_document_named_for_its_template(at, capsys):
    assert main(["plan", "blank", "laeringsplan"]) == 0
    assert docx.Document(at / "laeringsplan.docx").tables
    assert main(["plan", "blank", "laeringsplan"]) == 1
    assert "finnes allerede" in capsys.readouterr().err
    assert main(["plan", "blank", "laeringsplan", "--out", "annen.docx"]) == 0
    assert (at / "annen.docx").exists()
