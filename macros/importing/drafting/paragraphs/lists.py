"""How bodies are called, and lists of their names: 市甲局、市乙局和各县（区）人民政府; no plan."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.text.characters.han import HAN

OPEN, CLOSE = "（([【〔［〈", "）)]】〕］〉"
_GOVERNMENT = (
    r"政府(?![^\W的了要应和与及向由将在对各市县区]{0,8}(?:委员会|办公室|研究室|督查室|领导小组|联席会议))"
    "(?!采购|投资|部门|规章|各|信息|网站|补|分管|分线|领导|主导|工作|令|文件|同意|公报|职能"
    "|第[0-9一二三四五六七八九十百]+[次届]|常务会议|审定|批准|研究|审议)"
)
SUFFIX = "|".join(
    (
        "(?:(?<![布格大开结时战变危])(?<!(?<!安)全)局(?!面|势|部(?!署)|长)",
        "委员会(?!成员)|(?<!常)委(?!托|派|任|员|书记|会(?!同|商)|领导)|管委会|办公室|办公厅|办事处",
        "(?<![督承主交协举创包帮代公民])办(?!理|事|法|公|学|好|成|结|件|证|税|案|班|主任|代)",
        "厅(?!堂|长)|(?<![全内外干总支局])部(?!门|分|署|委|队|位|件|长)",
        "海关(?!总署|监管|编码|特殊)|法院|检察院|医院|学院|研究院|大学(?!生)|学校",
        "(?<![以为])中心(?!城|镇|工作|任务|区|村|支行|支公司)",
        _GOVERNMENT,
        "有限公司|公司|集团(?!有限|公司|股份)|分行|支行|中支|银行(?!业|机构|卡)",
        "协会|学会|商会|联合会|总工会|妇联|工商联|残联|科协|文联|侨联|红十字会|供销社",
        "(?<=[村居）)])委会|支队|大队|总队|执法队|党工委|领导小组|(?<!党政)联席会议|指挥部|工作专班|督[察查]组|巡[察视]组",
        "(?<=政府)(?:督查室|研究室|参事室))",
    )
)
"""How names of bodies end, and how words go on that only look so: 市政府采购, 牵头办理."""
_OF_SENTENCES = (
    "按 依(?!法治) 根据 设立 建立 成立 组织(?!部|人事) 开展 推动 加强 制定 会同 第一 标注 其他 分别 负责 牵头 配合 落实 推进 完成"
    " 设在 以上 以下 本条 下同 如下 等等 年 月底"
)
NO_NAME = re.compile("|".join(_OF_SENTENCES.split()))
"""What stands in no name: it shows that a sentence was taken for one."""
ASIDE = "(?:[（(〔［〈][^（()）〔〕［］〈〉]{1,7}[）)〕］〉])"
"""县（市、区）, 省（自治区、直辖市）: what may stand in brackets behind a level of government."""
LEVELS = (
    f"各(?:(?:[省市县区旗州]{ASIDE}?、)+(?:县级市|自治区、直辖市|[省市县区旗州](?![直级委])|乡镇?|镇|街道)"
    f"|(?:(?:[省市县区旗州]|乡镇?|镇|街道){ASIDE}?、)+(?:乡镇?|镇|街道))"
)
"""Levels of government that one name lists: 各区、县（市）人民政府."""
_LEVELS = re.compile(LEVELS)
_KEPT = "\ue010"
"""Stands for a mark that parts no names."""
_JOINED = re.compile(
    "会同|以及|等[和及与](?=各)|(?<=[局委办部厅室院])商(?=[省市县区州各]|有关|相关)"
)
_CLASS = re.compile(
    rf"{LEVELS}{ASIDE}?(?:人民政府|政府)?$|"
    r"(?:各|有关|相关|市直|县直|区直|省直|市级|省级).*(?:部门|单位|机构|企业|乡镇|街道|[县市区州][）)〕］〉]?)$"
)


_PLACES = re.compile("[省市县区州旗镇乡、]+|街道|社区")
"""What in brackets goes on with a class of places: 相关县〔市、区〕, 村（社区）."""
_INSIDE = re.compile(rf"[{HAN}]{{2,8}}(?:科|处|室|股|所|站)")
"""Parts of a body: 人事科. In running text too many words end so."""


_OTHERS = re.compile(
    r"等(?:[各多]?个?(?:有关|相关)?(?:部门|单位|地方)(?:[和及、与](?:有关|相关)?(?:部门|单位|地方))?)?$"
)
"""How a list is left open behind a name: 市甲局等, 市甲局等有关部门和单位."""


def split_list(listed: str) -> Iterator[str]:
    """Yield the items of a list of names."""
    whole = _LEVELS.sub(lambda levels: levels.group().replace("、", _KEPT), listed)
    for piece in segments(_JOINED.sub("、", whole), "、，,；;/\n"):
        for item in both_bodies(piece.replace(_KEPT, "、").strip(" \u3000\t。.")):
            name = re.sub(r"^(?:由|及|和|与|其中)", "", item.strip())
            name = _OTHERS.sub("", name)
            if bracket := re.fullmatch(
                r"(.{2,}?)[（(〔［〈]([^（()）〔〕［］〈〉]*)[）)〕］〉]", name
            ):
                kept = name.startswith("各") or len(bracket[2]) < 3 or _PLACES.fullmatch(bracket[2])
                name = name if kept else bracket[1]
            name = re.sub(r"^[0-9０-９]+[.．、]|^[（(][^（()）]*[）)]", "", name).strip()
            if name:
                yield name


def both_bodies(piece: str) -> list[str]:
    """Return the names between 和, 与 or 及, if what stands on both sides is called like a body."""
    for match in re.finditer("[和与及]", piece):
        left, right = piece[: match.start()], piece[match.end() :]
        if (is_body(left) or _CLASS.search(left)) and (
            is_body(right) or (is_name(right) and "各" in right)
        ):
            return [left, *both_bodies(right)]
    return [piece]


def segments(text: str, marks: str) -> Iterator[str]:
    """Yield the pieces of a text between ``marks``; marks in brackets part nothing."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += (char in OPEN) - (char in CLOSE)
        if char in marks and depth <= 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


_BODY = re.compile(
    rf"(?:[{HAN}]|[（(〔［〈](?:[{HAN}]|、){{1,8}}[）)〕］〉]|“[{HAN}]{{2,10}}”|[A-Za-z0-9]){{1,30}}?{SUFFIX}(?:办公室|办公厅|监委)?"
)


def is_body(name: str) -> bool:
    """Whether a name ends as bodies are called."""
    return len(name) <= 40 and bool(_BODY.fullmatch(name)) and not NO_NAME.search(name)


_PART = re.compile("(?:汇总|牵头|责任|配合|协同|协办|主办|承办|实施|落实)(?:单位|部门)")
"""Who has a part is known by his part, not by his name: 牵头单位为汇总单位."""


def is_name(name: str) -> bool:
    """Whether words can be a name at all: in a list that a label governs."""
    return (
        2 <= len(name) <= 30
        and bool(re.fullmatch(rf"(?:[{HAN}]|[A-Za-z0-9（）()〔〕［］〈〉、·“”])+", name))
        and not NO_NAME.search(name)
        and not _PART.fullmatch(name)
        and name not in ("无", "全体", "同上", "各单位", "有关方面")
    )


def is_list_of_bodies(text: str) -> bool:
    """Whether a text is nothing but names of bodies: （市甲局、市乙局，各县（区）人民政府）."""
    names = list(split_list(text))
    return bool(names) and all(
        is_body(name) or _CLASS.search(name) or _INSIDE.fullmatch(name) for name in names
    )
