"""Faults of what pages say: in which page of the second plan's site, what becomes of it, what must be said of that."""

from __future__ import annotations

from tests.building.mutations.changes import Mutation, page, pattern, text

HOME = "index.html"

OF_PAGES = (
    # who
    Mutation(
        "two units have each other's roles",
        page("measures/commercial-trials"),
        pattern(
            r'(pl-role--lead">)牵头(</span>.*?pl-role--)support(">)配合',
            r"\1配合\2lead\3牵头",
        ),
        "单位和角色",
    ),
    Mutation(
        "a role stands beside another unit",
        page("measures/service-items"),
        pattern(
            r'(pl-role--lead">牵头</span> <span>)<a.*?</a>(.*?)(<a[^>]*>各县[^<]*</a>)', r"\1\3\2\3"
        ),
        "单位和角色",
    ),
    Mutation(
        "a role has the colour of another",
        page("measures/coordination"),
        text("pl-role--support", "pl-role--lead"),
        "pl-role--lead 的词",
    ),
    Mutation(
        "a class of units stands there as one",
        page("measures/credit-loans"),
        pattern(r' <span class="pl-editor">一类单位</span>', ""),
        "单位和角色",
    ),
    Mutation(
        "the quote is that of another unit",
        page("measures/enterprise-service-centre"),
        pattern(r'(<h2 id="units">.*?<q class="pl-quote">“)[^<]*', r"\1由市财政局负责”"),
        "单位和角色",
    ),
    Mutation(
        "roles are not marked as the editors' reading",
        page("measures/combined-inspections"),
        text('<span class="pl-editor">编者归纳</span> ', ""),
        "没有标明是编者归纳",
    ),
    Mutation(
        "the list of all measures has another role",
        page("measures"),
        pattern("(望澜市市场监督管理局</a><small>)牵头", r"\1配合"),
        "单位和主题",
    ),
    Mutation(
        "the filters of the list find another role",
        page("measures"),
        text("police-bureau.responsible", "police-bureau.lead"),
        "筛选用的角色",
    ),
    Mutation(
        "the list of units has another number of a role",
        page("units"),
        pattern(r'(data-count="6".*?牵头<small>)\d', r"\g<1>9"),
        "的角色",
    ),
    Mutation(
        "the drawing of the relations has another mark",
        page("relations"),
        pattern(
            'px-mark--support"></span><span class="pl-hidden">配合',
            'px-mark--lead"></span><span class="pl-hidden">牵头',
        ),
        "中的角色",
    ),
    Mutation(
        "the first page has another number of measures that a unit leads",
        HOME,
        pattern(r"(pl-assigned.*?牵头 )\d", r"\g<1>7"),
        "的角色",
    ),
    Mutation(
        "a list says that another unit leads",
        page("topics/topic-rule-of-law"),
        pattern(r'(pl-brief"><span>)牵头', r"\1责任"),
        "要点",
    ),
    Mutation(
        "a card of a unit names another that leads",
        page("units/finance-bureau"),
        pattern(r'(<li>牵头：<a href=")\.\./[^/]*/', r"\1../banks/"),
        "牵头单位",
    ),
    # until when, how much, how far
    Mutation(
        "a deadline has the words of another",
        page("measures/supervision"),
        pattern(r'(<h2 id="deadline">.*?<strong>).*?</strong>', r"\g<1>2026年底</strong>"),
        "期限",
    ),
    Mutation(
        "a day is shown otherwise than it is marked up",
        page("measures/open-business"),
        text(">2025&#45;12&#45;31<", ">2025&#45;12&#45;30<"),
        "写成了",
    ),
    Mutation(
        "a target has another figure",
        page("measures/credit-loans"),
        text("目标值：600亿元", "目标值：800亿元"),
        "目标",
    ),
    Mutation(
        "a state has the word of another",
        page("measures/self-employed-growth"),
        text("已停止", "已完成"),
        "进展",
    ),
    Mutation(
        "the state of a measure is that of another",
        page("units/human-resources"),
        pattern('pl-state--done">已完成', 'pl-state--delayed">滞后'),
        "的状态",
    ),
    Mutation(
        "a report says something else",
        page("progress"),
        text("214项", "294项"),
        "进展",
    ),
    Mutation(
        "another number of measures in a state",
        page("progress"),
        pattern(r"(pl-statuses.*?</span> )\d+( 条)", r"\g<1>9\2"),
        "状态的条数",
    ),
    Mutation(
        "what is due stands on another day on the first page",
        HOME,
        pattern(r'(<ul><li><time datetime=")2026(.*?>)2026', r"\g<1>2025\g<2>2025"),
        "没有这样的期限",
    ),
    # what is absent, what editors wrote
    Mutation(
        "a deadline is called absent that nobody looked for",
        page("measures/publicity"),
        pattern(
            r'(<p class="pl-absent">).*?(本站不作推断)',
            r"\1公布的文本没有为本措施写明具体的评估办法。\2",
        ),
        "没有写明的",
    ),
    Mutation(
        "the note of another measure",
        page("measures/test-characters"),
        pattern(r'(<div class="pl-note">.*?</p>\s*<p>)[^<]*', r"\1实行垂直管理。"),
        "编者注",
    ),
    Mutation(
        "a note is not marked as the editors' words",
        page("units/tax-bureau"),
        text("以下是编者的文字，不是公文内容。", ""),
        "编者注的标记",
    ),
    Mutation(
        "a drafted title is not marked",
        page("measures/clear-charges"),
        pattern('<p class="pl-hint"><span class="pl-editor">编者拟题</span>[^<]*</p>', ""),
        "编者拟题",
    ),
    Mutation(
        "the foot names another drafted title",
        page("plan"),
        text("2、9、12 的标题", "2、9、13 的标题"),
        "编者拟题的说明",
    ),
    # whether it is in force
    Mutation(
        "the plan is said to be in force though nobody has looked",
        HOME,
        text("本站尚未核实是否现行有效", "现行有效"),
        "效力",
    ),
    Mutation(
        "a page says that the plan was repealed",
        page("glossary"),
        pattern(
            "(</header>)", r'\1<aside class="pl-validity" aria-label="效力">本方案已废止。</aside>'
        ),
        "关于效力的提示",
    ),
    # heads
    Mutation(
        "the title of another page",
        page("units/banks"),
        pattern("<title>[^<]*", "<title>辖内各银行 - 望澜营商环境三年行动"),
        "网页标题",
    ),
    Mutation(
        "previews have the title of another page",
        page("measures/construction-approval"),
        pattern('("og:title" content=")7 ', r"\g<1>8 "),
        "og:title",
    ),
    Mutation(
        "the description is that of the whole",
        page("measures/commercial-trials"),
        pattern('("(?:og:)?description" content=")[^"]*', r"\1望澜市优化营商环境三年行动方案", 2),
        "描述",
    ),
    Mutation(
        "the page is published on another day",
        page("measures/coordination"),
        text('"PubDate" content="2025-03-18"', '"PubDate" content="2026-07-12"'),
        "PubDate",
    ),
    Mutation(
        "another source of the content",
        page("sections/rule-of-law"),
        pattern('("ContentSource" content=")[^"]*', r"\1望澜市财政局"),
        "ContentSource",
    ),
    Mutation(
        "the tags name another article",
        page("topics/topic-costs"),
        pattern('("ArticleTitle" content=")[^"]*', r"\1主题：融资支付"),
        "ArticleTitle",
    ),
    Mutation(
        "libraries read another title",
        page("sections/factor-costs"),
        pattern('("dcterms.title" content=")[^"]*', r"\1一、"),
        "dcterms.title",
    ),
    Mutation(
        "search engines may not show a page",
        page("documents/doc-task-table"),
        pattern("(<meta charset[^>]*>)", r'\1<meta name="robots" content="noindex">'),
        "robots",
    ),
    Mutation(
        "programs read another address of the object",
        page("measures/credit-repair"),
        pattern(
            r'("mainEntity":\{"@type":"CreativeWork","@id":")[^"]*',
            r"\1{site}measures/publicity/#it",
        ),
        "JSON-LD 的对象",
    ),
    Mutation(
        "programs read another number and day of the plan",
        page("plan"),
        text('"datePublished":"2025-03-18"', '"datePublished":"2025-04-01"'),
        "datePublished",
    ),
    Mutation(
        "the data of another page is named in the head",
        page("units/counties"),
        pattern(r'(type="application/json" href="[^"]*units/)counties', r"\1banks"),
        "页首的 application/json",
    ),
    Mutation(
        "a page allows programs of others",
        page("compare"),
        text("script-src 'self'", "script-src * 'self'"),
        "策略的 script-src",
    ),
    Mutation(
        "a frame allows everything",
        page("embed/measures/publicity"),
        pattern('(Security-Policy" content=")[^"]*', r"\1default-src *"),
        "策略",
    ),
    Mutation(
        "the desk's permission stands on another page",
        page("about"),
        text("connect-src 'none'", "connect-src 'self' https://api.github.com"),
        "策略的 connect-src",
    ),
    # around the text
    Mutation(
        "the way to a page leads over another section",
        page("measures/overdue-payments"),
        pattern(r'(pl-crumbs.*?href="\.\./\.\./sections/)market-environment', r"\1rule-of-law"),
        "路径",
    ),
    Mutation(
        "all steps lead to the first page",
        page("sections/fair-competition"),
        pattern(r'(<li><a href=")\.\./(">部分)', r"\1../..\2"),
        "路径",
    ),
    Mutation(
        "the pager calls a measure by the name of another",
        page("measures/registration-pilot"),
        pattern("(<span>下一条</span> )[^<]*", r"\g<1>4 升级涉企服务总入口"),
        "前后措施的名称",
    ),
    Mutation(
        "the foot has another document number",
        page("units/procuratorate"),
        pattern(r'(pl-footer__plan">.*?)〔2025〕12号', r"\1〔2025〕21号"),
        "页脚的公文",
    ),
    Mutation(
        "the foot names somebody who does not run the site",
        page("units/water-group"),
        pattern('(<p class="pl-data">)', r"<p>主办单位：望澜市财政局</p>\1"),
        "主办单位",
    ),
    Mutation(
        "the foot has the line of another object",
        page("units/wanglan-college"),
        pattern(r"""(class="pl-data">.*?第 )\d+""", r"\g<1>1"),
        "页脚的数据行",
    ),
    # numbers, topics, documents
    Mutation(
        "another number of units on the first page",
        HOME,
        text(">29 个单位</a>", ">32 个单位</a>"),
        "数目",
    ),
    Mutation(
        "another number of measures beside a unit on the first page",
        HOME,
        pattern(r'(<dl class="pl-kinds">.*?pl-count">)\d+', r"\g<1>8"),
        "单位的措施条数",
    ),
    Mutation(
        "another number of measures of a topic",
        page("topics/topic-finance"),
        pattern(r"(措施（)3(）)", r"\g<1>4\2"),
        "措施的条数",
    ),
    Mutation(
        "another number of measures of a role",
        page("units/market-regulation"),
        pattern(r"(责任（)\d(）)", r"\g<1>9\2"),
        "角色分组的名称",
    ),
    Mutation(
        "another number of measures that name a unit",
        page("units/tax-bureau"),
        text("方案有 2 项措施", "方案有 4 项措施"),
        "措施的项数",
    ),
    Mutation(
        "the description of a topic is that of another",
        page("topics/topic-digital-government"),
        pattern('(<h2 id="measures">)', r"<p>减轻企业负担的措施。</p>\1"),
        "主题的说明",
    ),
    Mutation(
        "a document has the number of another",
        page("documents/doc-yunpu-officers"),
        text("<dd>云政办〔2024〕30号", "<dd>云政办〔2024〕31号"),
        "文号",
    ),
    Mutation(
        "a unit has what is known of another",
        page("units/service-hall"),
        pattern(r"(<dt>类别</dt><dd>)[^ <]*", r"\1企业"),
        "类别",
    ),
    Mutation(
        "a link is called by another object than that to which it leads",
        HOME,
        pattern(r'(<h3><a href="sections/)market-environment', r"\1rule-of-law"),
        "的链接",
    ),
    Mutation(
        "a source leads elsewhere",
        page("measures/service-portal"),
        pattern(r'(来源：<a href=")https[^"]*', r"\1https://www.example.org/"),
        "进展",
    ),
    # what can be copied and taken away
    Mutation(
        "the citation is that of another measure",
        page("measures/publicity"),
        pattern('(id="cite-words"[^>]*>[^<]*)第21条', r"\1第1条"),
        "引文",
    ),
    Mutation(
        "the reference has another day",
        page("measures/water-connection"),
        pattern(r'(id="cite-reference"[^>]*>[^<]*2025&#45;03&#45;)18', r"\g<1>19"),
        "参考文献",
    ),
    Mutation(
        "the lasting address is that of another section",
        page("sections/implementation"),
        pattern('(id="cite-address"[^>]*>)[^<]*', r"\1{site}sections/rule-of-law/"),
        "固定网址",
    ),
    Mutation(
        "every format leads to one file",
        page("units/development-reform"),
        text("units/development-reform.csv", "units/development-reform.pdf"),
        "下载“CSV”",
    ),
    Mutation(
        "the file of another unit is offered",
        page("downloads"),
        pattern(r'href="units/banks\.docx"', 'href="units/counties.docx"'),
        "下载“Word”",
    ),
    Mutation(
        "one subscribes to another unit",
        page("units/leading-group"),
        pattern('(id="subscribe-feed"[^>]*>)[^<]*', r"\1{site}units/banks/feed.xml"),
        "订阅地址",
    ),
    Mutation(
        "the whole text opens at another measure",
        page("measures/competition-review"),
        text('plan/#competition-review"', 'plan/#publicity"'),
        "公文全文中的位置",
    ),
    Mutation(
        "the history is that of another object",
        page("changes"),
        pattern('(<span class="pl-chip">)关系调整', r"\1停用"),
        "更新",
    ),
)
