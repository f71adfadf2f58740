"""What an amending document does to words."""

from __future__ import annotations

from enum import Enum


class Deed(Enum):
    """What is done to words."""

    CHANGE = "修改"
    ADD = "增加"
    REMOVE = "删去"
    RENUMBER = "改序号"
    GIVE = "写明"
    """Words that a document only gives: beside a place, 第三条：“…”, or as a paragraph of its own."""
