"""Whatever is wrong between braces is said in Chinese, with file and line: none of Jinja's or Python's own words."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import jinja2
import pytest
from jinja2 import TemplateRuntimeError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError

from macros.pages.prose import ProseError, shown
from macros.pages.prose_words import reason
from tests.pages.test_prose import environment
from tests.some import some

SYNTAX = r"""
{{ x|nosuch }} => 没有“nosuch”这个过滤器
{{ x|safe }} => 没有“safe”这个过滤器
{{ x is nosuch }} => 没有“nosuch”这种判断
{{ link( }} => 到了“}”，前面还缺“)”
{{ x => 没有写完，后面缺“}}”
{{ }} => “}}”前面缺内容
{% if x %} => “if”没有结束，请补上“endif”
{% for a in x %} => “for”没有结束，请补上“endfor”
{% endif %} => “endif”前面没有与它对应的开头
{% else %} => “else”前面没有与它对应的开头
{% elif x %} => “elif”前面没有与它对应的开头
{% nosuch %} => 没有“nosuch”这种语句
{% do x %} => 没有“do”这种语句
{% if x %}{% endfor %} => “endfor”前面的“if”还没有结束
{% if %} => “%}”前面缺内容
{% for a x %}{% endfor %} => 这里应是“in”，写的却是“x”
{{ 'a }} => 引号“'”没有成对
{{ a b }} => 这里应是“}}”，写的却是“b”
{{ x. }} => 点后面要写名字
{{ x[] }} => 它没有“()”这一项
{{ x[1 }} => 到了“}”，前面还缺“]”
{{ x) }} => 多了“)”
{{ 1 + }} => 多了“}}”，或者前面缺内容
{{ {1} }} => 这里应是“:”，写的却是“}”
{{ @ }} => 不能有“@”
{{ x && x }} => 不能有“&”
{{ "\x" }} => 认不出来
{# 甲 => 注释没有结束，请补上“#}”
{% raw %}甲 => “raw”没有结束
{% set x %} => “set”没有结束，请补上“endset”
{% set 1 = 2 %} => set 和 for 后面要写一个没有用过的名字
{% for loop in x %}{% endfor %} => set 和 for 后面要写一个没有用过的名字
{% set x.y = 1 %} => “x”不是用 namespace() 得来的
{% macro m(1) %}{% endmacro %} => 这里应是“名字”，写的却是“数”
{% macro m(a=1, b) %}{% endmacro %} => 有默认值的参数要写在后面
{% macro m(a, a) %}{% endmacro %} => 同一个参数写了两次
{% call x %}{% endcall %} => call 后面要写宏和括号
{% from 'part.md' import _b %} => 下划线开头的名字
{% block a %}{% endblock %}{% block a %}{% endblock %} => “a”这个 block 写了两次
{% block a-b %}{% endblock %} => block 的名字里不能有横线
{% block a required %}甲{% endblock %} => 写了 required 的 block 里不能有内容
{% if x %}{% extends 'part.md' %}{% endif %} => 没有 extends
{{ link(a=1, a=2) }} => 同一个参数写了两次
{{ link(a=1, 2) }} => 参数的顺序不对
{{ x is none is none }} => 一处只能写一个 is
{% 'a' %} => 语句的名字没有写
{% for a in x recursive %}{% endfor %} => 没有 recursive 循环
{{ “a” }} => 不能有““”，引号、括号、逗号和冒号都用英文的
{{ link（"a"） }} => 不能有“（”，引号、括号、逗号和冒号都用英文的
{{ link("a"， "b") }} => 不能有“，”，引号、括号、逗号和冒号都用英文的
""".strip().split("\n")
RUNNING = r"""
{{ x|upper(1) }} => 给的值多了或少了
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(1, 2) }} => 宏“m”最多给 1 个值
{% macro m(a) %}{{ a }}{% endmacro %}{{ m(b=1) }} => 没有“b”这个参数
{% macro m(a) %}{{ a }}{% endmacro %}{{ m() }} => 宏的参数“a”没有给
{% macro m() %}{{ m() }}{% endmacro %}{{ m() }} => 自己调用自己，没有尽头
{% call x() %}{% endcall %} => 不是宏，后面不能有括号
{% include 'nosuch.md' %} => 要放进的“nosuch.md”在 docs/ 里没有
{% include [] %} => 在 docs/ 里没有
{% include 1 %} => 不是列表，不能逐个取
{% extends 'part.md' %} => 没有 extends
{% block a required %}{% endblock %} => 没有“a”这个 block
{{ self.a() }} => 它没有“a”这一项
{% for a in 1 %}{% endfor %} => 不是列表，不能逐个取
{% for a, b in [1] %}{% endfor %} => 不是列表，不能逐个取
{% for a, b in [[1]] %}{% endfor %} => 每一项的个数与名字的个数不同
{% for a in [1] %}{{ loop(1) }}{% endfor %} => loop 不能当宏用
{% for a in [1] %}{{ loop.cycle() }}{% endfor %} => 给的值多了或少了
{{ nosuch }} => 没有“nosuch”
{{ name }}{{ x.name }} => 没有“name”
{{ x.string }} => 它没有“string”这一项
{% macro m() %}{% endmacro %}{% call m() %}{% endcall %} => 这个宏不显示 call 里面的内容
{{ x.nosuch.b }} => 它没有“nosuch”这一项
{{ [1][5] }} => 它没有“5”这一项
{{ none.x }} => 它没有“x”这一项
{{ x() }} => 不是宏，后面不能有括号
{{ none + 1 }} => 种类不同的值不能放在一起算
{{ 'a' + 1 }} => 种类不同的值不能放在一起算
{{ -'a' }} => 种类不同的值不能放在一起算
{{ 1 / 0 }} => 除以了零
{{ 1 % 0 }} => 除以了零
{{ x[::0] }} => 除以了零，或者步长是零
{{ 1 < 'a' }} => 种类不同的值不能比大小
{{ 'a' in 1 }} => 不是列表，不能逐个取
{{ 1|length }} => 给的值的种类或写法不对
{{ 'a'|round }} => 给的值的种类或写法不对
{{ []|first }} => 列表是空的，取不出
{{ []|max }} => 列表是空的，取不出
{{ 'a'|replace('b') }} => 给的值多了或少了
{{ x|dictsort }} => 给的值的种类或写法不对
{{ {1: 2}|dictsort(by='x') }} => 给的值的种类或写法不对
{{ [x]|map('nosuch')|list }} => 没有“nosuch”这个过滤器或判断
{{ [x]|map|list }} => 给的值多了或少了
{{ [x]|selectattr|list }} => 给的值多了或少了
{{ [1]|sum('nosuch') }} => 它没有“nosuch”这一项
{{ '%d' % 'a' }} => 给的值的种类或写法不对
{{ '%s %s' % 'a' }} => 给的值多了或少了
{{ '{}'.format() }} => 给的值多了或少了
{{ '{a}'.format() }} => 给的值的种类或写法不对
{{ range() }} => 给的值多了或少了
{{ range('a') }} => 给的值的种类或写法不对
{{ range(1000001) }} => range 最多 100000
{{ cycler() }} => 给的值多了或少了
{{ namespace().a }} => 它没有“a”这一项
{{ link(1) }} => 给的值多了或少了
{{ link(a=1) }} => 没有“a”这个参数
{{ link(*1) }} => 不是列表，不能逐个取
{{ link(**1) }} => 不是列表，不能逐个取
{{ x.upper(1) }} => 给的值多了或少了
{{ fails() }} => 页面里的宏出错：方案中没有 id 为“a”的措施；
{{ breaks() }} => 给的值的种类或写法不对
{{ ''.__class__ }} => 不能用“__class__”
{{ [].append(1) }} => 不能用“append”
{{ 9**9 }} => ** 只用于不太大的数
{{ [x] }} => 不是一段文字
{{ {}.get(1) }} => 没有值
""".strip().split("\n")
OURS = "plan|id|docs|md|range|namespace|or|set|for|is|extends|block|required|call|autoescape|include|loop|raw|end|recursive|x"
_QUOTED = re.compile(r"docs/page\.md|“[^”]*”|\{\{.*?\}\}")


def fails() -> str:
    raise KeyError("方案中没有 id 为“a”的措施")


def breaks() -> str:
    raise ValueError("something is wrong with the value")


def english(said: str) -> set[str]:
    """Return the words of another language, but for what was written on the page and our own terms."""
    return set(re.findall(r"[A-Za-z]{2,}", _QUOTED.sub("", said))) - set(OURS.split("|"))


def refused(text: str) -> str:
    made = environment()
    made.globals |= {"fails": fails, "breaks": breaks}
    with pytest.raises(ProseError) as found:
        made.from_string(f"一\n\n{text}\n").render(x=shown("甲"))
    return str(found.value)


@pytest.mark.parametrize("row", [*SYNTAX, *RUNNING])
def test_every_error_between_braces_is_said_in_chinese_with_its_line(row: str) -> None:
    text, words = row.split(" => ")
    said = refused(text)
    assert said.startswith("docs/page.md:3: "), said
    assert words in said
    assert not english(said), said
    assert said.endswith("。")
    assert "\n" not in said


def raised() -> list[str]:
    """Return the messages that the modules of Jinja give their errors."""
    folder = Path(jinja2.__file__).parent
    found: list[str] = []
    for name in "parser lexer compiler nodes runtime sandbox filters environment utils".split():
        for node in ast.walk(ast.parse((folder / f"{name}.py").read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            if called == "fail" or called.endswith("Error"):
                found += [words for argument in node.args[:1] if (words := written(argument))]
    return found


def written(node: ast.expr) -> str:
    """Return a text of a program with a word in each of its gaps."""
    if isinstance(node, ast.JoinedStr):
        return "".join(written(part) or "'gap'" for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


@pytest.mark.parametrize("words", sorted(set(raised())))
def test_no_message_of_jinja_comes_through(words: str) -> None:
    errors = (
        TemplateSyntaxError(words, 1),
        UndefinedError(words),
        SecurityError(words),
        TemplateRuntimeError(words),
        TypeError(words),
    )
    for error in some(errors):
        assert not english(reason(error)), reason(error)


def test_jinja_has_messages() -> None:
    assert len(some(raised())) > 40


def test_code_that_python_cannot_take_is_refused_too() -> None:
    for text in (
        "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
        "{% for a in x %}" * 30 + "{% endfor %}" * 30,
    ):
        with pytest.raises(ProseError) as found:
            environment().from_string(text)
        assert "套得太深" in str(found.value)
        assert not english(str(found.value))
