"""The parts of a notice: what stands around the plan, and what the plan holds.

Letterhead and number, heading, addressees, covering notice, attachments, signature and date, remark;
then the plan with its title, body and end; annexes; the imprint.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from macros.importing.source import Block


@dataclass
class Annex:
    """An annex: its printed number, its title, what it holds."""

    number: str
    title: str
    blocks: list[Block]
    issued_along: bool = False
    """Whether it is another document that the same notice issues."""


@dataclass
class Parts:
    """A notice, cut at the parts of its layout. Lists hold paragraphs in printed order."""

    letterhead: list[str] = field(default_factory=list)
    document_number: str = ""
    heading: list[str] = field(default_factory=list)
    number_below: str = ""
    """The document number, printed below the heading as pages of governments do."""
    addressees: str = ""
    body: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    notice_signature: list[str] = field(default_factory=list)
    notice_remark: str = ""
    notice_imprint: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    """The lines of the title of the plan, if it has a covering notice."""
    main: list[Block] = field(default_factory=list)
    closing: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    remark: str = ""
    footnotes: list[str] = field(default_factory=list)
    imprint: list[str] = field(default_factory=list)
    """At the end of everything, or before the annexes."""
    imprint_before_annexes: bool = False
    annexes: list[Annex] = field(default_factory=list)

    @property
    def covered(self) -> bool:
        """Whether a covering notice brings the plan."""
        return bool(self.title)
