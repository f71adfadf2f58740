"""Faults of the code itself: what becomes of a function, which files it then makes, and what must be said.

The files are made anew by the engine with the fault in it and put into a finished site.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from macros.exports.api.content import api
from macros.exports.dataset import dataset_files
from macros.exports.downloads.making import download_files
from macros.exports.file import ExportedFile
from macros.exports.hosting.hosting import hosting
from macros.exports.poster.files import poster_files
from macros.exports.search.files import search_index
from macros.exports.sharing.crawlers import for_crawlers
from macros.exports.sharing.embeds import embeds
from macros.exports.sharing.feeds import feeds
from macros.exports.sharing.qr import qr_codes
from macros.exports.twins.files import twins
from macros.model.kinds import Role

Make = Callable[..., Any]
UNIT = "downloads/units/"
UNITS = ("tax-bureau", "industry-bureau")
DOWNLOADS = "macros.exports.downloads."


@dataclass(frozen=True)
class Fault:
    """A fault of the code."""

    what: str
    target: str
    """The function or value, by module and name."""
    change: Callable[[Any], Any]
    """Gives what stands in its place."""
    by: Callable[..., Iterator[ExportedFile]] | None
    """The export that makes the files; None for pages."""
    files: tuple[str, ...]
    """The files to make, in turn."""
    said: str
    """Words of the line that must name the last of them."""


def first_for_all(make: Make) -> Make:
    """Give for all what is right for the first."""
    made: list[Any] = []

    def always(*given: Any) -> Any:
        if not made:
            made.append(make(*given))
        return made[0]

    return always


def cell(name: str, change: Callable[[str], str]) -> Callable[[Make], Make]:
    """Change a cell of each row of a table."""

    def changed(make: Make) -> Make:
        def cells(*given: Any) -> dict[str, str]:
            made = dict(make(*given))
            return made | {name: change(made[name])}

        return cells

    return changed


def field(name: str, change: Callable[[Any], Any]) -> Callable[[Make], Make]:
    """Change a field of each record that a function returns."""

    def changed(make: Make) -> Make:
        def record(*given: Any, **more: Any) -> Any:
            made = make(*given, **more)
            value = change(getattr(made, name))
            copied = getattr(made, "model_copy", None)
            return copied(update={name: value}) if copied else replace(made, **{name: value})

        return record

    return changed


def records(change: Callable[[Any], Any]) -> Callable[[Make], Make]:
    """Change each of the records that a function yields."""
    return lambda make: lambda *given: map(change, make(*given))


def without_last(make: Make) -> Make:
    """Leave out the last of what a function yields."""
    return lambda *given: list(make(*given))[:-1]


def backwards(lines: str) -> str:
    """Return the lines of a cell the wrong way round."""
    return "\n".join(reversed(lines.split("\n")))


def other_role(lines: str) -> str:
    """Return the roles in a cell with two of them exchanged."""
    lead, support = Role.LEAD.label, Role.SUPPORT.label
    swapped = {lead: support, support: lead}
    return "\n".join(swapped.get(line, line) for line in lines.split("\n"))


def _swapped(make: Make) -> Make:
    """Exchange what is before and behind."""
    return lambda *given: tuple(reversed(make(*given)))


def _pager(make: Make) -> Make:
    """Lead back where it says forward."""

    def swapped(*given: Any) -> Iterator[Any]:
        other = {"prev": "next", "next": "prev"}
        return (replace(one, relation=other[one.relation]) for one in make(*given))

    return swapped


def _of_another(make: Make) -> Make:
    """Give to each what is the first's."""
    first: list[Any] = []

    def made(site: Any, of: Any, *rest: Any) -> Any:
        first.append(of)
        return replace(make(site, of, *rest), make=make(site, first[0], *rest).make)

    return made


def _a_day_later(make: Make) -> Make:
    def event(happens: Any) -> Any:
        made = make(happens)
        for name in ("DTSTART", "DTEND"):
            made[name].dt += timedelta(days=1)
        return made

    return event


def _no_digits(make: Make) -> Make:
    return lambda text: make("".join(char for char in text if not char.isdigit()))


def page(where: str) -> tuple[str, ...]:
    return (f"{where}/index.html",)


def of_units(end: str) -> tuple[str, ...]:
    return tuple(f"{UNIT}{id}.{end}" for id in UNITS)


