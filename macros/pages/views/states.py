"""How far a measure is, as a shape beside the word: it tells without colour."""

from __future__ import annotations

from macros.model.kinds import ProgressStatus

SHAPES = {
    ProgressStatus.NOT_STARTED: "◇",
    ProgressStatus.IN_PROGRESS: "○",
    ProgressStatus.DONE: "●",
    ProgressStatus.DELAYED: "▲",
    ProgressStatus.PAUSED: "□",
    ProgressStatus.STOPPED: "■",
}
"""The same shapes as in docs/assets/plan.css; a test compares them."""
