"""Word and Excel: the files are whole, say what they should to those who cannot see, and survive a person in Excel."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from xml.etree import ElementTree

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from openpyxl.comments import Comment
from plan_samples import ABOUT_ONE, FULL, NASTY, SMALL, a_plan

from sekit import plans
from sekit.errors import PlanError, UnknownName
from sekit.plans.text import visible

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DC = "{http://purl.org/dc/elements/1.1/}"
again = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def parts(file):
    """Return every part of a document, parsed: a part that is not well formed fails here."""
    with zipfile.ZipFile(file) as packed:
        assert packed.testzip() is None
        names = [name for name in packed.namelist() if name.endswith((".xml", ".rels"))]
        return {name: ElementTree.fromstring(packed.read(name)) for name in names}


def check_references(file, found):
    """Every part that another refers to is there, and every part has a type: what Word and Excel look at first."""
    with zipfile.ZipFile(file) as packed:
        names = set(packed.namelist())
    types = found["[Content_Types].xml"]
    known = {one.get("Extension") for one in types if one.tag.endswith("Default")}
    for name in names - {"[Content_Types].xml"}:
        assert name.rpartition(".")[2] in known or f"/{name}" in {one.get("PartName") for one in types}, name
    for name, root in found.items():
        folder = name.rpartition("_rels/")[0]
        for one in root if name.endswith(".rels") else ():
            target = one.get("Target")
            if one.get("TargetMode") != "External":
                assert (target[1:] if target.startswith("/") else folder + target) in names or "../" in target, target


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


def said(text):
    """Return the text as a document can hold it."""
    return visible(text)


def test_word_has_everything_in_tables(tmp_path):
    document = docx.Document(FULL.write(tmp_path / "plan.docx"))
    assert [p.text for p in document.paragraphs] == ["Våren på Fjordvik", "Liten plan", "Om planen", "Planen"]
    assert [p.style.name for p in document.paragraphs][::2] == ["Heading 1", "Heading 2"]
    fields, table = document.tables
    assert cells(fields) == [
        ["Felt", "Tekst"],
        ["Halvår", "våren 2027"],
        ["Lederens eierskap", "Enhetsleder følger opp"],
    ]
    assert cells(table)[0] == [one.label for one in SMALL.columns]
    assert cells(table)[1] == ["Å ringe arbeidsgivere", "22.4.2027", "9–10.30", "Møterom 2", "1,5"]
    assert cells(table)[2][1] == "29. mai 2027"


def test_word_is_whole_and_says_what_it_is(tmp_path):
    file = FULL.write(tmp_path / "plan.docx")
    found = parts(file)
    check_references(file, found)
    core = found["docProps/core.xml"]
    assert core.findtext(f"{DC}title") == "Våren på Fjordvik"
    assert core.findtext(f"{DC}language") == "nb-NO"
    assert not core.findtext(f"{DC}creator")
    assert {one.get(f"{W}val") for one in found["word/styles.xml"].iter(f"{W}lang")} == {"nb-NO"}
    footer = found["word/footer1.xml"]
    assert "".join(footer.itertext()) == "Side 1 av 1"
    assert [one.get(f"{W}instr") for one in footer.iter(f"{W}fldSimple")] == ["PAGE", "NUMPAGES"]


def test_the_tables_of_word_have_headings_that_a_screen_reader_finds(tmp_path):
    body = parts(FULL.write(tmp_path / "plan.docx"))["word/document.xml"]
    tables = list(body.iter(f"{W}tbl"))
    for table, first_column in zip(tables, "10", strict=True):
        rows = list(table.iter(f"{W}tr"))
        assert [row.find(f".//{W}tblHeader") is not None for row in rows] == [True] + [False] * (len(rows) - 1)
        properties = table.find(f"{W}tblPr")
        look = properties.find(f"{W}tblLook")
        assert (look.get(f"{W}firstRow"), look.get(f"{W}firstColumn")) == ("1", first_column)
        assert properties.find(f"{W}tblCaption").get(f"{W}val")
        assert [one.tag.removeprefix(W) for one in properties][-3:] == ["tblLook", "tblCaption", "tblDescription"]


@pytest.mark.parametrize(("columns", "wide"), [(4, False), (5, True)])
def test_many_columns_turn_the_page(columns, wide, tmp_path):
    template = replace(SMALL, columns=SMALL.columns[:columns])
    section = docx.Document(plans.Plan(template).write(tmp_path / "plan.docx")).sections[0]
    assert (section.page_width > section.page_height) is wide
    assert {round(section.page_width.cm, 1), round(section.page_height.cm, 1)} == {21.0, 29.7}


@pytest.mark.parametrize("kind", ["docx", "md"])
def test_a_plan_about_a_person_says_that_it_is_practice(kind, tmp_path):
    def text(template):
        file = plans.Plan(template).write(tmp_path / f"{template.id}.{kind}")
        if kind == "md":
            return file.read_text(encoding="utf-8")
        return "\n".join(line.text for line in docx.Document(file).paragraphs)

    assert "Ekte planer hører i fagsystemet" in text(ABOUT_ONE)
    assert "Ekte planer" not in text(SMALL)


@given(plan=a_plan())
@again
def test_any_plan_is_a_whole_document(plan, tmp_path):
    file = plan.write(tmp_path / "plan.docx")
    parts(file)
    fields, table = docx.Document(file).tables
    assert [row.get("tema", "") and said(row["tema"]) for row in plan.rows] == [row[0] for row in cells(table)[1:]]
    assert cells(fields)[1] == ["Halvår", said(plan.fields.get("halvaar", ""))]


def test_five_hundred_rows_in_word(tmp_path):
    row = {one.id: "Vi øver på å ringe arbeidsgivere" for one in SMALL.columns}
    assert len(docx.Document(plans.Plan(SMALL, rows=(row,) * 500).write(tmp_path / "plan.docx")).tables[1].rows) == 501


@pytest.mark.parametrize("id", plans.templates())
def test_the_blank_has_lines_to_write_on_and_help(id, tmp_path):
    file = plans.write_blank(id, tmp_path / "tom.docx")
    check_references(file, parts(file))
    document, template = docx.Document(file), plans.template(id)
    fields, table = document.tables
    assert [row[0] for row in cells(fields)[1:]] == [one.label for one in template.fields]
    assert len(table.rows) >= 7
    assert not any(text for row in cells(table)[1:] for text in row)
    assert all(row.height and row.height.cm >= 1 for row in (*fields.rows[1:], *table.rows[1:]))
    lines = [line.text for line in document.paragraphs]
    for one in (*template.fields, *template.columns):
        assert f"{one.label}: {one.help}" in lines


def test_a_blank_is_a_word_document(tmp_path):
    with pytest.raises(PlanError, match=r"kan ikke skrive «\.pdf», ventet \.docx"):
        plans.write_blank("laeringsplan", tmp_path / "tom.pdf")
    with pytest.raises(UnknownName, match="laeringsplan"):
        plans.write_blank("laeringplan", tmp_path / "tom.docx")


def test_excel_is_whole_and_easy_to_read(tmp_path):
    file = FULL.write(tmp_path / "plan.xlsx")
    check_references(file, parts(file))
    book = openpyxl.load_workbook(file)
    table, fields = book.worksheets
    assert (table.title, fields.title) == ("Plan", "Om planen")
    assert (table.freeze_panes, table.print_title_rows) == ("A2", "$1:$1")
    assert [cell.value for cell in table[1]] == [one.label for one in SMALL.columns]
    assert all(cell.font.bold for cell in table[1])
    assert {cell.number_format for row in table.iter_rows() for cell in row} == {"@"}
    assert all(cell.alignment.wrap_text for row in table.iter_rows() for cell in row)
    assert table.column_dimensions["A"].width > table.column_dimensions["B"].width > 10
    assert [[cell.value for cell in row] for row in fields.iter_rows(max_row=3, max_col=2)] == [
        ["Mal", "liten"], ["Navn på planen", "Våren på Fjordvik"], ["Halvår", "våren 2027"],
    ]  # fmt: skip
    assert (book.properties.title, book.properties.language) == ("Våren på Fjordvik", "nb-NO")


def test_what_people_do_in_excel_is_read(tmp_path):
    book = openpyxl.load_workbook(FULL.write(tmp_path / "plan.xlsx"))
    sheet = book["Plan"]
    sheet.insert_rows(1, 2)
    sheet["A1"] = "Tittel over tabellen"
    sheet.merge_cells("A1:D1")
    sheet["F3"], sheet["G3"], sheet["A3"] = "Merknad", None, " TEMA *"
    sheet["B4"].value, sheet["B4"].number_format = datetime(2027, 4, 22), "dd.mm.yyyy"
    sheet["C4"].value, sheet["D4"], sheet["E4"], sheet["F4"] = time(9, 30), 12, 37.5, "ny"
    sheet["B5"], sheet["C5"], sheet["E5"] = date(2028, 2, 29), timedelta(hours=26, minutes=5), 0.5
    sheet["C5"].number_format, sheet["E5"].number_format = "[h]:mm", "0 %"
    sheet["B6"], sheet["E6"], sheet["F6"], sheet["G6"] = datetime(2027, 1, 2, 14, 5), True, "=1+1", "uten"
    sheet["A9"], sheet["D9"] = "Etter tomme rader", "#N/A"
    sheet.merge_cells("B9:C9")
    sheet["A9"].comment = Comment("husk", "x")
    sheet["A40"].number_format = "@"
    notes = book.create_sheet("Notater")
    notes["B2"], notes["C3"] = "ring Kari", 7
    book.create_sheet("Tomt")
    file = tmp_path / "endret.xlsx"
    book.save(file)
    plan = plans.read(file, SMALL)
    assert plan.name == "Våren på Fjordvik"
    assert plan.fields["Uten overskrift"] == "Tittel over tabellen"
    assert plan.fields["Arket «Notater»"] == "\tring Kari\n\t\t7"
    assert plan.rows == (
        {
            "tema": "Å ringe arbeidsgivere",
            "dato": "22.4.2027",
            "tid": "9.30",
            "sted": "12",
            "timer": "37,5",
            "Merknad": "ny",
        },
        {"tema": "Fadder", "dato": "29.2.2028", "tid": "26.05", "sted": "Kantina", "timer": "50 %"},
        {
            "tema": "Medlytting",
            "dato": "2.1.2027 kl. 14.05",
            "timer": "ja",
            "Merknad": "=1+1",
            "Uten overskrift": "uten",
        },
        {"tema": "Etter tomme rader", "sted": "#N/A"},
    )
    told = {(one.severity, one.field, one.row) for one in plan.problems}
    assert told == {
        ("INFO", "Uten overskrift", None), ("INFO", "Merknad", None), ("INFO", "Arket «Notater»", None),
        ("ERROR", "timer", 3), ("ERROR", "Merknad", 3), ("ERROR", "sted", 4),
    }  # fmt: skip
    assert plans.read(plan.write(tmp_path / "igjen.xlsx"), SMALL) == plan


def test_the_answer_of_a_formula_is_read(tmp_path):
    file = tmp_path / "formel.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Tema", "Timer i uka"])
    book.active.append(["Fadder", "=30+7.5"])
    book.save(file)
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                assert data.count(b"<v />") + data.count(b"<v></v>") == 1
                data = data.replace(b"<v />", b"<v>37.5</v>").replace(b"<v></v>", b"<v>37.5</v>")
            new.writestr(name, data)
    file.write_bytes(out.getvalue())
    plan = plans.read(file, SMALL)
    assert (plan.rows, plan.problems) == (({"tema": "Fadder", "timer": "37,5"},), ())


def test_a_sheet_that_lost_its_table_keeps_its_fields(tmp_path):
    book = openpyxl.load_workbook(FULL.write(tmp_path / "plan.xlsx"))
    book["Plan"].delete_rows(1, 20)
    book.save(tmp_path / "uten.xlsx")
    assert plans.read(tmp_path / "uten.xlsx", SMALL) == plans.Plan(SMALL, FULL.name, FULL.fields)


def test_the_template_is_told_by_the_property_alone(tmp_path):
    plan = plans.new("laeringsplan").add(tema="Fadder")
    book = openpyxl.load_workbook(plan.write(tmp_path / "plan.xlsx"))
    del book["Om planen"]
    book.save(tmp_path / "plan.xlsx")
    assert plans.read(tmp_path / "plan.xlsx") == plan


@pytest.mark.parametrize("data", [b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 locked", b"Tema;Dato\n", b"{}"])
def test_what_is_not_a_workbook_is_told(data, tmp_path):
    (tmp_path / "plan.xlsx").write_bytes(data)
    with pytest.raises(PlanError, match=r"plan\.xlsx: fant ikke en Excel-fil som kan leses"):
        plans.read(tmp_path / "plan.xlsx", SMALL)


def test_a_workbook_without_a_plan_is_told(tmp_path):
    openpyxl.Workbook().save(tmp_path / "plan.xlsx")
    with pytest.raises(PlanError, match="ingen linje med overskrifter"):
        plans.read(tmp_path / "plan.xlsx", SMALL)
    with pytest.raises(PlanError, match="fant ikke hvilken mal"):
        plans.read(tmp_path / "plan.xlsx")


def test_a_workbook_that_unpacks_to_a_mountain_is_not_unpacked(tmp_path):
    with zipfile.ZipFile(tmp_path / "plan.xlsx", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 120_000_000)
    with pytest.raises(PlanError, match=r"plan\.xlsx, fant 120 MB når fila pakkes ut"):
        plans.read(tmp_path / "plan.xlsx", SMALL)


def test_a_cell_far_away_costs_nothing(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Tema"])
    book.active["XFD90000"] = "langt borte"
    book.save(tmp_path / "plan.xlsx")
    assert plans.read(tmp_path / "plan.xlsx", SMALL).rows == ({"Uten overskrift": "langt borte"},)


def test_cells_far_away_in_every_line_are_told(tmp_path):
    book = openpyxl.Workbook()
    for line in range(1, 200):
        book.active.cell(line, 16_384).value = "x"
    book.save(tmp_path / "plan.xlsx")
    with pytest.raises(PlanError, match=r"plan\.xlsx, arket «Sheet»: fant celler langt borte"):
        plans.read(tmp_path / "plan.xlsx", SMALL)


def test_texts_that_break_xml_do_not_break_documents(tmp_path):
    plan = plans.Plan(
        SMALL, "\x00", {"leder": "\ufffe"}, tuple({"tema": text, text: "x"} for text in NASTY if text.strip())
    )
    for kind in ("docx", "xlsx"):
        parts(plan.write(tmp_path / f"plan.{kind}"))
