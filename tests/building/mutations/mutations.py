"""The list: in which file of the second plan's site, what becomes of it, and what must be said of that.

Each stands for a fault of the code that writes the file. All lie in one site, since each is told with the
name of its file; where a fault of one file shows in another too, only what is said of the first counts.
"""

from __future__ import annotations

from collections.abc import Mapping

from tests.building.mutations.changes import (
    Mutation,
    another_bit,
    gone,
    half,
    in_pdf,
    inside,
    of,
    page,
    pattern,
    text,
)
from tests.building.mutations.of_files import OF_FILES

_TOP = "wanglan-2025-offline/"
_ARCHIVE = "downloads/wanglan-2025-offline.zip"
_FILES: Mapping[str, str] = {
    kind: f"downloads/wanglan-2025.{kind}" for kind in ("pdf", "docx", "xlsx", "csv", "ics")
}
_UNITS = "downloads/units/"

MUTATIONS = (
    # pages
    Mutation(
        "the pager leads to the wrong next measure",
        page("measures/credit-loans"),
        text('pl-pager__next" href="../overdue-payments/', 'pl-pager__next" href="../publicity/'),
        "下一条",
    ),
    Mutation(
        "the pager leads to the wrong measure before",
        page("measures/clear-charges"),
        text('pl-pager__prev" href="../water-connection/', 'pl-pager__prev" href="../publicity/'),
        "上一条",
    ),
    Mutation(
        "no pager",
        page("measures/publicity"),
        text("pl-pager__prev", "pl-pager__none"),
        "上一条",
    ),
    Mutation(
        "the head names another next page",
        page("measures/overdue-payments"),
        pattern('rel="next" href="[^"]*"', 'rel="next" href="../publicity/"'),
        "页首的下一条",
    ),
    Mutation(
        "the canonical address of another page",
        page("measures/open-business"),
        text('"canonical" href="{site}measures/open-business/', '"canonical" href="{site}plan/'),
        "规范网址",
    ),
    Mutation(
        "no canonical address",
        page("plan"),
        pattern('<link rel="canonical"[^>]*>', ""),
        "规范网址",
    ),
    Mutation(
        "previews of links lead to another page",
        page("measures/registration-pilot"),
        pattern('("og:url" content="[^"]*)registration-pilot', r"\1service-items"),
        "页首的网址",
    ),
    Mutation(
        "the number is lost from a heading",
        page("measures/service-items"),
        text('<h1 id="title">3 ', '<h1 id="title">'),
        "标题",
    ),
    Mutation(
        "a heading with the next measure's number",
        page("measures/hall-service"),
        text('<h1 id="title">5 ', '<h1 id="title">6 '),
        "标题",
    ),
    Mutation(
        "another role is shown",
        page("measures/supervision"),
        pattern(r'(<span class="pl-role [^>]*>)[^<]*<', r"\1配合<", 9),
        "角色",
    ),
    Mutation(
        "a unit is left out of a measure",
        page("measures/service-portal"),
        text('"../../units/industry-bureau/"', '"../../units/banks/"'),
        "单位的网址",
    ),
    Mutation(
        "a deadline a day later",
        page("measures/water-connection"),
        text("2026&#45;10&#45;31", "2026&#45;11&#45;01"),
        "期限",
    ),
    Mutation(
        "a role group is missing",
        page("units/tax-bureau"),
        text('id="role-support"', 'id="support"'),
        "角色分组",
    ),
    Mutation(
        "a measure is missing from a unit's groups",
        page("units/market-regulation"),
        pattern('<p class="pl-task__name">.*?</p>', ""),
        "角色分组",
    ),
    Mutation(
        "a section without one of its measures",
        page("sections/factor-costs"),
        text("../../measures/clear-charges/", "../../measures/publicity/"),
        "措施的链接",
    ),
    Mutation(
        "a topic without one of its measures",
        page("topics/topic-finance"),
        text("../../measures/credit-loans/", "../../measures/publicity/"),
        "措施的链接",
    ),
    Mutation(
        "a page with the heading of another object",
        page("documents/doc-service-list"),
        pattern("(<h1[^>]*>)[^<]*", r"\1望澜市企业开办清单"),
        "标题",
    ),
    Mutation(
        "the definition of a term is lost",
        page("glossary"),
        text("体制机制性因素和条件", ""),
        "术语",
    ),
    Mutation(
        "a day of the calendar a day off",
        page("calendar"),
        text("2026&#45;10&#45;31", "2026&#45;10&#45;30"),
        "日历的各行",
    ),
    # papers
    Mutation(
        "every unit's PDF with the first unit's content",
        f"{_UNITS}tax-bureau.pdf",
        of(f"{_UNITS}wl-government.pdf"),
        "标题",
    ),
    Mutation(
        "every unit's Word file with the first unit's content",
        f"{_UNITS}tax-bureau.docx",
        of(f"{_UNITS}wl-government.docx"),
        "标题",
    ),
    Mutation("a unit's PDF is not made", f"{_UNITS}banks.pdf", gone, "没有文件"),
    Mutation("a PDF is cut off", f"{_UNITS}counties.pdf", half, "读不出来"),
    Mutation(
        "a font is missing, another stands in",
        f"{_UNITS}market-regulation.pdf",
        in_pdf(b"FandolFang", b"OtherSerif"),
        "字体",
    ),
    Mutation("the plan's PDF is a unit's", _FILES["pdf"], of(f"{_UNITS}banks.pdf"), "公文的文字"),
    Mutation(
        "the plan's Word file lacks a paragraph",
        _FILES["docx"],
        inside("word/document.xml", text("普惠小微贷款余额达到600亿元", "")),
        "公文的文字",
    ),
    Mutation(
        "a unit's Word file has another measure's words",
        f"{_UNITS}development-reform.docx",
        inside("word/document.xml", text("普惠小微贷款余额达到600亿元", "略")),
        "原文",
    ),
    Mutation(
        "a unit's Word file names another unit",
        f"{_UNITS}finance-bureau.docx",
        inside("docProps/core.xml", text("望澜市财政局", "望澜市审计局")),
        "标题",
    ),
    # tables
    Mutation(
        "a row is lost in the plan's CSV",
        _FILES["csv"],
        pattern("第9条,.*?(?=第10条,)", ""),
        "各行",
    ),
    Mutation(
        "every unit's CSV with the first unit's content",
        f"{_UNITS}tax-bureau.csv",
        of(f"{_UNITS}wl-government.csv"),
        "各行",
    ),
    Mutation(
        "a CSV names another unit",
        f"{_UNITS}finance-bureau.csv",
        text("望澜市财政局", "望澜市审计局"),
        "单位",
    ),
    Mutation(
        "the text in a CSV is cut",
        f"{_UNITS}industry-bureau.csv",
        text("统一受理企业诉求，限时答复", "统一受理"),
        "原文",
    ),
    Mutation(
        "a date in the plan's Excel file a day off",
        _FILES["xlsx"],
        inside("xl/sharedStrings.xml", text("2026-10-31", "2026-10-30")),
        "期限日期",
    ),
    Mutation(
        "every unit's Excel file with the first unit's content",
        f"{_UNITS}tax-bureau.xlsx",
        of(f"{_UNITS}wl-government.xlsx"),
        "各行",
    ),
    Mutation(
        "a title in an Excel file is another",
        f"{_UNITS}banks.xlsx",
        inside("xl/sharedStrings.xml", text("<t>扩大信用贷款规模</t>", "<t>扩大贷款</t>")),
        "标题",
    ),
    Mutation(
        "the sheet that one unit is to fill in is that of another",
        "downloads/progress/tax-bureau.xlsx",
        of("downloads/progress/wl-government.xlsx"),
        "各行",
    ),
    Mutation(
        "a sheet to fill in is sent out with something filled in",
        "downloads/progress/banks.xlsx",
        inside(
            "xl/worksheets/sheet1.xml",
            pattern(r'<c r="E2" s="(\d+)"/>', r'<c r="E2" s="\1"><v>1</v></c>'),
        ),
        "填好的格",
    ),
    # calendars
    Mutation("a deadline a day off", _FILES["ics"], text("20261031", "20261030"), "期限"),
    Mutation(
        "an event is lost",
        f"{_UNITS}finance-bureau.ics",
        pattern("BEGIN:VEVENT.*?END:VEVENT\r\n", ""),
        "期限",
    ),
    Mutation(
        "an event ends on the day it begins",
        f"{_UNITS}counties.ics",
        pattern(r"(DTSTART;VALUE=DATE:(\d+).*?DTEND;VALUE=DATE:)\d+", r"\1\2"),
        "结束日期",
    ),
    Mutation(
        "a calendar of another unit",
        f"{_UNITS}housing-bureau.ics",
        of(f"{_UNITS}human-resources.ics"),
        "网页",
    ),
    # API
    Mutation(
        "the text of a measure is cut",
        "api/v1/measures/credit-loans.json",
        text("扩大信用贷款规模。引导银行机构", "扩大信用贷款规模。"),
        "text",
    ),
    Mutation(
        "another role of a unit",
        "api/v1/units/tax-bureau.json",
        text('"role": "support"', '"role": "lead"'),
        "roles",
    ),
    Mutation(
        "a deadline a day off",
        "api/v1/measures/water-connection.json",
        text('"on": "2026-10-31"', '"on": "2026-10-30"'),
        "deadlines",
    ),
    Mutation(
        "a measure without the one behind it",
        "api/v1/measures/clear-charges.json",
        pattern(r'"next": \{.*?\n  \}', '"next": null'),
        "next",
    ),
    Mutation(
        "the address of another page",
        "api/v1/topics/topic-finance.json",
        text('"page": "{site}topics/topic-finance/"', '"page": "{site}topics/"'),
        "links.page",
    ),
    Mutation(
        "an object is lost from a list",
        "api/v1/terms.json",
        pattern(r'(?<="data": \[)\s*\{.*?\},', ""),
        "id",
    ),
    Mutation(
        "the whole has other words than the files of its objects",
        "api/v1/plan.json",
        text("普惠小微贷款余额达到600亿元。", "普惠小微贷款余额达到。"),
        "credit-loans 的 text",
    ),
    Mutation(
        "a number stands for another measure",
        "api/v1/by-number.json",
        text('"id": "credit-loans"', '"id": "clear-charges"'),
        "编号",
    ),
    Mutation(
        "a change is lost",
        "api/v1/changes.json",
        pattern(r'"summary": "[^"]*"', '"summary": ""'),
        "记录",
    ),
    Mutation(
        "the digest of other data",
        "api/v1/sections/factor-costs.json",
        pattern('"digest": "[^"]*"', '"digest": "0"'),
        "digest",
    ),
    # feeds
    Mutation("an entry is lost", "feed.xml", pattern("<entry>.*?</entry>", ""), "条"),
    Mutation(
        "a feed with another's address",
        "units/tax-bureau/feed.xml",
        text("units/tax-bureau/feed.xml", "units/banks/feed.xml"),
        "self",
    ),
    Mutation(
        "an entry on another day",
        "topics/topic-finance/feed.xml",
        pattern(r"(<entry>.*?<updated>)\d{4}", r"\g<1>2020"),
        "顺序",
    ),
    # frames
    Mutation(
        "a frame leads to another page",
        page("embed/measures/credit-loans"),
        pattern('(<h1><a href="[^"]*measures)[^"]*', r"\1/publicity/"),
        "标题的链接",
    ),
    Mutation(
        "a frame lacks words",
        page("embed/measures/clear-charges"),
        text("目录之外一律不得收取", ""),
        "原文",
    ),
    Mutation(
        "a frame lacks a measure of the unit",
        page("embed/units/tax-bureau"),
        pattern("<li>.*?</li>", ""),
        "措施",
    ),
    Mutation(
        "the description embeds another page",
        "embed/units/banks/oembed.json",
        text("embed/units/banks/", "embed/units/counties/"),
        "网页",
    ),
    # what leads to pages
    Mutation(
        "a search record points nowhere",
        "search/index.js",
        text('"glossary/#term-sme"', '"glossary/#term-lost"'),
        "没有这个锚点",
    ),
    Mutation(
        "llms.txt gives a measure the name of another",
        "llms.txt",
        text("[10 扩大信用贷款规模]", "[10 优化大厅服务]"),
        "名称",
    ),
    Mutation(
        "the sitemap lacks a page that is no object's",
        "sitemap.xml",
        pattern("<url><loc>{site}compare/</loc>.*?</url>", ""),
        "网页",
    ),
    Mutation("the packed sitemap is an old one", "sitemap.xml.gz", half, "读不出来"),
    Mutation("robots.txt names no sitemap", "robots.txt", text("Sitemap:", "Site:"), "缺“Sitemap"),
    Mutation(
        "a short address leads to another measure",
        page("m/9"),
        text("../../measures/clear-charges/", "../../measures/credit-loans/"),
        "自动转到",
    ),
    Mutation(
        "a short address leads to another section",
        page("s/2-1"),
        pattern(r"url=[^\"]*", "url=../../sections/rule-of-law/"),
        "自动转到",
    ),
    Mutation(
        "a former address leads to another object",
        page("measures/business-start-up"),
        text("../open-business/", "../credit-loans/"),
        "规范网址",
    ),
    # pictures
    Mutation(
        "the QR drawing of another object",
        "qr/measures/credit-loans.svg",
        of("qr/measures/open-business.svg"),
        "二维码",
    ),
    Mutation(
        "the QR picture of another object",
        "qr/units/tax-bureau.png",
        of("qr/units/counties.png"),
        "二维码",
    ),
    Mutation(
        "a module of a QR drawing is missing",
        "qr/sections/factor-costs.svg",
        text("h7m", "h6m"),
        "二维码",
    ),
    Mutation(
        "two measures with one preview",
        "share/measures/credit-loans.png",
        of("share/measures/clear-charges.png"),
        "同一张图",
    ),
    Mutation("a preview is cut off", "share/measures/hall-service.png", half, "读不出来"),
    Mutation(
        "a preview has a wrong byte", "share/sections/factor-costs.png", another_bit, "校验和"
    ),
    Mutation(
        "the poster links nowhere",
        "downloads/wanglan-2025-poster.svg",
        text("sections/market-environment/", "sections/factor-costs/"),
        "链接",
    ),
    # the archive
    Mutation(
        "a file is missing in the archive",
        _ARCHIVE,
        inside(f"{_TOP}api/v1/terms.json", None),
        "缺 1 个",
    ),
    Mutation(
        "a file in the archive is an old one",
        _ARCHIVE,
        inside(f"{_TOP}assets/plan.css", lambda content, read: b""),
        "plan.css 与网站上的不一致",
    ),
    Mutation(
        "a page in the archive has other words",
        _ARCHIVE,
        inside(f"{_TOP}measures/coordination/index.html", pattern("(<h1[^>]*>)[^<]*", r"\1")),
        "离线网站压缩包",
        page("measures/coordination"),
    ),
    Mutation(
        "a role stands in another group",
        "api/v1/by-role.json",
        text('"role": "support"', '"role": "participant"'),
        "任务",
    ),
    Mutation(
        "a former id is lost",
        "api/v1/redirects.json",
        text('"id": "business-start-up"', '"id": "open-business"'),
        "停用的 id",
    ),
    # the same in other forms
    Mutation(
        "the Markdown of a measure has other words",
        "measures/open-business/index.md",
        text("申领", "申请"),
        "文字缺",
    ),
    Mutation(
        "the Markdown of a unit is that of another",
        "units/tax-bureau/index.md",
        of("units/banks/index.md"),
        "标题",
    ),
    Mutation(
        "the Markdown of a section leads elsewhere",
        "sections/market-environment/index.md",
        text("}sections/market-environment/", "}sections/factor-costs/"),
        "没有网址",
    ),
    Mutation(
        "the Markdown of the glossary has other words",
        "glossary/index.md",
        text("## ", "## 非"),
        "文字",
    ),
    Mutation(
        "the whole as Markdown has other words",
        "plan/index.md",
        text("申领", "申请"),
        "文字缺",
    ),
    Mutation(
        "a measure is missing in the lines",
        "api/v1/measures.jsonl",
        lambda content, read: content.partition(b"\n")[2],
        "措施缺 1 个",
    ),
    Mutation(
        "the database is cut off",
        "downloads/wanglan-2025.sqlite",
        half,
        "数据库",
    ),
    Mutation(
        "the XML has a measure with other words",
        "downloads/wanglan-2025.akn.xml",
        text("申领", "申请"),
        "公文的文字缺",
    ),
    *OF_FILES,
)
