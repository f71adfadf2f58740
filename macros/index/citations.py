"""How an object, a passage and the plan are cited: one function for each use."""

from __future__ import annotations

from macros.index.amendments import amendments_by
from macros.index.entries import DocumentEntry, Entry, SectionEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.passages import Passage
from macros.index.units import UnitEntry
from macros.model.kinds import ValidityStatus
from macros.model.plan import Document, PlanInfo
from macros.text.parts.title_marks import in_title_marks


def citation(index: Index, entry: Entry, within: Passage | None = None) -> str:
    """Return its formal citation: document, number, part, measure.

    A measure is named with its part even where numbers run straight through: it is found sooner
    on paper, and a typo in one of the two numbers is noticed.
    One that a later document added, reworded or removed is cited with that document; so is a part.
    ``within`` is a paragraph or point of the measure.
    A unit is cited by the measures that name it, as lists call them, since there may be many;
    a cited document by its own title and number.
    """
    plan = cited_plan(index.plan)
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


def cited_plan(plan: PlanInfo) -> str:
    """Return the plan as it is cited, and how a citation of any part of it begins: 《标题》（文号）.

    Of one that is no longer in force that is said too: 《标题》（文号，已废止）. What happened before it ended
    names it by ``numbered``.
    """
    return numbered(plan.title, _number_and_end(plan))


def document_citation(document: Document) -> str:
    """Return another document as it is cited: 《标题》（文号）."""
    return numbered(document.title, document.number)


def numbered(title: str, number: str | None) -> str:
    """Return 《标题》（文号）, without the brackets if there is no number."""
    return in_title_marks(title) + (f"（{number}）" if number else "")


def _number_and_end(plan: PlanInfo) -> str:
    """Return the document number, and that the plan is no longer in force: nobody may miss it."""
    given = plan.validity
    over = given and given.status is not ValidityStatus.IN_FORCE
    words = (plan.document_number, f"已{given.status.label}" if given and over else None)
    return "，".join(word for word in words if word)


def _amended(index: Index, of: MeasureEntry | SectionEntry | PlanInfo) -> str:
    words = amendments_by(index, of, lambda by: by.number or in_title_marks(by.title))
    return f"（{words}）" if words else ""


def iri(plan: PlanInfo, part: str = "") -> str | None:
    """Return the name of the document, or of a part of it by its id, by the naming convention of Akoma Ntoso.

    None if the day of its issue, which is part of the name, is not known.
    """
    if not plan.issued_on:
        return None
    return f"/akn/cn/doc/{plan.issued_on.isoformat()}/{plan.id}/!main{f'~{part}' if part else ''}"


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
