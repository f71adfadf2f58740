"""What objects and their sources are called, put together from the data alone and without white space."""

from __future__ import annotations

from datetime import date

from macros.index.entries import DocumentEntry, Entry, SectionEntry, TopicEntry
from macros.index.index import Index
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import ValidityStatus
from macros.model.measure import Source
from macros.model.plan import PlanInfo
from macros.text.lines.reflow import squeeze
from macros.text.parts.title_marks import in_title_marks


def name_of(entry: Entry) -> str:
    """Return its number and title as its page and the links to it show them."""
    match entry:
        case MeasureEntry():
            return squeeze(f"{entry.number}{entry.measure.title}")
        case SectionEntry():
            return squeeze(f"{entry.section.number}{entry.section.name}")
        case DocumentEntry():
            return squeeze(in_title_marks(entry.document.title))
        case _:
            return squeeze(entry.title)


def apart(entry: Entry) -> str:
    """Return the name by which heads tell its page from others of the same name."""
    match entry:
        case SectionEntry() if entry.ancestors:
            return f"{name_of(entry)}（{squeeze(entry.label)}）"
        case UnitEntry():
            return f"{name_of(entry)}：相关措施"
        case DocumentEntry():
            return f"{name_of(entry)}{squeeze(entry.document.number or '')}"
        case TopicEntry():
            return f"主题：{name_of(entry)}"
        case _:
            return name_of(entry)


def forms(where: str) -> dict[str, str]:
    """Return where the other forms of the page of an object are, by what they are for."""
    stem = where.rstrip("/")
    return {
        "data": f"api/v1/{stem}.json",
        "markdown": f"{where}index.md",
        "frame": f"embed/{where}",
        "oembed": f"embed/{where}oembed.json",
        "calendar": f"downloads/{stem}.ics",
        "feed": f"{where}feed.xml",
        "code": f"qr/{stem}",
        "picture": f"share/{stem}.png",
    }


def site_name(plan: PlanInfo) -> str:
    """Return what the site is called."""
    return squeeze(plan.short_title or plan.title)


def issued_by(index: Index) -> str:
    """Return who issued the plan, and who put its seal to it."""
    plan = index.plan
    who = "、".join(index.units[id].unit.name for id in plan.issuer)
    seal = f"{index.units[plan.sealed_by].unit.name}代章" if plan.sealed_by else ""
    return squeeze(f"{who}（{seal}）" if who and seal else who or seal)


def ended(plan: PlanInfo) -> str:
    """Return how the plan ended: 已废止; empty while it is in force, or if nobody looked."""
    given = plan.validity
    over = given and given.status is not ValidityStatus.IN_FORCE
    return f"已{given.status.label}" if given and over else ""


def in_chinese(day: date) -> str:
    """Return a day as the site writes it in sentences."""
    return f"{day.year}年{day.month}月{day.day}日"


def source_words(source: Source) -> str:
    """Return the title of a source with its day."""
    return squeeze(source.title) + (f"（{source.date}）" if source.date else "")
