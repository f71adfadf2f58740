"""What the plan says of a unit as a whole, in one or two sentences."""

from __future__ import annotations

from macros.index.absence import CALLED, no_task
from macros.index.entries import UnitEntry
from macros.index.index import Index
from macros.index.titles import document_word
from macros.model.kinds import Statement


def measures_naming(entry: UnitEntry, called: str) -> str:
    """Return how many measures name a unit, have it from later documents alone, or named it before."""
    text = "现行文字" if entry.formerly else "原文"
    number = f"有 {len(entry.named)} 项" if entry.named else "没有"
    words = f"{number}措施的{text}点到{called}"
    words += f"，后续文件另定 {len(entry.added)} 项" if entry.added else ""
    before = "、".join(measure.label for measure in entry.formerly)
    return words + (f"，{before}原先的文字点到它" if before else "")


def without_task(index: Index, entry: UnitEntry) -> str:
    """Return the sentence for a unit that is named without being given a task; or empty."""
    if not entry.tasks or any(task.involvement.role.assigns for task in entry.tasks):
        return ""
    called = CALLED[Statement.ASSIGNMENT]
    if called in index.lacking.unstated:
        words = f"公布的文本没有为任何措施指定{called}。"
    else:
        words = "公布的文本没有指定它牵头、负责或配合任何措施。"
    return no_task(index.reviewed, words)


def place_in_the_plan(index: Index, entry: UnitEntry) -> str:
    """Return all that the plan says of a unit: measures, notice and titles, tasks, issuer."""
    places = "、".join(passage.label for passage in entry.framing)
    framing = f"；公文在{places}里{'也' if entry.named else ''}点到它" if places else ""
    issued = f"本{document_word(index.plan)}由它印发。" if index.plan.issuer == entry.id else ""
    return f"{measures_naming(entry, '它')}{framing}。{without_task(index, entry)}{issued}"
