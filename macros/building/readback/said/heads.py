"""The head: title, descriptions, the tags of government websites, Dublin Core, and previews of links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from macros.addresses import address
from macros.building.readback.output import differs, lists_differ
from macros.building.readback.pictures import size_of
from macros.building.readback.said.names import apart, forms, issued_by, name_of, site_name
from macros.building.readback.said.page import Page
from macros.index.entries import DocumentEntry, Entry, SectionEntry, TopicEntry
from macros.index.measures import MeasureEntry
from macros.index.units import UnitEntry
from macros.model.kinds import ObjectKind
from macros.text.lines.reflow import squeeze

COLUMNS = {
    ObjectKind.SECTION: "部分",
    ObjectKind.MEASURE: "措施",
    ObjectKind.UNIT: "单位",
    ObjectKind.TOPIC: "主题",
}
"""The column in which pages of a kind stand; that of documents has several names."""
_FORMS = {
    "application/json": "data",
    "text/markdown": "markdown",
    "application/json+oembed": "oembed",
    "text/calendar": "calendar",
    "application/atom+xml": "feed",
}
"""Which form of a page is of which type."""
_OFFICIAL = (SectionEntry, MeasureEntry)


def heads(page: Page) -> Iterator[str]:
    """Yield what the head of a page says otherwise than the plan has it."""
    title, name = page.words("//head/title"), _name(page)
    if name:
        ends = "" if page.where == address.HOME else f"-{site_name(page.index.plan)}"
        yield from differs("网页标题", title, f"{name}{ends}")
    held = _held(page)
    for what, expected in _expected(page, title, name).items():
        yield from differs(f"页首的 {what}", held.get(what, ""), squeeze(expected))
    if not page.by_hand:
        yield from _description(page, held)
    yield from _listed(page, held)


def _name(page: Page) -> str:
    """Return what the page is called; empty for one that is of no object, which its author names."""
    if page.where == address.HOME:
        return squeeze(page.index.plan.title)
    return apart(page.entry) if page.entry else ""


def _held(page: Page) -> dict[str, str]:
    found: dict[str, str] = {}
    for one in page.find("//head/meta[@content]"):
        name = one.get("name") or one.get("property")
        if name:
            before = f"{found[name]}、" if name in found else ""
            found[name] = before + squeeze(one.get("content", ""))
    return found


def _expected(page: Page, title: str, name: str) -> Mapping[str, str]:
    plan, settings = page.index.plan, page.site.settings
    entry, listed = page.entry, bool(page.entry) or page.where == address.PLAN
    always = {
        "og:title": title,
        "og:site_name": site_name(plan),
        "og:type": "article" if entry else "website",
        "og:locale": "zh_CN",
        "SiteName": site_name(plan),
        "SiteDomain": urlsplit(settings.site_url).netloc if settings.is_public else "",
        "SiteIDCode": settings.operator.site_code,
    }
    return always | (_article(page, entry, name) if listed else {}) | _library(page, entry, name)


def _article(page: Page, entry: Entry | None, name: str) -> dict[str, str]:
    index, official = page.index, page.entry is None or isinstance(page.entry, _OFFICIAL)
    day = index.plan.issued_on if official else index.data_date
    author = issued_by(index) if official else page.site.settings.operator.name
    keys = list(index.topics) if entry is None else []
    if isinstance(entry, MeasureEntry):
        keys = [*entry.measure.topics, *dict.fromkeys(one.unit for one in entry.measure.units)]
    said = {
        "ArticleTitle": name,
        "ColumnType": "政策文件",
        "PubDate": day.isoformat() if day else "",
        "ContentSource": author,
        "Author": author,
        "Keywords": ",".join(index.living[id].title for id in keys),
        "Url": page.url,
    }
    if entry is None:
        del said["ArticleTitle"]
    elif entry.kind in COLUMNS:
        said["ColumnName"] = COLUMNS[entry.kind]
    return said


def _library(page: Page, entry: Entry | None, name: str) -> dict[str, str]:
    """Return the terms of Dublin Core: of the document, of its sections and measures; else none."""
    plan, root = page.index.plan, page.site.settings.site_url
    part = isinstance(entry, _OFFICIAL)
    if not part and page.where not in (address.HOME, address.PLAN):
        return dict.fromkeys(("dcterms.title", "dcterms.creator", "dcterms.issued"), "")
    unchanged = not (isinstance(entry, _OFFICIAL) and entry.amended_by)
    who = "、".join(page.index.units[id].unit.name for id in plan.issuer)
    day = plan.issued_on.isoformat() if plan.issued_on else ""
    return {
        "dcterms.title": name if part else plan.title,
        "dcterms.identifier": page.url if part else plan.document_number or "",
        "dcterms.creator": who if unchanged else "",
        "dcterms.issued": day if unchanged else "",
        "dcterms.publisher": page.site.settings.operator.name,
        "dcterms.isPartOf": f"{root}{address.PLAN}" if part else "",
    }


def _description(page: Page, held: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the description: a measure's begins its text, that of others names them."""
    words_of, entry = held.get("description", ""), page.entry
    yield from differs("预览的描述", held.get("og:description"), words_of)
    if isinstance(entry, MeasureEntry):
        if not squeeze(entry.measure.text).startswith(words_of.removesuffix("…") or "…"):
            yield from differs("描述", words_of, squeeze(entry.measure.text))
    elif entry:
        of = name_of(entry)
        lacking = [one for one in (of, squeeze(page.index.plan.title)) if one not in words_of]
        if not (isinstance(entry, DocumentEntry) and entry.is_supplement):
            yield from lists_differ("描述", (), lacking)
        yield from _counted(entry, words_of)


