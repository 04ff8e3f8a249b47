"""Plans in files: what was written comes back, and a bad file is told by its words."""

from __future__ import annotations

import codecs
import csv
import io
import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from plan_samples import FULL, NASTY, SMALL, a_plan

from sekit import plans
from sekit.errors import PlanError, UnknownName
from sekit.plans.grid import guard, unguard
from sekit.plans.model import MAX_CELL

BACK = ("json", "csv", "xlsx")
again = settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def back(plan, folder, kind):
    return plans.read(plan.write(folder / f"plan.{kind}"), plan.template)


def table(text, folder, name="plan.csv", encoding="utf-8", **options):
    file = folder / name
    file.write_bytes(text.encode(encoding))
    return plans.read(file, options.get("template", SMALL))


@pytest.mark.parametrize("kind", BACK)
@pytest.mark.parametrize("id", plans.templates())
def test_the_example_of_every_template_comes_back(id, kind, tmp_path):
    plan = plans.new(id, name="Prøve", example=True)
    assert plans.read(plan.write(tmp_path / f"plan.{kind}")) == plan


@pytest.mark.parametrize("kind", BACK)
def test_nasty_text_comes_back_in_every_place(kind, tmp_path):
    plan = plans.Plan(SMALL, rows=tuple({"tema": text, "Merknad": text} for text in NASTY))
    assert back(plan, tmp_path, kind) == plan
    for text in NASTY:
        plan = plans.Plan(SMALL, text, {"leder": text})
        assert back(plan, tmp_path, kind) == plan


@pytest.mark.parametrize("kind", BACK)
@given(plan=a_plan())
@example(plan=plans.Plan(SMALL, rows=({"Tema": "a", "tema": "b"}, {"TEMA": "c"})))
@example(plan=plans.Plan(SMALL, "", {"Halvår": "ukjent", "Mal": "x", "Navn på planen": "y"}))
@example(plan=plans.Plan(SMALL, "", {"halvaar": "Tema", "leder": "Dato"}))
@again
def test_any_plan_comes_back(plan, kind, tmp_path):
    assert back(plan, tmp_path, kind) == plan


@pytest.mark.parametrize("text", NASTY)
def test_the_guard_can_be_taken_off(text):
    assert unguard(guard(text)) == text
    assert guard(text)[0] not in "=+-@\t\r"


def test_csv_is_what_norwegian_excel_expects(tmp_path):
    data = FULL.write(tmp_path / "plan.csv").read_bytes()
    assert data.startswith(codecs.BOM_UTF8 + b"Mal;liten;2\r\n")
    lines = data.decode("utf-8-sig").split("\r\n")
    assert lines[1:7] == [
        "Navn på planen;Våren på Fjordvik",
        "Halvår;våren 2027",
        "Lederens eierskap;Enhetsleder følger opp",
        "",
        "Tema;Dato;Tid;Sted;Timer i uka",
        "Å ringe arbeidsgivere;22.4.2027;9–10.30;Møterom 2;1,5",
    ]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_no_cell_of_ours_can_be_a_formula(kind, tmp_path):
    plan = plans.Plan(SMALL, "=n", {"leder": "@x", "=felt": "+"}, tuple({"tema": text, "=kol": text} for text in NASTY))
    file = plan.write(tmp_path / f"plan.{kind}")
    if kind == "csv":
        text = file.read_bytes().decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    else:
        import openpyxl

        found = [cell for sheet in openpyxl.load_workbook(file) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in found if cell.value is not None} == {"s"}
        cells = [cell.value or "" for cell in found]
    assert not [cell for cell in cells if cell[:1] and cell[0] in "=+-@\t\r"]


