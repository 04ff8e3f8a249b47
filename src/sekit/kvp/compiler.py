"""``compile``: everything the browser needs to give the same answers, as plain JSON.

The browser holds no number, period, § or sentence of its own. Exact numbers are sent as whole numerators and
denominators in text; what an answer to a condition leads to is asked of Python once, for every possible answer.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from sekit._norwegian import MONTHS
from sekit.dated import stretches
from sekit.kvp import facts as fact
from sekit.kvp import money, numbers, version_a, version_b
from sekit.kvp.assessment import judge, ranges, version_on, why
from sekit.kvp.conditions import ORDER
from sekit.kvp.texts import checked_on, words

FORMAT = 1
_LIMITS = ("min_alder", "maks_alder")  # the numbers that a condition rests on


def compile() -> dict[str, Any]:
    """Return the rules as JSON-ready data.

    ``covered`` first and last day; ``checked`` the day the law was last read; ``order`` the verdicts, worst first;
    ``parameters`` name → ``{title, unit, changes, values: [[first day, numerator, denominator, last day or null,
    reference], …]}``; ``periods`` the stretches in which the conditions stay the same; ``programme`` which
    parameters the ends are reckoned from, by version; ``notes`` and ``assumptions`` sentences with ``{names}``.

    >>> compile()["covered"]
    ['2012-01-01', '2027-05-01']
    """
    first, last = numbers.covered()
    breaks = [version_b.FIRST, *(value.valid_from for name in _LIMITS for value in numbers.series(name).values)]
    notes = words("notes")
    return {
        "format": FORMAT,
        "covered": [first.isoformat(), last.isoformat()],
        "checked": checked_on().isoformat(),
        "order": list(ORDER),
        "months": MONTHS,
        "parameters": {name: _parameter(name) for name in numbers.parameters()},
        "periods": [_period(*stretch) for stretch in stretches(first, last, breaks)],
        "programme": {
            version_a.ID: {"last_start": version_a.LAST.isoformat(), "ordinary": "program_mnd", "exceptional": None},
            version_b.ID: {"last_start": None, "ordinary": "program_mnd", "exceptional": "forlengelse_mnd"},
        },
        "stonad": {"assumptions": list(money.ASSUMPTIONS), "oldest": fact.OLDEST, "most_children": money.MOST_CHILDREN},
        "notes": {name: notes["any"] | notes[name] for name in ("assess", "duration", "money")},
        "assumptions": notes["assumptions"],
    }


def _parameter(name: str) -> dict[str, Any]:
    series = numbers.series(name)
    return {
        "title": series.title,
        "unit": series.values[-1].unit,
        "changes": list(series.changes) if series.changes else None,
        "values": [
            [
                value.valid_from.isoformat(),
                str(value.exact.numerator),
                str(value.exact.denominator),
                value.valid_to.isoformat() if value.valid_to else None,
                value.reference,
            ]
            for value in series.values
        ],
    }


def _period(first: date, last: date) -> dict[str, Any]:
    version = version_on(first)
    end = min(last, version.LAST) if version is version_a else last
    return {
        "first": first.isoformat(),
        "last": end.isoformat(),
        "version": version.ID,
        "conditions": [_condition(name, first) for name in version.CONDITIONS],
        "notes": list(version.NOTES),
    }


def _condition(name: str, on: date) -> dict[str, Any]:
    version = version_on(on)
    own, rule = words("conditions")[name], version.CONDITIONS[name]
    law = own["versions"][version.ID]
    common = {
        "id": name,
        "question": own["question"],
        "help": own["help"],
        "often_wrong": law.get("often_wrong", own["often_wrong"]).strip(),
        "reference": law["reference"],
        "confidence": law["confidence"],
        "model_reasons": [reason.strip() for reason in own.get("model_reasons", ())],
        "unanswered": why(name, "unanswered", on),
    }
    if name in fact.MOST:
        rows = [
            {"from": low, "to": high, "verdict": found.verdict, "why": why(name, found.why, on)}
            for low, high, found in ranges(name, on)
        ]
        return common | {"ranges": rows}
    labels = own.get("answers") or {
        True: words("conditions")["labels"]["yes"],
        False: words("conditions")["labels"]["no"],
    }
    answers = []
    for answer, label in labels.items():
        found = judge(name, answer, True, on)
        row = {"answer": answer, "label": label, "verdict": found.verdict, "why": why(name, found.why, on)}
        if answer in rule.discretion:
            row["reason_missing"] = why(name, judge(name, answer, False, on).why, on)
        answers.append(row)
    return common | {"answers": answers}
