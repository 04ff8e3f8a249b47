"""Room: the programme of an exercise, with its clock and the facilitator's mode, in a notebook."""

from __future__ import annotations

from sekit.widgets import page
from sekit.widgets._whole import WholeElement
from sekit.widgets.room_page import room_element, static_room


class Room(WholeElement):
    """Lead an exercise: its programme, a clock, and a mode that holds back what judges until someone presses «Vis».

    The mode holds for everything on the same page, also the output of other cells.

    Args:
        slug: the slug of an exercise; see :func:`sekit.workshop.slugs`.

    >>> Room("spill-en-sak")
    Room('spill-en-sak')

    Raises:
        UnknownName: no exercise has this slug; the message suggests the nearest.
    """

    _esm = page.esm("room")
    _css = page.css("room")

    def __init__(self, slug: str) -> None:
        super().__init__(room_element(slug), static_room(slug), f"Room({slug!r})")
