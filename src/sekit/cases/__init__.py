"""Cases: stories in which the reader decides, and sees what follows.

>>> from sekit import cases
>>> case = cases.load("minh")
>>> play = case.start().choose("tilby-se")
>>> len(play.route)
1
"""

from sekit.cases.codes import replay
from sekit.cases.compiler import compile
from sekit.cases.model import Case, Choice, Meter, Scene, Step
from sekit.cases.play import Play
from sekit.cases.proof import Proof, prove
from sekit.cases.reader import check, load, path_of, slugs
from sekit.cases.words import principle, words

__all__ = [
    "Case",
    "Choice",
    "Meter",
    "Play",
    "Proof",
    "Scene",
    "Step",
    "check",
    "compile",
    "load",
    "path_of",
    "principle",
    "prove",
    "replay",
    "slugs",
    "words",
]
