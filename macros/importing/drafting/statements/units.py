"""The bodies that a notice names as units: which names mean one, what kind it is, which one leads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from macros.importing.drafting.ids import Ids
from macros.importing.drafting.node import Matter, Node
from macros.text.characters.han import HAN
from macros.text.roles import bodies

_PLACE = re.compile(
    rf"^(?:中共|共青团|国家税务总局)?(?P<place>[{HAN}]{{1,8}}?(?:自治区|自治州|自治县|新区|省|[县区盟旗]|市(?!区(?![域政级直块]))|[州镇乡](?![市县区](?![场域政容级直块]))))(?=[{HAN}])"
)
_CLASS = re.compile(
    r"^(?:各|有关|相关|其他|其它|市直各|县直各|区直各|省直各|辖区|辖内|乡镇|乡[（(]镇|村(?:[（(]社区[）)]|、?社区)?$)|各有关|成员单位$|^全[省市县区州旗].+系统$|^(?:[省市州县区旗乡镇]、?){2,}(?:[两三]级)?(?:人民)?政府$|(?:部门|单位)$"
)
_COORDINATING = (
    "(?:安全生产|(?:食品(?:药品)?|消防|交通|药品)安全|爱国卫生(?:运动)?|精神文明建设(?:指导)?|国防动员|减灾|禁毒|绿化"
    f"|(?:儿童|残疾人|老龄|语言文字|双拥|普法|城市)工作|(?:环境|生态)(?:环境)?保护|军民融合发展?|创建[{HAN}]{{2,10}})"
)
"""Committees in which departments work together; others are departments themselves: 卫生健康委员会."""
_KINDS: tuple[tuple[str, str], ...] = (
    (r"成员单位$", "成员单位"),
    (r"(?:领导小组|联席会议|指挥部|专班|协调小组|工作组)(?:办公室)?$", "协调机构"),
    (r"(?:村民|居民)委员会$|[村居]委会$|^各?村(?:[（(]社区[）)]|、?社区)?$", "其他"),
    (rf"人大(?:常委会|机关|办|$|(?:[{HAN}]{{2,10}}?(?:委|委员会)$))|人民代表大会", "人大机关"),
    (r"政协(?!会议精神)|政治协商会议", "政协机关"),
    (r"军分区|警备区|人武部$|人民武装部$|武警|武装警察|预备役|^驻.{0,6}部队$|解放军", "军队和武警"),
    (
        rf"{_COORDINATING}委员会(?:办公室)?$|[安食]委办$|[安食]委会(?:办公室)?$|爱卫办$|防[汛指](?:抗旱)?(?:指)?办(?:公室)?$",
        "协调机构",
    ),
    (r"(?:法院|检察院)$", "司法机关"),
    (
        r"总工会$|妇联$|妇女联合会$|^共青团|团委$|^团.?[省市县区]?委|工商联$|工商业联合会$|残联$|残疾人联合会$|科协$|科学技术协会$|文联$|侨联$|红十字会$|台联$|社科联$",
        "群团组织",
    ),
    (
        r"^中共|(?:^|[省市县区])委(?:办公?室?|办公厅|.{1,12}部|.{1,12}办|.{2,12}办公室|.{2,6}室|党校|政法委)?$|纪委|党委$|党组$",
        "党的机关",
    ),
    (r"(?:银行|分行|支行|中支|农商行|信用社|担保公司|保险公司)$|银行机构|金融机构", "金融机构"),
    (r"(?:公司|集团|企业|央企|国企)$", "企业"),
    (r"(?:大学|学院|学校|研究院|研究所|高校|院校|中小学|幼儿园|科研机构|科研院所)$", "院校科研"),
    (r"(?:协会|商会|学会|联合会|促进会|基金会|社会组织)$", "社会组织"),
    (r"平台$", "平台机构"),
    (r"(?:服务机构|代理机构|中介机构)$", "服务机构"),
    (r"(?:派出所|司法所|税务所)$", "行政机关"),
    (r"(?:中心|馆|医院|卫生院|站|所|管理处|供销社)$", "事业单位"),
    (
        r"^国务院$|^国?家?(?:证|银保|保|银)监会$|(?:[局厅署委办部]|政府(?:督查室|研究室)?|办公室|办公厅|委员会|管委会|办事处|支队|大队|总队|乡镇|街道|镇街?|部门|单位|[县市区州旗][）)〕］]?|[）)〕］])$",
        "行政机关",
    ),
)

_EITHER = re.compile("(?<!研究)所$")
"""How names end of which some are those of authorities, some of firms: 镇财政所, 会计师事务所."""
_OFFICE = re.compile(
    "(?<!管理)(?<!发展和改革)(?<!卫生健康)(?<!监督)(?<!建设)(?<!交通运输)(?<!农业农村)委员会办公室$"
)
"""Offices of committees of which some are bodies that coordinate, some parts of departments."""


@dataclass
class Group:
    """Names that mean one body."""

    names: list[str]
    guessed: list[str] = field(default_factory=list)
    """Those of which that is only likely."""
    inner: list[str] = field(default_factory=list)
    """Those that stand in brackets behind another: 市甲局（市乙办）."""


def kind_of(name: str) -> str:
    """Return the kind of a unit by how it is called; empty if the name does not tell."""
    return next((kind for pattern, kind in _KINDS if re.search(pattern, name)), "")


def core_of(name: str, places: Sequence[str]) -> tuple[str, str]:
    """Return the level of government in a name and the name without it: 某川市财政局 → 市, 财政局."""
    bare = re.sub(r"^(?:国家税务总局|中共|共青团)", "", name)
    if bare != name and name.startswith("国家税务总局"):
        bare = bare or name
    for place in places:
        if bare.startswith(place) and len(bare) > len(place) + 1:
            return place[-1], bare[len(place) :]
    if re.match(r"[省市县区州旗](?!场主|民之家)", bare) and len(bare) > 2:
        return bare[0], bare[1:]
    return "", bare


def places_of(issuers: Iterable[str]) -> list[str]:
    """Return the places whose bodies issue the plan, longest first."""
    found = {
        match["place"]
        for name in issuers
        if (match := _PLACE.match(name)) and len(match["place"]) > 1
    }
    return sorted(found, key=lambda place: (-len(place), place))


def grouped(
    names: Mapping[str, str], places: Sequence[str], aside: Mapping[str, str] = MappingProxyType({})
) -> list[Group]:
    """Return the names by the body that they mean: surely if only the place differs, else likely.

    ``names`` gives what the notice itself says that a name is short for, ``aside`` which name stands
    in brackets behind which other.
    """
    groups: dict[tuple[str, str], Group] = {}
    for name, full in names.items():
        key = core_of(full if full in names else name, places)
        groups.setdefault(key, Group([])).names.append(name)
    for level, core in [key for key in groups if not key[0]]:  # 县甲局、乙局: also of the county
        fuller = [key for key in groups if key[0] and key[1] == core]
        if len(fuller) == 1:
            short = groups.pop((level, core))
            groups[fuller[0]].names += short.names
            groups[fuller[0]].guessed += short.names
    alike: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for level, core in groups:
        for begin in {core[:1], core.removeprefix("人民")[:1]}:
            alike.setdefault((level, begin), []).append((level, core))
    for key in sorted(groups, key=lambda one: len(one[1])):
        level, core = key
        fuller = [
            other
            for other in alike.get((level, core[:1]), ())
            if len(other[1]) > len(core) and other in groups and _shortens(core, other[1])
        ]
        if len(fuller) == 1:
            short = groups.pop(key)
            groups[fuller[0]].names += short.names
            groups[fuller[0]].guessed += [*short.guessed, *short.names]
    held = list(groups.values())
    for inner, outer in aside.items():
        within = next(group for group in held if inner in group.names)
        around = next(group for group in held if outer in group.names)
        if within is not around:
            held.remove(within)
            around.names += within.names
            around.inner += within.names
            around.guessed += within.names
    return held


def _shortens(short: str, full: str) -> bool:
    """Whether one name is short for another: 市场监管局 for 市场监督管理局, 政府 for 人民政府.

    That of a company may lack what sort of company it is: 水务集团 for 水务集团有限公司.
    """
    if full in (f"人民{short}", f"人民{short}公室"):
        return True
    if full.removeprefix(short) in ("有限公司", "有限责任公司", "股份有限公司"):
        return True
    ends = (
        (("委", "委员会")),
        ("局", "局"),
        ("办", "办公室"),
        ("联", "联合会"),
        ("厅", "厅"),
        ("会", "会"),
        ("部", "部"),
        ("院", "院"),
    )
    if len(short) < 2 or short[0] != full[0] or len(short) >= len(full):
        return False
    if not any(short.endswith(a) and full.endswith(b) for a, b in ends):
        return False
    rest = iter(full)
    within = all(char in rest for char in short.removesuffix("委").removesuffix("联"))
    is_vague = len(short) < 3 or short.endswith("院")  # many bodies are called so
    most = 3 if is_vague else 4
    return within and len(short) * most >= len(full.replace("委员会办公室", "办公室"))


def _may_mean(name: str, longer: str, places: Sequence[str]) -> bool:
    """Whether a name without place and level can mean a body that has them: 乙局, 某区乙局."""
    if len(name) < 3 or longer == name or not longer.endswith(name):
        return False
    return not longer.endswith(f"总{name}") and not core_of(name, places)[0]


def _unit_id(name: str, ids: Ids, places: Sequence[str]) -> str:
    """Return the id of a unit: its name without place; with its level where it says nothing else."""
    level, core = core_of(name, places)
    whole = f"{level}{core}"
    if len(core) < 2:
        return ids.new(name, "unit")
    return ids.new(whole if core[0] in "委级直" else core, "unit", full=whole)


def unit_nodes(groups: Sequence[Group], ids: Ids, places: Sequence[str]) -> list[Node]:
    """Return the units of the plan for groups of names."""
    made = []
    every = [name for group in groups for name in group.names]
    for group in groups:
        inner = group.inner
        names = sorted(dict.fromkeys(group.names), key=lambda one: (one in inner, -len(one), one))
        name, others = names[0], names[1:]
        kind = next((kind for one in names if (kind := kind_of(one))), "")
        unit = Node(id=_unit_id(name, ids, places), name=name)
        if others:
            own = [one for one in others if one not in inner]
            aliases = [*own[:-1], *(one for one in others if one in inner)]
            if own:
                unit["short"] = own[-1]
            if aliases:
                unit["aliases"] = aliases
        unit["kind"] = kind or "其他"
        if _CLASS.search(name) or bodies.is_class(name):
            unit["extent"] = "class"
        if re.fullmatch(bodies.DEPARTMENTS, name):
            unit.guess("", Matter.UNIT, "按职能称呼的部门，不是单位的名称；能对上一个单位的请改")
        if name in ("党委", "政府", "人民政府"):
            unit.guess(
                "", Matter.UNIT, "没有写哪里的：前面多半是各地党委一类的泛称，请照原文改名称和范围"
            )
        if not kind:
            unit.guess("kind", Matter.UNIT, "从名称认不出类别")
        elif kind == "事业单位" and _EITHER.search(name):
            unit.guess("kind", Matter.UNIT, "叫“所”的有行政的、事业的，也有企业的，请核对类别")
        elif kind == "行政机关" and _OFFICE.search(name):
            unit.guess("kind", Matter.UNIT, "委员会办公室有协调机构的，也有部门的，请核对类别")
        if group.guessed:
            likely = "、".join(f"“{one}”" for one in dict.fromkeys(group.guessed))
            unit.guess("", Matter.UNIT, f"{likely}像是它的另一种写法")
        if longer := [one for one in every if _may_mean(name, one, places) and one not in names]:
            likely = "、".join(f"“{one}”" for one in longer)
            unit.guess("", Matter.UNIT, f"没有写哪里的、哪一级的：可能就是{likely}，也可能不是")
        made.append(unit)
    return made
