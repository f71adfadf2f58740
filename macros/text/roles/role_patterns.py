"""Pieces of the patterns by which words are found that say who has which part; names are masked. Pure text, no plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from macros.text.characters.han import HAN
from macros.text.characters.regex import regex
from macros.text.parts.nil import NIL
from macros.text.roles import bodies
from macros.text.roles.general_clauses import GENERAL_CLAUSE
from macros.text.roles.no_part import BY_WHOM, ISSUED, OF_SOMETHING, URGED

NAME, REST = "\ue000", "\ue001"
"""What names are replaced by: nothing inside a name is a word of the sentence."""
OPEN, CLOSE = r"（(\[【〔［", r"）)\]】〕］"
NOUN = (
    r"单位|部门|机构|主体|机关|方(?!案|面|向|法|式)|处室|科室|股室"
    r"|领导(?!小组)|[省市县区州旗盟乡镇](?:级|委|政府)?领导(?=\s*[：:])|人(?=\s*[：:])"
)
PLACES = r"(?:[县市]区|区县|县[（(]?市[、，]?区[)）]?|镇街|街镇|乡镇(?:[、和及（(]?街道(?:办(?:事处)?)?[)）]?)?|街道|地区|园区)(?=\s*[：:]|[ \u3000\n\t]|$)"
"""Names of places that end a label, where it can be nothing else: 责任县区：."""
LEADER = (
    "(?:牵头|责任|主责|分管|主管)"
    "(?:[省市县区州旗盟乡镇](?:级|委|政府)?领导|副[省市县区州旗盟乡镇]长|[省市县州旗盟乡镇]长)"
)
"""A leader of the place as a label: 牵头市领导; 协助市领导 is one only before a colon."""
AND = "、和及与兼暨/／"
OR_OTHERS = rf"(?:[{AND}]|或者?|以及)(?:单位|部门|机构)(?!改革|设置)|[（(](?:单位|部门|机构)[)）]"
"""How a label goes on that names its units by two nouns: 责任部门和单位, 牵头部门（单位）."""
ALSO = regex(f"(?<=[位门构体关方室])(?:{OR_OTHERS})$")
_REACHED = "(?:联系)?(?:电话|方式)"
WITH_PERSON = (
    rf"(?:[{AND}]|以及)+(?:其?(?:第一|主要|直接|具体)?(?:责任|负责|联系|联络|经办|承办|分管|主管)(?:人员?|领导|同志)"
    rf"(?:[{AND}]?{_REACHED})?|联络员|{_REACHED})"
)
"""How a label goes on that has the persons stand beside the units: 责任单位及责任人."""
OF_PERSON = regex(f"{WITH_PERSON}$")
"""Where a label says so, at its end."""
SURELY_NOUN = r"单位|部门(?!间|之间|协|联|工作|预算)|机构(?!改革|设置)"
A_PERSON = "人(?!才|员|力|口|民|事|工)|制(?!定|订|作|止|造|约)|同志|任(?!务)|作用"
NOT = (
    r"(?:不(?!仅|只|但|光|断)|没有|没|未|无|无需|无须|毋须|难以|无法|无力|拒不|拒绝|免于|免予|停止"
    r"|避免|防止|杜绝|禁止|严禁|并非|是否)"
)
NOT_GOES_ON = (
    r"(?:按照?[^，,。；;]{0,6}?)?(?:承担|履行|负有|再|得|予|能够?|可以?|应当?|宜|会|需要?|必|用|要|许|允许|想|愿|敢|单独|单|独家|一家|直接|具体"
    r"|主动|积极|继续|全程|统一|仅|只|让|作?为|做|是|担?任|当|属于?|算|由)*+"
)
YET = r"(?:而|但是?|却|然而|可是?)(?:又|实际|至今|仍|尚|均|都|迟迟|长期|故意|无正当理由)*"
NAMES = rf"{NAME}{REST}*(?:(?:[、和及与或]|以及){NAME}{REST}*)*(?:等[{HAN}]{{0,6}}?)?"
WITH_HELP = "的?(?:大力|积极|密切|全力|共同)*(?:配合|协助|参与)下"
"""How 在市乙局配合下 goes on, which says that it does support; 在市委领导下 gives no part."""
_ADVERBS = (
    r"(?:要|应当?|须|具体|共同|分别|统一|统筹|直接|主要|各自|联合|依法|全面|各司其职[，,、]?|认真|切实|抓好|做好|抓紧|及时|尽快|积极|严格"
    r"|(?:按照?|根据|依据|依)?(?:各自)?(?:职责(?:分工)?|任务分工)[，,]?)*"
)
_NAMES_AND_OTHERS = rf"{NAMES}(?:(?:[、和及与]|以及){bodies.GENERAL})*"
BESIDE = regex(rf"(?:{_NAMES_AND_OTHERS}|(?:{bodies.CHARGED})等?)(?:部门|单位)?{_ADVERBS}$")
"""How a text ends before a verb that stands right behind the names it governs."""
BESIDE_NAMES = regex(rf"{_NAMES_AND_OTHERS}(?:部门|单位)?{_ADVERBS}$")
"""The same behind names alone."""
_OF_A_PLACE = rf"(?:各?[国省市县区州乡镇旗盟][{HAN}（）()、]{{0,40}}?|各街?)(?:{bodies.CHARGED})"
"""A body by its name, such as the state's have: 市某某局."""
ALONE = regex(
    rf"(?:(?:^|[{OPEN}，,。；;、：:\s])请?(?:{_NAMES_AND_OTHERS}|{_OF_A_PLACE})"
    rf"|[{OPEN}][^{OPEN}{CLOSE}，,]*(?:{bodies.BODY}|{bodies.CHARGED})等?)"
    rf"(?:部门|单位)?{_ADVERBS}$"
)
"""How a text ends before a verb in whose clause only names stand: （市甲局落实）."""
BY = "由"
BY_SOMEBODY = (
    rf"(?<![原如若非不本经自缘指]){BY}"
    rf"(?:(?=\s*{NAME})|(?:(?![此于的其])[{HAN}、]){{1,20}}?(?:{bodies.CHARGED}))"
)
SOME_BODY = rf"(?:(?![、，和及与])[{HAN}]){{1,14}}?(?:{bodies.CHARGED})"
BY_THEM = regex(rf"由[^，,。；;：:\n]*{BESIDE.pattern}")
LETS_LEAD = regex(rf"(?:{NAMES}|[^，,。；;：:\n]{{1,20}}?(?:{bodies.CHARGED}))(?:牵头|主办|主责)")
"""How words go on behind a verb of which another is the object: 由市乙局协调市甲局牵头."""
ENDS = regex(rf"(?:到位|完毕|好)?(?:[，,、。；;\s{CLOSE}]|$)")
CLAUSE = regex(rf"(?:[^，,。；;\n{CLOSE}]|[，,](?={NAME}))*")
MEMBERS = regex("任组长|任副?主任|任总?召集人|组成|参加")
"""A clause that makes somebody a member of a body gives no task: 由市甲局局长任组长."""
NO_TASK = regex(
    "为主[导体要线题攻]|承担[^，,。；;、\n]{0,8}?(?:风险|后果|损失|法律责任|民事责任|刑事责任|违约|赔偿|费用)"
)
"""Words that begin like a verb that gives a task, but give none: 为主要, 承担费用."""
BY_DUTY = tuple(
    f"{by}{own}{duty}"
    for by in ("按", "按照", "根据", "依据", "依照", "依")
    for own in ("", "各自", "各自的")
    for duty in ("职责", "职责分工")
)
"""Right behind names these say that each does what is its duty, if no other word of the sentence says who does what."""
BY_NOUN = "单位|部门|领导|责任人"
NO_LABEL = "[各该本每]|[有相]关|以[上下]|主送|抄送|发文|印发|制发|发布|起草|制定|编制|成员|报送|填报|公示|咨询"
"""Words before a colon that have one of these say nothing of who has which part: 主送单位."""
FORM_NUMBER = "(?:[0-9０-９]+[.．、)）]|[（(][0-9０-９一二三四五六七八九十]+[)）]|[①-⑳])"
ONLY_NAMES = r"(?=\s*(?:(?![要应须将])[^。；;\n]){2,200}。?\s*(?:\n|$))"
"""How a numbered line of a form goes on behind its label and a stop: 4．主办单位。市甲局。"""
BODIES_ALONE = rf"{NAMES}\s*(?:[。；;\n]|$)"
"""How a cell goes on below 分工 that says nothing but who: with words of their own, those count."""


