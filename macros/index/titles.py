"""What every object is called, and how the plan and a source are cited: one function for each use.

``entry.title`` is the bare title of the data, for comparing and for programs. What people read
depends on the place: a page can mark a title by the editors beside it; a feed, a file or another
site cannot, so that the words themselves must say so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date

from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.passages import Passage
from macros.index.relations import Relation
from macros.index.units import UnitEntry
from macros.model.amending import ADDED, REMOVED, REWORDED, steps
from macros.model.kinds import ValidityStatus
from macros.model.measure import Deadline, Measure, Progress, Source
from macros.model.plan import Document, Former, PlanInfo, Validity
from macros.model.section import Section
from macros.text.title_marks import in_title_marks

_APART = ("Lo", "Nd", "So")
"""Kinds of character that end a number with a word, a bare one, and a mark such as ●."""

_DOCUMENT_WORDS = (
    *("方案", "计划", "意见", "办法", "纲要", "规划", "措施", "要点", "细则", "规定", "规则"),
    *("条例", "决定", "通知", "规程", "制度", "清单"),
)
_BRACKET = re.compile(r"[（(][^（()）]*[）)]$")


def heading(of: Entry | Former | Section) -> str:
    """Return what stands above its page, and in lists where its number has a place of its own."""
    match of:
        case SectionEntry(section) | (Section() as section):
            return with_number(section.number, section.name)
        case DocumentEntry():
            return in_title_marks(of.title)
        case _:
            return of.title


def printed_heading(section: Section) -> str:
    """Return a section's number and title as printed, with the full stop before text that runs on."""
    return with_number(section.number, section.title)


def link_text(of: Entry | Former) -> str:
    """Return what a link to it says on the pages of the site: its heading, a measure's number first."""
    return f"{_number(of)}{heading(of)}"


def marked_heading(of: Entry | Former) -> str:
    """Return its heading for where nothing can stand beside it: a title by the editors says so."""
    drafted = isinstance(of, MeasureEntry) and not of.title_is_official
    return f"{heading(of)}（编者拟题）" if drafted else heading(of)


def full_name(of: Entry | Former) -> str:
    """Return what feeds, files and programs call it: its marked heading, a measure's number first."""
    return f"{_number(of)}{marked_heading(of)}"


def name_abroad(index: Index, entry: Entry) -> str:
    """Return what a link or frame on another site calls it: of a unit also whose measures they are."""
    if isinstance(entry, UnitEntry):
        return f"{entry.title}：{index.plan.short_title or index.plan.title}"
    return marked_heading(entry)


def citation(index: Index, entry: Entry, within: Passage | None = None) -> str:
    """Return its formal citation: document, number, part, measure.

    A measure is named with its part even where numbers run straight through: it is found sooner
    on paper, and a typo in one of the two numbers is noticed.
    One that a later document added, reworded or removed is cited with that document; so is a part.
    ``within`` is a paragraph or point of the measure.
    A unit is cited by the measures that name it, as lists call them, since there may be many;
    a cited document by its own title and number.
    """
    plan = cited_plan(index)
    match entry:
        case MeasureEntry():
            where = within.cited if within else ""
            return f"{plan}{entry.cited}{where}{_amended(index, entry)}"
        case SectionEntry():
            return f"{plan}{entry.label}{_amended(index, entry)}"
        case DocumentEntry(document):
            return document_citation(document)
        case UnitEntry():
            return plan + "、".join(m.label + _amended(index, m) for m in entry.named)
        case _:
            raise ValueError(f"nobody cites a {entry.kind}")


def cited_within(
    index: Index, of: MeasureEntry | SectionEntry | PlanInfo, *, as_issued: bool = False
) -> tuple[str, str]:
    """Return what a citation says before and behind the place of words in a measure, section or the plan.

    ``as_issued`` is for words as the whole plan prints them, before later documents changed them. What
    was added later is still cited with the document that added it.
    """
    if isinstance(of, PlanInfo):
        return "", _amended(index, of)
    thing = of.measure if isinstance(of, MeasureEntry) else of.section
    where = of.cited if isinstance(of, MeasureEntry) else of.label
    behind = _amended(index, of) if thing.added_by or not as_issued else ""
    return where, behind


def cited_plan(index: Index) -> str:
    """Return how a citation of any part of the plan begins: 《标题》（文号）."""
    return _numbered(index.plan.title, _number_and_end(index.plan))


