"""What bodies a text names: in lists behind and before words of roles, and in running text; no plan.

In a list that a label governs everything is a name. In running text a name begins with the level of
government (市, 县, 各乡镇) and ends as bodies are called (局, 委, 办公室).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.grounds.role_words import GRAMMAR, VERBS, assigns, roles_of
from macros.importing.drafting.paragraphs.evidence import (
    brackets_that_say_who,
    is_label,
    list_end,
    list_start,
    names_persons,
)
from macros.importing.drafting.paragraphs.lists import (
    ASIDE,
    LEVELS,
    NO_NAME,
    SUFFIX,
    both_bodies,
    is_body,
    is_list_of_bodies,
    is_name,
    segments,
    split_list,
)
from macros.text.characters.han import HAN
from macros.text.roles import bodies
from macros.text.roles.acting_classes import acting_classes
from macros.text.roles.beside_bodies import bodies_alone
from macros.text.times.statements import general_clauses

_ASIDE = f"{ASIDE}?"
_EACH = rf"{LEVELS}{_ASIDE}|各(?:相关|有关)?(?:[县市区州旗]{{2,4}}(?!域)|县{_ASIDE}|市{_ASIDE}|区{_ASIDE}|乡{_ASIDE}|乡镇?(?:{_ASIDE})?|镇{_ASIDE}|街道|旗|州|地级以上市|开发区|功能区)"
_LEVEL = "|".join(
    (
        "(?:中国)?人民银行|国网|中国(?:移动|联通|电信|铁塔)",
        *(_EACH, "省", "州", "旗", "新区", "高新区", "经开区", "开发区", "自治区", "中共"),
        "市(?!场|民|政|容|值|级|域)|市(?=民政|场监[督管]|场管|政府|政协|政管|政务|政公|容)",
        f"镇(?!街|域|区|级)|街道(?=[{HAN}]{{0,10}}?(?:办公室|中心|执法队|党工委))|乡(?!村|镇|土|域|级|风)|县(?!域|级)|区(?!域|级|块|位)|国家(?!级)|团(?=[省市县区]委)",
    )
)
"""With what a name begins in running text, and how words go on that only look so: 市场, 县域."""
_MIDDLE = r"[^\W\d_的了在由与及向把将等为或、，。；：]"
"""What may stand between: no digit, no mark and no word of a sentence."""
_OF_SENTENCE = (
    "组织|会同|联合|共同|开展|部署|指导|加强|强化|负责|牵头|配合|安排|派出|协调|统筹|建成|成立|设立|建设|建立|组建|支持|推动|推进|依托|通过|根据"
    "|按照|协助|监督|督促|委托|做好|抓好|落实|依法|打造|所属|下属|直属|批准|同意|[要应须在对由和与及等把将以向为从到的了]"
)
"""What stands between a body and another word that ends like one, if that is no part of it: 市甲局组织救援大队."""
_IN_BETWEEN = f"(?:(?!{_OF_SENTENCE})[{HAN}])"
_BRANCH = (
    rf"(?<=[局委])(?:{_IN_BETWEEN}{{0,8}}?(?:支队|大队|总队|执法队|分局|稽查局|派出所"
    "|(?:监督|质监|监测|推广|检测|检验|检疫|植保)站|(?:监督|检测|检验)所)"
    rf"|{_IN_BETWEEN}{{2,8}}?中心(?!城|镇|工作|任务|区|村|建设|项目|工程|布局|改造|试点|功能))"
)
"""A part of a body that acts by itself: 市公安局交警支队, 市生态环境局临川分局."""
GOES_ON = (
    rf"(?:办公室|办公厅|各?成员单位|{_BRANCH}|(?<=委)(?:[{HAN}]{{2,7}}?(?:部(?!门|署|分|委)|办公室|领导小组(?:办公室|秘书组)?|委员会(?:办公室)?)"
    rf"|[{HAN}]{{0,3}}办(?!公|理|法|事)|党校|政法委|督查室|(?:政策)?研究室)"
    "|(?<=政府)(?:督查室|(?:政策)?研究室|参事室|办(?![公理法事学好成结件证税案班代]|主任))"
    rf"|(?<=纪委)监委|(?<=总局)[{HAN}]{{2,8}}?(?:[分支]局|税务局))"
)
"""How a name goes on behind what could be its end: 市委组织部, 市人民政府办公室."""
_CLASS = re.compile(
    "|".join(
        (
            rf"各(?:成员单位|级党委和(?:人民)?政府|级人民政府|级政府|[县市区州旗]{{2,4}}(?!域)|县{_ASIDE}|市、县{_ASIDE}|镇街|乡镇{_ASIDE}|镇{_ASIDE}|街道{_ASIDE}|村{_ASIDE}(?:民?委员?会)?|社区)"
            "(?:人民政府|政府|办事处|管委会)?",
            "各地(?![区级方])",
            "(?:相关|有关)责任(?:部门|单位)",
            r"[省市县区州](?:级|直)?(?:有关|相关)(?:部门|单位)(?=[^，。；]{0,30}(?:负责|牵头|配合))",
            rf"{LEVELS}{_ASIDE}(?:人民政府|政府)?",
            rf"(?:各?[市县区]{ASIDE}|[省市县区]{{1,2}}|各)?[^\W的是各由向报经应要将把对与从在给]{{2,6}}?主管部门",
            rf"(?<=[对由])县(?:区|{ASIDE})(?:人民政府)?",
        )
    )
)
"""Names of several bodies at once."""
_SYSTEM = re.compile(
    rf"(?:全[省市县区州旗])[{HAN}]{{2,8}}系统(?=(?:党员|干部|职工|工作人员|队伍|各级|各单位|要|应))"
)
"""All bodies of one kind: 全市教育系统干部. What else is called 系统 is a machine."""
_DEPARTMENTS = re.compile(
    rf"(?:(?<=[，,。；;：:\n（(由])|^)(?P<name>{bodies.DEPARTMENTS})(?:共同|分别|具体|统一)?"
    rf"(?:{'|'.join(VERBS)}|(?:(?<!等部门)按照?(?:各自)?职责(?:分工)?)?(?:落实|实施|组织实施|安排|做好|抓好))"
)
"""Departments that have a part, by what they are for: 住建、财政部门落实资金."""
_CALLED = re.compile(
    rf"(?P<name>[{HAN}]{{4,30}})[（(](?:以下|下)?简称[“]?(?P<short>[{HAN}]{{2,12}})[”]?[）)]"
)
_LEADING = re.compile(
    r"^.*?(?:依托|通过|建立|建设|成立|设立|组建|健全|完善|按照|根据|[由以对在])(?=.{4})"
)
"""What stands before a name that is given a short one: 依托中小企业公共服务平台."""
_WORDS_BEFORE = (
    "由 会同 与 和 及 以及 对 向 报 报请 报送 在 经 受 请 于 商 以 将 从 据 按 是 为 让 把 督促 支持 配合 交 给 送 到"
    " 委托 依托 邀请 协调 组织 通过 联合 协同 指导 同 征求 要求 提交 设在 加强 建立 设立 组建 成立 健全 完善 发挥 并 纳入 抄送 参照"
    " 按照 聘请 报告 协助 长的"
)
_STANDS = re.compile(rf"(?:^|[^{HAN}]|年[底末]?前?|{'|'.join(_WORDS_BEFORE.split())})$")
"""What stands before a name in a sentence: a mark, or a word that takes a body."""
_TAIL = re.compile(
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:要|应当?|须)?"
    r"(?:共同|分别|联合|具体|各自|协同|密切|积极|主动|全力|支持|大力)*"
    r"(?:(?:按照?|依据?|根据)(?:各自)?(?:职责|职能|分工|任务|权限|管辖)[^，,；;]{0,6}?)*"
    rf"(?:共同|分别)?(?:{'|'.join([*VERBS, '落实', '实施'])})(?:[^、，,；;]{{0,14}})$"
)
"""What stands behind a list of names in brackets: 等部门按职责分工负责."""
_BY = re.compile(
    r"由(?P<list>[^，。；：由]{2,40}?)(?:共同|分别|具体|统一)?(?:牵头|主办|承办|负责)(?!人|同志)"
)
_COUNTY = re.compile(
    rf"(?:^|[。；，、])(?P<name>(?![全各我本省市县])(?:(?P<place>[{HAN}]{{2,3}}[县市区])(?:(?:人民)?政府)?|[{HAN}]{{2,4}}派出所))(?=要|应(?!急)|须|负责|牵头|配合)"
)
"""A place that is to do something stands for its government, 某云县要总结经验; or its police, 城关派出所配合."""
_CUSTOMS = re.compile(
    f"(?:(?<=、)(?P<customs>[{HAN}]{{2,3}}海关)(?!总署|监管|编码|特殊)|(?:(?<=、)|(?<=会同))(?P<police>[{HAN}]{{2,4}}派出所))"
)
"""In a list a customs house, or a police station, begins with its place."""
_NO_COUNTY = re.compile(
    "^(?:会同|配合|协助|协同|联合|指导|督促|组织|支持|报请|报送|提请|依托|推动|要求)|"
    "(?:开发|园|地|社|示范|景|城|辖|片|集聚|小|校|山|矿|街|功能|新|高新)区$|城市$"
)
_STATION = re.compile(
    rf"(?<![以在])(?<!依托|通过|建设|设立)(?:各?乡{_ASIDE}|各?乡镇|各?镇|各?街道)[^\W的和与及]{{0,4}}?(?:水利|水务|水产|农业|农技|农经|农机|林业|畜牧|兽医|防疫|文化|广播"
    "|财政|司法|国土|自然资源|土地|派出|环保|生态|市场监管|市场监督|税务|劳动|社会保障|人社|民政|交通|交管|建设"
    r"|规划|城建|安监|应急|统计|经管|卫生)[^\W的和与及]{0,6}?(?:站|所(?![有在需属用得以])|(?<=卫生)院)(?![点房长])"
)
"""What a township or all of them have: 镇水利站, 各乡镇农业服务站. In running text too much else ends so."""
_LEVEL_LISTED = re.compile(rf"(?:^|[^{HAN}]|[由对]|治)[省市县区州]、$")
"""Before a name that begins with another level: 市、县政府, 自治区、直辖市人民政府."""
_OF_OTHERS = re.compile(
    "副?书记|(?:常委|委员)(?!会)|(?:改扩?建|扩建|迁建|新建|建设|改造)?(?:项目|工程)(?![部办组管队])"
)
"""Behind a name in running text these say that a person or a project is meant: 镇党委副书记, 文化艺术中心项目."""
_COMMITTEE = re.compile("(?:中共)?[省市县区州]委")


class Bodies:
    """Finds the names of bodies in the texts of a notice."""

    def __init__(self, places: Sequence[str] = ()) -> None:
        """Take the places whose bodies issue or receive the notice: 某川市. With them names begin too."""
        stems = [re.escape(place[:-1]) for place in places if len(place) > 2]
        begins = "|".join([_LEVEL, *(f"(?:中共|共青团)?{stem}" for stem in stems)])
        self._free = re.compile(rf"(?:{begins})(?:{_MIDDLE}{{0,20}}?){SUFFIX}{GOES_ON}?")

    def listed(self, text: str) -> Iterator[str]:
        """Yield the names in lists that words of roles govern."""
        yield from _labelled(text)
        yield from _in_brackets(text)
        for match in _BY.finditer(text):
            yield from (name for name in split_list(match["list"]) if is_list_of_bodies(name))

    def named(self, text: str) -> Iterator[str]:
        """Yield the names in running text. 市委 alone is too often the beginning of another name."""
        for match in self._free.finditer(text):
            name = match.group()
            stands = _STANDS.search(text[max(0, match.start() - 4) : match.start()])
            both = _LEVEL_LISTED.search(text[max(0, match.start() - 3) : match.start()])
            both = both or _OF_OTHERS.match(text, match.end())
            if stands and not both and not NO_NAME.search(name) and not _COMMITTEE.fullmatch(name):
                yield from both_bodies(name)
        for match in _STATION.finditer(text):
            if _STANDS.search(text[max(0, match.start() - 4) : match.start()]):
                yield match.group()
        yield from (match.group() for match in _CUSTOMS.finditer(text))
        for match in _COUNTY.finditer(text):  # 云某县要总结经验
            if not _NO_COUNTY.search(match["place"] or match["name"]):
                yield match["name"]

    def classes(self, text: str) -> Iterator[str]:
        """Yield the names of bodies that running text names together: 各成员单位."""
        yield from (match.group() for match in _SYSTEM.finditer(text))
        yield from (match["name"] for match in _DEPARTMENTS.finditer(text))
        for span in acting_classes(text):  # 各区要制定方案
            yield from split_list(text[slice(*span)])
        for match in _CLASS.finditer(text):
            if _STANDS.search(text[max(0, match.start() - 4) : match.start()]):
                yield match.group()


def short_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text says that it calls by a short name: 市工作领导小组（以下简称领导小组）."""
    for match in _CALLED.finditer(text):
        yield _LEADING.sub("", match["name"]), match["short"]


def _labelled(text: str) -> Iterator[str]:
    """Yield the names in lists behind labels: 牵头单位：甲局、乙局."""
    for word in filter(is_label, GRAMMAR.words(text)):
        for item in split_list(text[list_start(text, word) : list_end(text, word)]):
            short = _TAIL.sub("", item)  # 牵头单位：市甲局，各区政府实施
            name = short if is_list_of_bodies(short) else item
            if is_body(name) or (roles_of(word) and is_name(name) and not names_persons(word)):
                yield name


def _in_brackets(text: str) -> Iterator[str]:
    """Yield the names in brackets behind sentences: （甲局牵头，乙局、丙局配合）."""
    for inner in (
        bodies_alone(paragraph[slice(*span)], ())
        for paragraph in text.split("\n\n")
        for span in brackets_that_say_who(paragraph)
    ):
        words = GRAMMAR.words(inner)
        if any(map(is_label, words)) or general_clauses(inner):
            continue
        bare = is_list_of_bodies(inner)
        governed = any(assigns(word) or roles_of(word) for word in words)
        for segment in segments(inner, "，,；;"):
            listed = _TAIL.sub("", segment)
            for name in split_list(listed):
                if bare or is_body(name) or (governed and listed != segment and is_name(name)):
                    yield name