def _counted(entry: Entry, said: str) -> Iterator[str]:
    if isinstance(entry, SectionEntry | UnitEntry | TopicEntry):
        number = sum(not one.measure.removed_by for one in entry.measures)
        if f"{number}条措施" not in said:
            yield f"描述没有措施的条数“{number}条措施”"


def _listed(page: Page, held: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with the picture of a preview, and with whether search engines may show the page."""
    if page.entry or page.where in (address.HOME, address.PLAN):
        wanted = "noindex" if page.site.open_marks else ""
        yield from differs("页首的 robots", held.get("robots", ""), wanted)
    picture, own = page.to(held.get("og:image", "")), forms(page.where)["picture"]
    if own in page.built.files or picture not in page.built.files:
        yield from differs("预览的图", picture, own)
    said, whole = held.get("og:image:alt", ""), squeeze(page.index.plan.title)
    if whole not in said:
        yield from differs("预览图的说明", said, whole)
    elif (
        picture == own and page.entry and not _is_begun(page.entry, said.removeprefix(f"{whole}："))
    ):
        yield from differs("预览图的说明", said, name_of(page.entry))
    shape = picture in page.built.files and size_of((page.built.folder / picture).read_bytes())
    if shape:
        real = [*map(str, shape), "image/png"]
        kinds = (held.get(f"og:image:{one}", "") for one in ("width", "height", "type"))
        yield from differs("预览的图的大小和类型", " ".join(kinds), " ".join(real))


def _is_begun(entry: Entry, said: str) -> bool:
    """Whether words name an object: a measure by its number and the words with which it opens."""
    if not isinstance(entry, MeasureEntry):
        return said == name_of(entry)
    number = squeeze(entry.number)
    words = said.removeprefix(number).rstrip("…")
    return said.startswith(number) and words in squeeze(f"{entry.title}\n{entry.measure.text}")


def alternates(page: Page) -> Iterator[str]:
    """Yield the other forms of the page, named in its head, that are those of another page."""
    if page.entry is None:
        return
    own = forms(page.where)
    for one in page.find("//head/link[@rel='alternate'][@type]"):
        link, kind = page.to(one.get("href")), one.get("type", "")
        if link == address.PLAN_FEED:
            continue
        yield from differs(f"页首的 {kind}", link, own.get(_FORMS.get(kind, ""), ""))
        if name_of(page.entry) not in squeeze(one.get("title", "")):
            yield from differs(f"页首的 {kind} 的名称", one.get("title"), name_of(page.entry))
