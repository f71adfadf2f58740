"""What programs outside ask a site for: robots.txt, llms.txt, security.txt, the picture of link previews.

The picture is set by typst from a free font that comes as a package: no network, no font of the
machine, the same bytes everywhere. Pillow would draw it too, but breaks no Chinese lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from macros.addresses import address
from macros.exports.file import ExportedFile, Made
from macros.exports.typeset import compiler
from macros.index.entries import SectionEntry
from macros.index.in_force import amendments, counted, ended, validity
from macros.index.measures import MeasureEntry
from macros.index.plan_words import documents_name, issuers
from macros.index.titles import full_name
from macros.model.kinds import ObjectKind
from macros.pages.head.head import SHARE_IMAGE
from macros.pages.site import Site
from macros.pages.views.poster import counts
from macros.text.messages.excerpt import excerpt
from macros.text.times.dates import day_in_words

MOST_LISTED = 300
"""With more measures than this llms.txt leads to the sections, which list them."""
LINE = 34
"""Characters of the line in the picture that names the issuers."""
_TEMPLATE = Path(__file__).with_name("share.typ")
_FONT = Path(str(files("pylopdf_fonts_zh_cn")))
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#])")


def for_crawlers(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield the files; where to report dangers only if the operator said so."""
    yield ExportedFile("robots.txt", lambda: _robots(site).encode())
    yield ExportedFile("llms.txt", lambda: _llms(site).encode())
    if site.settings.operator.security:
        for where in address.SECURITY:
            yield ExportedFile(where, lambda: _security(site).encode())
    yield ExportedFile(SHARE_IMAGE, lambda: _picture(site))


def _robots(site: Site) -> str:
    return f"User-agent: *\nAllow: /\n\nSitemap: {site.settings.site_url}sitemap.xml\n"


def _security(site: Site) -> str:
    """Return the file of RFC 9116: whom to tell of dangers, and until when that holds."""
    settings, operator = site.settings, site.settings.operator
    mail = "@" in operator.security and "://" not in operator.security
    lines = [
        f"Contact: {'mailto:' if mail else ''}{operator.security}",
        f"Expires: {operator.security_until}T23:59:59+08:00",
        "Preferred-Languages: zh",
    ]
    if settings.is_public:
        lines.append(f"Canonical: {settings.site_url}{address.SECURITY[0]}")
    return "\n".join((*lines, ""))


def _llms(site: Site) -> str:
    """Return the site in the form that llmstxt.org describes."""
    index, plan = site.index, site.index.plan
    facts = "，".join(_facts(site))
    held = "各个部分和措施" if index.sections else "各项措施"
    lines = [
        f"# {_plain(plan.title)}",
        "",
        f"> {_plain(plan.summary or plan.title)}",
        "",
        f"{facts}。" if facts else "",
        *_issued_by(site),
        *_in_force(site),
        "本站内容与印发的公文不一致时，以印发的公文为准。标为编者的文字不是公文内容；公文没有写的，本站不作推断。",
        "网页都有 Markdown 版：在网页的网址后面加 index.md；只有靠脚本的“比较”“搜索”和修改台没有。",
        "",
        "## 公文",
        "",
        _item(site, "公文全文", address.PLAN, "照印发的样子逐段排列，每段都有固定链接"),
        _item(site, "一图读懂", address.POSTER, f"{held}在一张图上，附文字版"),
        _item(site, "关于本站", address.ABOUT, "来源、与公文的关系、哪些是编者的文字"),
        *(["", "## 部分", ""] if index.sections else []),
    ]
    for section in index.sections.values():
        prose = excerpt(section.opening, 60)
        words = counted(section.measures) if section.measures else prose
        lines.append(_object(site, section, words))
    if len(index.measures) <= MOST_LISTED:
        lines += ["", "## 措施", ""]
        for measure in index.measures.values():
            lines.append(_object(site, measure, excerpt(measure.measure.text, 60)))
    lines += ["", "## 列表", "", *_lists(site)]
    return "\n".join(lines) + "\n"


def _lists(site: Site) -> Iterator[str]:
    index = site.index
    for kind, name, measure_word in (
        (ObjectKind.MEASURE, "措施", "条"),
        (ObjectKind.UNIT, "单位", "个"),
        (ObjectKind.DOCUMENT, documents_name(index), "件"),
        (ObjectKind.TOPIC, "主题", "个"),
        (ObjectKind.TERM, "术语", "个"),
    ):
        if kind in site.listed:
            number = f"{len(index.by_kind[kind])} {measure_word}"
            if kind is ObjectKind.MEASURE:
                number = counted(index.measures.values(), " 条")
            yield _item(site, name, address.listing(kind), number)


def _object(site: Site, entry: MeasureEntry | SectionEntry, words: str) -> str:
    if amended := amendments(site.index, entry):
        words = f"（{amended}）{words}"
    return _item(site, full_name(entry), address.page(entry), words)


def _item(site: Site, name: str, where: str, words: str) -> str:
    return f"- [{_plain(name)}]({site.settings.site_url}{where}): {_plain(words)}"


def _plain(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def _facts(site: Site) -> Iterator[str]:
    plan = site.index.plan
    if plan.document_number:
        yield plan.document_number
    if plan.issued_on:
        yield f"{day_in_words(plan.issued_on)}印发"


def _issued_by(site: Site) -> Iterator[str]:
    if words := issuers(site.index):
        yield f"发文机关：{_plain(words)}。"


def _in_force(site: Site) -> Iterator[str]:
    if words := validity(site.index):
        yield f"效力：{_plain(words)}。"


def _ended(site: Site) -> Iterator[str]:
    given = site.index.plan.validity
    if given and ended(site.index):
        yield f"已{given.status.label}"


def _picture(site: Site) -> bytes:
    plan = site.index.plan
    facts = "　".join([*_facts(site), counts(site.index), *_ended(site)])
    words = {"title": plan.title, "issuer": _issuer(site), "facts": facts}
    made = compiler(_TEMPLATE, _FONT).compile(format="png", ppi=72, sys_inputs=words)
    if not isinstance(made, bytes):
        raise TypeError("typst made more than one page")
    return made


def _issuer(site: Site) -> str:
    """Return the issuers, as many as fit on a line of the picture."""
    names = [site.index.units[id].title for id in site.index.plan.issuer]
    whole = "　".join(names)
    return whole if len(names) < 2 or len(whole) <= LINE else f"{names[0]}等 {len(names)} 个机关"
