"""The draft that a new case begins with."""

from __future__ import annotations

import re
from pathlib import Path

from sekit.errors import SekitError


def skeleton(slug: str) -> str:
    """Return a commented case file that can be checked and played as it is.

    >>> skeleton("ida").splitlines()[0]
    '# En ny sak. Bytt ut alt som står her, og se på den mens du skriver:'

    Raises:
        SekitError: the slug has other signs than a–z, 0–9 and hyphens.
    """
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug):
        raise SekitError(f"Fant navnet «{slug}», ventet små bokstaver a–z, tall og bindestrek, for eksempel «nytt-ar».")
    return Path(__file__).with_name("skeleton.yaml").read_text(encoding="utf-8").replace("SLUG", slug)
