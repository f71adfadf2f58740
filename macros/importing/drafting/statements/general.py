"""General actors of whom a sentence says something: 支持企业…, 引导各类社会团体参与…, 商会要…; no plan.

They are no bodies with a name, so each is only proposed. What a sentence merely contains, as a part
of another word (企业服务平台, 校企合作), is none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from macros.importing.drafting.ids import Ids
from macros.importing.drafting.node import Matter, Node
from macros.importing.drafting.statements.units import kind_of
from macros.text.characters.han import HAN
from macros.text.parts.spans import Span

_OF_SENTENCES = (
    "建设|建立|组建|设立|成立|开展|参与|参加|加强|加大|争创|创建|申报|利用|使用|运用|通过|采用|实施|开发|引进|对接|合作(?!社)"
    "|提供|健全|牵头|负责|共建|进行|享受|获得|落实|推动|推进|支持|鼓励|引导|帮助|解决|降低|提高|提升|扩大|增加|实现|完成|制定"
    "|优化|强化|深化|激发|邀请|选取|争取|形成|打造|促进|助力|联合|推荐|培育(?!中心|基地)|(?<!普)及|[与和同跟向对为给到从以等在由把将按应要可能的了就其该]"
)
_WORD = rf"(?:(?!{_OF_SENTENCES})[{HAN}]|(?<=[县市区])[（(][县市区旗、]{{1,5}}[）)])"
_ACTOR = "|".join(
    (
        "企业(?![家化]|所得税|信息|信用|登记|名称|年金|服务|职工|负担|数|上市|库)|强企",
        "高校|(?:高等|职业|技工|大中专)(?:院校|学校)|科研(?:院所|单位)|中小学校?|幼儿园",
        rf"{_WORD}{{2}}机构(?!改革|设置|编制|养老)",
        "(?<!人民)(?<!中国)(?<!建设)(?<!农业)(?<!工商)(?<!交通)(?:商业)?银行(?![卡账业机]|承兑)",
        "协会(?:商会)?|(?<!协会)商会|产业联盟|保护联盟|专业合作社|家庭农场|社会(?:组织|团体)(?:和组织)?|群团组织",
        "旅行社|(?:经营|生产|用人|施工|建设|运营|使用|产权|权属)单位",
        "个体工商户|(?:市场|经营|创新)主体|新闻媒体|志愿者|(?:产业|工业)园区|产业集聚区|(?:保险|担保)公司",
        rf"{_WORD}{{2}}(?<!信息|数据|系统|管理|监管|监测|网络|审批)平台(?=建设)|{_WORD}{{2}}(?:代理|中介)行业",
        "(?:知识产权|法律|人力资源|检验检测|科技|中介|咨询|家政|养老|物业|信用|会计|评估)服务业(?!务)",
        "(?:电商|网络|互联网)平台|(?:援助|培育|示范|咨询|咨询服务)中心(?:（站）)?|工作站|示范基地|注册窗口",
    )
)
_NO_PART = "各类|各级|各|全[省市县区]|我[省市县区]|本[省市县区]|辖[内区]内?|广大|一批|更多|有关|相关|符合条件的|有条件的"
_NAME = re.compile(rf"(?:{_NO_PART})*(?P<name>(?:省、市)?{_WORD}{{0,14}}(?:{_ACTOR}))")
_BEFORE = re.compile(
    "(?:支持|鼓励|引导|推动|推进|联合|组织|指导|督促|帮助|助力|依托|发挥|扶持|培育|选取|争创|创建|做好|完善|优化"
    "|开展(?=[^，。；]{2,12}行业)|加强|加大|发动|动员|建设|引进|规范|监管|要求|吸引|协调|协助|服务于|面向|[对与向为由]"
    "|在(?=[^，。；]{2,16}(?:[增开]设|设立|设置)))"
)
_ACTS = re.compile(r"(?:要|应当?|须|不得|可以?|参与|负责|开展|建立|通过)")
_MUST = re.compile("(?:要|应当?|须|不得)")
_EACH = re.compile(
    "(?:各|全[省市县区])(?P<name>产业集聚区|(?:产业|工业|科技)园区|中小学校?|幼儿园|高校)"
)
"""What a sentence speaks of one by one, though a longer name begins with it: 全市中小学示范基地."""
_BEGINS = re.compile(r"(?:^|(?<=[，。；\n]))")
_JOINED = re.compile(r"[、和及与]|以及")
_OTHER = re.compile(rf"{_WORD}{{2,6}}[、和及与]")
"""What may head the list and is no body: 引导返乡青年和合作社."""
_LONGEST = 20


def is_general(name: str) -> bool:
    """Whether a name is that of a general actor."""
    return bool(_NAME.fullmatch(name))


def general_actors(text: str) -> Iterator[Span]:
    """Yield where a text names general actors of whom its sentence says something."""
    for before in _BEFORE.finditer(text):
        names, _ = _listed(text, before.end())
        if not names and (other := _OTHER.match(text, before.end())):
            names, _ = _listed(text, other.end())
        yield from names
    for each in _EACH.finditer(text):
        yield each.span("name")
    yield from _acting(text, _ACTS)


def _acting(text: str, verbs: re.Pattern[str]) -> Iterator[Span]:
    """Yield where general actors begin a clause that goes on with one of these verbs."""
    for begin in _BEGINS.finditer(text):
        names, end = _listed(text, begin.end())
        if names and verbs.match(text, end):
            yield from names


def proposals(
    texts: Sequence[str], assigned: Sequence[str], known: Collection[str], ids: Ids
) -> list[Node]:
    """Return the general actors in the texts of measures as units, each marked once.

    In texts ``assigned`` to bodies in so many words, only an actor who must do something counts:
    商会要…. Actors whose name is ``known``, with or without 各 or the like before it, are units
    already.
    """
    units = {*known, *(re.sub(rf"^(?:{_NO_PART})+", "", name) for name in known)}
    found = {text[slice(*span)]: None for text in texts for span in general_actors(text)}
    found |= {text[slice(*span)]: None for text in assigned for span in _acting(text, _MUST)}
    nodes = []
    for name in found:
        if name not in units:
            node = Node(id=ids.new(name, "unit"), name=name, kind=kind_of(name) or "其他")
            node["extent"] = "class"
            node.guess("", Matter.UNIT, _REASON)
            nodes.append(node)
    return nodes


def is_proposal(unit: Node) -> bool:
    """Whether a unit is such a proposal, still marked."""
    return any(guess.reason == _REASON for guess in unit.guesses.get("", ()))


_REASON = "泛称，句子里说到它；连同它在各项措施里的角色核对，不单列一页的都删去"


def _listed(text: str, start: int) -> tuple[list[Span], int]:
    """Return the names in the list that begins here, and where it ends."""
    names: list[Span] = []
    end = start
    while (found := _NAME.match(text, start)) and len(found["name"]) <= _LONGEST:
        names.append(found.span("name"))
        end = found.end()
        joined = _JOINED.match(text, end)
        if not joined:
            break
        start = joined.end()
    return names, end
