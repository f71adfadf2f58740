"""More of the list: what files say besides words and dates, and where they lead."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.building.mutations.changes import (
    Change,
    Mutation,
    Read,
    gone,
    inside,
    page,
    pattern,
    text,
)

_FILES = {kind: f"downloads/wanglan-2025.{kind}" for kind in ("xlsx", "csv", "ics")}
_UNITS = "downloads/units/"
_TOP = "wanglan-2025-offline/"
_ARCHIVE = "downloads/wanglan-2025-offline.zip"


def answer(change: Callable[[Any], object]) -> Change:
    """Change what a file of the API answers."""

    def changed(content: bytes, read: Read) -> bytes:
        said = json.loads(content)
        change(said["data"])
        return json.dumps(said, ensure_ascii=False).encode()

    return changed


def linked(old: str, new: str) -> Change:
    """Change the JSON-LD of a page, and nothing else in it."""
    return pattern(rf'(<script type="application/ld\+json">[^<]*?){old}', rf"\1{new}")


OF_FILES = (
    # calendars
    Mutation(
        "the name of a calendar is another's",
        f"{_UNITS}finance-bureau.ics",
        pattern("\r\nNAME:[^\r]*", "\r\nNAME:望澜市审计局：完成期限"),
        "名称",
    ),
    Mutation(
        "events do not say who leads",
        "downloads/sections/market-access.ics",
        text("牵头：", "：：："),
        "说明缺“牵头”",
    ),
    Mutation(
        "events are of another measure",
        "downloads/sections/government-environment.ics",
        pattern("SUMMARY:期限：[^\r]*", "SUMMARY:期限：优化大厅服务"),
        "标题缺",
    ),
    Mutation(
        "events have a category that nobody gave",
        f"{_UNITS}market-regulation.ics",
        text("TRANSP:", "CATEGORIES:重要\r\nTRANSP:"),
        "属性多",
    ),
    Mutation(
        "events were known on another day",
        "downloads/sections/factor-costs.ics",
        pattern(r"DTSTAMP:\d{4}", "DTSTAMP:2020"),
        "DTSTAMP",
    ),
    # feeds
    Mutation(
        "the feed's entries lead home",
        "units/market-regulation/feed.xml",
        pattern(r'(<entry>.*?href=")[^"]*', r"\1{site}"),
        "的链接是",
    ),
    Mutation(
        "an entry is called by another kind",
        "units/industry-bureau/feed.xml",
        pattern("(<entry>.*?<title>)[^：]*：", r"\1停用："),
        "的标题是",
    ),
    Mutation(
        "entries do not say on what ground",
        "topics/topic-costs/feed.xml",
        pattern("依据：[^<]*", "", 99),
        "的内容",
    ),
    Mutation(
        "a feed is called by another unit",
        "units/housing-bureau/feed.xml",
        pattern("<title>[^：]*", "<title>望澜市审计局"),
        "标题是",
    ),
    # API
    Mutation(
        "a field is missing",
        "api/v1/units/banks.json",
        answer(lambda said: said.pop("contact")),
        "字段",
    ),
    Mutation(
        "targets are left out",
        "api/v1/measures/hall-service.json",
        answer(lambda said: said.update(targets=[])),
        "targets",
    ),
    Mutation(
        "progress is left out",
        "api/v1/measures/service-portal.json",
        answer(lambda said: said.update(progress=[])),
        "progress",
    ),
    Mutation(
        "the editors' notes are left out",
        "api/v1/measures/combined-inspections.json",
        answer(lambda said: said.update(notes=[])),
        "notes",
    ),
    Mutation(
        "a quote is another's",
        "api/v1/measures/open-business.json",
        answer(lambda said: said["units"][0].update(quote="市财政局负责")),
        "units.quote",
    ),
    Mutation(
        "the label of a role is not that of its code",
        "api/v1/measures/registration-pilot.json",
        answer(lambda said: said["units"][0].update(role_label="配合")),
        "role_label",
    ),
    Mutation(
        "a reference leads to another page",
        "api/v1/sections/rule-of-law.json",
        answer(lambda said: said["measures"][0].update(url=said["measures"][1]["url"])),
        "指向",
    ),
    Mutation(
        "the feed's address is another's",
        "api/v1/units/counties.json",
        answer(lambda said: said["links"].update(feed=None)),
        "links.feed",
    ),
    Mutation(
        "the list of measures has another title",
        "api/v1/measures.json",
        answer(lambda said: said[3].update(title=said[4]["title"])),
        "title",
    ),
    Mutation(
        "the list of units counts wrongly",
        "api/v1/units.json",
        answer(lambda said: said[0].update(measures=99)),
        "measures",
    ),
    Mutation(
        "a task says another quote",
        "api/v1/units/development-reform.json",
        answer(lambda said: said["roles"][0]["tasks"][0].update(leads=[], quote="负责")),
        "quote",
    ),
    Mutation(
        "a source is lost",
        "api/v1/terms/term-sme.json",
        answer(lambda said: said["source"].update(title="")),
        "source.title",
    ),
    Mutation(
        "the number of a document is lost",
        "api/v1/documents/doc-sme-payment.json",
        answer(lambda said: said.update(document_number=None)),
        "document_number",
    ),
    # tables
    Mutation(
        "a heading loses the editors' mark",
        f"{_UNITS}wl-government.csv",
        text("角色（编者归纳）", "角色"),
        "各列",
    ),
    Mutation(
        "progress is lost", f"{_UNITS}human-resources.csv", text("已完成", "滞后"), "最新进展"
    ),
    Mutation(
        "the quote of another unit",
        f"{_UNITS}banks.csv",
        text("参与,,引导银行机构", "参与,,督促银行机构"),
        "的引文是",
    ),
    Mutation(
        "a number on the sheet of roles is no text",
        f"{_UNITS}counties.xlsx",
        inside(
            "xl/worksheets/sheet1.xml",
            pattern(r'<c r="B2" s="(\d+)" t="s"><v>\d+</v></c>', r'<c r="B2" s="\1"><v>7</v></c>'),
        ),
        "不是文本",
    ),
    Mutation(
        "the links of rows lead to the first measure",
        f"{_UNITS}market-regulation.xlsx",
        inside(
            "xl/worksheets/_rels/sheet1.xml.rels", pattern("measures/[^/]*/", "measures/x/", 99)
        ),
        "各行的链接",
    ),
    # the data set
    Mutation(
        "the package names another file",
        "datapackage.json",
        text('"path": "downloads/wanglan-2025.csv"', '"path": "feed.xml"'),
        "path",
    ),
    Mutation(
        "the package names a column that is not there",
        "datapackage.json",
        text('"name": "printed_number"', '"name": "printed"'),
        "measures 的列",
    ),
    Mutation(
        "the citation has another number",
        "CITATION.cff",
        text("望政办发〔2025〕12号", "望政发〔2025〕12号"),
        "number",
    ),
    # what programs ask for
    Mutation("crawlers are kept away", "robots.txt", text("Allow: /", "Disallow: /"), "缺“Allow"),
    Mutation(
        "llms.txt counts wrongly",
        "llms.txt",
        pattern(r"(}units/\): )\d+", r"\g<1>99"),
        "单位的个数",
    ),
    Mutation(
        "llms.txt says another measure's words",
        "llms.txt",
        pattern(r"(measures/open-business/\): )[^\n]*", r"\1优化大厅服务。"),
        "不是它的原文",
    ),
    Mutation(
        "the sitemap names an old day",
        "sitemap.xml",
        pattern("(measures/service-portal/</loc><lastmod>)[^<]*", r"\g<1>2020-01-01"),
        "的日期",
    ),
    # JSON-LD
    Mutation(
        "a page names home as its address for machines",
        page("measures/water-connection"),
        linked('"url":"[^"]*"', '"url":"{site}"'),
        "JSON-LD 的网址",
    ),
    Mutation(
        "a page's way leads home everywhere",
        page("topics/topic-finance"),
        linked('("position":2[^}]*@id":")[^"]*', r"\2{site}"),
        "JSON-LD 路径",
    ),
    Mutation(
        "a file is offered at another address",
        page("downloads"),
        linked(r"wanglan-2025\.csv", "wanglan-2025.pdf"),
        "JSON-LD 的文件",
    ),
    Mutation(
        "a measure names another deadline for machines",
        page("measures/credit-loans"),
        linked('"scheduledTime":"2027-12-31"', '"scheduledTime":"2027-12-30"'),
        "JSON-LD 的期限",
    ),
    # hosts
    Mutation(
        "nginx sends no policy",
        "hosting/nginx.conf",
        text("default-src 'none'", "default-src *"),
        "default-src",
    ),
    Mutation(
        "nginx lets pages stand in all frames",
        "hosting/nginx.conf",
        text("frame-ancestors 'self'", "frame-ancestors *"),
        "能放进别的网站",
    ),
    Mutation(
        "Caddy lets all pages connect",
        "hosting/Caddyfile",
        text("connect-src 'none'", "connect-src 'self'"),
        "联网",
    ),
    Mutation(
        "Caddy sends no nosniff",
        "hosting/Caddyfile",
        text("header X-Content-Type-Options nosniff", ""),
        "X-Content-Type-Options",
    ),
    Mutation(
        "hosts that read _headers keep data from other sites",
        "_headers",
        text("Access-Control-Allow-Origin: *", "X-Nothing: *"),
        "Access-Control-Allow-Origin",
    ),
    Mutation(
        "hosts that read _headers close frames",
        "_headers",
        text("/embed/*\n", "/embed/*\n  Content-Security-Policy: frame-ancestors 'self'\n"),
        "不能放进",
    ),
    # Markdown
    Mutation(
        "the Markdown of a measure gives a unit another role",
        "measures/credit-loans/index.md",
        text("### 配合：", "### 牵头："),
        "文字缺",
    ),
    Mutation(
        "the Markdown of a measure has another deadline",
        "measures/service-portal/index.md",
        pattern("- 期限：[^\n]*", "- 期限：2030年"),
        "文字缺",
    ),
    Mutation(
        "the Markdown of a unit has a measure in another group",
        "units/development-reform/index.md",
        text("## 牵头（", "## 配合（"),
        "角色分组",
    ),
    # the offline copy
    Mutation(
        "a link of the copy leads to another page",
        _ARCHIVE,
        inside(
            f"{_TOP}units/banks/index.html",
            pattern(r'href="\.\./\.\./measures/[^"]*"', 'href="../../index.html"'),
        ),
        "离线网站压缩包里的链接",
        page("units/banks"),
    ),
    Mutation(
        "a link of the copy leads to the public site",
        _ARCHIVE,
        inside(
            f"{_TOP}documents/index.html",
            pattern('href="doc-[^"]*"', 'href="{site}"'),
        ),
        "离线网站压缩包里的链接",
        page("documents"),
    ),
    Mutation("the Markdown of a unit is not made", "units/banks/index.md", gone, "没有文件"),
)
