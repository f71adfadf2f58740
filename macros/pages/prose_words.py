"""What is wrong between braces, in Chinese: the words of Jinja and of Python for it, and ours.

The last row of each table takes whatever is left, so that no reader of a message needs English.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from jinja2 import TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from macros.text.characters.han import HAN

Table = Sequence[tuple[str, str]]
_SYNTAX: Table = (
    (r"No filter named '(.+?)'", "没有“{0}”这个过滤器"),
    (r"No test named '(.+?)'", "没有“{0}”这种判断"),
    (r"unexpected end of template, expected '(.+?)'", "没有写完，后面缺“{0}”"),
    (r"looking for the following tags: 'end(?!if|for)(\w+)'", "“{0}”没有结束，请补上“end{0}”"),
    (r"unknown tag '(.+?)'.*innermost block .* is '(.+?)'", "“{0}”前面的“{1}”还没有结束"),
    (r"innermost block that needs to be closed is '(.+?)'", "“{0}”没有结束，请补上“end{0}”"),
    (r"unknown tag '(end\w+|else|elif)'", "“{0}”前面没有与它对应的开头"),
    (r"unknown tag '(.+?)'", "没有“{0}”这种语句"),
    (r"unexpected '(.+?)', expected '(.+?)'", "到了“{0}”，前面还缺“{1}”"),
    (r"Expected an expression, got '(.+?)'", "“{0}”前面缺内容"),
    (r"expected token '(.+?)', got '(.+?)'$", "这里应是“{0}”，写的却是“{1}”"),
    (
        r"unexpected char '([‘’“”，。：；（）【】、！？])'",
        "不能有“{0}”，引号、括号、逗号和冒号都用英文的",
    ),
    (r"unexpected char ['\"](['\"])['\"]", "引号“{0}”没有成对"),
    (r"unexpected char ['\"](.+?)['\"] at", "不能有“{0}”"),
    (r"unexpected '(.+)'", "多了“{0}”，或者前面缺内容"),
    (r"expected name or number", "点后面要写名字"),
    (r"expected subscript expression", "方括号里要写内容"),
    (r"Missing end of comment tag", "注释没有结束，请补上“#}}”"),
    (r"Missing end of raw directive", "“raw”没有结束，请补上“endraw”"),
    (r"can't assign to|special loop variable", "set 和 for 后面要写一个没有用过的名字"),
    (r"non-default argument follows default", "有默认值的参数要写在后面"),
    (r"expected call", "call 后面要写宏和括号"),
    (r"names starting with an underline", "下划线开头的名字不能从别的文件取"),
    (r"block '(.+?)' defined twice", "“{0}”这个 block 写了两次"),
    (r"Block names in Jinja", "block 的名字里不能有横线"),
    (r"Required blocks can only", "写了 required 的 block 里不能有内容"),
    (r"invalid syntax for function call", "参数的顺序不对，写了名字的放在后面"),
    (r"tag name expected", "语句的名字没有写"),
    (r"keyword argument repeated|duplicate (?:parameter|argument)", "同一个参数写了两次"),
    (r"cannot chain multiple tests", "一处只能写一个 is"),
    (r"extend from a non top-level", "extends 不能放在别的语句里"),
    (r"too many statically nested|nested too deeply|too many nested|recursion", "嵌套得太深"),
    (rf"[{HAN}]", "{message}"),
    (r"", "认不出来"),
)
_UNDEFINED: Table = (
    (r"^'([^']+)' is undefined", "没有“{0}”"),
    (r"has no (?:attribute|element) '?([^']+?)'?$", "它没有“{0}”这一项"),
    (r"sequence was empty", "列表是空的，取不出"),
    (r"parameter '(.+?)' was not provided", "宏的参数“{0}”没有给"),
    (r"", "取不出"),
)
_UNSAFE: Table = (
    (rf"[{HAN}]", "{message}"),
    (r"access to attribute '(.+?)'", "不能用“{0}”"),
    (r"", "不能用这一项"),
)
_OTHERS: Table = (
    (rf"[{HAN}]", "{message}"),
    (r"No (?:filter|test) named '(.+?)'", "没有“{0}”这个过滤器或判断"),
    (r"macro '(.+?)' takes not more than (\d+)", "宏“{0}”最多给 {1} 个值"),
    (r"takes no keyword argument '(.+?)'|unexpected keyword argument '(.+?)'", "没有“{0}”这个参数"),
    (r"special caller argument", "这个宏不显示 call 里面的内容，不能这样用"),
    (r"not callable", "不是宏，后面不能有括号"),
    (
        r"missing \d+ required|not enough arguments|positional arguments? but|takes (?:at|no|exactly)"
        r"|expected at|takes from|Missing parameter|requires a filter|index out of range|at least one item"
        r"|no items for cycling|not all arguments converted",
        "给的值多了或少了",
    ),
    (r"values to unpack", "每一项的个数与名字的个数不同"),
    (
        r"not iterable|unpack non-iterable|must be an iterable|must be a mapping",
        "不是列表，不能逐个取",
    ),
    (r"not supported between", "种类不同的值不能比大小"),
    (r"operand type|can only concatenate|must be str", "种类不同的值不能放在一起算"),
    (r"by zero|be zero", "除以了零，或者步长是零"),
    (r"Range too big", "range 最多 100000"),
    (r"recursion", "自己调用自己，没有尽头"),
    (r"extended multiple times", "extends 只能写一次"),
    (r"Required block '(.+?)' not found", "没有“{0}”这个 block"),
    (r"'recursive' marker", "loop 不能当宏用"),
    (r"", "给的值的种类或写法不对"),
)
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "begin of comment": "{#",
    "end of comment": "#}",
    "end of template": "网页的结尾",
    "template data / text": "正文",
    "name": "名字",
    "integer": "数",
    "float": "数",
    "string": "引号里的文字",
}
"""What Jinja calls the parts of which templates are made."""


def reason(error: BaseException) -> str:
    """Return what is wrong, as a sentence that says what to do."""
    if isinstance(error, SecurityError):
        return f"花括号里只能用 plan 的字段和本站的宏，不能运行别的程序（{_said(error, _UNSAFE)}）；请删去这一处。"
    if isinstance(error, UndefinedError):
        return f"花括号里的名字没有（{_said(error, _UNDEFINED)}）；能用的是 plan 的字段和本站的宏，请检查写法。"
    if isinstance(error, TemplateNotFound):
        return f"花括号里要放进的“{error.name or ''}”在 docs/ 里没有；请检查文件名，从 docs/ 写起。"
    if isinstance(error, TemplateSyntaxError | SyntaxError):
        return f"花括号的写法不对（{_said(error, _SYNTAX)}）；请检查括号、引号和名字。"
    return f"页面里的宏出错：{_said(error, _OTHERS)}；请检查花括号里的名字和 id。"


def _said(error: BaseException, table: Table) -> str:
    message = (
        error.msg if isinstance(error, SyntaxError) else str(error.args[0] if error.args else "")
    ) or ""
    if isinstance(error, TemplateSyntaxError):
        message = error.message or ""
    for pattern, words in table:
        if found := re.search(pattern, message, re.DOTALL | re.IGNORECASE):
            of_tokens = (
                "xpected" in pattern and table is _SYNTAX
            )  # elsewhere it is a writer's own word
            parts = [_TOKENS.get(p, p) if of_tokens else p for p in found.groups() if p]
            return words.format(*parts, message=message.rstrip("。"))
    raise AssertionError(message)
