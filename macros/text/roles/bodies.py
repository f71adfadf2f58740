"""How the names of public bodies end, kind by kind, as parts of regular expressions; no plan.

What looks like such an end inside another word (布局, 全部, 督办, 部署) is none.
"""

from __future__ import annotations

import re

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.remembered import remembered

AUTHORITIES = (
    r"(?<![布格大全开结时战变危])局(?![面势部])|厅|(?<![部签])署|委(?![托派任])"
    r"|(?<![督承主交协举创会分开兴])办(?![理法好成结事公学])|(?<![全内外干总支局])部(?![署分门队])"
)
COUNCILS = "委员会|管委会|办公室|法院|检察院|政府"
_PEOPLE = "总工会|妇联|工商联|残联|科协"
SOCIETIES = f"协会|学会|商会|联合会|{_PEOPLE}"
SCHOOLS = "学校|大学|学院"
COMPANIES = "公司|集团|银行|分行"
CENTRES = "中心|研究院|医院"
TEAMS = "支队|大队|总队|中队|分队"
BRANCHES = "[分支]局|分院|办事处|派出所|研究所|监[督察]所|事务所|管理所|服务所|检测所"
ROOMS = "[科处股室站]|专班|小组|工作组|[事企]业单位"
"""Parts of a body, which have names only inside it."""
ANY = "单位|部门|机构"
"""Words for some body or other."""

OFFICIAL = f"{COUNCILS}|{AUTHORITIES}"
MASKED = "[\U00100030-\U0010201b\U0010201e-\U0010fffd]"
"""What stands for a character of a known name where names are masked: no word of the sentence."""
BODY = "|".join((OFFICIAL, SOCIETIES, SCHOOLS, COMPANIES, CENTRES, TEAMS, MASKED))
"""How the name of a body ends that stands by itself: of a body of the state, and of any."""
_PLACES = "县市区|市县|县区|区县|镇街|乡镇|街镇|街道|[县区镇乡]"
_ASIDE = "[（(][^（）()]{1,12}[）)]"
CHARGED = rf"{OFFICIAL}|{_PEOPLE}|办事处|(?<![有相]关)(?<!等)部门|(?<=各)(?:(?:{_PLACES})(?:{_ASIDE})?(?:和(?:{_PLACES}))?)(?![区域级类项])"
"""How one ends that a plain verb may charge with a task (由市残联制定办法), 各县区 and the like too."""
PART = "|".join((TEAMS, BRANCHES, ROOMS, CENTRES, "公司"))
"""How the name of a part of a body ends."""

DOMAIN = (
    "发改|发展改革|发展和改革|教育|科技|科学技术|工信|工业和信息化|经信|民族宗教|公安|民政|司法|财政|人社|人力资源(?:和)?社会保障|自然资源"
    "|规划|生态环境|环保|住建|住房城乡建设|住房和城乡建设|城管|城市管理|综合执法|交通|交通运输|水利|水务|农业|农业农村|林业|林草|园林|商务"
    "|文旅|文化和旅游|文化旅游|文化|旅游|卫健|卫生健康|退役军人|应急|应急管理|审计|国资|市场监管|市场监督管理|体育|统计|信访|医保|医疗保障"
    "|金融|税务|气象|消防|通信|电力|供电|供水|供气|供热|燃气|宣传|网信|组织|政法|人防|房管|乡村振兴|粮食|邮政|海关|残联|工会|妇联|数据"
)
DEPARTMENTS = (
    rf"(?:各?[省市县区]级?)?(?:(?:{DOMAIN})(?:[、和及与](?:各?[省市县区]级?)?(?:{DOMAIN}))*)等?部门"
)
"""Departments by what they are for, without a name of their own: 住建、财政部门."""

_LEVELS = r"(?:(?:中央|中省|部省|[省市县区州旗盟乡镇])(?:级|直|属)?[和、]?)*(?:驻[省市县区州旗盟])?"
_SORTS = "企业|央企|国企|公司|银行|高校|院校|院所|学校|医院|协会|商会|学会|社团|社会组织|平台|运营商|园区|基地"
GENERAL = (
    rf"(?:{_LEVELS}(?:各|有关|相关|其他|其它|(?<=[级直属])(?={ANY}))|在(?![建线册职校籍读岗编途此全各有相本产])|驻(?=[{HAN}]{{1,3}}(?:{_SORTS}|{ANY})))"
    rf"(?:(?![和及与由])[{HAN}]){{0,8}}?(?:{ANY}|{_SORTS})(?:[和及与](?:(?![省市县区和及与])[{HAN}]){{0,4}}?(?:{ANY}|{_SORTS}))?"
)
"""A general phrase for bodies: 市直有关部门和单位, 中央和省驻市有关单位, 各相关单位, 有关企业, 在云央企."""

MARKS = "★☆▲△●○◎◆◇■□*＊※#＃"
"""What a list prints beside a body to set it apart; a general clause says why (标★的为牵头单位)."""
_PRINTED = rf"(?:[（(][{MARKS}]+[）)]|[{MARKS}]+)"
_MARK = regex(
    rf"(?<=[{HAN}）)]){_PRINTED}(?=[、，,；;。\s）)\]】]|$)"
    rf"|(?<=[、，,；;：:（(\s]){_PRINTED}(?=[{HAN}])"
)
_BEFORE, _BEHIND = regex(f"{_PRINTED}$"), regex(_PRINTED)


def is_class(words: str) -> bool:
    """Whether words are a general phrase for bodies and nothing else, or name a class of them: 有关企业, 各县（区）."""
    return words.startswith("各") or bool(re.fullmatch(GENERAL, words))


@remembered
def without_marks(text: str) -> str:
    """Return a text of equal length with spaces for the marks beside the names of a list."""
    return _MARK.sub(lambda mark: " " * len(mark.group()), text)


def marks_beside(text: str, start: int, end: int) -> str:
    """Return the marks right before and behind a name that stands in a text."""
    found = (_BEFORE.search(text, 0, start), _BEHIND.match(text, end))
    return "".join(one.group().strip("（）()") for one in found if one)


def apart(words: str) -> list[str]:
    """Return the bodies of a list, 市甲局、市乙局和市丙局; the words as they are if they are no list of bodies."""
    for gap in ("、|以及|[和及与]", "、"):
        each = re.split(gap, words)
        if all(map(is_body, each)):
            return each
    return [words]


def is_body(words: str) -> bool:
    """Whether words end like the name of a body."""
    return bool(re.search(f"(?:{BODY}|{PART})$", words))
