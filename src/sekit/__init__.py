"""sekit: practise Supported Employment, in a notebook or in the book.

>>> from sekit import cases
>>> play = cases.load("minh").start()
>>> play.is_over
False
"""

__version__ = "0.1.0"

from sekit import cases, knowledge, kvp, plans, questions, stages, tiltak

__all__ = ["__version__", "cases", "knowledge", "kvp", "plans", "questions", "stages", "tiltak"]
