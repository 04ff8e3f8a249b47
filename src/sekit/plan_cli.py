"""``sekit plan``: check a file with a plan, make another kind of file of it, print an empty one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from sekit import plans

SAID = {"FATAL": "Kan ikke brukes", "ERROR": "Må rettes", "WARNING": "Se på", "INFO": "Tips"}


def add_to(commands: Any) -> None:
    """Add ``plan`` with its own commands to the subparsers of ``sekit``."""
    plan = commands.add_parser("plan", help="kontroller en plan, lag en annen slags fil av den, eller skriv ut en tom")
    kinds = plan.add_subparsers(required=True, metavar="HVA")

    check = kinds.add_parser("check", help="si hva som mangler i en plan (.json, .csv eller .xlsx)")
    check.add_argument("file", type=Path, metavar="FIL")
    check.set_defaults(run=_check)

    convert = kinds.add_parser("convert", help="lag en annen slags fil: .json .csv .xlsx .docx .ics .md")
    convert.add_argument("file", type=Path, metavar="INN")
    convert.add_argument("out", type=Path, metavar="UT")
    convert.add_argument("--replace", action="store_true", help="skriv over fila hvis den finnes")
    convert.set_defaults(run=_convert)

    for one in (check, convert):
        one.add_argument("--template", metavar="MAL", help="hvilken mal planen følger, når fila ikke sier det")

    blank = kinds.add_parser("blank", help="lag en tom plan til å skrive ut og fylle ut for hånd (.docx)")
    blank.add_argument("template", metavar="MAL", help=", ".join(plans.templates()))
    blank.add_argument("--out", type=Path, metavar="DOCX", help="hvor fila skal ligge (ellers her, med malens navn)")
    blank.set_defaults(run=_blank)


def _check(options: argparse.Namespace) -> int:
    plan = plans.read(options.file, options.template)
    found = plan.check()
    for one in found:
        print(_line(plan, one))
    wrong = sum(one.severity in ("FATAL", "ERROR") for one in found)
    rest = f"ingenting må rettes, {len(found)} ting å se på" if found else "i orden"
    print(f"{options.file}: {f'{wrong} ting må rettes' if wrong else rest}")
    return 1 if wrong else 0


def _line(plan: plans.Plan, found: plans.Finding) -> str:
    labels = {one.id: one.label for one in (*plan.template.fields, *plan.template.columns)}
    row = f"rad {found.row}" if found.row else ""
    place = ", ".join(part for part in (row, labels.get(found.field or "", found.field or "")) if part)
    return f"{SAID[found.severity]}: {place + ': ' if place else ''}{found.message} ({found.source})"


def _convert(options: argparse.Namespace) -> int:
    if options.out.exists() and not options.replace:
        print(f"{options.out} finnes allerede. Velg et annet navn, eller bruk --replace.", file=sys.stderr)
        return 1
    plan = plans.read(options.file, options.template)
    for one in plan.problems:
        print(_line(plan, one), file=sys.stderr)
    print(f"Skrev {plan.write(options.out)}.")
    return 0


def _blank(options: argparse.Namespace) -> int:
    out = options.out or Path(f"{options.template}.docx")
    if out.exists():
        print(f"{out} finnes allerede. Velg et annet navn, eller flytt fila.", file=sys.stderr)
        return 1
    print(f"Skrev {plans.write_blank(options.template, out)}.")
    return 0