@dataclass(frozen=True)
class Stems:
    """The words that give a part, as pieces of patterns."""

    verb: str
    weak: str
    """Those that only count right behind names."""
    firm: str
    """All others."""
    all: str
    join: str

    @property
    def part(self) -> str:
        """A word with the noun that it qualifies: 牵头单位."""
        return rf"(?:{LEADER}|(?:{self.all})(?:[{AND}（(]?(?:{self.all})[)）]?){{0,2}}(?:{PLACES}|{NOUN})(?:{OR_OTHERS})?)"

    @property
    def printed(self) -> str:
        """A label as it is printed: 牵头和责任单位及联系人."""
        return rf"(?:{self.part}[{AND}])?{self.part}(?:{WITH_PERSON})?"

    @property
    def other(self) -> str:
        """A label that is in no table: 包保单位."""
        return rf"(?:(?!{self.all}|{NO_LABEL})[{HAN}]){{2,8}}(?:{BY_NOUN})"


_HEAD = rf"(?:(?<=[，,；;。：:\s{OPEN}])|^)"


def _of_nobody(stems: Stems) -> Iterator[str]:
    """Yield the patterns of names, and of words that give nobody a part."""
    verb = stems.verb
    again = rf"{NOT}{NOT_GOES_ON}(?:{verb})*?(?P=again)"
    failed = (
        rf"(?P<again>{verb})(?:(?=(?:{verb})*的?(?:[，,]?{YET})?{again})"
        rf"|(?=[^，,。；;、\n{NAME}{REST}]{{1,15}}?[，,]?{YET}{again}(?:$|[^{HAN}]|[的者])))"
    )  # 应当牵头而未牵头
    yield rf"(?P<name>{NAME}{REST}*)"
    yield rf"(?P<general>{GENERAL_CLAUSE})"
    yield (
        rf"(?P<under>在(?!{NAMES}{WITH_HELP})[^，。；：\n]{{1,60}}?(?:指导|领导|支持|配合|协助|统筹|参与)下"
        rf"|受{NAMES}的?(?:委托|委派|指派|授权))"
    )
    yield (
        rf"(?P<saying>谁[^。；\n]{{1,12}}?谁(?:{verb})"
        rf"|(?:{NOT}{NOT_GOES_ON}|(?:本应|本该|本来应|原应)[当该]?)(?:(?:{stems.firm})+(?:{NOUN})?|{stems.part})"
        rf"|{failed}|{ISSUED}{NAMES}{BY_WHOM}"
        rf"|(?:{verb}|{stems.weak or verb}){OF_SOMETHING}|(?:{URGED}){NAMES}(?=[^，,。；;、：:\n]{{0,8}}(?:{verb}))"
        rf"|(?:(?<![{HAN}])[非原]|(?<=并)非){stems.part}"
        rf"|(?<=[{NAME}{REST}])(?:原[来先]?|曾经?|此前)(?:{verb})"
        rf"|(?:{verb})(?=情况|不(?:力|到位|够|足|好|积极|主动|及时|当)))"
    )
    yield (
        r"(?P<cooperation>(?:加强|强化|增强|注重|促进|形成|相互|互相|协调)"
        rf"[^，。；：、{NAME}{REST}\n]{{0,8}}?配合(?!单位|部门))"
    )


