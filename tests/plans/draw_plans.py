"""Draws the shared plans of ``data/plans.yaml``: always the same ones. Run it when a template has changed, and read what
changed in the file: each line of what is found says how grave, where and why (the source of the check).

    python tests/plans/draw_plans.py
"""

# ruff: noqa: E501
from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sekit import plans
from sekit.plans import Check, Finding, Plan, Template

DENIED = [
    "Hun skal {denial} {word}.",
    "{word} {denial}",
    "Hun {word}. {denial} mer",
    "{denial} her, men {word}",
    "{word}; men {word} {denial}",
    "{denial}",
    "Men {denial} {word} og\n{word}",
    "er {denial} noe {denial} {word}",
    "e.l. {word}!{denial}?men",
]
FILE = Path(__file__).parent / "data" / "plans.yaml"
DATES = ["22.4.2027", "22.04.2027", "22. april 2027", "22. APRIL 2027", "22.apr.2027", "22. apr 2027", "2027-04-22", "2027-4-2",
         "\u00a022.4.2027 ", "22.\u00a04.2027", "22.\u20094.2027", "22\u20134\u20132027", "2027\u201304\u201322", "2027\u201204\u201222",
         "29.2.2027", "29.2.2028", "31.4.2027", "0.4.2027", "22.13.2027", "22.4.27", "22/4/2027", "22.4", "22 4 2027", "i april",
         "fortløpende", "fortlo\u0308pende", "i løpet av va\u030aren", "uke 16", "torsdag 22. april 2027", "22.4.0000", "1.1.0001",
         "31.12.9999", "22.4.2027.", "\ufeff22.4.2027", "22.4.2027\n", "\x1c22.4.2027", "２２.4.2027", "22. mai2027",
         "5. maj 2027", "1. sept. 2027", "20270422", "22.4.2027 og 29.4.2027", "<b>22.4.2027</b>", "'22.4.2027",
         "fredag 22. april 2027", "tors. 22.4.27", "22 april 2027", "22/4-2027", "22.4.2027 kl. 9.30–11", "22.4.2027 kl. tull", "22.42027",
         "22.4.00"]  # fmt: skip
TIMES = ["9", "09.00", "9:30", "kl. 9", "Kl 9.30", "KL.9.30", "kl.\u00a09", "9–10", "9.30—10.30", "9 - 10.30", "9−10", "24", "23.59",
         "10–9", "9–9", "9-10-11", "9.60", "etter lunsj", "9.3", "kl", "kl. ", "9–", "-9", "klokka 9", "9.30–kl. 11", "0", "0930", "klokken 9", "9 til 10.30", "2027",
         "930"]  # fmt: skip
PERIODS = ["våren 2027", "Våren 2027", "va\u030aren 2027", "vår 2027", "høsten 2027", "ho\u0308sten 2027", "HØST 2027", "våren  2027",
           "våren\u00a02027", "våren\u20032027", "våren 27", "våren 0999", "sommeren 2027", "1.1.2027–30.6.2027", "1.1.2027 - 30.6.2027",
           "1.1.2027 til 30.6.2027", "1. januar 2027—30. juni 2027", "2027-01-01 - 2027-06-30", "2027-01-01–2027-06-30",
           "30.6.2027–1.1.2027", "1.1.2027–1.1.2027", "2027", "våren 2027!", "constructor 2027", "1.1.2027-31.6.2027", "1. halvår 2027", "2. halvår  2027", "1/1-27 – 30/6-27", "1.3.2027–29.2.2028", "1.3.2027–1.3.2028"]  # fmt: skip
NUMBERS = ["37,5", "37.5", "37,50", "037,5", " 37,5\u00a0", "−3", "-0", "0", "0,000001", "37,5000001", "1 000", "1\u00a0000", "999999999",
           "1234567890", "37,5 timer", "mange", "1,2,3", "１２", "½", "12²", ",5", "5,", "+5", "1e3", "Infinity", "10.", "20"]  # fmt: skip
WORDS = ["alle ansatte", "ALLE ANSATTE", "alle\u00a0ansatte", "alle, ansatte", "Alle-ansatte!", "alleansatte", "alle ansattes", "Å øve på æ, ø og å",
         "A\u030a kunne", "kan", "Kan ringe", "kanskje", "forsta\u030a", "forstå", "lære om", "kurs", "Kurset", "språk-kurs", "e\u0301n",
         "ẞ", "ﬁn", "ⅷ", "İstanbul", "ΣΊΣΥΦΟΣ", "👍 løpende", "løpende", "fort\u00adløpende", "NAV", "Nav-kontoret", "A2", "b1", "B1 ", "C1", "ja", "Nei",
         "lytte", "Snakke", "noen", "alene", "alltid alene", "=1+1", "\t\n", "?", "–", "tbd", "Kommer", "Nav", "ledelsen",
         "Ingen", "Alle i mottaket", "Rådgiver, med hjelp fra alle", "x" * 200]  # fmt: skip
