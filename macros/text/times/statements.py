"""Where a Chinese text seems to state a deadline or a figure; pure text, no plan.

These are readings to be looked at, not data: every deadline and figure is to be found, and now
and then words that are neither.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.text.characters.regex import regex
from macros.text.parts.nil import NIL
from macros.text.parts.remembered import remembered
from macros.text.parts.spans import Span, between
from macros.text.roles.general_clauses import GENERAL_CLAUSE
from macros.text.times.truncated import whole_time

_N = r"[0-9０-９]+"
_NUMERALS = "〇○零一二两三四五六七八九十"
_LONGEST = 24
"""So many figures no number has."""
_YEAR = r"(?:[2２][0０][0-9０-９]{2}|二[〇○零][〇○零一二三四五六七八九]{2})\s*年"
_MONTH = rf"(?:{_N}|十?[一二三四五六七八九十])\s*月份?"
_DAY = rf"(?:{_N}|[{_NUMERALS}]+)\s*[日号]"
_PART = "上半年|下半年|第?[一二三四1-4]季度|前[一二三]季度|[上中下]旬"
_DATE = (
    rf"(?:{_YEAR}(?:度|\s*(?:{_MONTH}(?:\s*(?:{_DAY}|[上中下]旬))?|{_PART}))?"
    rf"|(?:今年|明年|当年|次年|本年)?(?:\s*{_MONTH}(?:\s*(?:{_DAY}|[上中下]旬))?))"
)
_BY = "底之?前|底以前|末之?前|之前|以前|前(?!后)|底|末|年底|年末|内"
_TO = "到|至|截至|截止到?|力争|争取|于|在"
_DO = "完成|实现|达到|建成|启动|出台|上报|报送|形成|基本|全面|全部|力争|开工|竣工|投产|投用"

_THROUGH = r"\s*起?[-—－–~～至到]+\s*"
_LENGTH = rf"(?<![近多数每第零0-9０-９{_NUMERALS}])(?:{_N}|[{_NUMERALS}半]+)(?:{_THROUGH}(?:{_N}|[{_NUMERALS}]+))?"
"""How long: 三, 1—2, 半; 近三年 and 每两年 are no time in which something is to be done."""
_INSIDE = "(?![容部在地外])"
"""What does not follow 内 where it is a word by itself: 三年内, not 前三年内容."""
_SPAN = r"(?:个?(?:月|季度|星期)|周|年)(?:半)?"
_DIGITS = r"[2２][0０][0-9０-９]{2}"
_DONE = "完成|建成|实现|达到|消除|见效|建好|改完|改造完"
_CARRIED_OUT = f"{_DONE}|实施|推进|建设|改造|落实|安排|投入|解决"
"""Before these a length of time is one in which something is done: 三年完成改造, 分三年实施."""
_NO_TIME = "[^，,。；;、\\n]{0,8}?(?:未|不|没|无|获|荣|被|位居|蝉联|入选|排名|名列|达不|高于|低于|亏损|下降|增长|居)"
"""Behind how long something went on these say that it is a condition or a fact: 连续三年未达标."""
_PHASES = "|".join(
    rf"(?<={word}[（(])"
    for word in (
        *(
            "部署",
            "阶段",
            "发动",
            "动员",
            "启动",
            "准备",
            "排查",
            "摸底",
            "自查",
            "检查",
            "整治",
            "整改",
        ),
        *(
            "实施",
            "推进",
            "攻坚",
            "验收",
            "评估",
            "总结",
            "提升",
            "巩固",
            "督查",
            "考核",
            "落实",
            "改造",
        ),
    )
)
"""Behind the name of a phase a month in brackets says when it is: 排查整治（3月）."""
_ISO = rf"(?<![0-9]){_DIGITS}([.．/-])[0-9]{{1,2}}(?:\1[0-9]{{1,2}})?"
_MONTHS = (
    rf"(?<![0-9.．/]){_DIGITS}[.．/][0-9]{{1,2}}{_THROUGH}{_DIGITS}[.．/][0-9]{{1,2}}(?![0-9.．/])"
)
"""From one month to another in figures: 2024.1-2024.12."""
_TO_MONTH = (
    rf"(?<![0-9.．/]){_DIGITS}[.．/][0-9]{{1,2}}(?:[.．/][0-9]{{1,2}})?{_THROUGH}(?:[0-9]{{1,2}}[.．/])?[0-9]{{1,2}}"
    r"(?:月份?|日)?(?![0-9.．/]|\s*[%％‰万亿吨元个])"
)
"""The same where the last leaves out the year: 2024.3-6, 2024.3.1-4.15."""
_DEADLINE = regex(
    "|".join(
        (
            rf"{_ISO}\s*(?:{_BY})",
            rf"{_MONTHS}(?:{_BY})?",
            rf"{_TO_MONTH}(?:{_BY})?",
            r"(?:在|于)?(?:本届|每届|届内)[^，,。；;\n]{0,8}?任期(?:之?内|结束前|末)",
            rf"{_ISO}(?=(?:前|底)?(?:完成|办结|建成))",
            rf"(?:每个?(?:季度?(?:的?(?:首|末|第[一二三]|最后一)个?月)?|半年)|[当次下]月){_DAY}(?:{_BY})?",
            rf"(?<!每年)(?:{_YEAR})?{_MONTH}{_N}[日号]?{_THROUGH}{_N}[日号](?:{_BY})?",
            r"每个?(?:周|星期)[一二三四五六日天末](?:之|以)?前?",
            rf"每(?:年度?|月|季度?|周)(?:{_MONTH}(?:{_DAY}|[底末])?|{_DAY}|[底末])?(?:之|以)?前",
            r"每(?:季度?|月|年年?度?|半年|周)[底末](?![端梢])",
            rf"(?:自[^，,。；;\n]{{1,12}}之日起)?(?:{_N}|[{_NUMERALS}]+)\s*(?:个?工作日|天|日|小时)(?:之|以)?内",
            rf"(?<![0-9０-９]){_DIGITS}年?[-—－–~～至到]+{_YEAR}(?!的?(?:规划|方案|计划|纲要|）))",
            rf"截[止至](?:到|至)?{_DATE}",
            rf"(?<!每年)(?:{_YEAR}|今年|明年|当年|本年)?{_MONTH}(?:{_DAY}|[上中下]旬)?{_THROUGH}(?:次年|翌年|{_YEAR})?{_MONTH}(?:{_DAY}|[上中下]旬)?(?:{_BY})?",
            rf"(?<!每年)(?:{_YEAR})?(?<![0-9０-９.．]){_N}{_THROUGH}{_MONTH}(?!龄)(?:{_BY})?",
            rf"(?:力争|争取)?(?:再)?(?:利?用|通过|经过|花){_LENGTH}{_SPAN}(?:左右)?(?:的)?(?:时间|努力)",
            rf"(?:未来|今后|接下来(?:的)?)\s*{_LENGTH}{_SPAN}(?:内)?",
            rf"(?<!经){_YEAR}{_MONTH}{_DAY}(?![前底末起至到—-]|之前|以前|印发|发布|公布|施行|实施|召开|以来|，?经|[ \t]*(?:\n|$))",
            r"[“\"]?十[一二三四五六七八九]五[”\"]?(?:规划|时期)?期间",
            rf"(?:今年|当年|年度)(?:内)?(?={_DO})",
            r"(?:完成|办理|整改|办结)?(?:时限|期限|时间)(?:要求)?\s*[：:]\s*"
            rf"(?!{NIL}\s*(?:[，,。；;、）)\n]|$))[^，,。；;、）)\n]+",
            rf"(?<![0-9０-９年—－~～-])(?:{_TO})\s*{_YEAR}(?:{_MONTH}(?:{_DAY})?|{_PART})?(?:{_BY})?",
            rf"(?<!每年){_DATE}\s*(?:{_BY})(?!期|年度)",
            rf"{_DATE}(?=[，,]?(?:{_DO}))",
            rf"(?:{_YEAR}|今年|明年|当年|本年)?(?<!每)(?:{_PART})(?:{_BY})?",
            r"(?:今|明|当|本|次)年年?(?:底|末|内)(?:之?前)?",
            rf"(?<![近多每0-9０-９{_NUMERALS}])年(?:底|末|终)之?前",
            r"(?<!每)(?:年底|年末|月底|季度末)(?:之?前)?",
            rf"(?<![近多数{_NUMERALS}0-9０-９])年内{_INSIDE}",
            rf"{_LENGTH}\s*{_SPAN}(?:之|以)?内{_INSIDE}",
            r"[“\"]?十[一二三四五六七八九]五[”\"]?(?:规划|时期)?期?末",
            rf"限期\s*{_LENGTH}{_SPAN}",
            r"[“\"]?十[一二三四五六七八九]五[”\"]?(?:规划)?时期",
            rf"分\s*{_LENGTH}(?:个?月|年)(?:[期步])?(?={_CARRIED_OUT})",
            rf"{_LENGTH}(?:个月|年)(?:左右)?(?:的?时间)?(?={_DONE}|基本(?:{_DONE}))",
            rf"(?<!有效期)(?<!时效)(?:为期|历时)\s*(?:不(?:少于|超过)|至少|约)?\s*{_LENGTH}\s*{_SPAN}(?:左右)?",
            rf"(?:连续|持续(?:开展|推进|实施|进行)?)\s*(?:不少于|至少)?\s*{_LENGTH}\s*{_SPAN}(?!来|以上|及以上|{_NO_TIME})",
            rf"(?:{_PHASES})(?:{_YEAR})?{_MONTH}(?=[）)])",
            rf"(?<=[^节日会][（(])(?:(?:{_YEAR})?{_MONTH}{_DAY}|长期(?:坚持)?|常态化?|持续(?:推进)?|全年)(?=[）)])",
            rf"(?:{_YEAR}\s*)?(?:春节|元旦|清明|五一|端午|国庆|中秋|主?汛期?(?!前(?:检查|排查|准备|自查))|雨季|防火期|入冬|入汛|开学|寒假|暑假|高考|(?:供暖|采暖)[季期]?|两会)[^，。；]{{0,2}}前",
            rf"即日起[至到]\s*{_DATE}(?:{_BY})?",
            rf"(?<!每年)(?<![0-9０-９年月—－~～至到、-])(?:今年|明年|本年)?{_N}\s*月份(?![—－~～至到、-])",
            r"今冬明春|(?<![多近每])年中(?=完成|实现|建成|前)",
            r"(?:长期|常年)(?:坚持|推进|实施)",
        )
    )
)
_LASTING = "(?:长期|持续|常态化?|全年|每[日周月季年])(?:坚持|推进|实施|开展|抓好|落实)?|按(?:序时|时序)进度(?:推进|完成)|贯穿全[程年]|即知即改|立行立改|立即|即日起|近期"
_BRACKET = regex(r"[（(](?:[^（）()\n]|[（(][^（）()\n]*[）)])*[）)]")
_OF_ROLES = regex("单位|部门|主体|责任|牵头|主办|负责|落实|配合")
_LAST = regex(
    rf"[；;，,。]\s*(?P<when>{_LASTING}|{_DIGITS}[.．/-][0-9]{{1,2}}(?:[.．/-][0-9]{{1,2}})?|{_DATE}"
    rf"|[0-9]{{1,2}}[.．][0-9]{{1,2}}(?:之|以)?前)[。；;]?\s*[）)]$"
)
"""By when, at the end of a bracket that says by whom: （责任单位：市甲局；长期）, （市甲局负责，2025.6）."""
_UNIT = (
    r"%|％|‰|个?百分点|个?工作日(?!之?内)|个月|人次|人|名|户|家|个(?!工作日)|件|宗|项|台|套|辆|座|处|所|棵|株|亩|公顷"
    r"|平方米|平方公里|平方千米|立方米|㎡|公里|千米|米|万吨|吨|元|倍|成(?!立|为)|分(?!之|钟)|次|场|期(?!间|末)"
    r"|批|篇|部|条|只|头|张|份|床|位|间|栋|幢|里|度(?!假)|千瓦时?|兆瓦|吉瓦|kW|MW|GW|Mbps"
    r"|小时|分钟|天|类|种|门|支|盘|例|起|对|团|村|镇|街道|社区|斤|公斤|千克|升"
    r"|款|枚|学时|课时|微克|毫克|μg|mg|根(?!据)|册|盏|艘"
)
_PER = "(?:[/／·](?:立方米|平方(?:米|公里|千米)|公里|千米|米|[万亿千百]?(?:元|人|户|吨|件|辆)|年|月|日|天|周|次|升|亩|公顷|小时|分钟|秒|班|村|个))+"
"""What a figure is for each of: 35微克/立方米, 300元/人·月."""
_COUNTED = (
    r"家|个(?!方面|层面|环节|维度|阶段|一|毫|自信|意识|维护|全面|确立|健康|结合|月|季度|星期|工作日|小时)|名|人(?!民|员|士)|座|所|支"
    r"|次(?!产业|会议)|倍|成(?!立|为|果|员|本|效|长|品|都|功|绩|交|熟|套|分)"
)
"""What a number in Chinese figures counts; one alone (一个, 一次) is seldom a figure."""
_LONG = "(?!腿)[^，,。；;、\n]{0,6}?(?:街(?!道)|路(?!径|子|线图)|巷|绿道|步道|通道|河|渠|航线|生产线|专线|线路)"
"""What 条 counts where a number in Chinese figures counts things: 两条示范街, not 三条控制线."""
_BUILD = "新建|建设|建成|建立|创建|创办|建好|新增|改造|打造|引进|培育"
"""Before one thing these say that a number is meant: 建设一所医院."""
_MEASURED = "公里|千米|平方米|亩|公顷|吨|元|件|台|套|辆|处|间|场|棵|株|户"
"""What tens in Chinese figures may measure too: 二十公里."""
_BOUND = (
    r"不少于|不低于|不高于|不超过|不得少于|不得低于|不得超过|达到?|超过|突破|至少|最多|力争|提高到?"
    r"|提升到?|增长到?|降至|降到|下降|压缩至|压减至|缩短至|控制在|新增|完成"
)
_AMOUNT = rf"{_N}(?:[.．]{_N})?(?:\s*[-—－~～至]\s*{_N}(?:[.．]{_N})?)?"
_ABOUT = "余|多|来"
_FIGURE = regex(
    "|".join(
        (
            rf"(?:(?:{_BOUND})(?:了|到)?\s*)?(?<![第0-9０-９A-Za-z.．])(?:{_AMOUNT})(?:{_ABOUT})?\s*"
            rf"(?:(?:[百千万亿]+)(?:{_ABOUT})?\s*(?:{_UNIT})?|(?:{_UNIT}))(?:{_PER})?(?:以上|以内|以下|左右)?",
            rf"(?:{_BOUND})\s*(?:{_AMOUNT})(?![0-9０-９年月日号])",
            rf"(?:{_BOUND})\s*[{_NUMERALS}百千万亿]+余?(?:{_UNIT})(?:以上|以内|以下|左右)?",
            rf"(?<![第{_NUMERALS}百千万])[{_NUMERALS}]*[百千万亿]+余?(?:{_UNIT})",
            rf"(?<![第{_NUMERALS}百千万0-9０-９])[二三四五六七八九]?十[一二三四五六七八九]?余?(?:{_MEASURED})",
            r"(?:减少|降低|下降|压减|压缩|缩短|缩减|精简)(?:了|到|至)?一半",
            rf"百分之[{_NUMERALS}百点]+",
            rf"[{_NUMERALS}百]+分之[{_NUMERALS}]+",
            rf"翻[{_NUMERALS}]?番",
            rf"(?<![第{_NUMERALS}百千万数几])(?:[二两三四五六七八九十][{_NUMERALS}]*(?:{_COUNTED})|一倍)(?:以上|以内|以下|左右)?",
            rf"(?<![第{_NUMERALS}百千万数几])[二两三四五六七八九十][{_NUMERALS}]*条(?={_LONG})",
            rf"(?:{_BUILD})(?:一(?:所|家(?!人|亲)|座(?=[^，,。；;\n]{{0,8}}(?:桥|库|厂|站|馆|园|院))|条(?={_LONG})))",
            r"(?:排名|排位|位次|位居|进入|跻身)[^，,。；;\n0-9]{0,8}?前(?:[0-9０-９]+|[三五十]|二十)(?:[名位强]|(?![0-9０-９年月日个天季名位强]))",
            r"(?<=[比率例额量数])(?:达到?)?过半(?!数)",
            r"全覆盖|零增长|(?:全部|基本|动态|如期|存量)+清零|(?:一半|半数|过半数)(?:以上|以内|以下)",
            rf"前\s*(?:{_N}|[{_NUMERALS}]+)\s*(?:名|位|强)",
        )
    )
)
_DUTY = regex(
    "(?:第一|主要|直接|具体)责任人|责任主体|(?:属地|监管|包保|领导|管理)责任|负有?(?:主要|直接|全部|首要|第一)责任"
    "|主体责任|(?:履行|担负|承担|负起)(?![^，,。；;\n]{0,4}(?:法律|赔偿|刑事|民事|违约|连带|社会))(?:起|好)?[^，,。；;\n]{0,8}(?:职责|责任)(?!书|状|险|追究)|归口(?:管理|负责)|抓总(?!体)|挂帅"
    "|(?:责任|任务)(?:分解|细化|明确)?落[实到]到?[^，,。；;、\n]{1,12}|主管(?![部单机领人局护的协])"
)
"""Words on who answers for something: beside a body they may give it the task."""
_ASIDE = regex(
    r"《[^》]*》|〔[^〕]*〕|[\[［]\d{4}[\]］]|第[0-9０-９一二三四五六七八九十百]+[号条章款项次届期]"
    rf"|千家万户|万家灯火|[0-9０-９{_NUMERALS}百千万亿]{{{_LONGEST},}}"
)
"""Titles, document numbers and ordinals: no deadline and no figure of the measure.