def _beside_names(stems: Stems) -> Iterator[str]:
    """Yield the patterns of words in brackets beside a name, and of nouns behind one: 市甲局为牵头单位."""
    yield rf"(?<=[{NAME}{REST}])[{OPEN}](?P<attached>(?:{stems.firm})(?:{NOUN})?)[{CLOSE}]"
    yield rf"[{OPEN}](?P<prefixed>(?:{stems.firm})(?:{NOUN})?|{stems.part})[{CLOSE}]\s*(?={NAME})"
    yield rf"(?:作?为|是|担?任|(?<![不非])是[{HAN}]{{1,14}}?的)(?P<post>{stems.printed})(?![：:])"


def _labels(stems: Stems) -> Iterator[str]:
    """Yield the patterns of words that stand before the names they govern."""
    printed, other = stems.printed, stems.other
    beside = rf"(?:[{OPEN}][^{NAME}：:{OPEN}{CLOSE}]{{0,20}}[{CLOSE}])?"
    yield (
        rf"(?P<nil>(?:{printed}{beside}(?:为|是)?[ \u3000]*[：:]?|{_HEAD}(?:{stems.all}|{other})[ \u3000]*[：:])"
        rf"[ \u3000]*{NIL}(?=[ \u3000]*(?:[，,；;。{CLOSE}]|\n(?!\s*{NAME})|$)))"
    )
    yield (
        rf"(?P<label>{printed}){beside}"
        r"(?:(?:分别)?(?:为|是|有|包括|如下)?\s*[：:]|\s*[—－–-]+\s*"
        rf"|(?:分别)?(?:为(?!了)|是)|包括|有(?={NAME})|[ \u3000]+"
        rf"|(?={NAME})|(?=[{OPEN}]{NAME}))"
    )
    yield rf"(?:^|(?<=\n))\s*(?P<line>{printed})(?=\s*\n\s*{NAME})"
    yield rf"(?:^|(?<=\n))\s*{FORM_NUMBER}\s*(?P<filled>{printed})。{ONLY_NAMES}"
    yield rf"{_HEAD}(?P<bare>{stems.all})(?:\s*[：:]|(?<=分工)[ \u3000]+(?={BODIES_ALONE}))"
    yield rf"{_HEAD}(?P<other>{other})\s*[：:]"
    yield rf"[{OPEN}](?P<boxed>{other})[{CLOSE}]\s*(?={NAME})"