KINDS = {"date": DATES, "time": TIMES, "period": PERIODS, "number": NUMBERS}
MIXED = [*WORDS, *DATES[:8], *TIMES[:4], *NUMBERS[:4], "", "", ""]

Case = dict[str, Any]


def case(template: str, why: str, base: str = "example", **changes: Any) -> Case:
    """Return one plan as data: what it starts from, and what is changed in it."""
    return {"template": template, "why": why, "from": base} | {key: value for key, value in changes.items() if value}


def built(one: Case) -> Plan:
    """Return the plan that a case tells of."""
    start = {"example": lambda id: plans.new(id, example=True), "empty": plans.new}[one["from"]](one["template"])
    rows = [dict(row) for row in start.rows]
    fields = dict(start.fields) | one.get("fields", {})
    if "keep" in one:
        rows = [dict(rows[number - 1]) for number in one["keep"]]
    rows += [dict(row) for row in one.get("rows", ())]
    for place, text in one.get("cells", {}).items():
        number, column = place.split(".", 1)
        rows[int(number) - 1][column] = text
    return Plan(start.template, "", fields, tuple(rows))


def said(finding: Finding) -> str:
    """Return how grave, where and why, but not the words: they may be rewritten."""
    place = ".".join(str(part) for part in (finding.row, finding.field) if part)
    return f"{finding.severity} {place or '-'} ({finding.source})"


def cases() -> Iterator[Case]:
    """Yield every case."""
    for id in plans.templates():
        yield from _of(plans.template(id))


def _of(template: Template) -> Iterator[Case]:
    id, draw = template.id, random.Random(template.id)
    columns, count = [one.id for one in template.columns], len(template.example.get("rows", ()))
    yield case(id, "eksemplet selv")
    yield case(id, "ingenting er skrevet", "empty")
    yield case(id, "bare tomme rader", "empty", rows=[{}, {columns[0]: "  \u00a0\n"}])
    yield case(id, "en rad med bare en ukjent kolonne", "empty", rows=[{"Merknad": "husk kaffe"}])
    yield case(id, "en ukjent kolonne ved siden av de andre", cells={"1.Merknad": "husk kaffe"})
    yield case(id, "bare den første raden", keep=[1])
    yield case(id, "alle rader to ganger", keep=[*range(1, count + 1)] * 2)
    yield case(id, "radene baklengs", keep=[*range(count, 0, -1)])
    for one in template.fields:
        yield case(id, f"feltet {one.id} er tomt", fields={one.id: ""})
        for text in KINDS.get(one.kind, []):
            yield case(id, f"{one.kind} i {one.id}", fields={one.id: text})
    for at, one in enumerate(template.columns):
        yield case(id, f"{one.id} er tom i rad 1", cells={f"1.{one.id}": " "})
        for number, text in enumerate(KINDS.get(one.kind, [])):
            yield case(id, f"{one.kind} i {one.id}", cells={f"{number % count + 1}.{one.id}": text})
        if one.kind not in KINDS:
            texts = draw.sample(WORDS, 4)
            yield case(
                id,
                f"ord og tegn i {one.id}",
                cells={f"{(at + n) % count + 1}.{one.id}": t for n, t in enumerate(texts[:count])},
            )
    for check in template.checks:
        for word in check.parameters.get("words", [])[:2] if check.target else []:
            text = f"Vi skriver {word.rstrip('*')} her."
            yield case(id, f"{check.name}: «{word}» i {check.target}", **_at(check, text))
        for denial in check.parameters.get("denied_by", [])[:2]:
            for phrase in DENIED:
                text = phrase.format(denial=denial, word=check.parameters["words"][0].rstrip("*"))
                yield case(id, f"«{denial}» i {check.target}", **_at(check, text))
    for number in range(12):
        cells = {
            f"{draw.randint(1, count)}.{draw.choice(columns)}": draw.choice(MIXED) for _ in range(draw.randint(2, 8))
        }
        fields = {draw.choice(template.fields).id: draw.choice(MIXED) for _ in range(2)}
        yield case(id, f"litt av hvert, {number + 1}", fields=fields, cells=cells)


def _at(check: Check, text: str) -> dict[str, Any]:
    return {"fields": {check.target: text}} if check.at == "field" else {"cells": {f"1.{check.target}": text}}


def _seen(sign: str) -> str:
    """Return a sign as a reader of the file can see it."""
    hidden = not sign.isprintable() or unicodedata.combining(sign) or (sign.isspace() and sign != " ")
    return f"\\u{ord(sign):04x}" if hidden else sign


def main() -> None:
    """Write the file."""
    lines = ["# Plans that Python and the browser must judge alike; drawn by draw_plans.py. One plan on each line."]
    for one in cases():
        whole = one | {"finds": [said(finding) for finding in built(one).check()]}
        lines.append("- " + "".join(map(_seen, json.dumps(whole, ensure_ascii=False))))
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines) - 1)


if __name__ == "__main__":
    main()
