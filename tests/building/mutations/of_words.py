"""Faults of what pages and files of the second plan say, as the code that makes them and the offline copy would have them."""

from __future__ import annotations

from tests.building.mutations.changes import Mutation, inside, page, pattern, text
from tests.building.mutations.databases import docx, rows, sql

U = "downloads/units/"

OF_WORDS = (
    # invented words
    Mutation(
        "a measure's official text has a sentence that the notice does not have",
        page("measures/credit-loans"),
        pattern(r'(<p id="credit-loans-p1">.*?)</p>', r"\1对重点企业给予贴息。</p>"),
        "公文里没有",
    ),
    Mutation(
        "a paragraph too much in the official text",
        page("measures/hall-service"),
        pattern(
            r'(<p id="hall-service-p1">.*?</p>)',
            r'\1\n<p id="hall-service-p2">本条由市财政局监督。</p>',
        ),
        "公文里没有",
    ),
    Mutation(
        "the whole text has an invented paragraph",
        page("plan"),
        pattern(r'(<p id="credit-loans-p1">.*?</p>)', r"\1<p>对重点企业给予贴息。</p>"),
        "公文里没有",
    ),
    Mutation(
        "a section's card has an invented sentence",
        page("sections/factor-costs"),
        pattern(r'(data-passage="water-connection-p2">[^<]*)', r"\1由市财政局补贴。"),
        "公文里没有",
    ),
    Mutation(
        "a unit's quote of the text has an invented sentence",
        page("units/human-resources"),
        pattern(r'(pl-official--short"><p>[^<]*)', r"\1由市人社局给予补贴。"),
        "公文里没有",
    ),
    Mutation(
        "a unit's page marks other words",
        page("units/human-resources"),
        pattern(
            r"市财政局、市税务局、<mark>市人社局按职责分工负责</mark>",
            r"<mark>市财政局</mark>、市税务局、市人社局按职责分工负责",
        ),
        "标出的",
    ),
    Mutation(
        "the printed number is the next",
        page("measures/service-portal"),
        text('<span class="pl-printed">4.</span>', '<span class="pl-printed">5.</span>'),
        "公文里没有",
    ),
    Mutation(
        "the printed number stands twice",
        page("measures/hall-service"),
        text('<span class="pl-printed">5.</span>', '<span class="pl-printed">5.</span>5.'),
        "公文里没有",
    ),
    Mutation(
        "the number stands twice in the heading",
        page("measures/publicity"),
        pattern(r'(<h1 id="title">)21 ', r"\g<1>21 21 "),
        "标题",
    ),
    # units
    Mutation(
        "a unit that leads is said to have no task",
        page("units/industry-bureau"),
        pattern(
            r'(pl-lead">方案有 3 项措施的原文点到它，称“市工信局”。)',
            r"\1公布的文本没有指定它牵头、负责或配合任何措施。",
        ),
        "说它没有措施，与数据不一致：措施的原文点到它，称",
    ),
    Mutation(
        "a unit has another name in the text",
        page("units/industry-bureau"),
        pattern(r'(pl-lead">.*?称“)市工信局', r"\1市经信局"),
        "公文没有称它为",
    ),
    Mutation(
        "a unit has a unit below it that is not its own",
        page("units/approval-bureau"),
        text(
            '<li><a href="../service-hall/">望澜市政务服务中心</a></li>',
            '<li><a href="../banks/">辖内各银行机构</a></li>',
        ),
        "下级单位",
    ),
    Mutation(
        "a unit has one unit less below it",
        page("units/wl-government"),
        text('<li><a href="../police-bureau/">望澜市公安局</a></li>', ""),
        "下级单位",
    ),
    Mutation(
        "another unit is said to have issued the plan",
        page("units/finance-bureau"),
        pattern(
            r'(<aside class="pl-rail)',
            r'<p>本方案由它印发：<a href="../../">《望澜市优化营商环境三年行动方案（2025—2027年）》（望政办发〔2025〕12号）</a>。</p>\1',
        ),
        "由它印发的",
    ),
    Mutation(
        "a mention has the words of another place",
        page("units/wl-government"),
        text(
            "各县（市、区）人民政府，望澜高新区管委会，市政府各部门，各有关单位：",
            "望澜市人民政府办公室文件",
        ),
        "措施以外的提及",
    ),
    Mutation(
        "a mention leads to another place",
        page("units/wl-government"),
        text('<a href="../../plan/#notice">印发通知</a>', '<a href="../../plan/#closing">版记</a>'),
        "措施以外的提及",
    ),
    Mutation(
        "a former unit was merged into another",
        page("units/government-service-bureau"),
        text(
            '<a href="../approval-bureau/">望澜市行政审批和政务信息管理局</a>',
            '<a href="../tax-bureau/">国家税务总局望澜市税务局</a>',
        ),
        "它成了",
    ),
    Mutation(
        "a former unit ended on another day",
        page("units/government-service-bureau"),
        pattern(
            r'(<dt>日期</dt><dd><time datetime=")2025(&#45;07&#45;01">)2025', r"\g<1>2024\g<2>2024"
        ),
        "日期",
    ),
    Mutation(
        "a former unit ended for another reason",
        page("units/inspection-agencies"),
        text("只有第13项提到，该项已删去", "该机构已撤销"),
        "原因",
    ),
    # lists
    Mutation(
        "the filter finds a measure by another state",
        page("measures"),
        pattern('data-status="delayed"', 'data-status="done"'),
        "筛选用的 status",
    ),
    Mutation(
        "the filter finds a measure by another year",
        page("measures"),
        pattern('data-due="2026"', 'data-due="2025"'),
        "筛选用的 due",
    ),
    Mutation(
        "the order of days has another day",
        page("measures"),
        text('data-dates="2026-06-30"', 'data-dates="2027-06-30"'),
        "筛选用的 dates",
    ),
    Mutation(
        "the filter finds a measure in another section",
        page("measures"),
        text(
            'data-section="rule-of-law fair-competition"',
            'data-section="market-environment factor-costs"',
        ),
        "筛选用的 section",
    ),
    Mutation(
        "the filter finds a measure by another document",
        page("measures"),
        text('data-document="doc-sme-payment"', 'data-document="doc-fair-competition"'),
        "筛选用的 document",
    ),
    Mutation(
        "the search of the list finds a measure by words of another",
        page("measures"),
        pattern('data-text="优化大厅服务。[^"]*"', 'data-text="扩大信用贷款规模。"'),
        "搜索用的原文",
    ),
    Mutation(
        "the search of the list finds a measure by another number",
        page("measures"),
        pattern('data-codes="11,', 'data-codes="12,'),
        "筛选用的 codes",
    ),
    Mutation(
        "a filter counts wrongly",
        page("measures"),
        text("打造便捷高效的政务环境（6）", "打造便捷高效的政务环境（9）"),
        "筛选的条数",
    ),
    Mutation(
        "a filter of roles counts wrongly",
        page("measures"),
        text(">牵头（14）", ">牵头（12）"),
        "筛选的条数",
    ),
    Mutation(
        "a filter calls a unit by another's name",
        page("measures"),
        pattern(
            '(<option value="wl-government" data-name=")[^"]*("[^>]*>)[^<（]*',
            r"\1望澜市财政局\2望澜市财政局",
        ),
        "筛选的名称",
    ),
    Mutation(
        "the list says another number of measures",
        page("measures"),
        text("共 20 条，按公文顺序", "共 23 条，按公文顺序"),
        "总数",
    ),
    Mutation(
        "the filters find a unit by another role",
        page("units"),
        pattern(
            'data-kind="government" data-role="named"', 'data-kind="government" data-role="lead"'
        ),
        "筛选用的 role",
    ),
    Mutation(
        "the order of the list of units has another number",
        page("units"),
        pattern('data-count="6"', 'data-count="1"'),
        "筛选用的 count",
    ),
    Mutation(
        "a unit has other measures in the list",
        page("units"),
        pattern(
            r'(href="leading-group/".*?px-measure" href="../measures/)coordination(/">)19<span> 健全统筹推进机制',
            r"\1publicity\g<2>21<span> 营造良好氛围",
        ),
        "的各措施",
    ),
    Mutation(
        "the list of documents names another number",
        page("documents"),
        text('<td data-label="文号">国务院令第783号', '<td data-label="文号">国务院令第738号'),
        "的文号",
    ),
    Mutation(
        "the list of documents names another place of citation",
        page("documents"),
        text(
            '<a class="pl-item-link" href="../measures/competition-review/">15</a>',
            '<a class="pl-item-link" href="../measures/publicity/">21</a>',
        ),
        "的引用处",
    ),
    Mutation(
        "the list of topics puts a measure under another",
        page("topics"),
        text(
            '<li><a href="../measures/clear-charges/"><span class="pl-number">9</span> <span class="pl-title">清理涉企违规收费</span></a></li>',
            '<li><a href="../measures/publicity/"><span class="pl-number">21</span> <span class="pl-title">营造良好氛围</span></a></li>',
        ),
        "的措施",
    ),
    Mutation(
        "a term is said to be in other measures",
        page("glossary"),
        text(
            '<li><a href="../measures/overdue-payments/"><span class="pl-number">11</span> <span class="pl-title">防范和化解拖欠账款</span></a></li>',
            '<li><a href="../measures/publicity/"><span class="pl-number">21</span> <span class="pl-title">营造良好氛围</span></a></li>',
        ),
        "出现的措施",
    ),
    # progress
    Mutation(
        "a table by section counts wrongly",
        page("progress"),
        pattern(r'(section=government-environment&amp;status=delayed">)1', r"\g<1>2"),
        "measures/?section=government-e",
    ),
    Mutation(
        "a table by unit counts wrongly",
        page("progress"),
        pattern(r'(unit=industry-bureau&amp;role=lead">)3', r"\g<1>8"),
        "measures/?unit=industry-bureau",
    ),
    Mutation(
        "other months without news",
        page("progress"),
        text("已 9 个月</td>", "已 3 个月</td>"),
        "没有新的进展的月数",
    ),
    Mutation(
        "the longest without news is another",
        page("progress"),
        text("最久的已 9 个月", "最久的已 12 个月"),
        "没有新的进展的措施",
    ),
    Mutation(
        "a bar shows another share",
        page("progress"),
        pattern(r'(pl-share--none" width=")15', r"\g<1>5"),
        "measures/?status=none 的图里 none",
    ),
    Mutation(
        "a heading counts wrongly", page("progress"), text("滞后（1）", "滞后（4）"), "标题里的条数"
    ),
    Mutation(
        "a deadline is said to have passed without completion though it is done",
        page("calendar"),
        pattern(
            r'(data-label="进展">)(<span class="pl-state pl-state--done">)',
            r"\1期限已过，本站没有收录完成的进展；\2",
        ),
        "的进展，却说期限已过",
    ),
    Mutation(
        "a state leads to another filter",
        page("progress"),
        text('../measures/?status=delayed"', '../measures/?status=done"'),
        "measures/?status=done 的状态",
    ),
    # navigation and around
    Mutation(
        "the navigation calls one page by another's name",
        page("measures/supervision"),
        pattern(r'(<nav class="pl-nav".*?href="\.\./\.\./topics/">)主题', r"\1单位"),
        "页脚的导航",
    ),
    Mutation(
        "the site map leads elsewhere",
        page("measures/supervision"),
        pattern(r'(<nav id="site-map".*?<a href="\.\./\.\./)topics(/">主题)', r"\1units\2"),
        "页脚的导航",
    ),
    Mutation(
        "a sentence is cited by the address of another paragraph",
        page("measures/service-portal"),
        pattern(r'(id="cite-p2"[^>]*>[^<]*)p2<', r"\1p1<"),
        "一段或一句的网址",
    ),
    Mutation(
        "a column of the relations is another measure",
        page("relations"),
        text(
            'href="../measures/hall-service/" aria-label="5 优化大厅服务">5',
            'href="../measures/hall-service/" aria-label="6 优化大厅服务">6',
        ),
        "一列的名称",
    ),
    Mutation(
        "the words of the poster name another lead",
        page("poster"),
        pattern(r'(4 升级涉企服务总入口</a><span class="pl-sub">)市工信局', "\\1市财政局"),
        "的牵头单位不",
    ),
    Mutation(
        "the words of the poster have another state",
        page("poster"),
        text("▲ 滞后", "● 已完成"),
        "的状态",
    ),
    # papers
    Mutation(
        "a unit's Word file has another role",
        f"{U}human-resources.docx",
        docx(text("责任（1项）", "牵头（1项）")),
        "没有",
    ),
    Mutation(
        "a unit's Word file has another day",
        f"{U}human-resources.docx",
        docx(text("2025-12-31", "2025-12-30")),
        "没有",
    ),
    Mutation(
        "a unit's Word file has another lead",
        f"{U}human-resources.docx",
        docx(text("望澜市市场监督管理局", "望澜市财政局")),
        "没有",
    ),
    Mutation(
        "a unit's Word file has another state",
        f"{U}human-resources.docx",
        docx(text("已完成：", "滞后：")),
        "没有",
    ),
    Mutation(
        "a unit's Word file has a sentence more",
        f"{U}human-resources.docx",
        docx(text("一窗领取。", "一窗领取。市人社局给予补贴。")),
        "原文",
    ),
    Mutation(
        "the plan's Word file has a sentence more",
        "downloads/wanglan-2025.docx",
        docx(
            text(
                "探索以用电、用水、纳税数据增信。",
                "探索以用电、用水、纳税数据增信。对重点企业给予贴息。",
            )
        ),
        "公文的文字",
    ),
    # Markdown
    Mutation(
        "a measure's Markdown has an invented deadline",
        "measures/publicity/index.md",
        text("- 最新内容", "- 期限：2030年底\n- 最新内容"),
        "的行数",
    ),
    Mutation(
        "a measure's Markdown has a sentence more",
        "measures/credit-loans/index.md",
        text("纳税数据增信。", "纳税数据增信。对重点企业给予贴息。"),
        "原文",
    ),
    Mutation(
        "a unit's Markdown has another lead",
        "units/human-resources/index.md",
        text("- 牵头单位：望澜市市场监督管理局", "- 牵头单位：望澜市财政局"),
        "没有",
    ),
    Mutation(
        "a unit's Markdown has another state",
        "units/human-resources/index.md",
        text("2025-12-20 已完成", "2025-12-20 滞后"),
        "没有",
    ),
    Mutation(
        "the whole Markdown has a sentence more",
        "plan/index.md",
        text("纳税数据增信。", "纳税数据增信。对重点企业给予贴息。"),
        "原文",
    ),
    # frames
    Mutation(
        "a unit's frame has another role",
        page("embed/units/tax-bureau"),
        text("<h2>责任（2）", "<h2>牵头（2）"),
        "角色",
    ),
    Mutation(
        "a unit's frame has another state",
        page("embed/units/tax-bureau"),
        text("● 已完成", "▲ 滞后"),
        "措施的牵头单位和状态",
    ),
    Mutation(
        "a unit's frame names another lead",
        page("embed/units/tax-bureau"),
        text("牵头：望澜市市场监督管理局", "牵头：望澜市财政局"),
        "措施的牵头单位和状态",
    ),
    Mutation(
        "a frame has a sentence more",
        page("embed/measures/credit-loans"),
        text("纳税数据增信。", "纳税数据增信。对重点企业给予贴息。"),
        "公文没有的段落",
    ),
    # feeds, calendars
    Mutation(
        "a feed has an entry that nobody wrote",
        "feed.xml",
        text(
            "</feed>",
            "<entry><title>停用：全部</title><id>tag:x</id>"
            "<updated>2020-01-01T00:00:00+08:00</updated><content>停用。</content></entry></feed>",
        ),
        "条，应有",
    ),
    Mutation(
        "a calendar's event says that another unit leads too",
        "downloads/wanglan-2025.ics",
        text("牵头：", "牵头：望澜市财政局、"),
        "的牵头单位",
    ),
    # API and data
    Mutation(
        "the database has another day",
        "downloads/wanglan-2025.sqlite",
        sql("update measures_deadlines set \"on\"='2030-01-01' where owner='service-portal'"),
        "表 measures_deadlines 的内容",
    ),
    Mutation(
        "the database has another state",
        "downloads/wanglan-2025.sqlite",
        sql(
            "update measures_progress set status='done', status_label='已完成' where owner='service-portal'"
        ),
        "表 measures_progress 的内容",
    ),
    Mutation(
        "the database has another name of a unit",
        "downloads/wanglan-2025.sqlite",
        sql("update units set name='望澜市财政局' where id='tax-bureau'"),
        "表 units 的内容",
    ),
    Mutation(
        "the database has another target",
        "downloads/wanglan-2025.sqlite",
        sql("update measures_targets set value='800亿元' where owner='credit-loans'"),
        "表 measures_targets 的内容",
    ),
    Mutation(
        "the lines have another role",
        "api/v1/measures.jsonl",
        rows(lambda ls: ls[3]["units"][0].update(role="support")),
        "的 units.role",
    ),
    Mutation(
        "the lines have another deadline",
        "api/v1/measures.jsonl",
        rows(lambda ls: ls[3]["deadlines"][0].update(on="2030-01-01")),
        "的 deadlines.on",
    ),
    Mutation(
        "the XML has another author",
        "downloads/wanglan-2025.akn.xml",
        text('<FRBRauthor href="#wl-gov-office"', '<FRBRauthor href="#tax-bureau"'),
        "FRBRauthor",
    ),
    Mutation(
        "the XML has another number of the document",
        "downloads/wanglan-2025.akn.xml",
        text(
            '<FRBRnumber value="望政办发〔2025〕12号"', '<FRBRnumber value="望政办发〔2025〕21号"'
        ),
        "FRBRnumber",
    ),
    Mutation(
        "the XML has an invented sentence",
        "downloads/wanglan-2025.akn.xml",
        text("贯通。", "贯通。市财政局给予补贴。"),
        "公文的文字",
    ),
    # head
    Mutation(
        "a short address says another measure's name",
        page("m/9"),
        pattern(r'(<a href="[^"]*">)[^<]*', r"\g<1>10 扩大信用贷款规模"),
        "链接的名称",
    ),
    # offline copy
    Mutation(
        "the offline copy's README names another plan",
        "downloads/wanglan-2025-offline.zip",
        inside("wanglan-2025-offline/README.txt", text("望澜", "某川")),
        "README.txt",
    ),
    Mutation(
        "the offline copy's script leads elsewhere",
        "downloads/wanglan-2025-offline.zip",
        inside("wanglan-2025-offline/offline.js", text('"index.html"', '"other.html"')),
        "offline.js 与引擎的不一致",
    ),
    Mutation(
        "the offline copy's title is another's",
        "downloads/wanglan-2025-offline.zip",
        inside(
            "wanglan-2025-offline/measures/publicity/index.html",
            pattern("<title>[^<]*", "<title>x"),
        ),
        "页首和标记",
        page("measures/publicity"),
    ),
)