def test_json_is_what_it_is_said_to_be(tmp_path):
    said = json.loads(FULL.write(tmp_path / "plan.json").read_text(encoding="utf-8"))
    assert list(said) == ["format", "template", "version", "name", "fields", "rows"]
    assert (said["format"], said["template"], said["version"], said["name"]) == (1, "liten", 2, "Våren på Fjordvik")
    assert said["rows"][1] == {"tema": "Fadder", "dato": "29. mai 2027", "sted": "Kantina"}


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("first", ["", "sep={}\r\n"])
def test_tables_that_others_made_are_read(delimiter, encoding, first, tmp_path):
    lines = [[" TEMA:", "dato", "TIMER I  UKA", "Merknad"], ["Fadder på jobb", "22.4.2027", '"37,5"', "æøå"]]
    text = first.format(delimiter) + "\r\n".join(delimiter.join(line) for line in lines) + "\r\n"
    plan = table(text, tmp_path, encoding=encoding)
    assert plan.rows == ({"tema": "Fadder på jobb", "dato": "22.4.2027", "timer": "37,5", "Merknad": "æøå"},)
    assert [(one.severity, one.field) for one in plan.problems if one.field] == [("INFO", "Merknad")]
    assert any("Windows-1252" in one.message for one in plan.problems) is (encoding == "cp1252")


def test_what_people_do_to_a_file_of_ours_loses_nothing(tmp_path):
    text = (
        "Mal;Liten plan;1;\nHalvår;våren 2027;;\nNotat;husk kaffe;og kake;\n;løst ord;;\n\n;;;;;\nDato;;Tema;Dato\n"
        "\n1.2.2027;uten overskrift;Fadder;2.2.2027;utenfor\n;;;\n;;Slutt;\n"
    )
    plan = table(text, tmp_path)
    assert plan.fields == {"halvaar": "våren 2027", "Notat": "husk kaffe\nog kake", "Uten overskrift": "løst ord"}
    assert plan.rows == (
        {
            "dato": "1.2.2027",
            "Uten overskrift": "uten overskrift",
            "tema": "Fadder",
            "Dato": "2.2.2027",
            "Uten overskrift (2)": "utenfor",
        },
        {"tema": "Slutt"},
    )
    assert [one.field for one in plan.problems] == [
        "Notat", "Uten overskrift", "Uten overskrift", "Dato", "Uten overskrift (2)",
    ]  # fmt: skip
    assert plan.check()[: len(plan.problems)] == list(plan.problems)


def test_a_title_over_the_table_is_the_name(tmp_path):
    plan = table("Plan våren;;\n;;\nTema;Dato;\nFadder;1.2.2027;\n", tmp_path)
    assert (plan.name, plan.rows) == ("Plan våren", ({"tema": "Fadder", "dato": "1.2.2027"},))


def test_fields_alone_are_a_plan_without_rows(tmp_path):
    assert table("Mal;liten\nHalvår;våren 2027\n", tmp_path) == plans.Plan(SMALL, "", {"halvaar": "våren 2027"})


def test_long_and_strange_cells_are_told_row_by_row_and_kept(tmp_path):
    long = "x" * (MAX_CELL + 1)
    rows = [
        {"tema": "a"},
        {"tema": long, "timer": 37.5, "dato": ["x", 1], "sted": True, "tid": None},
        {"tema": "\ud800b"},
    ]
    said = {"format": 1, "template": "liten", "version": 1, "name": "", "fields": {"leder": 3}, "rows": rows}
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(said), encoding="utf-8")
    plan = plans.read(file, SMALL)
    assert plan.fields == {"leder": "3"}
    assert plan.rows[1] == {"tema": long, "timer": "37,5", "dato": '["x", 1]', "sted": "ja"}
    assert plan.rows[2] == {"tema": "\ufffdb"}
    told = [(one.severity, one.field, one.row) for one in plan.problems]
    assert told == [("ERROR", "leder", None)] + [("ERROR", c, 2) for c in ("tema", "timer", "dato", "sted")] + [
        ("ERROR", "tema", 3)
    ]
    assert {one.source for one in plan.problems} == {"plan.json"}
    assert back(plan, tmp_path, "csv") == plan


