"""The command ``sekit``: check and preview case files."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import sekit
from sekit import cases
from sekit.errors import Problem, SekitError


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; return 0 when all is well, 1 when something was found, 2 when the words are off."""
    parser = _parser()
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except SekitError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sekit", description="Prøv og kontroller saker.")
    parser.add_argument("--version", action="version", version=f"sekit {sekit.__version__}")
    commands = parser.add_subparsers(required=True, metavar="KOMMANDO")

    check = commands.add_parser("check", help="si alt som er galt i en eller flere saksfiler")
    check.add_argument("files", nargs="+", type=Path, metavar="FIL")
    check.set_defaults(run=_check)

    preview = commands.add_parser("preview", help="lag én HTML-fil av én sak, uten å bygge boka")
    preview.add_argument("file", type=Path, metavar="FIL")
    preview.add_argument("--out", type=Path, metavar="HTML", help="hvor fila skal ligge (ellers her, med sakens navn)")
    preview.set_defaults(run=_preview)

    letters = commands.add_parser("letters", help="gi valgene i en ny sak bokstaver i den rekkefølgen de vises")
    letters.add_argument("file", type=Path, metavar="FIL")
    letters.set_defaults(run=_letters)
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
        found = cases.check(file)
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


if __name__ == "__main__":
    sys.exit(main())
