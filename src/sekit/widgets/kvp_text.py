"""The rules of the explorer as readable HTML: what it answers, and the tables that it answers from."""

from __future__ import annotations

from html import escape
from typing import Any

from sekit import kvp
from sekit._norwegian import in_words

# Each tab, and the reader's tables that hold what it rests on.
_TABLES = {"vilkar": ("vilkar",), "varighet": ("frister", "versjoner"), "stonad": ("satser", "barnetillegg")}


def kvp_text(words: dict[str, Any], *, level: int = 2) -> str:
    """Return the text version as HTML, headings at ``level``; ``words`` are those of ``strings/kvp.yaml``."""
    first, last = kvp.covered()
    covered = words["covered"].format(first=in_words(first), last=in_words(last))
    parts = [f"<p>{escape(words[name])}</p>" for name in ("intro", "standing")]
    parts.append(f"<p>{escape(covered)}</p>")
    for tab, names in _TABLES.items():
        parts.append(f"<h{level}>{escape(words['headings'][tab])}</h{level}>")
        parts += [kvp.table(name)._repr_html_() for name in names]
    return "".join(parts)
