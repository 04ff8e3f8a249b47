"""The figures of the results and their charts: whole, sourced, honest about what is wrong, and the same every time."""

from __future__ import annotations

import re
from base64 import b64decode
from xml.etree import ElementTree

import pytest

from sekit import figures, knowledge
from sekit.errors import KnowledgeError, UnknownName
from sekit.knowledge._figures import COLUMNS, is_id, read_figures

SETS = knowledge.figure_sets()
CHARTS = figures.names()
SVG = "{http://www.w3.org/2000/svg}"
ROWS = [(name, row) for name in SETS for row in knowledge.figures(name).to_dict("records")]
# Numbers that no item tells stand with their own source.
OWN_SOURCES = {
    "SSB, artikkel om KVP i 2017",
    "SSB, artikkel om KVP i 2018",
    "SSB, artikkel om KVP i 2019",
    "SSB, artikkel om KVP i 2022",
    "SSB for 2021, gjengitt i Dagsavisen 27. september 2022",
    "SSB, tabell 5, 8. november 2012",
    "Prop. 12 L (2018–2019) kapittel 3",
    "Lima og Furuberg, Arbeid og velferd 3/2018",
}
IN_WORDS = {"1": "ett?|en", "2": "to", "3": "tre", "6": "seks", "9": "ni"}


def words(name: str, row: dict) -> str:
    return f"{name}: {row['group']}, {row['what']}, {row['period']}"


def told(shown: str, text: str) -> bool:
    """Whether a text tells a number, as figures («3 737», «3737») or in words («ni»)."""
    bare = re.sub(r"^(ca\.|høyst|knapt|litt over|minst|over) | ?%$", "", shown.replace("\u00a0", " "))
    loose = r"[ \u00a0.]?".join(map(re.escape, bare.split(" "))) if bare[0].isdigit() and "av" not in bare else bare
    spelled = f"|\\b(?:{IN_WORDS[bare]})\\b" if bare in IN_WORDS else ""
    return re.search(rf"(?<!\d)(?:{loose})(?![\d,]\d|\d){spelled}", text, re.IGNORECASE) is not None


