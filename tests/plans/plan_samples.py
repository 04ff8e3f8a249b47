"""A small template that the tests of files share, and texts that break files."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from sekit import plans

FIELDS = (
    plans.Field("halvaar", "Halvår", "Hvilket halvår.", "våren 2027", "period"),
    plans.Field("leder", "Lederens eierskap", "Hvem som eier planen.", "Enhetsleder"),
)
COLUMNS = (
    plans.Field("tema", "Tema", "Hva dere øver på.", "Å ringe arbeidsgivere"),
    plans.Field("dato", "Dato", "En dag.", "22.4.2027", "date"),
    plans.Field("tid", "Tid", "Fra og til.", "9–10.30", "time"),
    plans.Field("sted", "Sted", "Et sted.", "Møterom 2", "place"),
    plans.Field("timer", "Timer i uka", "Et tall.", "37,5", "number"),
)
EVENTS = {"date": "dato", "time": "tid", "place": "sted", "title": "tema"}
CHECKS = (
    plans.Check("filled", "cell", "dato", "ERROR", "Raden mangler dato.", "eget forslag", {}),
    plans.Check("is_a", "cell", "timer", "WARNING", "«{text}» er ikke et tall.", "eget forslag", {"kind": "number"}),
)
SMALL = plans.Template(
    "liten", "Liten plan", "office", "En plan å prøve med.", "tema", FIELDS, COLUMNS, CHECKS, version=2, events=EVENTS
)
ABOUT_ONE = replace(SMALL, id="person", about="person")

NASTY = (
    "=1+1",
    "'=1+1",
    "''=1",
    "'",
    "''",
    "'tittel'",
    "'-5",
    "-5",
    "+47",
    "@SUM(A1)",
    "\tinnrykk",
    "\rlinje",
    "'\tx",
    "a\rb",
    "to\nlinjer",
    "fra\r\nWindows",
    'han sa "hei"',
    '"',
    '""',
    "a;b",
    "a,b",
    "a\tb",
    ";",
    "sep=;",
    "Mal",
    "Tema",
    "Halvår",
    " foran",
    "bak ",
    " ",
    "\n",
    "æøå ÆØÅ",
    "o\u0308 e\u0301",
    "\u00a0",
    "👩‍🔧 og 🇳🇴",
    "\ufeff",
    "\u2028",
    "\x85",
    "\x00\x01\x0b\x1f\x7f",
    "\ufffe\uffff",
    "_x000D_",
    "_x005F_x000D_",
    "#N/A",
    "TRUE",
    "37,5",
    "007",
    "1e5",
    "22.4.2027",
    "2027-04-22",
    "<b>fet</b> & <script>",
    "]]>",
    "a|b",
    "x" * 10_000,
    "æ\n" * 5_000,
)
texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(min_size=1, max_size=30),
    st.text(alphabet="=+-@'\t\r\n\";,x \x00_|", min_size=1, max_size=8),
)
keys = st.one_of(
    st.sampled_from(["Merknad", "Halvår", "tema ", "Mal", "Navn på planen", "=1", "'=1", "X", "x"]), texts
).filter(lambda key: key.strip() != "" and key not in {one.id for one in (*FIELDS, *COLUMNS)})


@st.composite
def a_plan(draw: st.DrawFn) -> plans.Plan:
    """Return a plan with nasty text everywhere, columns and fields that the template does not know too."""
    fields = draw(st.dictionaries(st.one_of(st.sampled_from(["halvaar", "leder"]), keys), texts, max_size=4))
    columns = [one.id for one in COLUMNS] + draw(st.lists(keys, max_size=2, unique=True))
    rows = draw(st.lists(st.dictionaries(st.sampled_from(columns), texts, min_size=1), max_size=4))
    return plans.Plan(SMALL, draw(st.one_of(st.just(""), texts)), fields, tuple(rows))


FULL = (
    plans.Plan(SMALL, "Våren på Fjordvik")
    .set("halvaar", "våren 2027")
    .set("leder", "Enhetsleder følger opp")
    .add(tema="Å ringe arbeidsgivere", dato="22.4.2027", tid="9–10.30", sted="Møterom 2", timer="1,5")
    .add(tema="Fadder", dato="29. mai 2027", sted="Kantina")
    .add(tema="Medlytting", dato="i løpet av våren")
)