FAULTS = (
    Fault(
        "all QR codes but the first are the first",
        "macros.exports.sharing.qr._code",
        first_for_all,
        qr_codes,
        ("qr/measures/open-business.svg", "qr/measures/credit-loans.svg"),
        "二维码",
    ),
    Fault(
        "all QR pictures but the first are the first",
        "macros.exports.sharing.qr._code",
        first_for_all,
        qr_codes,
        ("qr/units/tax-bureau.png", "qr/units/counties.png"),
        "二维码",
    ),
    *(
        Fault(
            f"every unit's {end} with the first unit's content",
            f"{DOWNLOADS}making.{end}_bytes",
            first_for_all,
            download_files,
            of_units(end),
            said,
        )
        for end, said in (("pdf", "标题"), ("docx", "标题"), ("xlsx", "各行"), ("csv", "各行"))
    ),
    Fault(
        "every unit's calendar is the first unit's",
        f"{DOWNLOADS}making.ics_bytes",
        first_for_all,
        download_files,
        (f"{UNIT}housing-bureau.ics", f"{UNIT}human-resources.ics"),
        "网页",
    ),
    Fault(
        "fonts are missing",
        f"{DOWNLOADS}pdffile.FONTS",
        lambda fonts: fonts[1:],
        download_files,
        of_units("pdf")[:1],
        "字体",
    ),
    Fault(
        "roles exchanged in Excel files",
        f"{DOWNLOADS}tables._cells",
        cell("角色", other_role),
        download_files,
        ("downloads/wanglan-2025.xlsx",),
        "角色",
    ),
    Fault(
        "roles exchanged in the units' lists",
        f"{DOWNLOADS}tables._cells",
        cell("角色", other_role),
        download_files,
        of_units("csv"),
        "角色",
    ),
    Fault(
        "units and roles out of step",
        f"{DOWNLOADS}tables._cells",
        cell("单位", backwards),
        download_files,
        ("downloads/wanglan-2025.csv",),
        "单位",
    ),
    Fault(
        "the text in tables is cut",
        f"{DOWNLOADS}tables._cells",
        cell("原文", lambda words: words[:40]),
        download_files,
        ("downloads/wanglan-2025.csv",),
        "原文",
    ),
    Fault(
        "addresses of tables lead home",
        f"{DOWNLOADS}tables._cells",
        cell("永久网址", lambda url: url.partition("measures/")[0]),
        download_files,
        of_units("csv")[:1],
        "各行",
    ),
    Fault(
        "a paper lacks its last measure",
        f"{DOWNLOADS}unitpaper.role_groups",
        lambda make: lambda entry: make(entry)[:-1],
        download_files,
        of_units("docx"),
        "措施",
    ),
    Fault(
        "the paper of the plan lacks its last block",
        f"{DOWNLOADS}planpaper._section",
        without_last,
        download_files,
        ("downloads/wanglan-2025.docx",),
        "公文的文字",
    ),
    Fault(
        "events on the day after",
        f"{DOWNLOADS}icsfile._event",
        _a_day_later,
        download_files,
        ("downloads/wanglan-2025.ics",),
        "期限",
    ),
    Fault(
        "the API cuts texts",
        "macros.exports.api.answers.Answers.measure",
        field("text", lambda words: words[:40]),
        api,
        ("api/v1/measures/credit-loans.json",),
        "text",
    ),
    Fault(
        "the API has no last unit",
        "macros.exports.api.answers.Answers.measure",
        field("units", lambda units: units[:-1]),
        api,
        ("api/v1/measures/credit-loans.json",),
        "units",
    ),
    Fault(
        "the API gives all tasks one role",
        "macros.exports.api.answers.Answers.role",
        field("role", lambda role: Role.LEAD),
        api,
        ("api/v1/units/tax-bureau.json",),
        "roles",
    ),
    Fault(
        "what is before and behind exchanged everywhere",
        "macros.index.index.Index.neighbours",
        _swapped,
        api,
        ("api/v1/measures/credit-loans.json",),
        "previous",
    ),
    Fault(
        "frames hold another measure",
        "macros.exports.sharing.embeds._page",
        _of_another,
        embeds,
        ("embed/measures/open-business/index.html", "embed/measures/credit-loans/index.html"),
        "标题",
    ),
    Fault(
        "feeds lack the oldest entry",
        "macros.exports.sharing.feeds._changes",
        lambda make: lambda site: make(site)[:-1] + make(site)[:1],
        feeds,
        ("feed.xml",),
        "顺序",
    ),
    Fault(
        "search leads to the measure before",
        "macros.exports.search.records._measures",
        records(lambda one: replace(one, address="measures/open-business/")),
        search_index,
        ("search/index.js",),
        "名称",
    ),
    Fault(
        "llms.txt lists addresses of sections for measures",
        "macros.exports.sharing.crawlers._object",
        lambda make: (
            lambda site, of, words: make(site, next(iter(site.index.sections.values())), words)
        ),
        for_crawlers,
        ("llms.txt",),
        "名称",
    ),
    Fault(
        "all previews are one",
        "macros.exports.poster.previews.set_picture",
        first_for_all,
        poster_files,
        ("share/measures/open-business.png", "share/measures/credit-loans.png"),
        "同一张图",
    ),
    Fault(
        "the pager leads back",
        "macros.pages.head.head._pager",
        _pager,
        None,
        page("measures/credit-loans"),
        "下一条",
    ),
    Fault(
        "pagers lead back everywhere",
        "macros.index.index.Index.neighbours",
        _swapped,
        None,
        page("measures/credit-loans"),
        "下一条",
    ),
    Fault(
        "every page names home as its canonical address",
        "macros.pages.head.head.Head",
        field("canonical", lambda url: url.partition("measures/")[0]),
        None,
        page("measures/credit-loans"),
        "规范网址",
    ),
    Fault(
        "headings lose their number everywhere",
        "macros.index.titles._number",
        lambda make: lambda of: "",
        None,
        page("measures/credit-loans"),
        "标题",
    ),
    Fault(
        "figures are lost on pages",
        "macros.pages.render.inert",
        _no_digits,
        None,
        page("measures/credit-loans"),
        "标题",
    ),
    Fault(
        "a unit's page lacks a group",
        "macros.pages.views.objects.role_groups",
        lambda make: lambda entry: make(entry)[1:],
        None,
        page("units/tax-bureau"),
        "角色分组",
    ),
    Fault(
        "calendars do not say whose work it is",
        f"{DOWNLOADS}icsfile._charged",
        lambda make: lambda site, due: "",
        download_files,
        ("downloads/wanglan-2025.ics",),
        "说明缺",
    ),
    Fault(
        "calendars do not say of what a deadline is",
        f"{DOWNLOADS}icsfile._happening",
        field("summary", lambda words: words[:2]),
        download_files,
        ("downloads/wanglan-2025.ics",),
        "标题缺",
    ),
    Fault(
        "feeds lead to the history only",
        "macros.exports.sharing.feeds._page",
        lambda make: lambda site, ids: "",
        feeds,
        ("feed.xml",),
        "链接",
    ),
    Fault(
        "the API has no progress",
        "macros.exports.api.answers.Answers.measure",
        field("progress", lambda reports: ()),
        api,
        ("api/v1/measures/service-portal.json",),
        "progress",
    ),
    Fault(
        "tables have no progress",
        f"{DOWNLOADS}tables._cells",
        cell("最新进展", lambda words: ""),
        download_files,
        ("downloads/wanglan-2025.csv",),
        "最新进展",
    ),
    Fault(
        "figures of targets are others in tables",
        f"{DOWNLOADS}tables._cells",
        cell("目标", lambda words: words.replace("0", "9")),
        download_files,
        ("downloads/wanglan-2025.xlsx",),
        "目标",
    ),
    Fault(
        "each unit has the first unit's quote in tables",
        f"{DOWNLOADS}tables._ground",
        lambda make: lambda entry, relation: make(entry, entry.relations[0]),
        download_files,
        ("downloads/wanglan-2025.csv",),
        "引文",
    ),
    Fault(
        "each row of the sheet of roles is of the first unit",
        f"{DOWNLOADS}tables._row",
        lambda make: (
            lambda site, entry, units, deadlines: make(site, entry, entry.relations[:1], deadlines)
        ),
        download_files,
        ("downloads/wanglan-2025.xlsx",),
        "“单位与角色”的各行",
    ),
    Fault(
        "the package leads to one file only",
        "macros.exports.dataset._resource",
        lambda make: lambda *given: make(*given) | {"path": "feed.xml"},
        dataset_files,
        ("datapackage.json",),
        "path",
    ),
    Fault(
        "objects have the address of home for machines",
        "macros.pages.head.jsonld._part",
        lambda make: lambda site, of: make(site, of) | {"url": site.settings.site_url},
        None,
        page("measures/credit-loans"),
        "JSON-LD 的对象",
    ),
    Fault(
        "hosts send a policy that forbids nothing",
        "macros.pages.csp._rules",
        lambda make: lambda connects: "default-src *",
        hosting,
        ("hosting/nginx.conf",),
        "default-src",
    ),
    Fault(
        "crawlers are kept away",
        "macros.exports.sharing.crawlers._robots",
        lambda make: lambda site: make(site).replace("Allow", "Disallow"),
        for_crawlers,
        ("robots.txt",),
        "Allow",
    ),
    Fault(
        "the Markdown of measures has other deadlines",
        "macros.exports.twins.papers.deadline_words",
        lambda make: lambda index, deadline: "2030年",
        twins,
        ("measures/credit-loans/index.md",),
        "文字缺",
    ),
)