@pytest.mark.parametrize(("name", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value["what"])
def test_every_number_is_in_its_source(name, row):
    ids = [source for source in row["source"] if is_id(source)]
    assert ids or set(row["source"]) <= OWN_SOURCES, words(name, row)
    if ids:
        text = " ".join(f"{knowledge.item(id).title} {knowledge.item(id).content}" for id in ids)
        assert told(row["shown"], text.replace("To av tre", "to av tre")), words(name, row)


@pytest.mark.parametrize(("name", "row"), ROWS, ids=lambda value: value if isinstance(value, str) else value["what"])
def test_the_confidence_is_that_of_the_items(name, row):
    own = {knowledge.item(source).confidence for source in row["source"] if is_id(source)} - {None}
    assert row["confidence"] in own if own else True, words(name, row)


def test_the_errors_of_the_sources_are_told():
    caveats = {name: " ".join(row["caveat"] for own, row in ROWS if own == name) for name in SETS}
    for name, told_there in {
        "klar": ("Flytting er ført", "31,5", "lønnstilskudd", "tre år", "arbeidsavklaringspenger|AAP"),
        "krem": ("to ganger", "33 av de 53", "25", "fra KVP"),
        "ssb_kvp": ("lønnstilskudd", "Forskjellen mellom fylker", "annen definisjon"),
        "snart_ansatt": ("ble aldri talt", "rakk ikke"),
    }.items():
        for phrase in told_there:
            assert re.search(phrase, caveats[name]), (name, phrase)


def test_the_groups_of_klar_and_krem_add_up_or_say_that_they_do_not():
    klar = knowledge.figures("klar").set_index(["group", "what"])["value"]
    krem = knowledge.figures("krem").set_index(["group", "what"])["value"]
    assert klar["utfall"].sum() == 164
    assert klar["loddtrekning, hvem"]["fikk SE"] + klar["loddtrekning, hvem"]["fikk vanlig oppfølging"] == 268
    assert krem["henvendelser"].sum() == krem["henvendelser i alt"]["alle"]
    assert krem["utfall"].sum() == krem["summer"]["arbeid, praksis og sommerjobb"]
    assert krem["opprinnelse"].sum() == krem["summer"]["etter hvor de kom fra"]


def test_what_may_not_be_shown_is_not_there():
    kvp = knowledge.figures("ssb_kvp")
    assert 18 not in set(kvp["value"])  # the effect that is not settled (EKS-064)
    at_work = kvp[(kvp["period"] == "2022") & (kvp["group"] == "til arbeid 2022")]
    assert list(at_work["shown"]) == ["over halvparten"]  # EKS-065
    for name in CHARTS:
        seen = figures.chart(name)._repr_html_()
        if "43" in re.findall(r"\d+", seen):
            assert "loddtrekning" in seen, name
    assert "ingen sikker forskjell etter tre år" in figures.chart("klar-jobb").alt


@pytest.mark.parametrize("name", CHARTS)
def test_a_chart_is_a_picture_with_words(name):
    chart = figures.chart(name)
    html = chart._repr_html_()
    root = ElementTree.fromstring(html)
    image, caption = root.find("img"), root.find("figcaption")
    assert chart.finding in image.get("alt")
    assert chart.title in image.get("alt")
    assert chart.finding in "".join(caption.itertext())
    assert len(re.findall(r"[.!?](?:\s|$)", chart.finding)) == 1  # one sentence
    assert len(chart.finding.split()) <= 30
    picture = b64decode(image.get("src").removeprefix("data:image/svg+xml;base64,"), validate=True).decode()
    assert picture == chart.svg
    assert root.find("details/table/caption") is not None
    assert not re.search(r"\bnan\b", "".join(root.itertext()), re.IGNORECASE)
    assert not re.search(
        r'https?://(?!www\.w3\.org)|<script|\bid="|aria-label', chart.svg
    )  # asks no one, nothing in English


@pytest.mark.parametrize("name", CHARTS)
def test_every_number_in_a_chart_is_in_its_file(name):
    chart = figures.chart(name)
    rows = [" ".join(row) for row in chart.table.rows]
    known = set(re.findall(r"\d+(?:,\d+)?", " ".join([*rows, chart.table.note]).replace("\u00a0", "")))
    known |= {whole.strip("%") for row in chart.table.rows for whole in row[1].replace("\u00a0", "").split("–")}
    texts = [element.text or "" for element in ElementTree.fromstring(chart.svg).iter(f"{SVG}text")]
    assert len(texts) >= len(chart.table.rows) / 2
    for text in [chart.title, *texts]:
        for number in re.findall(r"\d+(?:,\d+)?", text.replace("\u00a0", "")):
            assert number in known, (name, text)


@pytest.mark.parametrize("name", CHARTS)
def test_words_in_a_chart_have_room(name):
    lines: dict[str, int] = {}
    for element in ElementTree.fromstring(figures.chart(name).svg).iter(f"{SVG}text"):
        place = re.search(r"translate\([-\d.]+,([-\d.]+)\)", element.get("transform"))
        lines[place[1]] = lines.get(place[1], 0) + len(element.text)
    assert max(lines.values()) <= 42


@pytest.mark.parametrize("name", CHARTS)
def test_the_same_numbers_give_the_same_chart(name):
    assert figures.chart(name) == figures.chart(name)


@pytest.mark.parametrize("name", CHARTS)
def test_another_number_gives_another_chart(name):
    before = figures.chart(name)
    own = knowledge.figures(set_of(name))
    drawn = own.index[own["what"] == before.table.rows[-1][0].split(",")[0]][0]
    own.loc[drawn, ["value", "shown"]] = [own.loc[drawn, "value"] * 0.5, "7"]
    after = figures.chart(name, own)
    assert after.svg != before.svg
    assert after.table != before.table


def set_of(name: str) -> str:
    return next(file for file in SETS if name.startswith(file.replace("_", "-")))


def test_unknown_names_suggest_the_nearest():
    with pytest.raises(UnknownName, match="Mente du «klar-jobb»"):
        figures.chart("klar-job")
    with pytest.raises(UnknownName, match="Mente du «klar»"):
        knowledge.figures("klarr")


def test_a_row_that_is_gone_is_told_with_a_line():
    own = knowledge.figures("snart_ansatt")
    with pytest.raises(KnowledgeError, match=r"figures\.yaml:\d+: fant 0 rader som heter «tid/Snart Ansatt»"):
        figures.chart("snart-ansatt-tid", own[own["group"] != "tid"])


HEAD = ",".join(COLUMNS)
ROW = "utfall,i jobb,70,personer,164,2016,KLAR-019,Talt én dag.,Flytting er ført to ganger.,"


def other(row: str = ROW, **changed: str) -> str:
    cells = dict(zip(COLUMNS, row.split(","), strict=True)) | changed
    return ",".join(cells.values())


@pytest.mark.parametrize(
    ("lines", "line", "message"),
    [
        ([HEAD.replace("source", "sourc"), ROW], 1, "ukjent kolonne «sourc». Mente du «source»"),
        ([HEAD.replace("source", "sourc"), ROW], 1, "kolonnen «source» mangler"),
        ([HEAD.replace(",caveat", ""), ROW], 1, "kolonnen «caveat» mangler"),
        ([HEAD.replace("group,what", "what,group"), ROW], 1, "feil rekkefølge"),
        ([HEAD, other(source="")], 2, "«source» mangler"),
        ([HEAD, other(source="KLAR-999")], 2, "ukjent id «KLAR-999»"),
        ([HEAD, other(source="KLAR-19")], 2, "Mente du «KLAR-"),
        ([HEAD, other(value="sytti")], 2, "fant «sytti», ventet et tall"),
        ([HEAD, other(value="70%")], 2, "fant «70%», ventet et tall"),
        ([HEAD, other(value="over halvparten")], 2, "«halvparten» er en andel"),
        ([HEAD, other(of="mange")], 2, "«of»: fant «mange»"),
        ([HEAD, other(confidence="trolig")], 2, "fant «trolig», ventet sikker, sannsynlig, usikker"),
        ([HEAD, other(source="EKS-001")], 2, "«confidence» mangler"),
        ([HEAD, ROW, other(what="i praksis", definition="Talt et år.")], 3, "to ulike «definition»"),
        ([HEAD, ROW, other(what="i praksis", unit="prosent")], 3, "to ulike «unit»"),
        ([HEAD, ROW, ROW], 3, "står to ganger"),
        ([HEAD, ROW + ",ekstra"], 2, "fant 11 felt, ventet 10"),
        ([HEAD, ROW.replace("Talt", '"Talt')], 2, "anførselstegn"),
        ([HEAD], 1, "fant ingen tall"),
    ],
)
def test_a_bad_file_is_told_with_its_line(tmp_path, lines, line, message):
    file = tmp_path / "klar.csv"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    found, problems = read_figures(file, knowledge.ids())
    assert not found
    assert any(problem.line == line and message in problem.message for problem in problems), list(map(str, problems))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    assert "kan ikke lese" in read_figures(tmp_path / "borte.csv", ())[1][0].message
    (tmp_path / "rar.csv").write_bytes(b"\xff\xfe")
    assert "UTF-8" in read_figures(tmp_path / "rar.csv", ())[1][0].message


def test_a_wrong_file_stops_the_reader(tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "klar.csv").write_text(f"{HEAD}\n{other(value='sytti')}\n", encoding="utf-8")
    monkeypatch.setattr(knowledge, "_FOLDER", tmp_path)
    with pytest.raises(KnowledgeError, match=r"klar\.csv:2: «value»: fant «sytti»"):
        knowledge.figures("klar")
