"""Pieces of official text: of a measure, around the measures, and as later documents changed them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.model.amending import Step, steps
from macros.model.measure import Measure
from macros.model.plan import PlanInfo
from macros.model.section import Section
from macros.text.parts.points import points
from macros.text.parts.wording import Piece, compared, sides


@dataclass(frozen=True)
class Passage:
    """A paragraph of a measure's text, or a numbered point inside it."""

    paragraph: int
    """The place of the paragraph, from 1."""
    text: str
    cited: str
    """How a citation calls it within the measure: 第2段, 第2段（1）; in a single paragraph （1）."""
    mark: str = ""
    """The printed number of a point."""
    place: int = 0
    """The place of a point among those of its paragraph, from 1; 0 for a paragraph."""


@dataclass(frozen=True)
class Rewording:
    """A change of words by a later document: of a measure, or of one piece of another object's words."""

    step: Step
    grounds: tuple[str, ...] = ()
    """What the document says that orders single words to be changed; empty if it gives them whole."""
    unsaid: tuple[str, ...] = ()
    """Words that stood there more than once; the document does not say which of them it means."""
    unplaced: tuple[str, ...] = ()
    """Words that it gives without saying quite where they go."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The pieces that lead from the earlier words to those after them."""
        return compared(self.step.before, self.step.after)

    @property
    def sides(self) -> tuple[tuple[tuple[Piece, ...], ...], ...]:
        """The paragraphs before and those after it, each as its pieces."""
        return sides(self.pieces)


@dataclass(frozen=True)
class Framing:
    """A passage of official text outside the measures: notice, preamble, intro of a section."""

    anchor: str
    label: str
    text: str
    quote: str = ""
    """The sentence that names the object, for an object that the passage names."""
    words: tuple[str, ...] = ()
    """What the passage calls the object, in the order of first mention."""


def amended_by(thing: Measure | Section | PlanInfo) -> tuple[str, ...]:
    """Return the documents that changed an object, in that order, each once."""
    return tuple(dict.fromkeys(step.by for step in steps(thing)))


def passages_in(number: int, text: str, *, alone: bool) -> Iterator[Passage]:
    """Yield a paragraph, the ``number``-th, then the points inside it; ``alone`` if it is the only one."""
    found = points(text)
    opening = found[0].cited if found and not found[0].start else ""
    yield Passage(number, text, f"第{number}段{opening}")
    around = "" if alone else f"第{number}段"
    ends = [point.start for point in found[1:]] + [len(text)]
    for place, (point, end) in enumerate(zip(found, ends, strict=bool(found)), start=1):
        if point.start:
            words = text[point.start : end]
            yield Passage(number, words, f"{around}{point.cited}", point.mark, place)
