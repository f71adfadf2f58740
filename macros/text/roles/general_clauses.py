"""How a text says at once who leads in many measures: 列第一位的为牵头单位; parts of patterns, no plan."""

from __future__ import annotations

from macros.text.characters.han import HAN
from macros.text.roles import bodies

_WORD = "[^。；;，,、：:\\n\ue000\ue001]"
"""What stands in a clause: no mark that ends one, and no name, which is masked."""
_SAME = "[^。；;，,\\n\ue000\ue001]"
_FIRST = r"(?:[列排居处]|放|位(?=[居列于])|序号|署名)(?:名|序|位)?[列居]?(?:在|于)?(?:第?[一1１](?:顺位|序位|号位|位|名|个|家)|第[一1１]|首位|最?前[列面]?)"
_INSIDE = rf"(?:[列排居处放]|位(?=于))(?:名|序|位)?(?:在|于){_WORD}{{0,8}}?(?:单位|部门|栏|括号|名单)(?:栏|名单)?(?:[中里内]|之)?的?"
"""Where among others something is first: 列在责任单位栏首位."""
_PLACE = "(?:第[一1１](?:个|家|位|名)|首(?:位|个|家|名|列))"
FIRST_PLACE = "第[一1１]|首[位家个名列]|最前|在前|前列|之首|居首|[列排]首|为首|先者|[打排]头(?=的|单位|部门|者)|首?先列|[列排]1号位"
"""The words for the first place, wherever they stand."""
_UNIT = (
    "(?:顺位|序位|号位|[位名个家的者之面]|列?出|所列|[列排]在?|最?前面?|责任|承办|落实|实施|主要|涉及|相关|单位|部门|机构|栏目?|名单|[中里内和或、]"
    "|[省市县区](?:直|级)?(?=单位|部门)|任务|[（(](?:单位|部门)[）)])*"
)
"""What stands between the first place and what the one there is: nothing but words for that one."""
_IS_THE = "[，,]?(?:即|则|均|都|应当?|须|要|一般|原则上|统一|具体|由其)*(?:为|是|系|作为|负责|承担|担任|负)?(?:该|本|各|每)?项?(?:任务|工作|事项|措施)?的?总?"
TO_LEAD = _UNIT + _IS_THE
"""What stands between the first place and the word for leading in a clause that says that the first leads."""
_MARKED = (
    rf"(?:[带标加注打有划]|标注|标有|注有|带有|注明|加注)[“\"]?[{bodies.MARKS}][”\"]?(?:号|标记)?"
)
_LEADS = "(?:牵头|主办|主责|负责)(?:单位|部门)?(?!人|领导|联络|同志)"
_HEADS = r"(?:总?牵头|主办|主责|总责)(?:单位|部门|责任)?"
_UNITS = "的?(?:责任|承办|落实|实施)?(?:单位|部门)?"
_IS = "(?:则|均|应)?(?:即?为|是|系|作为|负责|承担|担任|负)"
_FIRST_ONE = (
    rf"(?:第[一1１](?:个|家|位|名|顺位|序位)?(?:列出的)?|首(?:位|个|家|名|列)|首?先列出?(?=的)|[打排]头(?=的|单位|部门)|(?<![{HAN}])为首(?=的)|(?<=[位门])之首|[列排居](?:名|序|位)?(?:在|于)?(?:前面?(?=的)|首(?=[的者])|先(?=者)))"
    rf"[的者]?{_UNITS}[的者]?(?:{_IS}{_HEADS}|(?<=[位门的者])(?:牵头|主办|主责)(?!单位|部门|人))"
)
"""The first one, and that he leads: 首位责任单位负责牵头, 排名在前的为牵头单位."""
_LEADER_IS = rf"(?:牵头|主办|主责)(?:单位|部门)(?:均|都|统一|一般)?(?:[（(]?即|即?为|是|系|指)(?:{_WORD}{{0,8}}?(?:{_FIRST}|{_INSIDE}首位|(?:单位|部门|的){_PLACE})|{_PLACE})的?(?:责任|承办)?(?:单位|部门)?"
"""The same the other way round: 牵头单位为列第一位的责任单位."""
_LEADER_STANDS = rf"(?:牵头|主办|主责)(?:单位|部门)(?:均|都|统一|一般)?{_FIRST}(?![的者])"
"""The same by where the leading one stands: 牵头单位列首位."""
BRACKETS_ARE = "括[号弧](?:[内里中]|所?[列注标]出?明?|的|单位|部门|名单|均|都|各|皆)*(?:为|是|系)(?:责任|承办)(?:单位|部门)"
"""What says at once who is responsible in many measures: 括号内为责任单位."""
GENERAL_CLAUSE = (
    rf"{BRACKETS_ARE}|{_LEADER_IS}|{_LEADER_STANDS}|(?:{_FIRST}|{_INSIDE}(?:{_PLACE}|最前面?)){TO_LEAD}(?:负总责|第一责任单位|主要责任单位|{_LEADS})"
    rf"|{_MARKED}(?:的[，,])?{_SAME}{{0,20}}?(?:负总责|{_LEADS})"
    rf"|(?<![为是系任]){_FIRST_ONE}"
    rf"|(?:加粗|加黑|黑体|楷体|斜体|下划线){_SAME}{{0,10}}?(?:为|是){_LEADS}"
    rf"|(?:无|没有|未(?:明确|列出|注明|标明|指定)|不设)(?:有|了)?牵头(?:单位|部门)的?[^。；;\n\ue000]{{0,30}}牵头(?:单位|部门)?"
)
"""What says at once who leads in many measures: 列第一位的为牵头单位. Its words give no name a part."""