def _words(stems: Stems) -> Iterator[str]:
    """Yield the patterns of words that stand anywhere else, and of marks."""
    yield rf"(?P<person>(?:{stems.all})(?:{A_PERSON}))"
    yield rf"(?P<noun>(?<![{NAME}{REST}])(?:{stems.all})(?:{SURELY_NOUN}))"
    yield rf"(?P<join>(?!会(?!同)(?<![{NAME}{REST}]会))(?:{stems.join})(?={NAME}|相关|有关|各)|会同(?={SOME_BODY}))"
    yield rf"(?P<verb>{stems.verb}|{stems.weak})" if stems.weak else rf"(?P<verb>{stems.verb})"
    yield rf"(?P<by>{BY_SOMEBODY})"
    yield r"(?P<comma>[，,])"
    yield r"(?P<stop>[。；;！？!?\n])"
    yield r"(?P<colon>[：:])"
    yield rf"(?P<open>[{OPEN}])"
    yield rf"(?P<close>[{CLOSE}])"


def token_kinds(stems: Stems) -> Iterator[str]:
    """Yield the patterns of all tokens, the first that fits counts; each is a group by its kind."""
    yield from _of_nobody(stems)
    yield from _beside_names(stems)
    yield from _labels(stems)
    yield from _words(stems)
