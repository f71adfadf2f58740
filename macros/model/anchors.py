"""What the passages are called that have no id of their own: anchors on the page of the plan.

No id has two hyphens, so that an anchor with two is never that of an object.
"""

from __future__ import annotations

from macros.model.section import Section

NOTICE_ANCHOR = "notice"
PREAMBLE_ANCHOR = "preamble"
CLOSING_ANCHOR = "closing"
"""The covering notice, the preamble and the imprint."""
ENDING_ANCHOR = "plan--closing"
SIGNATURE_ANCHOR = "plan--signature"
"""What is printed after the last section."""
AMENDED_ANCHOR = "plan--amended"
"""Words about the plan as a whole as a later document changed them."""
TITLE_ANCHOR = "plan--title"
"""The title of the plan as printed."""
ADDRESSEES_ANCHOR = "notice-addressees"
"""To whom the covering notice is sent; published before the others of its parts, with one hyphen."""
NOTICE_PARTS = ("letterhead", "heading", "attachments", "signature", "remark")
"""The parts of a covering notice besides its body, addressees and imprint."""
PLAN_PARTS = {
    "letterhead": PREAMBLE_ANCHOR,
    "addressees": PREAMBLE_ANCHOR,
    "footnotes": ENDING_ANCHOR,
    "remark": SIGNATURE_ANCHOR,
    "imprint": SIGNATURE_ANCHOR,
}
"""The parts of a plan without prose of their own, each with the passage beside which it stands."""


def part_anchor(of: str, part: str) -> str:
    """Return what a part of a passage is called: its title, number, addressees, the caption of a table."""
    return f"{of}--{part}"


def closing_anchor(section: str) -> str:
    """Return what the words after the last measure of a section are called."""
    return f"{section}--closing"


def before_anchor(id: str) -> str:
    """Return what the words before a measure or section are called that belong to no measure."""
    return f"{id}--before"


def table_anchor(section: str, number: int) -> str:
    """Return what a table of a section is called; ``number`` counts them from 1."""
    return f"{section}--table-{number}"


def row_anchor(section: str, number: int, row: int) -> str:
    """Return what a row of a table is called that is no measure; rows count from 1."""
    return f"{table_anchor(section, number)}-{row}"


def header_anchor(section: str, number: int, row: int) -> str:
    """Return what a row of the header of a table is called; rows count from 1."""
    return part_anchor(table_anchor(section, number), f"header-{row}")


def own_anchors(section: Section) -> tuple[str, ...]:
    """Return what the passages of a section are called, those of its measures aside."""
    tables = (table_anchor(section.id, n) for n, _ in enumerate(section.tables, start=1))
    before = (before_anchor(id) for id, _ in section.words_before)
    return (section.id, *tables, *before, closing_anchor(section.id))
