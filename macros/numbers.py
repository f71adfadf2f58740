"""Short addresses from printed numbers: second part, first measure → 2-1."""

from __future__ import annotations

from macros.fields import Numbering
from macros.model import Measure, PlanFile, Section
from macros.text import number_parts


def section_code(sections: tuple[Section, ...]) -> str:
    """Return the code of the innermost of ``sections`` (outermost first), such as ``2`` or ``2-1``.

    Empty if a printed number holds no number.
    """
    parts = [number_parts(section.number) for section in sections]
    return "-".join("-".join(part) for part in parts) if all(parts) else ""


def measure_code(file: PlanFile, sections: tuple[Section, ...], measure: Measure) -> str:
    """Return the short address of a measure: ``2-1``, or ``12`` where numbers run straight through.

    Empty if a printed number holds no number.
    """
    own = number_parts(measure.number)
    if not own:
        return ""
    if file.plan.numbering is Numbering.CONTINUOUS:
        return "-".join(own)
    around = section_code(sections)
    return f"{around}-{'-'.join(own)}" if around else ""
