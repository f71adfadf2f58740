"""What bodies a text names: in lists behind and before words of roles, and in running text; no plan.

In a list that a label governs everything is a name. In running text a name begins with the level of
government (市, 县, 各乡镇) and ends as bodies are called (局, 委, 办公室).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from macros.importing.evidence import last_brackets
from macros.model.role_words import GRAMMAR, VERBS, assigns, roles_of
from macros.text.statements import general_clauses

_OPEN, _CLOSE = "（([【〔", "）)]】〕"
_HAN = r"[\u4e00-\u9fff]"
_SUFFIX = (
    r"(?:(?<![布格大全开结时战变危])局(?!面|势|部|长)|委员会(?!成员)|委(?!托|派|任|员|书记|会|领导)|管委会|办公室|办公厅|办事处"
    r"|(?<![督承主交协举创包])办(?!理|事|法|公|学|好|成|结|件|证|税|案|班|主任)"
    r"|厅(?!堂|长)|(?<![全内外干总支局])部(?!门|分|署|委|队|位|件|长)|法院|检察院|医院|学院|研究院"
    r"|(?<![以为])中心(?!城|镇|工作|任务|区|村)|政府(?!采购|投资|部门|规章|各|信息|网站|补|分管|分线|领导|主导|工作|令|文件|同意|公报|第[0-9一二三四五六七八九十百]+[次届]|常务会议|审定|批准|研究|审议|职能)"
    r"|有限公司|公司|集团(?!有限|公司|股份)|分行|银行(?!业|机构|卡)|大学(?!生)|学校|协会|学会|商会|联合会|总工会|妇联|工商联|残联|科协|文联|侨联"
    r"|支队|大队|总队|领导小组|联席会议|指挥部|工作专班|红十字会|供销社)"
)
_LEVEL = (
    r"(?:各(?:相关|有关)?(?:县(?:[（(][^（()）]{1,6}[）)])?|市(?:[（(][^（()）]{1,6}[）)])?|区(?:[（(][^（()）]{1,6}[）)])?|乡镇?|镇(?:[（(][^（()）]{1,6}[）)])?|街道|级|旗|州|地级以上市)"
    r"|省|市(?!场|民|政|容|值|级|域)|市(?=民政|场监|场管|政府|政协|政管|政务|政公|容)|县(?!域|级)|区(?!域|级|块|位)|州|旗|新区|高新区|经开区|开发区|自治区|国家(?!级)|中共|团(?=[省市县区]委))"
)
_MIDDLE = r"[^\W\d_的了在由与及向把将等为、，。；：]"
_GOES_ON = r"(?:办公室|办公厅|各?成员单位|(?<=委)(?:[\u4e00-\u9fff]{2,7}?(?:部(?!门)|办公室)|办(?!公|理|法|事)|党校|政法委|编办))?"
_CLASS = re.compile(
    r"各(?:成员单位|级人民政府|级政府|县（市、区）|县（区）|县\(市、区\)|县\(区\)|市、县（区）|乡镇|镇街|镇（街道）|街道)"
    r"(?:人民政府|政府|办事处|管委会)?|各地(?![区级方])|(?:相关|有关)责任(?:部门|单位)|(?:[省市县区]{1,2}|各)?(?:[^\W的是各]{2,6}?)主管部门|(?<=[对由])县(?:（[^（()）]{1,4}）|区)(?:人民政府)?"
)
_CALLED = re.compile(
    rf"(?P<name>{_HAN}{{4,30}})[（(](?:以下|下)?简称[“]?(?P<short>{_HAN}{{2,12}})[”]?[）)]"
)
_STANDS = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|由|会同|与|和|及|以及|对|向|报|报请|报送|在|经|受|请|于|商|以|将|从|据|按|是|为|让|把|督促|支持|配合|交|给|送|到"
    r"|委托|依托|邀请|组织|通过|联合|协同|指导|同|征求|要求|提交|设在|加强|建立|成立|健全|完善|发挥|并|纳入|抄送|参照|按照|年[底末]?前?|聘请|委托)$"
)
_TAIL = re.compile(
    r"(?:等(?:有关|相关)?(?:部门|单位)?)?(?:要|应当?|须)?(?:共同|分别|联合|具体|各自|协同|密切|积极|主动|全力)*"
    r"(?:(?:按照?|依据?|根据)(?:各自)?(?:职责|职能|分工|任务|权限|管辖)[^，,；;]{0,6}?)*"
    rf"(?:共同|分别)?(?:{'|'.join([*VERBS, '落实', '实施'])})(?:[^、，,；;]{{0,14}})$"
)
_NO_NAME = re.compile(
    r"(?:按|依|根据|设立|建立|成立|组织(?!部)|开展|推动|加强|制定|会同|第一|标注|其他|分别|负责|牵头|配合|落实|推进|完成|以上|本条|下同|如下|等等|年|月底)"
)
_JOINED = re.compile("会同|以及")


_LEADING = re.compile(
    r"^.*?(?:依托|通过|建立|建设|成立|设立|组建|健全|完善|按照|根据|[由以对在])(?=.{4})"
)


class Bodies:
    """Finds the names of bodies in the texts of a notice."""

    def __init__(self, places: Sequence[str] = ()) -> None:
        """Take the places whose bodies issue the notice: 开封市. With them names begin too."""
        stems = [re.escape(place[:-1]) for place in places if len(place) > 2]
        begins = "|".join([_LEVEL, *(f"(?:中共|共青团)?{stem}" for stem in stems)])
        self._free = re.compile(rf"(?:{begins})(?:{_MIDDLE}{{0,20}}?){_SUFFIX}{_GOES_ON}")

    def listed(self, text: str) -> Iterator[str]:
        """Yield the names in lists that words of roles govern."""
        yield from _labelled(text)
        yield from _in_brackets(text)

    def named(self, text: str) -> Iterator[str]:
        """Yield the names in running text."""
        for match in self._free.finditer(text):
            name = match.group()
            stands = _STANDS.search(text[max(0, match.start() - 4) : match.start()])
            if stands and not _NO_NAME.search(name):
                yield name

    def classes(self, text: str) -> Iterator[str]:
        """Yield the names of bodies that running text names together: 各成员单位."""
        for match in _CLASS.finditer(text):
            if _STANDS.search(text[max(0, match.start() - 4) : match.start()]):
                yield match.group()


def short_names(text: str) -> Iterator[tuple[str, str]]:
    """Yield what a text says that it calls by a short name: 市工作领导小组（以下简称领导小组）."""
    for match in _CALLED.finditer(text):
        yield _LEADING.sub("", match["name"]), match["short"]


def _labelled(text: str) -> Iterator[str]:
    """Yield the names in lists behind labels: 牵头单位：甲局、乙局."""
    words = GRAMMAR.words(text)
    for n, word in enumerate(words):
        if not word.before:
            continue
        start = word.end + len(text[word.end :]) - len(text[word.end :].lstrip("：:为是 \u3000\t"))
        nexts = [other.start for other in words[n + 1 :] if other.before]
        stop = min([_list_end(text, start), *nexts])
        person = word.word.endswith(("领导", "人", "同志"))
        for name in split_list(text[start:stop]):
            if is_body(name) or (roles_of(word) and is_name(name) and not person):
                yield name


def _list_end(text: str, start: int) -> int:
    """Return where a list ends: at a stop, at the end of the line or of the brackets around it."""
    depth = 0
    for place in range(start, len(text)):
        char = text[place]
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            if not depth:
                return place
            depth -= 1
        elif char in "。\n" or (char in "；;：:" and not depth):
            if char in "；;" and is_body(text[place + 1 :].split("；")[0].strip("。 \n")):
                continue
            return place
    return len(text)


def _in_brackets(text: str) -> Iterator[str]:
    """Yield the names in brackets at the end of a paragraph: （甲局牵头，乙局、丙局配合）."""
    for paragraph in text.split("\n\n"):
        span = last_brackets(paragraph)
        inner = paragraph[slice(*span)] if span else ""
        words = GRAMMAR.words(inner)
        if any(word.before for word in words) or general_clauses(inner):
            continue
        governed = any(assigns(word) or roles_of(word) for word in words)
        for segment in _segments(inner, "，,；;"):
            listed = _TAIL.sub("", segment)
            for name in split_list(listed):
                if is_body(name) or (governed and listed != segment and is_name(name)):
                    yield name


def split_list(listed: str) -> Iterator[str]:
    """Yield the items of a list of names."""
    for piece in _segments(_JOINED.sub("、", listed), "、，,；;/\n"):
        for item in _and(piece.strip(" \u3000\t。.")):
            name = re.sub(r"^(?:由|及|和|与|其中)", "", item.strip())
            name = re.sub(r"等(?:有关|相关)?(?:部门|单位)?$", "", name)
            if bracket := re.fullmatch(r"(.{2,}?)[（(]([^（()）]*)[）)]", name):
                kept = name.startswith("各") or len(bracket[2]) < 3
                name = name if kept else bracket[1]
            name = re.sub(r"^[0-9０-９]+[.．、]|^[（(][^（()）]*[）)]", "", name).strip()
            if name:
                yield name


def _and(piece: str) -> list[str]:
    """Return what 和 and the like part, where both sides are called like bodies."""
    for match in re.finditer("[和与及]", piece):
        left, right = piece[: match.start()], piece[match.end() :]
        named = is_body(left) or re.search(
            r"(?:各|有关|相关).*(?:部门|单位|机构|企业|乡镇|街道)$", left
        )
        if named and (is_body(right) or (is_name(right) and "各" in right)):
            return [left, *_and(right)]
    return [piece]


def _segments(text: str, marks: str) -> Iterator[str]:
    """Yield what ``marks`` part, outside brackets."""
    depth, start = 0, 0
    for place, char in enumerate(text):
        depth += (char in _OPEN) - (char in _CLOSE)
        if char in marks and depth <= 0:
            yield text[start:place]
            start = place + 1
    yield text[start:]


_BODY = re.compile(
    rf"(?:{_HAN}|[（(](?:{_HAN}|、){{1,8}}[）)]|[A-Za-z0-9]){{1,30}}?{_SUFFIX}(?:办公室|办公厅)?"
)


def is_body(name: str) -> bool:
    """Whether a name ends as bodies are called."""
    return len(name) <= 40 and bool(_BODY.fullmatch(name)) and not _NO_NAME.search(name)


def is_name(name: str) -> bool:
    """Whether words can be a name at all: in a list that a label governs."""
    return (
        2 <= len(name) <= 30
        and bool(re.fullmatch(rf"(?:{_HAN}|[A-Za-z0-9（）()、·“”])+", name))
        and not _NO_NAME.search(name)
        and name not in ("无", "全体", "同上", "各单位", "有关方面")
    )