Nor is a number of an account, or any other run of figures that is longer than numbers are: a reading that
began at each of them anew would take the square of its length.
"""


_CLAUSE = regex(GENERAL_CLAUSE)
_CLAUSE_ENDS = "，,。；;\n"


@remembered
def general_clauses(text: str) -> tuple[Span, ...]:
    """Return where ``text`` seems to say at once who leads in many measures."""
    return tuple(_found(_CLAUSE, text))


@remembered
def duties(text: str) -> tuple[Span, ...]:
    """Return where ``text`` speaks of who answers for something: 第一责任人, 落实主体责任, 归口管理."""
    return tuple(_found(_DUTY, text))


def clause(text: str, span: Span) -> Span:
    """Return the clause around a part of a text, without the marks at its ends."""
    return between(text, span, _CLAUSE_ENDS)


@remembered
def deadlines(text: str) -> tuple[Span, ...]:
    """Return where ``text`` seems to say by when something is to be done."""
    found = list(_found(_DEADLINE, text))
    beside = [
        one for one in _beside_roles(text) if not any(a < one[1] and one[0] < b for a, b in found)
    ]
    wholes = sorted({whole_time(text, one) for one in [*found, *beside]})
    return tuple(one for n, one in enumerate(wholes) if not any(one[1] <= b for _, b in wholes[:n]))


def _beside_roles(text: str) -> Iterator[Span]:
    """Yield by when at the end of each bracket that says by whom."""
    for bracket in _BRACKET.finditer(text):
        last = _LAST.search(bracket[0])
        if last and _OF_ROLES.search(bracket[0], 0, last.start()):
            start, end = last.span("when")
            yield bracket.start() + start, bracket.start() + end


@remembered
def figures(text: str) -> tuple[Span, ...]:
    """Return where ``text`` has a figure with what it counts or measures."""
    return tuple(_found(_FIGURE, text))


def _found(reading: re.Pattern[str], text: str) -> Iterator[Span]:
    blank = _ASIDE.sub(lambda aside: "\ue000" * len(aside.group()), text)
    for match in reading.finditer(blank):
        yield match.span()