def test_five_hundred_rows_are_quick_and_two_thousand_and_one_are_told(tmp_path):
    row = {one.id: "Vi øver på å ringe arbeidsgivere" for one in SMALL.columns}
    for kind in BACK:
        assert len(back(plans.Plan(SMALL, rows=(row,) * 500), tmp_path, kind).rows) == 500
    plan = back(plans.Plan(SMALL, rows=(row,) * 2001), tmp_path, "csv")
    assert len(plan.rows) == 2001
    assert "2001 rader" in plan.problems[0].message


def document(**changes):
    said = {"format": 1, "template": "laeringsplan", "version": 1, "name": "n", "fields": {}, "rows": []}
    return json.dumps({key: value for key, value in (said | changes).items() if value is not ...})


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "fila er tom"),
        (" \n", "fila er tom"),
        ("{", "linje 1: fant noe som ikke er JSON"),
        ('{"format": 1,\n"name": "x"', "linje 2: fant noe som ikke er JSON"),
        ("[]", "JSON som ikke er en plan"),
        ('{"case": "minh"}', "JSON som ikke er en plan, ventet nøklene format, template"),
        ("[" * 100_000, "mange hundre ganger"),
        (document(rows=[{"tema": "HER"}]).replace('"HER"', "[" * 200 + "]" * 200), None),
        (document(format=2), "fant format 2, ventet 1. Åpne planen med en nyere utgave"),
        (document(format="1"), 'fant formatet «"1"», ventet 1'),
        (document(format=True), "fant formatet «true»"),
        (document(template="læringsplan"), "fant malen «læringsplan», ventet en av"),
        (document(template=""), "fant ikke hvilken mal planen følger"),
        (document(template=...), "fant ingenting i «template», ventet tekst"),
        (document(version=99), "følger versjon 99 av malen «laeringsplan», ventet høyst"),
        (document(name=7), "fant et tall i «name», ventet tekst"),
        (document(fields=[]), "fant en liste i «fields», ventet en gruppe"),
        (document(rows=...), "fant ingenting i «rows», ventet en liste"),
        (document(rows=[{}, "x"]), "rad 2: fant tekst, ventet en gruppe av celler"),
        (document(rows=[{"tema": "HER"}]).replace('"HER"', '"a", "tema": "b"'), "nøkkelen «tema» står to ganger"),
        (document(rows=[{"tema": "HER"}]).replace('"HER"', "9" * 5000), "et tall som er for langt"),
    ],
)
def test_bad_json_is_told(text, words, tmp_path):
    file = tmp_path / "plan.json"
    file.write_text(text, encoding="utf-8")
    if words is None:  # deep, but not too deep: kept as text
        assert plans.read(file).rows[0]["tema"] == "[" * 200 + "]" * 200
        return
    with pytest.raises(PlanError) as raised:
        plans.read(file)
    assert str(raised.value).startswith("plan.json")
    assert words in str(raised.value)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Navn;Alder\nx;3\n", "fant ikke hvilken mal planen følger. Si hvilken av disse: "),
        ("Mal;minh\n\nTema\nx\n", "fant malen «minh»"),
        ("Mal;laeringsplan;99\n\nTema\nx\n", "følger versjon 99"),
        ('Mal;laeringsplan;1\n\nTema;Dato\n"Møte" om x;1.2.2027\n', "linje 4: fant et anførselstegn"),
        ('Mal;laeringsplan;1\n\nTema;Dato\n"åpent;1.2.2027\n', "fant et anførselstegn"),
    ],
)
def test_bad_csv_is_told(text, words, tmp_path):
    with pytest.raises(PlanError, match=r"^plan\.csv") as raised:
        table(text, tmp_path, template=None)
    assert words in str(raised.value)


