"""The command ``sekit``: check and preview what authors write, and list what has to be checked again."""

from __future__ import annotations

import argparse
import io
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import sekit
from sekit import cases, checking, plan_cli
from sekit.errors import Problem, SekitError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 when something was found, 2 when the words are off."""
    for stream in (sys.stdout, sys.stderr):  # a file or a console that lacks a letter gets a question mark for it
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    options = _parser().parse_args(arguments)
    try:
        found = int(options.run(options))
        sys.stdout.flush()
    except SekitError as error:
        print(error, file=sys.stderr)
        return 1
    except BrokenPipeError:  # whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sekit", description="Prøv og kontroller saker.")
    parser.add_argument("--version", action="version", version=f"sekit {sekit.__version__}")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    check = commands.add_parser("check", help="si alt som er galt i filer: saker, maler, spørsmål og datofestede tall")
    check.add_argument("files", nargs="+", type=Path, metavar="FIL")
    check.set_defaults(run=_check)

    preview = commands.add_parser("preview", help="lag én HTML-fil av én sak, uten å bygge boka")
    preview.add_argument("file", type=Path, metavar="FIL")
    preview.add_argument("--out", type=Path, metavar="HTML", help="hvor fila skal ligge (ellers her, med sakens navn)")
    preview.set_defaults(run=_preview)

    letters = commands.add_parser("letters", help="gi valgene i en ny sak bokstaver i den rekkefølgen de vises")
    letters.add_argument("file", type=Path, metavar="FIL")
    letters.set_defaults(run=_letters)

    proof = commands.add_parser("proof", help="prøv alle veier gjennom en sak, og ti tusen tilfeldige")
    proof.add_argument("case", metavar="SAK", help="navnet på en sak, eller en fil")
    proof.set_defaults(run=_proof)

    graph = commands.add_parser("graph", help="tegn et kart over en sak (SVG)")
    graph.add_argument("case", metavar="SAK", help="navnet på en sak, eller en fil")
    graph.add_argument("--out", type=Path, metavar="SVG")
    graph.set_defaults(run=_graph)

    stale = commands.add_parser(
        "stale", help="list opp det som må kontrolleres: tall som skal skiftes, lov som løper ut"
    )
    stale.add_argument(
        "--on", type=_day, default=None, metavar="DATO", help="som om det var denne dagen (ellers i dag)"
    )
    stale.set_defaults(run=_stale)

    new = commands.add_parser("new-case", help="lag et utkast til en ny sak, med forklaringer")
    new.add_argument("slug", metavar="NAVN", help="små bokstaver a–z, tall og bindestrek")
    new.set_defaults(run=_new_case)

    plan_cli.add_to(commands)
    return parser


def _letters(options: argparse.Namespace) -> int:
    from sekit.cases.letters import with_letters

    options.file.write_text(with_letters(options.file), encoding="utf-8")
    print(f"{options.file}: bokstavene står nå i rekkefølge. Gjør dette bare før noen har spilt saken.")
    return 0


def _check(options: argparse.Namespace) -> int:
    annotate = os.environ.get("GITHUB_ACTIONS") == "true"
    wrong = 0
    for file in options.files:
        found = checking.check(file)
        for problem in found:
            print(_annotation(problem) if annotate else problem)
        wrong += sum(problem.severity == "ERROR" for problem in found)
        if not any(problem.severity == "ERROR" for problem in found):
            print(f"{file}: i orden")
    return 1 if wrong else 0


def _annotation(problem: Problem) -> str:
    """Return the line that makes GitHub show the problem beside the file in a pull request."""
    message = problem.message.replace("%", "%25").replace("\n", "%0A")
    return f"::{problem.severity.lower()} file={problem.file},line={problem.line}::{message}"


def _preview(options: argparse.Namespace) -> int:
    from sekit.widgets import page

    case = cases.load(options.file)
    out = options.out or Path(f"{case.slug}.html")
    out.write_text(page.standalone(case), encoding="utf-8")
    print(f"Skrev {out}. Åpne den i en nettleser.")
    return 0


def _proof(options: argparse.Namespace) -> int:
    from sekit.cases.giveaways import give_aways

    case = cases.load(options.case)
    proof, forms = cases.prove(case), give_aways([case])
    labels = cases.words()["verdicts"]
    rows = {
        "Scener": f"{proof.decisions} avgjørelser, {proof.consequences} omveier, {len(proof.endings)} slutter",
        "Tilstander": f"{proof.states}, med {len(proof.flags)} valg som huskes",
        "Ord": f"{proof.words}, om lag {proof.minutes} minutter å lese alt",
        "Blindveier": ", ".join(proof.dead_ends) or "ingen",
        "Kan ikke nås": ", ".join(proof.unreachable) or "ingen",
        "Korteste vei": "; ".join(f"{ending}: {count} valg" for ending, count in proof.endings.items()),
        "Tilfeldig spill": f"{proof.median} valg i midten, {proof.p99} i 99 av 100",
        "Vurderinger": ", ".join(f"{labels[name]['label'].lower()} {n}" for name, n in proof.verdicts.items()),
        "Målere": "; ".join(f"{meter} {low} til {high}" for meter, (low, high) in proof.meter_ranges.items()),
        "Lengst er det gode": f"{forms.longest:.0%} av avgjørelsene ({forms.longest_by_chance:.0%} ved tilfeldighet)",
        "For korte svake": ", ".join(forms.short) or "ingen",
    }
    for name, value in rows.items():
        print(f"{name:<20}{value}")
    return 1 if proof.dead_ends or proof.unreachable else 0


def _graph(options: argparse.Namespace) -> int:
    from sekit import charts

    case = cases.load(options.case)
    out = options.out or Path(f"{case.slug}.svg")
    charts.case_map(case).write(out)
    print(f"Skrev {out}.")
    return 0


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"fant «{text}», ventet år-måned-dag, slik som 2026-12-31") from None


def _stale(options: argparse.Namespace) -> int:
    from sekit.stale import report, stale

    found = stale(on=options.on or date.today())
    for line in report(found):
        print(line)
    return 1 if any(one.state == "passed" for one in found) else 0


def _new_case(options: argparse.Namespace) -> int:
    from sekit.cases.skeleton import skeleton

    out = Path(f"{options.slug}.yaml")
    if out.exists():
        print(f"{out} finnes allerede. Velg et annet navn, eller flytt fila.", file=sys.stderr)
        return 1
    out.write_text(skeleton(options.slug), encoding="utf-8")
    print(f"Skrev {out}. Begynn å skrive, og prøv «sekit preview {out}» underveis.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
