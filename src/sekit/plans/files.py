"""The front door of files with plans: the suffix says what kind of file it is.

json, csv and xlsx are read back as the same plan. docx, ics and md are for people and calendars, and only written.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from sekit.errors import PlanError, nearest
from sekit.plans.model import Plan, Template
from sekit.plans.reader import template as template_of

MAX_BYTES = 5_000_000  # a plan of hundreds of rows takes a tenth of it
# Where each kind of file is read and written: module, function. Imported when needed: they need heavy libraries.
READERS = {".json": ("jsonfile", "read"), ".csv": ("csvfile", "read"), ".xlsx": ("workbook", "read")}
WRITERS = {
    ".json": ("jsonfile", "write"),
    ".csv": ("csvfile", "write"),
    ".xlsx": ("workbook", "write"),
    ".docx": ("document", "write"),
    ".ics": ("calendar", "write"),
    ".md": ("text", "write"),
}


def read(path: str | Path, template: str | Template | None = None) -> Plan:
    """Return the plan in a .json, .csv or .xlsx file.

    Columns that the template does not know are kept, under their heading. What was not as expected stands in
    ``plan.problems`` and first in ``plan.check()``. Every cell is text: Excel's own dates become «22.4.2027» and its
    numbers «37,5».

    Args:
        path: the file.
        template: which template the plan follows; needed when the file does not say it.

    Raises:
        PlanError: the file cannot be used; the message says where, what was found and what was expected.
        UnknownName: there is no such template.

    >>> import tempfile
    >>> from sekit import plans
    >>> plan = plans.new("laeringsplan", name="Våren").add(tema="Å ringe arbeidsgivere")
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     plans.read(plan.write(f"{folder}/plan.csv")) == plan
    True
    """
    file = Path(path)
    of_kind = _function(file, READERS, "lese")
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            found = f"{size / 1e6:.1f}".replace(".", ",")
            raise PlanError(f"{file.name}: fant {found} MB, ventet høyst {MAX_BYTES // 10**6} MB")
        data = file.read_bytes()
    except OSError as error:
        raise PlanError(f"{file}: fikk ikke lest fila ({_reason(error)})") from None
    if not data.strip():
        raise PlanError(f"{file.name}: fila er tom, ventet en plan")
    plan: Plan = of_kind(data, file.name, template)
    return plan


def write(plan: Plan, path: str | Path) -> Path:
    """Write the plan and return the path; the suffix says as what. A file that was there is replaced, whole or not.

    Raises:
        PlanError: the suffix is not known, the plan holds what such a file cannot, or the file cannot be written.
    """
    file = Path(path)
    of_kind = _function(file, WRITERS, "skrive")
    try:
        data = of_kind(plan)
    except UnicodeEncodeError:
        raise PlanError(f"{file.name}: planen har halve tegn som ingen fil kan holde. Skriv teksten på nytt.") from None
    except PlanError as error:
        raise PlanError(f"{file.name}, {error}") from None
    save(file, data)
    return file


def write_blank(template: str, path: str | Path) -> Path:
    """Write a Word document with empty lines, to print and fill in by hand.

    Raises:
        UnknownName: there is no such template.
        PlanError: the suffix is not .docx, or the file cannot be written.
    """
    file, empty = Path(path), Plan(template_of(template))
    write_docx = _function(file, {".docx": WRITERS[".docx"]}, "skrive")
    save(file, write_docx(empty, blank=True))
    return file


def save(file: Path, data: bytes) -> None:
    """Put the bytes in the file, beside it first, so that a full disk does not cost the reader the old plan.

    Raises:
        PlanError: the file cannot be written.
    """
    beside = file.with_name(f".{file.name[:50]}.{os.getpid()}")
    try:
        beside.write_bytes(data)
        beside.replace(file)
    except OSError as error:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)
        raise PlanError(f"{file}: fikk ikke skrevet fila ({_reason(error)})") from None


def _function(file: Path, kinds: dict[str, tuple[str, str]], verb: str) -> Callable[..., Any]:
    suffix = file.suffix.lower()
    if suffix not in kinds:
        raise PlanError(f"{file.name}: kan ikke {verb} «{suffix}», ventet {' '.join(kinds)}.{nearest(suffix, kinds)}")
    module, name = kinds[suffix]
    function: Callable[..., Any] = getattr(import_module(f"sekit.plans.{module}"), name)
    return function


def _reason(error: OSError) -> str:
    known = {
        FileNotFoundError: "den finnes ikke, eller mappa gjør det ikke",
        IsADirectoryError: "det er en mappe",
        PermissionError: "du har ikke lov, eller den er åpen i et annet program",
    }
    return known.get(type(error), error.strerror or type(error).__name__)
