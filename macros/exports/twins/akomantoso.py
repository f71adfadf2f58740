"""The whole document in Akoma Ntoso 3.0 (OASIS LegalDocML): its words as issued, in its own structure.

A part, an annex, a measure is a container of that name with the id that it has everywhere on the site; what
the standard has a narrower word for, such as article, is not claimed. Measures under no heading stand in what
holds them, in no part of their own. Words of later documents follow whole.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree
from lxml.builder import ElementMaker

from macros.addresses import address
from macros.exports.downloads.paper import Grid, laid_out
from macros.index.citations import iri
from macros.index.entries import SectionEntry
from macros.index.index import Index
from macros.index.titles import heading
from macros.model.kinds import ImprintPlace
from macros.model.measure import Measure
from macros.model.plan import Notice, PlanInfo, as_issued
from macros.pages.site import Site
from macros.text.lines.reflow import paragraphs

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_E = ElementMaker(namespace=NAMESPACE, nsmap={None: NAMESPACE})
_SITE = "#site"
Element = etree._Element
Children = Iterator[Element]


def akoma_ntoso(site: Site) -> bytes:
    """Return the document as XML; the day of its issue must be known."""
    index = site.index
    plan = as_issued(index.plan)
    doc = _E.doc(
        _meta(site),
        _E.preface(*_title(plan)),
        _E.mainBody(*_body(index, plan)),
        name="plan",
        contains="originalVersion",
    )
    root = _E.akomaNtoso(doc)
    etree.indent(root, " ")
    return etree.tostring(root, xml_declaration=True, encoding="utf-8") + b"\n"


def _meta(site: Site) -> Element:
    plan, index = site.index.plan, site.index
    component = iri(plan) or ""
    work, issued = component.removesuffix("/!main"), str(plan.issued_on)
    said = f"{work}/zho@"
    authors = [_E.FRBRauthor(href=f"#{id}", **{"as": "#author"}) for id in plan.issuer]
    maker = _E.FRBRauthor(href=_SITE, **{"as": "#editor"})
    dated = _E.FRBRdate(date=issued, name="issued")
    names = [
        _organisation(id, site.url(index.units[id]), index.units[id].title) for id in plan.issuer
    ]
    return _E.meta(
        _E.identification(
            _E.FRBRWork(
                _E.FRBRthis(value=component),
                _E.FRBRuri(value=work),
                _E.FRBRalias(value=site.settings.site_url + address.PLAN, name="web"),
                dated,
                *(authors or [maker]),
                _E.FRBRcountry(value="cn"),
                *([_E.FRBRnumber(value=plan.document_number)] if plan.document_number else []),
                _E.FRBRname(value=plan.title),
            ),
            _E.FRBRExpression(
                _E.FRBRthis(value=f"{said}/!main"),
                _E.FRBRuri(value=said),
                _E.FRBRdate(date=issued, name="issued"),
                _E.FRBRauthor(href=_SITE, **{"as": "#editor"}),
                _E.FRBRlanguage(language="zho"),
            ),
            _E.FRBRManifestation(
                _E.FRBRthis(value=f"{said}/!main.xml"),
                _E.FRBRuri(value=f"{said}.xml"),
                _E.FRBRdate(date=issued, name="issued"),
                _E.FRBRauthor(href=_SITE, **{"as": "#editor"}),
            ),
            source=_SITE,
        ),
        _E.references(
            _organisation("site", site.settings.site_url, site.settings.operator.name or "本站"),
            *names,
            _E.TLCRole(eId="author", href="/akn/ontology/role/author", showAs="发文机关"),
            _E.TLCRole(eId="editor", href="/akn/ontology/role/editor", showAs="整理者"),
            source=_SITE,
        ),
    )


def _organisation(id: str, url: str, name: str) -> Element:
    return _E.TLCOrganization(eId=id, href=url, showAs=name)


def _title(plan: PlanInfo) -> Children:
    yield _E.p(_E.docTitle(plan.heading or plan.title))
    if plan.document_number:
        yield _E.p(_E.docNumber(plan.document_number))


def _body(index: Index, plan: PlanInfo) -> Children:
    if plan.notice:
        yield from _texts("notice", _of_notice(plan.notice))
        yield from _imprint(plan, ImprintPlace.AFTER_NOTICE)
    yield from _texts("letterhead", (plan.letterhead,))
    yield from _texts("preamble", (plan.addressees, plan.preamble))
    for entry in index.in_order:
        if not entry.section.added_by:
            yield from _section(index, entry, "section")
    yield from _texts("closing", (plan.closing, plan.signature, plan.remark, plan.footnotes))
    yield from _imprint(plan, ImprintPlace.BEFORE_ANNEXES)
    for entry in index.annexes:
        if not entry.section.added_by:
            yield from _section(index, entry, "annex")
    yield from _imprint(plan, ImprintPlace.END)
    for document in index.documents.values():
        if document.document.text:
            content = _E.content(*_ps(document.document.text))
            title = _E.heading(heading(document))
            yield _E.hcontainer(title, content, name="laterDocument", eId=document.id)


def _of_notice(notice: Notice) -> tuple[str | None, ...]:
    return (
        *(notice.letterhead, notice.heading, notice.addressees, notice.body),
        *(notice.attachments, notice.signature, notice.remark),
    )


def _imprint(plan: PlanInfo, place: ImprintPlace) -> Children:
    if plan.imprint_at is place:
        yield from _texts("imprint", (plan.imprint, plan.notice.closing if plan.notice else None))


def _texts(name: str, texts: tuple[str | None, ...], id: str = "") -> Children:
    """Yield a container with texts, if one of them is there."""
    if found := [p for text in texts if text for p in _ps(text)]:
        yield _E.hcontainer(_E.content(*found), name=name, eId=id or name)


def _section(index: Index, entry: SectionEntry, name: str) -> Children:
    section = as_issued(entry.section)
    yield from _texts("between", (section.before,), f"{entry.id}--before")
    held = list(_inside(index, entry))
    if not section.headed:
        yield from held
        return
    intro = list(_ps(section.intro or ""))
    head = [_E.num(section.number)] if section.number else []
    head.append(_E.heading(section.title))
    if held:
        words = [_E.intro(*intro)] if intro else []
    else:
        words = [_E.content(*(intro or [_E.p()]))]
    yield _E.hcontainer(*head, *words, *held, name=name, eId=entry.id)


def _inside(index: Index, entry: SectionEntry) -> Children:
    """Yield what a section holds behind its title and first words."""
    section = as_issued(entry.section)
    for number, table in enumerate(section.tables, start=1):
        rows = _table(
            laid_out(table), [row.measure.id if row.measure else None for row in table.rows]
        )
        parts = [*_ps(table.caption or ""), rows, *_ps(table.closing or "")]
        yield _E.hcontainer(_E.content(*parts), name="table", eId=f"{entry.id}--table-{number}")
    yield from _measures(section.measures)
    for inner in section.sections:
        if not inner.added_by:
            yield from _section(index, index.parts[inner.id], "section")
    yield from _measures(section.later)
    yield from _texts("closing", (section.closing,), f"{entry.id}--closing")


def _measures(measures: tuple[Measure, ...]) -> Children:
    for measure in measures:
        yield from _texts("between", (measure.before,), f"{measure.id}--before")
        if not measure.added_by:
            head = [_E.num(measure.issued_number)] if measure.issued_number else []
            content = _E.content(*_ps(measure.issued_text))
            yield _E.hcontainer(*head, content, name="measure", eId=measure.id)


def _ps(text: str) -> Children:
    yield from (_E.p(words) for words in paragraphs(text))


def _table(table: Grid, ids: list[str | None]) -> Element:
    """Return a table; a row that is a measure has its id."""
    rows = []
    for place, row in enumerate(table.rows):
        id = ids[place - table.headers] if place >= table.headers else None
        tag = _E.th if place < table.headers else _E.td
        cells = [
            tag(_E.p(cell.text), **_spans(rowspan=cell.rows, colspan=cell.columns)) for cell in row
        ]
        rows.append(_E.tr(*cells, **({"eId": id} if id else {})))
    return _E.table(*rows)


def _spans(**spans: int) -> dict[str, str]:
    return {name: str(number) for name, number in spans.items() if number > 1}