def reference(index: Index, where: str) -> str:
    """Return the plan at an address as an entry of a list of references after GB/T 7714—2015.

    ``发文机关. 题名: 文号[EB/OL]. (印发日期). 网址.``, as the standard describes electronic resources:
    主要责任者. 题名: 其他题名信息[文献类型标识/文献载体标识]. (更新或修改日期)[引用日期]. 获取和访问路径.
    It names no type for official documents. EB/OL is what authors write for those read on the web
    (余惠先：《参考文献怎么著录政府文件》, 2020, which asks for the document number too), and what journals
    take from the standard for whatever on the web is no book, serial, thesis or patent (《中国康复》2020年第3期);
    A is the standard's letter for archives, and nobody reads this in one. Of more than three issuers it
    names three, then 等; what nobody entered is left out, the issuer too. It has no place for the number of a measure: the
    address tells it. The day of reading is the reader's, so docs/assets/cite.js sets it in.
    """
    plan = index.plan
    names = [index.units[id].title for id in plan.issuer]
    who = ", ".join([*names[:3], *(["等"] if len(names) > 3 else [])])
    number = f": {plan.document_number}" if plan.document_number else ""
    day = f"({plan.issued_on.isoformat()})" if plan.issued_on else ""
    parts = (who, f"{plan.title}{number}[EB/OL]", day, f"{where}.")
    return ". ".join(part for part in parts if part)


def document_word(plan: PlanInfo) -> str:
    """Return what kind of document the plan calls itself, by the end of its title: 方案, 意见, 办法."""
    title = _BRACKET.sub("", plan.title)
    return next((word for word in _DOCUMENT_WORDS if title.endswith(word)), "文件")


def documents_name(index: Index) -> str:
    """Return what the list of the other documents is called: 引用文件, 补充文件, or both."""
    if not index.supplements:
        return "引用文件"
    return "引用文件和补充文件" if index.cited else "补充文件"


def ended(index: Index) -> str:
    """Return 本办法已失效（…）。 with the ground, if the data says that the plan ended; else nothing."""
    given = index.plan.validity
    if given is None or given.status is ValidityStatus.IN_FORCE:
        return ""
    grounds = _grounds(index, given)
    why = f"（{grounds}）" if grounds else ""
    return f"{over(index)}{why}。"


def over(index: Index) -> str:
    """Return that in a few words, to stand behind a title: 本办法已失效; empty if it did not end."""
    given = index.plan.validity
    ends = given and given.status is not ValidityStatus.IN_FORCE
    return f"本{document_word(index.plan)}已{given.status.label}" if given and ends else ""


def validity(index: Index) -> str:
    """Return whether the plan is in force, and on what ground; empty if nobody has looked it up."""
    given = index.plan.validity
    if given is None:
        return ""
    grounds = _grounds(index, given)
    if index.data_date and runs_out(index.plan):
        grounds = f"截至数据日期{day_in_words(index.data_date)}，{grounds}"
    return f"{given.status.label}{f'（{grounds}）' if grounds else ''}"


def runs_out(plan: PlanInfo) -> date | None:
    """Return the last day of a plan that is in force until a day; None if it ended or no day is known."""
    given = plan.validity
    return given.until if given and given.status is ValidityStatus.IN_FORCE else None


def from_section(entry: MeasureEntry, relation: Relation) -> str:
    """Return in brackets where the quoted words stand; empty if they are the measure's."""
    if relation.passage:
        return f"（引自公文的{relation.passage.label}）"
    section = entry.quoted_from(relation.involvement.quote)
    return f"（引自所在部分“{section.title}”的文字）" if section else ""


def issuers(index: Index) -> str:
    """Return who issued the plan, in printed order, and who put its seal to it; empty if not entered."""
    plan = index.plan
    names = "、".join(index.units[id].title for id in plan.issuer)
    seal = f"{index.units[plan.sealed_by].title}代章" if plan.sealed_by else ""
    return f"{names}（{seal}）" if names and seal else names or seal


def validity_line(index: Index) -> str:
    """Return that as a line of its own, for files and frames; empty if nobody has looked it up."""
    words = validity(index)
    return f"效力：{words}。" if words else ""


def plan_citation(plan: PlanInfo) -> str:
    """Return the plan as official documents cite it: 《标题》（文号）."""
    return _numbered(plan.title, plan.document_number)


def document_citation(document: Document) -> str:
    """Return another document as official documents cite it: 《标题》（文号）."""
    return _numbered(document.title, document.number)


