"""What the plan says of a unit as a whole, in one or two sentences."""

from __future__ import annotations

from collections.abc import Iterator

from macros.grounds.passages import words_over
from macros.index.absence import CALLED, EXPLAINED, no_task
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.plan_words import document_word
from macros.index.statement_words import sourced
from macros.index.succession import came_from, quoted, since
from macros.index.units import UnitEntry
from macros.model.kinds import Statement


def measures_naming(entry: UnitEntry, called: str) -> str:
    """Return how many measures name a unit, have it from later documents alone, or named it before.

    Where the measures call it otherwise than by its name, their words are quoted.
    """
    if entry.words and entry.words != (entry.title,):
        called = f"它，称{quoted(entry.words)}"
    text = "现行文字" if entry.formerly else "原文"
    text += "或所在部分的文字" if entry.named_by_sections else ""
    text += "或公文对各项措施的话" if entry.named_by_plan else ""
    named, added = (
        sum(not measure.measure.removed_by for measure in measures)
        for measures in (entry.named, entry.added)
    )
    number = f"有 {named} 项" if named else "没有"
    words = f"{number}{'现有' if entry.removed else ''}措施的{text}点到{called}"
    words += f"，后续文件另定 {added} 项" if added else ""
    words += f"；另有 {len(entry.removed)} 项后来删去" if entry.removed else ""
    before = "、".join(measure.label for measure in entry.formerly)
    return words + (f"，{before}原先的文字点到它" if before else "")


def without_task(index: Index, entry: UnitEntry) -> str:
    """Return the sentence for a unit that is named without being given a task; or empty."""
    if not entry.tasks or any(task.involvement.role.assigns for task in entry.tasks):
        return ""
    if any(_may_assign(index, measure, entry) for measure in index.tasks_explained):
        return f"它有没有牵头、负责或配合的措施：{EXPLAINED}。"
    called = CALLED[Statement.ASSIGNMENT]
    if called in index.lacking.unstated:
        words = f"公布的文本没有为任何措施指定{called}。"
    else:
        words = "公布的文本没有指定它牵头、负责或配合任何措施。"
    return no_task(index.reviewed, words)


def _may_assign(index: Index, measure: MeasureEntry, entry: UnitEntry) -> bool:
    """Whether the words of a measure that an editor explains name the unit."""
    around = [words for one in measure.sections for words in (one.title, one.intro, one.closing)]
    within = [*(one.id for one in measure.sections[1:]), measure.id]
    for section, inside in zip(measure.sections, within, strict=True):
        around += words_over(section, inside)
    around += [index.plan.preamble, index.plan.closing, measure.measure.text]
    text = "\n".join(words for words in around if words)
    names = (entry.unit.name, entry.unit.short, *entry.unit.aliases)
    return any(name in text for name in names if name)


def named_outside(entry: UnitEntry, also: str = "") -> str:
    """Return where official text names a unit outside the measures, quoting its words; or empty."""
    words = tuple(dict.fromkeys(word for passage in entry.framing for word in passage.words))
    called = f"它，称{quoted(words)}" if words != (entry.title,) else f"“{entry.title}”"
    places = "、".join(passage.label for passage in entry.framing)
    return f"公文在{places}里{also}点到{called}" if places else ""


def issued_by(index: Index, entry: UnitEntry) -> str:
    """Return that a unit issued the plan, alone or with others, or put its seal to it; or empty."""
    plan, word = index.plan, document_word(index.plan)
    if entry.id in plan.issuer:
        return f"本{word}由它{'和其他机关联合' if len(plan.issuer) > 1 else ''}印发"
    return f"本{word}的落款由它代章" if entry.id == plan.sealed_by else ""


def as_a_class(entry: UnitEntry) -> str:
    """Return that the text names a class of units without saying who is in it; or empty."""
    if not entry.is_class:
        return ""
    if not entry.printed_words:  # a later source names it
        return "这是一类单位，不是一个单位。"
    return f"公文用{quoted(entry.printed_words)}统称一类单位，没有逐一列出包括哪些单位。"


def facts_of_unit(index: Index, entry: UnitEntry) -> Iterator[tuple[str, str]]:
    """Yield what files say of a unit itself: label and words, which mark what is the editors'."""
    if entry.printed_words and entry.printed_words != (entry.title,):
        yield "公文的写法", quoted(entry.printed_words)
    if entry.unit.code:
        yield "统一社会信用代码", entry.unit.code
    if words := as_a_class(entry):
        members = "、".join(
            index.units[member.unit].title + sourced(member.source) for member in entry.unit.members
        )
        included = f"编者认为其中包括（不一定是全部）：{members}。" if members else ""
        yield "编者提示", f"{words}{included}"
    for group in entry.classes:
        printed = quoted(index.units[group.id].printed_words)
        called = f"公文用{printed}统称一类单位" if printed else f"“{group.name}”是一类单位"
        yield (
            "编者提示",
            f"{called}，编者认为包括本单位；点到那一类单位的措施不列在这里。",
        )
    if later := since(index, entry):
        yield "后来的变化（编者提示）", f"{later}。"
    for before in entry.predecessors:
        theirs = "、".join(measure.label for measure in index.units[before.unit.id].measures)
        about = f"涉及前者的措施：{theirs}；不列在这里。" if theirs else ""
        yield "承接的单位（编者提示）", f"{came_from(index, before)}。{about}"


def place_in_the_plan(index: Index, entry: UnitEntry) -> str:
    """Return all that the plan says of a unit: measures, notice and titles, tasks, issuer.

    What became of it later, and that it stands for a class of units, is added as the editors' words.
    """
    outside = named_outside(entry, "也" if entry.named else "")
    framing = f"；{outside}" if outside else ""
    issued = f"{by}。" if (by := issued_by(index, entry)) else ""
    words = f"{measures_naming(entry, '它')}{framing}。{without_task(index, entry)}{issued}"
    later = since(index, entry)
    added = f"{as_a_class(entry)}{f'后来的变化：{later}。' if later else ''}"
    return f"{words}编者提示：{added}" if added else words
