"""Rules on names: what the text names is listed, and what is listed is named in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from macros.model.kinds import ObjectKind
from macros.model.plan import Document
from macros.model.printed import walk_official
from macros.model.problems import Problem
from macros.model.walk import walk_measures, walk_sources
from macros.rules.context import Context
from macros.text.characters.regex import regex
from macros.text.lines.reflow import squeeze
from macros.text.messages.excerpt import excerpt
from macros.text.messages.nearest import nearest
from macros.text.parts.nil import is_nil

RETIRE = "（发布过的，把 id 登记到 retired）"
"""What must also be done when a published object is removed."""


def named_objects_are_listed(context: Context) -> Iterator[Problem]:
    """措施原文提到的单位和文件，都列在该措施的 units、documents 里。"""
    units = {unit.id: unit.name for unit in context.file.units}
    known = units.keys() | {document.id for document in context.file.documents}
    for at in walk_measures(context.file):
        measure = at.measure
        listed = {involvement.unit for involvement in measure.units} | set(measure.documents)
        misspelt = {nearest(id, known) for id in listed - known}  # references_exist reports those
        reported = {id for id in misspelt if id}
        for mention in context.names.find(measure.text):
            if mention.kind is ObjectKind.TERM or mention.id in listed | reported:
                continue
            reported.add(mention.id)
            words = measure.text[mention.start : mention.end]
            if mention.id in units:
                yield Problem(
                    (*at.route, "units"),
                    f"原文提到“{words}”，units 里却没有“{mention.id}”；请加上它，"
                    "角色不明时写 role: named，并写 quote。",
                )
            else:
                yield Problem(
                    (*at.route, "documents"),
                    f"原文提到文件“{words}”，documents 里却没有“{mention.id}”；请加上它。",
                )


def listed_documents_are_named(context: Context) -> Iterator[Problem]:
    """措施列出的文件，原文确实提到。"""
    documents = {document.id: document for document in context.file.documents}
    for at in walk_measures(context.file):
        measure = at.measure
        for n, id in enumerate(measure.documents):
            document = documents.get(id)
            names = [document.title, document.number, *document.aliases] if document else []
            if document and not any(name and name in measure.text for name in names):
                words = f"本措施原文没有提到文件“{document.title}”；请删去，或在文件的 aliases 中补上原文写法。"
                yield Problem((*at.route, "documents", n), words)


def listed_units_are_named(context: Context) -> Iterator[Problem]:
    """每条关系所引的话里有该单位的名称、简称或别称，除非另有来源。"""
    units = {unit.id: unit for unit in context.file.units}
    for at in walk_measures(context.file):
        for n, involvement in enumerate(at.measure.units):
            unit, quote = units.get(involvement.unit), involvement.quote
            if not unit or not quote or involvement.source:
                continue
            if not any(name and name in quote for name in (unit.name, unit.short, *unit.aliases)):
                yield Problem(
                    (*at.route, "units", n, "quote"),
                    f"引文“{excerpt(quote)}”没有点到单位“{unit.name}”；请引点到它的那句话，"
                    "或在单位的 aliases 中补上原文里的写法，都没有就删去这一条关系。",
                )


def units_are_named(context: Context) -> Iterator[Problem]:
    """每个单位都是公文提到的、后续来源指定的，或者是它们的上级、成员、承接单位；“/”“无”一类的记号不是单位。"""
    file = context.file
    printed = "\n".join(text for _, text in walk_official(file))
    named = {
        unit.id
        for unit in file.units
        if any(name and name in printed for name in (unit.name, unit.short, *unit.aliases))
    }
    for at in walk_measures(file):
        named |= {involvement.unit for involvement in at.measure.units if involvement.source}
    named |= {*file.plan.issuer, *((file.plan.sealed_by,) if file.plan.sealed_by else ())}
    named |= {id for document in file.documents for id in document.issuer}
    named |= {id for unit in file.units for step in unit.succession for id in step.to}
    named |= {member.unit for unit in file.units for member in unit.members}
    parents = {unit.id: unit.parent for unit in file.units}
    for id in list(named):
        above = parents.get(id)
        while above and above not in named:
            named.add(above)
            above = parents.get(above)
    for n, unit in enumerate(file.units):
        if nil := next(
            (name for name in (unit.name, unit.short, *unit.aliases) if is_nil(name or "")), None
        ):
            words = f"“{nil}”是公文里“没有”的记号，不是单位的名称；请删去，那一格照原样留在 cells 里，不写 units。"
            yield Problem(("units", n), words)
        elif unit.id not in named:
            words = (
                f"公文没有提到单位“{unit.name}”；请删去{RETIRE}，或在 aliases 中补上公文里的写法。"
            )
            yield Problem(("units", n), words)


def documents_are_named(context: Context) -> Iterator[Problem]:
    """每个文件都是公文提到的，文号照公文；公文没有提到的，须是某处的来源。"""
    file = context.file
    printed = "\n".join(text for _, text in walk_official(file))
    sources = {source.document for _, source in walk_sources(file)}
    sources |= {file.plan.validity.by} if file.plan.validity else set()
    for n, document in enumerate(file.documents):
        if document.text:  # it amends the plan, which was issued before it
            continue
        if any(name in printed for name in (document.title, *document.aliases)):
            if document.number and squeeze(document.number) not in squeeze(printed):
                words = f"公文里没有文号“{document.number}”；请照公文写，公文没有写就删去。"
                yield Problem(("documents", n, "number"), words)
            stated = None if document.number else _number_behind(document, printed)
            if stated:
                words = f"公文在“{document.title}”后面印着文号“{stated}”；请在 number 里照写。"
                yield Problem(("documents", n), words)
        elif document.id not in sources:
            words = f"公文没有提到文件“{document.title}”，也没有内容以它为来源；请删去"
            yield Problem(
                ("documents", n, "title"), f"{words}{RETIRE}，或在 aliases 中补上公文里的写法。"
            )


def sources_are_the_documents_they_name(context: Context) -> Iterator[Problem]:
    """来源写明是 documents 里的文件的，名称是它的，日期不早于它的成文日期。"""
    documents = {one.id: one for one in context.file.documents}
    for route, source in walk_sources(context.file):
        document = documents.get(source.document or "")
        if not document:
            continue
        names = [_bare(one) for one in (document.title, *document.aliases, document.number) if one]
        title = _bare(source.title)
        issued = _ISSUES.search(title)
        titles = (title, issued[1]) if issued else (title,)
        if not any(name in title or _is_short_for(one, name) for name in names for one in titles):
            words = f"来源的名称“{source.title}”不是文件“{document.id}”的名称“{document.title}”；请照它写，或改正 document。"
            yield Problem((*route, "title"), words)
        if source.date and document.issued_on and source.date < document.issued_on:
            words = f"来源的日期 {source.date} 早于文件“{document.id}”的成文日期 {document.issued_on}；请改正其中一处。"
            yield Problem((*route, "date"), words)


_ISSUES = regex("关于(?:印发|发布|公布|下发)(.+)的(?:通知|公告|函)")
"""How the title of a notice names the document that it issues."""


def _is_short_for(short: str, name: str) -> bool:
    """Whether a name may be that of a document with some words left out."""
    rest = iter(name)
    return all(char in rest for char in short)


def _bare(name: str) -> str:
    """Return a name without white space and marks of titles."""
    return re.sub("[《》〈〉“”]", "", squeeze(unicodedata.normalize("NFKC", name)))


def _number_behind(document: Document, printed: str) -> str | None:
    """Return the document number that the text prints in brackets behind the title, if any."""
    names = "|".join(re.escape(squeeze(name)) for name in (document.title, *document.aliases))
    number = r"[^（）()，。；]{0,15}(?:[〔\[［【]\d{4}[〕\]］】]|令)第?\d+号"
    found = re.search(rf"(?:{names})[》”]?[（(]({number})", squeeze(printed))
    return found.group(1) if found else None


def terms_are_used(context: Context) -> Iterator[Problem]:
    """每个术语都是公文里的词。"""
    printed = "\n".join(text for _, text in walk_official(context.file))
    for n, term in enumerate(context.file.glossary):
        if not any(word in printed for word in (term.term, *term.aliases)):
            words = f"公文里没有“{term.term}”这个词；请删去{RETIRE}，或改成公文里的写法。"
            yield Problem(("glossary", n, "term"), words)
