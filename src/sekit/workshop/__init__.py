"""Workshops: the exercises, how groups divided, and the days after.

>>> exercise("spill-en-sak").run(30)[0].who
'fasilitator'
"""

from sekit.workshop._calendar import follow_up
from sekit.workshop._exercises import LENGTHS, Card, Exercise, FollowUp, Role, Step, exercise, read, slugs
from sekit.workshop._groups import Decision, compile, decisions, merge, table
from sekit.workshop._groups import read as read_codes

__all__ = [
    "LENGTHS",
    "Card",
    "Decision",
    "Exercise",
    "FollowUp",
    "Role",
    "Step",
    "compile",
    "decisions",
    "exercise",
    "follow_up",
    "merge",
    "read",
    "read_codes",
    "slugs",
    "table",
]
