"""A table for a reader: words in every cell, a caption, and the same numbers as a DataFrame."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Table:
    """A table as it stands in the book. ``numbers`` are the columns whose cells are figures, from 0; ``note`` stands
    under it: what was checked and when, and what is uncertain.

    >>> print(Table("Satser", ("Fra", "Kr"), (("1. mai 2026", "10"),)))
    Satser
    Fra         | Kr
    1. mai 2026 | 10
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...] = ()
    note: str = ""

    @property
    def frame(self) -> pd.DataFrame:
        """The cells as text in a DataFrame."""
        import pandas as pd

        return pd.DataFrame(list(self.rows), columns=list(self.columns))

    def __str__(self) -> str:
        grid = [self.columns, *self.rows]
        widths = [max(len(row[index]) for row in grid) for index in range(len(self.columns))]
        lines = [
            " | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in grid
        ]
        return "\n".join([self.caption, *lines, *([self.note] if self.note else [])])

    def _repr_html_(self) -> str:
        def cell(tag: str, index: int, text: str) -> str:
            figures = ' class="tall"' if index in self.numbers else ""
            scope = ' scope="col"' if tag == "th" else ""
            return f"<{tag}{scope}{figures}>{escape(text)}</{tag}>"

        head = "".join(cell("th", index, text) for index, text in enumerate(self.columns))
        rows = "".join(
            f"<tr>{''.join(cell('td', index, text) for index, text in enumerate(row))}</tr>" for row in self.rows
        )
        note = f'<p class="tabellnote">{escape(self.note)}</p>' if self.note else ""
        table = f"<caption>{escape(self.caption)}</caption><thead><tr>{head}</tr></thead><tbody>{rows}</tbody>"
        return f"<table>{table}</table>{note}"
