"""Faults of what is around the words: language, navigation, pictures, sizes, types, parts that nobody wrote."""

from __future__ import annotations

from tests.building.mutations.changes import Mutation, inside, of, page, pattern, text

U, F = "downloads/units/", "downloads/wanglan-2025"
NGINX, CADDY = "hosting/nginx.conf", "hosting/Caddyfile"
_LINE = "<w:p><w:r><w:t>对重点企业给予财政补贴。</w:t></w:r></w:p>"
_ITEM = r'<li><a href="[^"]*"[^>]*>[^<]*</a></li>'

OF_SHOWN = (
    # around the words
    Mutation(
        "a page in another language",
        page("units/water-group"),
        text('lang="zh-CN"', 'lang="en"'),
        "语言",
    ),
    Mutation(
        "two places of the navigation exchanged, above and below",
        page("units/wanglan-college"),
        pattern(rf"({_ITEM})(\s*)({_ITEM})", r"\3\2\1", 99),
        "导航",
    ),
    Mutation(
        "all navigation leads elsewhere",
        page("measures/coordination"),
        pattern(r'href="\.\./\.\./topics/">主题', 'href="../../units/">主题', 9),
        "导航",
    ),
    Mutation(
        "a page is lost from all navigation",
        page("measures/self-employed-growth"),
        pattern(r'<li><a href="\.\./\.\./topics/"[^>]*>主题</a></li>', "", 9),
        "导航缺",
    ),
    Mutation(
        "the narrow navigation leads elsewhere",
        page("measures/hall-service"),
        pattern(r'(pl-nav__more.*?href="\.\./\.\./)topics(/">主题)', r"\1units\2"),
        "更多",
    ),
    Mutation(
        "the navigation marks no place",
        page("measures/credit-repair"),
        pattern(' aria-current="true"', "", 9),
        "导航里的所在",
    ),
    Mutation(
        "the search asks another page",
        page("about"),
        text('action="../search/"', 'action="../units/"'),
        "搜索的网址",
    ),
    Mutation(
        "the name of the site leads elsewhere",
        page("glossary"),
        pattern('class="pl-brand" href="[^"]*"', 'class="pl-brand" href="../units/"'),
        "首页的链接",
    ),
    Mutation(
        "search without its program",
        page("search"),
        pattern(r'<script[^>]*src="[^"]*search\.js"[^>]*></script>', ""),
        "样式和脚本缺",
    ),
    Mutation(
        "a page without its style sheet",
        page("sections/rule-of-law"),
        text('<link rel="stylesheet" href="../../assets/plan.css">', ""),
        "样式和脚本缺",
    ),
    # pictures
    Mutation(
        "the code of another measure is shown",
        page("measures/water-connection"),
        text(
            'src="../../qr/measures/water-connection.svg"', 'src="../../qr/measures/publicity.svg"'
        ),
        "二维码的图",
    ),
    Mutation(
        "the poster is called by another plan",
        "index.html",
        text('alt="一图读懂：望澜市', 'alt="一图读懂：某川市'),
        "图的说明",
    ),
    Mutation(
        "the drawing is said to have more measures",
        page("poster"),
        text('20 条措施">', '25 条措施">'),
        "图的说明里的条数",
    ),
    Mutation(
        "a preview of another size",
        page("measures/publicity"),
        text('"og:image:width" content="600"', '"og:image:width" content="1200"'),
        "预览的图的大小",
    ),
    Mutation(
        "a preview is called by another measure",
        page("measures/commercial-trials"),
        pattern('(og:image:alt" content="[^"]*：)17', r"\g<1>18"),
        "预览图的说明",
    ),
    Mutation(
        "a drawing with a word too many",
        "poster/plan.svg",
        text("</svg>", "<text>财政补贴</text></svg>"),
        "画的不一样",
    ),
    Mutation(
        "the poster in print is another paper", f"{F}-poster.pdf", of(f"{U}banks.pdf"), "文字缺"
    ),
    Mutation(
        "a file is said to be larger",
        page("measures/clear-charges"),
        pattern(r'(pl-size">)\d+', r"\g<1>999"),
        "的大小",
    ),
    # citing
    Mutation(
        "a sentence is called by another's place",
        page("measures/service-portal"),
        pattern(r"(s2\">)第1段第2句", r"\1第2段第1句"),
        "一段或一句的名称",
    ),
    Mutation(
        "a sentence begins with another's words",
        page("measures/service-portal"),
        pattern(r"(s1\">第1段第1句 )升级", r"\1依托"),
        "开头的字",
    ),
    Mutation(
        "what is to be copied is called otherwise",
        page("measures/supervision"),
        text(">HTML</label>", ">Markdown</label>"),
        "要复制的字的名称",
    ),
    # the page for what is not there
    Mutation(
        "the page for nothing is another", "404.html", text("没有这个页面", "首页"), "网页标题"
    ),
    Mutation(
        "the page for nothing is found by search",
        "404.html",
        text('<meta name="robots" content="noindex">', ""),
        "robots",
    ),
    Mutation(
        "the page for nothing leads on from where it is",
        "404.html",
        text('href="/kb/plan/measures/"', 'href="measures/"'),
        "不从网站的根写起的网址",
    ),
    # words too many
    Mutation(
        "a paper has a line that nobody wrote",
        f"{U}sme-platform.docx",
        inside("word/document.xml", pattern("(<w:body>)", rf"\1{_LINE}")),
        "不是数据里的字",
    ),
    Mutation(
        "a PDF has a line less than the Word file",
        f"{U}water-group.docx",
        inside("word/document.xml", pattern("(<w:body>)", rf"\1{_LINE}")),
        "文字是",
        f"{U}water-group.pdf",
    ),
    Mutation(
        "the Markdown of a unit has a line that nobody wrote",
        "units/wl-government/index.md",
        text("- 角色：由编者", "市财政局给予补贴。\n\n- 角色：由编者"),
        "不是数据里的字",
    ),
    Mutation(
        "a field of a part that the API does not promise",
        "api/v1/measures/overdue-payments.json",
        text('"role_label"', '"more": 1, "role_label"'),
        "与约定不一致",
    ),
    Mutation(
        "an answer says more than it promises",
        "api/v1/measures/publicity.json",
        pattern(r"\A\{", '{"more": 1,'),
        "字段",
    ),
    # feeds, calendars, frames, the data set
    Mutation(
        "a feed names another author", "units/banks/feed.xml", text("本站编者", "市政府"), "作者"
    ),
    Mutation(
        "the ids of a feed are by chance",
        "units/counties/feed.xml",
        pattern(r"(urn:uuid:.{14})5", r"\g<1>4"),
        "：id是",
    ),
    Mutation(
        "a calendar invites", f"{U}counties.ics", text("METHOD:PUBLISH", "METHOD:REQUEST"), "METHOD"
    ),
    Mutation(
        "a deadline says more than the text",
        f"{U}market-regulation.ics",
        text("期限原文：2025年12月31日前", "期限原文：2025年12月31日前完成"),
        "的期限原文",
    ),
    Mutation(
        "a frame is called by another measure",
        page("embed/measures/publicity"),
        pattern("<title>[^<]*", "<title>优化大厅服务"),
        "网页标题",
    ),
    Mutation(
        "a frame is one pixel wide",
        "embed/units/counties/oembed.json",
        pattern(r'"width": ?\d+', '"width": 1'),
        "看不到内容",
    ),
    Mutation(
        "a short address has another title",
        page("m/10"),
        pattern("<title>[^<]*", "<title>甲"),
        "网页标题",
    ),
    Mutation(
        "search is of two builds",
        "search/index.js",
        pattern('("version":")[0-9a-f]{4}', r"\g<1>0000"),
        "版本",
        "search/texts-0.js",
    ),
    Mutation(
        "the data is under another licence", "CITATION.cff", text("CC-BY-4.0", "MIT"), "license"
    ),
    Mutation(
        "the package counts wrongly", "datapackage.json", text("20 项措施", "25 项措施"), "项措施"
    ),
    Mutation(
        "llms.txt names another issuer",
        "llms.txt",
        text("发文机关：望澜市", "发文机关：某川市"),
        "发文机关",
    ),
    # hosts
    Mutation(
        "nginx forces HTTPS", NGINX, text("# add_header Strict", "add_header Strict"), "没有注释掉"
    ),
    Mutation(
        "nginx sends tables as pages",
        NGINX,
        text("default_type text/csv", "default_type text/html"),
        "text/html",
    ),
    Mutation(
        "nginx shows its settings",
        NGINX,
        pattern(r"(_headers\$\) \{\s*)return 404", r"\1return 200"),
        "没有关上",
    ),
    Mutation(
        "nginx has no page for nothing",
        NGINX,
        text("error_page 404 /kb/plan", "error_page 404 "),
        "不转到",
    ),
    Mutation(
        "Caddy sends calendars as pages", CADDY, text("text/calendar; ", "text/html; "), "text/html"
    ),
)