def test_what_is_not_a_plan_at_all_is_told(tmp_path):
    def says(file, words, template=None, error=PlanError):
        with pytest.raises(error) as raised:
            plans.read(file, template)
        assert words in str(raised.value)

    huge = tmp_path / "huge.v2.json"
    huge.write_bytes(b" " * 5_300_000)
    says(huge, "huge.v2.json: fant 5,3 MB, ventet høyst 5 MB")
    says(tmp_path / "gone.json", "den finnes ikke")
    (tmp_path / "folder.csv").mkdir()
    says(tmp_path / "folder.csv", "det er en mappe")
    says(tmp_path / "plan.docx", "kan ikke lese «.docx», ventet .json .csv .xlsx")
    says(tmp_path / "plan.jsn", "Mente du «.json»?")
    (tmp_path / "bytes.csv").write_bytes(b"\x81\x8d\xff\xfe")
    says(tmp_path / "bytes.csv", "noe annet enn tekst", SMALL)
    (tmp_path / "other.csv").write_text("Navn;Alder\nx;3\n")
    says(tmp_path / "other.csv", "ingen linje med overskrifter, ventet Tema, Dato", SMALL)
    mine = plans.new("laeringsplan").write(tmp_path / "plan.json")
    says(mine, "planen følger malen «laeringsplan», ventet «liten»", SMALL)
    says(mine, "laeringsplan", "laeringplan", UnknownName)
    (tmp_path / "bytes.json").write_bytes(b"\xff\xfe\x00")
    says(tmp_path / "bytes.json", "ventet en JSON-fil")


def test_a_plan_that_cannot_be_written_leaves_the_old_file(tmp_path):
    file = FULL.write(tmp_path / "plan.xlsx")
    before = file.read_bytes()
    with pytest.raises(PlanError, match=r"plan\.xlsx, celle A2: fant 40000 tegn"):
        plans.Plan(SMALL, rows=({"tema": "x" * 40_000},)).write(file)
    with pytest.raises(PlanError, match="halve tegn"):
        plans.Plan(SMALL, "\ud800").write(tmp_path / "plan.csv")
    with pytest.raises(PlanError, match="fikk ikke skrevet"):
        FULL.write(tmp_path / "gone" / "plan.csv")
    with pytest.raises(PlanError, match=r"kan ikke skrive «\.pdf», ventet \.json"):
        FULL.write(tmp_path / "plan.pdf")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(PlanError, match="fikk ikke skrevet"):
        FULL.write(tmp_path / "folder.csv")
    assert file.read_bytes() == before
    assert {path.name for path in tmp_path.iterdir()} == {"plan.xlsx", "folder.csv"}


def test_the_libraries_of_documents_are_loaded_when_needed(tmp_path):
    code = (
        "import sys; from sekit import plans; p = plans.new('laeringsplan'); p.write('p.json'); p.write('p.csv'); "
        "p.write('p.md'); plans.read('p.csv'); "
        "print([name for name in ('docx', 'openpyxl', 'icalendar', 'lxml') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert result.stdout.strip() == "[]"


def test_markdown_means_what_was_written(tmp_path):
    plan = plans.Plan(SMALL, "Vår | <b>", {"leder": "a*b_c"}, ({"tema": "x|y\nz", "dato": "`=1`\\", "Ny": "[a](b)"},))
    text = plan.write(tmp_path / "plan.md").read_text(encoding="utf-8")
    assert text.startswith("# Vår \\| &lt;b&gt;\n\n| Felt | Tekst |\n| --- | --- |\n")
    assert "| Lederens eierskap | a\\*b\\_c |" in text
    assert "| Tema | Dato | Tid | Sted | Timer i uka | Ny |\n| --- | --- | --- | --- | --- | --- |\n" in text
    assert text.endswith("| x\\|y<br>z | \\`=1\\`\\\\ |  |  |  | \\[a\\](b) |\n")


@given(plan=a_plan())
@again
def test_markdown_keeps_the_shape_of_the_tables(plan, tmp_path):
    lines = plan.write(tmp_path / "plan.md").read_text(encoding="utf-8").replace("\\|", "").split("\n")
    tables = [line for line in lines if line.startswith("|")]
    assert len(tables) == 2 + 2 + sum(one not in ("halvaar", "leder") for one in plan.fields) + 2 + len(plan.rows)
    assert {line.count("|") - 1 for line in tables} == {2, len(SMALL.columns) + len(plan.unknown_columns)}
