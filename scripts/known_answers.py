"""What a notice is known to say: by a plan written by hand, or by a short list beside the notice."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from macros.importing.drafting.paragraphs.numbers import number_of
from macros.model.kinds import Role, UnitKind
from macros.model.plan import PlanFile, as_issued
from macros.model.printed import walk_printed
from macros.model.walk import walk_measures, walk_sections
from macros.text.lines.reflow import squeeze

_BODIES = (
    *(UnitKind.COORDINATING, UnitKind.MEMBER, UnitKind.PARTY, UnitKind.GOVERNMENT),
    *(UnitKind.PEOPLES_CONGRESS, UnitKind.CONSULTATIVE_CONFERENCE, UnitKind.MILITARY),
    *(UnitKind.JUDICIAL, UnitKind.MASS_ORGANISATION),
)


@dataclass(frozen=True)
class Entry:
    """A numbered piece of a plan: its number, printed heading, and words; 措施 or not."""

    number: str
    title: str
    """Empty if an editor made it up."""
    words: str
    """A gap in it is written …"""
    measure: bool

    def fits(self, other: Entry) -> bool:
        """Whether another says the same."""
        alike = self.measure == other.measure and squeeze(self.number) == squeeze(other.number)
        titled = not self.title or self.title == other.title
        first, *pieces = squeeze(self.words).split("…")
        words = squeeze(other.words)
        if not pieces:
            return alike and titled and words == first
        at = len(first) if words.startswith(first) else -1
        for piece in pieces[:-1]:
            at = words.find(piece, at) if at >= 0 else -1
        return alike and titled and at >= 0 and words.endswith(pieces[-1])


@dataclass
class Contents:
    """What a plan says, in a form that can be compared."""

    entries: list[Entry] = field(default_factory=list)
    units: list[tuple[frozenset[str], bool]] = field(default_factory=list)
    """Names, and whether it is a body that counts."""
    roles: list[tuple[Entry, frozenset[str], Role]] = field(default_factory=list)
    deadlines: list[tuple[Entry, str]] = field(default_factory=list)
    targets: list[tuple[Entry, str]] = field(default_factory=list)
    documents: list[tuple[str, str]] = field(default_factory=list)
    frame: dict[str, str] = field(default_factory=dict)
    amended: bool = False
    """Whether later documents changed it: of what they changed the first roles are not known."""


def contents_of_plan(file: PlanFile) -> Contents:
    """Return what a plan says as it was first issued."""
    contents = Contents()
    printed = squeeze("".join(text for route, text in walk_printed(file) if route[-1] not in ("addressees", "closing", "imprint") or "sections" in route))  # fmt: skip
    for section_at in walk_sections(file):
        section = as_issued(section_at.section)
        if section.headed and not section.added_by:
            rows = section.tables and not section.own_measures
            intro = section.intro or ""
            own, inside = _numbered(intro)
            words = "" if rows else own
            contents.entries += [Entry(section.number, section.name, words, False), *inside]
    names = {unit.id: frozenset(unit.called) for unit in file.units}
    assigned = {i.unit for at in walk_measures(file) for i in at.measure.units if i.role.assigns}
    for at in walk_measures(file):
        measure = at.measure
        if measure.added_by:
            continue
        text = measure.issued_text
        titled = re.match(rf"{re.escape(measure.title)}(?:。|：|\n|$)", text)
        entry = Entry(measure.issued_number, measure.title if titled else "", text, True)
        contents.entries.append(entry)
        asked = [
            i
            for i in measure.units
            if not i.source and (i.role.assigns or i.role is Role.PARTICIPANT)
        ]
        whole = not measure.earlier
        contents.roles += [
            (entry, names[i.unit], i.role) for i in asked if i.word is None and whole
        ]
        dated = [
            d for d in measure.all_deadlines if not d.source and squeeze(d.text) in squeeze(text)
        ]
        contents.deadlines += [(entry, d.text) for d in dated]
        aims = [t for t in measure.targets if not t.source and squeeze(t.text) in squeeze(text)]
        contents.targets += [(entry, t.text) for t in aims]
    for unit in file.units:
        if any(squeeze(name) in printed for name in unit.called):
            counts = unit.id in (*file.plan.issuer, *assigned) or unit.kind in _BODIES
            contents.units.append((names[unit.id], counts))
    printed += squeeze(file.plan.closing or "")  # it names units aside, but may repeal documents
    for document in file.documents:
        if (
            f"《{document.title}》" in printed.replace(" ", "")
            or f"《{squeeze(document.title)}》" in printed
        ):
            contents.documents.append((document.title, document.number or ""))
    contents.amended = any(at.measure.earlier for at in walk_measures(file))
    plan = file.plan
    contents.frame = {
        "标题": plan.title,
        "文号": plan.document_number or "",
        "印发日期": str(plan.issued_on or ""),
        "发文机关": "、".join("/".join(sorted(names[id])) for id in plan.issuer),
    }
    return contents


def _numbered(intro: str) -> tuple[str, list[Entry]]:
    """Return the words before numbered paragraphs, and each of these as an entry of its own."""
    own: list[str] = []
    inside: list[Entry] = []
    for paragraph in intro.split("\n\n") if intro else []:
        number = number_of(paragraph)
        if number and not number.style.is_point:
            title, stop, rest = number.rest.partition("。")
            inside.append(Entry(number.printed, title if stop else "", rest, False))
        elif inside:
            last = inside.pop()
            inside.append(Entry(last.number, last.title, last.words + paragraph, False))
        else:
            own.append(paragraph)
    return "".join(own), inside


def contents_of_answer(data: dict[str, Any]) -> Contents:
    """Return what a short answer says."""
    contents = Contents(frame={key: str(value) for key, value in data.get("frame", {}).items()})
    for printed in data.get("sections", []):
        head, _, words = printed.partition("|")
        number = number_of(head)
        annex = re.match(r"附[件表录][0-9]*", head)
        own = number.printed if number and number.rest else annex.group() if annex else ""
        contents.entries.append(Entry(own, head.removeprefix(own).strip(), words or "…", False))
    names: dict[str, None] = dict.fromkeys(data.get("units", []))
    for given in data.get("measures", []):
        entry = Entry(given.get("number", ""), given.get("title", ""), given["text"], True)
        contents.entries.append(entry)
        for role in Role:
            for name in given.get(str(role), []):
                contents.roles.append((entry, frozenset(name.split("/")), role))
                names[name] = None
        contents.deadlines += [(entry, str(words)) for words in given.get("deadlines", [])]
        contents.targets += [(entry, words) for words in given.get("targets", [])]
    contents.units = [(frozenset(name.split("/")), True) for name in names]
    contents.units += [(frozenset(name.split("/")), False) for name in data.get("general", [])]
    contents.documents = [
        (d, "") if isinstance(d, str) else (d[0], d[1]) for d in data.get("documents", [])
    ]
    return contents
