"""The tags by which programs of the state read a government website (《政府网站发展指引》, 网页标签).

Every page names the site; a page of a column names the column too, a page of content its column and
itself. Nothing is filled in that the data does not say: the time of day of 发布时间 is unknown, and
so left out. The tag Description is the description that every page has: names of tags know no case.
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.addresses import address
from macros.index.entries import Entry, SectionEntry
from macros.index.measures import MeasureEntry
from macros.index.plan_words import issuers
from macros.pages.head.trail import Crumb
from macros.pages.site import Site

COLUMN_TYPE = "政策文件"
"""The kind of every column: all are about one issued document."""

Tag = tuple[str, str]


def site_tags(site: Site) -> tuple[Tag, ...]:
    """Return the tags of the site, without those whose value is not known."""
    settings, plan = site.settings, site.index.plan
    domain = urlsplit(settings.site_url).netloc if settings.is_public else ""
    return _given(
        ("SiteName", plan.short_title or plan.title),
        ("SiteDomain", domain),
        ("SiteIDCode", settings.operator.site_code),
    )


def page_tags(
    site: Site, where: str, name: str, words: str, crumbs: tuple[Crumb, ...]
) -> tuple[Tag, ...]:
    """Return the tags of the page at ``where``; ``words`` describe it, ``crumbs`` lead to it."""
    entry = address.entry_at(site.index, where)
    if entry or where == address.PLAN:
        column = ("ColumnName", crumbs[1].name), ("ColumnType", COLUMN_TYPE)
        return (*column, *_given(*_article(site, where, name, entry)))
    if len(crumbs) != 2:  # the home page, and what stands between a column and its pages
        return ()
    return (
        ("ColumnName", name),
        ("ColumnDescription", words),
        ("ColumnKeywords", f"{name},{site.index.plan.title}"),
        ("ColumnType", COLUMN_TYPE),
    )


def _article(site: Site, where: str, name: str, entry: Entry | None) -> Iterator[Tag]:
    """Yield what a page of content says of itself: the issuers answer for official text only."""
    index = site.index
    official = entry is None or isinstance(entry, MeasureEntry | SectionEntry)
    day = index.plan.issued_on if official else index.data_date
    author = issuers(index) if official else site.settings.operator.name
    yield "ArticleTitle", name
    yield "PubDate", day.isoformat() if day else ""
    yield "ContentSource", author
    yield "Keywords", ",".join(_keywords(site, entry))
    yield "Author", author
    yield "Url", site.settings.site_url + where


def _keywords(site: Site, entry: Entry | None) -> Iterator[str]:
    """Yield the topics and units of a measure; of the whole document its topics."""
    index = site.index
    if entry is None:
        yield from (topic.title for topic in index.topics.values())
    elif isinstance(entry, MeasureEntry):
        yield from (index.topics[id].title for id in entry.measure.topics)
        yield from (index.units[id].title for id in entry.unit_ids)


def _given(*tags: Tag) -> tuple[Tag, ...]:
    return tuple(tag for tag in tags if tag[1])