def amendments(
    index: Index,
    of: MeasureEntry | SectionEntry | PlanInfo,
    name: Callable[[Document], str] = document_citation,
) -> str:
    """Return what later documents did to an object: 由…增加，经…、…修改，已由…删去; empty if nothing.

    Of a section and of the plan it is said which words: 标题、引言经…修改.
    """
    thing = _held(of)
    found = tuple(steps(thing))
    if not found:
        return ""
    by = {
        deed: dict.fromkeys(step.by for step in found if step.deed == deed)
        for deed in (ADDED, REWORDED, REMOVED)
    }
    named = {
        deed: "、".join(name(index.documents[id].document) for id in ids)
        for deed, ids in by.items()
    }
    done = (
        named[ADDED] and f"由{named[ADDED]}增加",
        named[REWORDED] and f"{reworded_parts(thing)}经{named[REWORDED]}修改",
        named[REMOVED] and f"已由{named[REMOVED]}删去",
    )
    return "，".join(words for words in done if words)


def _held(of: MeasureEntry | SectionEntry | PlanInfo) -> Measure | Section | PlanInfo:
    match of:
        case MeasureEntry():
            return of.measure
        case SectionEntry():
            return of.section
        case _:
            return of


def rewording(thing: Measure | Section | PlanInfo) -> tuple[str, ...]:
    """Return the documents that changed words of an object, each once."""
    return tuple(dict.fromkeys(step.by for step in steps(thing) if step.deed == REWORDED))


def reworded_parts(thing: Measure | Section | PlanInfo) -> str:
    """Return which words of a section or of the plan were changed: 标题、引言; empty for a measure."""
    done = [step for step in steps(thing) if step.deed == REWORDED]
    words = [step.part.label for step in done if step.part]
    words += ["表格" for step in done if step.in_table]
    return "、".join(dict.fromkeys(words))


def source_words(source: Source) -> str:
    """Return where a statement comes from, for a line of its own; with its kept copy."""
    kept = f"，存档副本：{source.archive}" if source.archive else ""
    return f"{_without_copy(source)}{kept}"


def _without_copy(source: Source) -> str:
    return f"来源：{source.title}{f'，{source.date}' if source.date else ''}"


def sourced(source: Source | None) -> str:
    """Return a source in brackets, to stand behind a statement; empty for the plan's own text."""
    return f"（{source_words(source)}）" if source else ""


def deadline_words(index: Index, deadline: Deadline) -> str:
    """Return a deadline as plain text: for what and for whom if not for all, and its later source."""
    return f"{deadline.text}{_for_what(index, deadline)}{sourced(deadline.source)}"


def _for_what(index: Index, deadline: Deadline) -> str:
    units = "、".join(index.units[id].title for id in deadline.units)
    parts = (deadline.what, units)
    words = "；".join(part for part in parts if part)
    return f"（{words}）" if words else ""


def status_words(report: Progress) -> str:
    """Return the class of a report's status, and the source's own word for it if that is kept."""
    return f"{report.status.label}{f'，来源称“{report.word}”' if report.word else ''}"


def _number(of: Entry | Former) -> str:
    """Return the number of a measure and a blank; nothing for what has none."""
    return f"{of.number} " if isinstance(of, MeasureEntry) and of.number else ""


def day_in_words(day: date) -> str:
    """Return a day as official documents write it: 2025年12月31日."""
    return f"{day.year}年{day.month}月{day.day}日"


def with_number(number: str, words: str) -> str:
    """Return words after their printed number: apart from 第三条 and ●, close to 一、 and ——."""
    apart = number and unicodedata.category(number[-1]) in _APART
    return f"{number}{' ' if apart else ''}{words}"


def _number_and_end(plan: PlanInfo) -> str:
    """Return the document number, and that the plan is no longer in force: nobody may miss it."""
    given = plan.validity
    over = given and given.status is not ValidityStatus.IN_FORCE
    words = (plan.document_number, f"已{given.status.label}" if given and over else None)
    return "，".join(word for word in words if word)


def _grounds(index: Index, given: Validity) -> str:
    by = given.by and document_citation(index.documents[given.by].document)
    until = given.until and day_in_words(given.until)
    replaced = given.status in (ValidityStatus.REPEALED, ValidityStatus.SUPERSEDED)
    facts = (
        given.term and f"公文写明“{given.term}”",
        until and until not in (given.term or "") and f"有效期至{until}",
        by and (f"由{by}{given.status.label.removeprefix('被')}" if replaced else f"依据{by}"),
        given.on and f"自{day_in_words(given.on)}起",
        given.source and _without_copy(given.source),
    )
    return "，".join(fact for fact in facts if fact)


def _amended(index: Index, of: MeasureEntry | SectionEntry | PlanInfo) -> str:
    words = amendments(index, of, lambda by: by.number or in_title_marks(by.title))
    return f"（{words}）" if words else ""


def _numbered(title: str, number: str | None) -> str:
    return in_title_marks(title) + (f"（{number}）" if number else "")
