"""What pages have between braces shows the plan and nothing else; whatever the plan says is inert."""

from __future__ import annotations

from typing import Any

import pytest
from jinja2 import DictLoader
from markdown import Markdown

from macros.loading.load import load
from macros.pages.prose import Prose, ProseError, marked, shown
from tests.conftest import SECOND

HOSTILE = (
    "<script>alert(1)</script>",
    '<img src="x" onerror="alert(1)">',
    '" onclick="alert(1)" x="',
    "[点这里](javascript:alert(1))",
    "![图](https://evil.example/x.png)",
    "<https://evil.example/>",
    "**粗** *斜* `码`",
    "# 标题",
    "| 甲 | 乙 |",
    "{{ 7*7 }}{% raw %}",
    "{: onclick=alert(1) }",
    "&lt;b&gt;&#60;b&#62;",
    "*[方案]: 注入",
    "--8<-- mkdocs.yml",
)
WAYS = (
    "{{ x }}",
    "前{{ x }}后",
    "# {{ x }}",
    "> {{ x }}",
    "| 列 |\n|---|\n| {{ x }} |",
    "{% for one in [x, x] %}\n- {{ loop.index }} {{ one }}\n{% endfor %}",
    "{{ x ~ link() }}",
    "{{ [x, x]|join('、') }}",
    "{{ 'a' ~ x ~ 'b' }}",
    "{{ x|upper }}",
    "{{ x|title }}",
    "{{ x|replace('甲', '<b>乙</b>') }}",
    "{{ x.upper() }}",
    "{{ x[:7] }}",
    "{{ '%s' % x }}",
    "{{ 'a{}'.format(x) }}",
    "{{ x|list|join }}",
    "{{ x|string|trim|truncate(9) }}",
    "{% set y = x %}{{ y }}",
    "{% set y %}{{ x }}{% endset %}{{ y }}",
    "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
    "{{ link() ~ x }}",
    "{{ [link(), x]|join(x) }}",
    "{{ x|replace(x, x) }}",
    "{% macro m(y) %}{{ y }}{{ caller(y) }}{% endmacro %}{% call(y) m(x) %}{{ y }}{% endcall %}",
    "{{ {'a': x}.a }}",
    '{% include "part.md" %}',
)
"""Ways in which a page may show a value."""
PIECE = '<a href="/">甲</a>'
"""What a macro gives."""


def environment() -> Prose:
    parts = {"part.md": "{{ x }}", "wrong.md": "\n\n{{ nothing }}"}
    macros = {"link": marked(lambda: PIECE), "called": marked(lambda words: f"<b>{words}</b>")}
    return Prose(DictLoader(parts), macros, lambda name, line: f"docs/{name or 'page.md'}:{line}")


def elements(way: str, value: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements, with their attributes, of a page that shows a value."""
    from lxml import html

    text = environment().from_string(way).render(x=shown(value))
    made = Markdown(extensions=["attr_list", "tables", "abbr", "def_list", "footnotes"])
    tree = html.fragment_fromstring(made.convert(text), create_parent="div")
    return [(str(one.tag), tuple(sorted(one.keys()))) for one in tree.iter()]


@pytest.mark.parametrize("way", WAYS)
def test_a_hostile_value_adds_no_element_and_no_attribute(way: str) -> None:
    plain = elements(way, "甲乙丙")
    for value in HOSTILE:
        assert elements(way, value) == plain, value


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_shown_as_it_is(value: str) -> None:
    from lxml import html

    text = environment().from_string("前{{ x }}后").render(x=shown(value))
    tree = html.fragment_fromstring(Markdown(extensions=["attr_list"]).convert(text))
    assert tree.text_content() == f"前{value}后"


def test_all_text_of_a_plan_is_inert_and_nothing_of_it_can_be_called() -> None:
    plan = load(SECOND).file.plan
    view = shown(plan)
    assert str(environment().from_string("{{ plan.title }}").render(plan=view))
    waiting: list[Any] = [view]
    texts = 0
    while waiting:
        value = waiting.pop()
        assert not callable(value)
        assert not hasattr(value, "__html__"), "text until it is printed"
        if isinstance(value, str):
            texts += 1
        elif isinstance(value, tuple):
            waiting.extend(value)
        elif hasattr(value, "__dict__"):
            waiting.extend(vars(value).values())
    assert texts > 5


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{{ cycler.__init__.__globals__.os.popen("id").read() }}', "不能运行别的程序"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "不能运行别的程序"),
        ("{{ link.__globals__ }}", "不能运行别的程序"),
        ("{{ link.__globals__.x }}", "不能运行别的程序"),
        ("{{ x|attr('__class__') }}", "没有“attr”这个过滤器"),
        ("{{ [x]|map(attribute='__class__')|list|join }}", "不能运行别的程序"),
        ("{{ '{0.__class__}'.format(x) }}", "不能运行别的程序"),
        ("{{ x.unescape() }}", "它没有“unescape”这一项"),
        ("{{ x.encode() }}", "不能运行别的程序"),
        ("{{ none }}", "没有值"),
        ("{{ none ~ x }}", "没有值"),
        ("{{ none|upper }}", "没有值"),
        ("{{ [x]|string }}", "不是一段文字"),
        ("{{ (x, [x])|string|length }}", "不是一段文字"),
        ("{{ '{}{}'.format(x, [x]) }}", "不是一段文字"),
        ("{{ '{a}'.format_map({'a': link()}) }}", "不是一段文字"),
        ("{% autoescape false %}{{ x }}{% endautoescape %}", "没有 autoescape"),
        ("{% filter upper %}{{ x }}{% endfilter %}", "没有 filter 块"),
        ("{% filter default(x, true) %}{% endfilter %}", "没有 filter 块"),
        ("{% set y|default(x, true) %}{% endset %}{{ y }}", "set 块不能带过滤器"),
        ("{% call '{}'.format(x) %}{% endcall %}", "不是一段文字"),
        ("{% call dict(a=x) %}{% endcall %}", "call 后面只能写"),
        ("{% call namespace(a=x) %}{% endcall %}", "call 后面只能写"),
        ("{{ x|safe }}", "没有“safe”这个过滤器"),
        ("{{ x|striptags }}", "没有“striptags”这个过滤器"),
        ("{{ [1]|random }}", "没有“random”这个过滤器"),
        ("{{ config }}", "名字没有"),
        ("{{ lipsum() }}", "名字没有"),
        ("{{ [].append(1) }}", "不能运行别的程序"),
        ("{{ range(999999999) }}", "range 最多 100000"),
        ("{{ {}.get(1) }}", "没有值"),
        ("{{ [x] }}", "不是一段文字"),
        ("{{ link }}", "不是一段文字"),
        ("{{ link( }}", "写法不对"),
        ("{% include '../mkdocs.yml' %}", "mkdocs.yml"),
        ("{{ 1 / 0 }}", "除以了零"),
    ],
)
def test_what_is_not_for_prose_is_refused_with_file_and_line(text: str, words: str) -> None:
    with pytest.raises(ProseError) as refused:
        environment().from_string(f"一\n\n{text}\n").render(x=shown("甲"))
    assert str(refused.value).startswith("docs/page.md:3: ")
    assert words in str(refused.value)
    assert str(refused.value).endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        "{{ 9**9**9 }}",
        "{{ 'x' * 10**10 }}",
        "{{ 'x' * 9999999999 }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ '%*d' % (9999999999, 1) }}",
        "{{ [0] * 9999999999 }}",
        "{{ 9999999999 * 'x' }}",
        "{{ (99999999 * 99) * (99999999 * 99) }}",
    ],
)
def test_a_short_text_cannot_fill_the_memory(text: str) -> None:
    with pytest.raises(ProseError, match="只用于不太大的数"):
        environment().from_string(text).render()


CUT = (
    "{{ link()[:20] }}",
    "{{ link()[0] }}",
    "{{ (link() ~ x)[1:] }}",
    "{{ [link(), x]|join('、')|upper }}",
    "{% set y = link() %}{{ y[::-1] }}",
    "{% set y %}{{ link() }}{% endset %}{{ y[:9] }}",
    "{% macro m() %}{{ link() }}{% endmacro %}{{ m()|replace('a', 'b') }}",
    "{% for y in link() %}{{ y }}{% endfor %}",
    "{% for y in [link()] %}{{ y.upper() }}{% endfor %}",
    "{{ [link()]|map('upper')|join }}",
    "{{ [link()]|map('first')|join }}",
    "{{ link()|join('、') }}",
    "{{ x.join([link()]) }}",
    "{{ link()|list|length }}",
    *(f"{{{{ link()|{name} }}}}" for name in "first last length reverse string trim title".split()),
    "{{ link()|truncate(9) }}",
    "{{ link()|replace('甲', '乙') }}",
    "{{ x|replace('甲', link()) }}",
    "{{ x.replace('甲', link()) }}",
    "{{ link().replace('甲', '乙') }}",
    "{{ link().format(1) }}",
    "{{ link()['format'](1) }}",
    "{{ '%s' % link() }}",
    "{{ '%s%s' % (x, link()) }}",
    "{{ link() % 1 }}",
    "{{ '{}'.format(link()) }}",
    "{{ '{}{}'.format(*link()) }}",
    "{% set a, b = link() %}",
    "{{ link() + x }}",
    "{{ x + link() }}",
    "{{ link() * 2 }}",
    "{{ called(link()) }}",
    "{{ link().split('<')|join }}",
)
"""Ways in which a page may take apart, or change, what a macro gave."""


@pytest.mark.parametrize("text", CUT)
def test_what_a_macro_gave_is_not_cut_or_changed(text: str) -> None:
    said, faults = environment().page(f"一\n\n{text}\n", {"x": "甲"})
    (fault,) = faults
    assert fault.startswith("docs/page.md:3: "), fault
    assert "只能整个显示" in fault or "不能用“join”" in fault
    assert "<" not in said


@pytest.mark.parametrize(
    ("text", "shown_as"),
    [
        ("{{ link() ~ '<' }}", f"{PIECE}&#060;"),
        ("{{ '*' }}{{ '甲' if not x }}{{ '、' if x }}", "&#042;、"),
        ("{{ ['<', link()]|join('*') }}", f"&#060;&#042;{PIECE}"),
        ("{{ [x, x]|join(link()) }}", f"甲{PIECE}甲"),
        ("{% for y in [link(), link()] %}{{ loop.index }}{{ y }}{% endfor %}", f"1{PIECE}2{PIECE}"),
        ("{{ link() if x else '' }}{{ none or link() }}", PIECE * 2),
        ("{{ nothing|default(link()) }}{{ [link()]|first }}", PIECE * 2),
        ("{% macro m(y) %}《{{ y }}》{% endmacro %}{{ m(link()) }}", f"《{PIECE}》"),
        ("{% set y %}{{ link() }}{% endset %}{{ y }}{{ {'a': y}.a }}", PIECE * 2),
        ("{% set n = namespace(y='') %}{% set n.y = n.y ~ link() %}{{ n.y }}", PIECE),
        ("{{ called(words=x[:1]) }}{{ 1 if link() else 2 }}", "<b>甲</b>1"),
    ],
)
def test_what_a_macro_gave_is_shown_whole(text: str, shown_as: str) -> None:
    assert environment().page(text, {"x": "甲"}) == (shown_as, [])


_MACRO = "{% macro m() %}{{ caller() }}{% endmacro %}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_MACRO + "{% call m() %}{{ nothing }}{% endcall %}", "没有“nothing”"),
        (_MACRO + "{% call m() %}{{ x|nosuch }}{% endcall %}", "没有“nosuch”"),
        ("{% macro m() %}{{ varargs }}{% endmacro %}{{ m(1) }}", "不是一段文字"),
    ],
)
def test_one_fault_of_a_macro_of_the_page_is_told_once(text: str, words: str) -> None:
    (fault,) = environment().page(text, {"x": "甲"})[1]
    assert words in fault


def test_text_of_the_plan_is_cut_and_counted_as_text() -> None:
    text = (
        "{{ x|length }} {{ x[:3] }} {{ x|replace('0', '1') }} {{ x|truncate(3, true, '', 0) }} "
        "{{ x == '(一)*' }} {{ nothing|default('无') }}"
    )
    said = environment().page(text, {"x": shown("(一)*")})
    assert said == ("4 &#040;一&#041; &#040;一&#041;&#042; &#040;一&#041; True 无", [])


_NESTED = "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"
_TWICE = "{% set n.x = n.x ~ n.x %}"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (_NESTED, "循环和调用超过"),
        ("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", "没有尽头|循环和调用超过"),
        ("{% for a in range(9) recursive %}{{ loop(range(9)) }}{% endfor %}", "没有 recursive"),
        (
            "{% set x = range(99999)|join(',') %}{% set y = range(99999)|join(x) %}",
            "文字超过",
        ),
        ("{% set x = range(9999)|join %}{% set y = x|replace('1', x) %}", "文字超过"),
        ("{% set x = range(9999)|join %}{% set y = x.replace('1', x) %}", "文字超过"),
        ("{% set n = namespace(x='xx') %}" + _TWICE * 40, "文字超过"),
        (
            "{% set x %}一二三四五六七八{% endset %}"
            + "{% set x %}{{ x }}{{ x }}{% endset %}" * 40,
            "文字超过",
        ),
        ("{% set n = namespace(x='xx') %}" + "{% set n.x = n.x + n.x %}" * 40, "文字超过"),
        (
            "{% set n = namespace(x='xx') %}" + "{% set n.x = '%s%s' % (n.x, n.x) %}" * 40,
            "文字超过",
        ),
        ("{{ [1]|batch(999999999, 'x')|list|length }}", "文字超过"),
        ("{{ [1]|slice(999999999)|list|length }}", "文字超过"),
    ],
)
def test_a_short_text_cannot_run_for_hours_or_fill_the_memory(text: str, words: str) -> None:
    with pytest.raises(ProseError, match=words) as refused:
        environment().from_string(f"甲\n{text}").render()
    assert str(refused.value).startswith("docs/page.md:2: ")


_PAIRS = (
    "{% set n = namespace(x=[1], y=[1]) %}" + "{% set n.x, n.y = [n.x, n.x], [n.y, n.y] %}" * 28
)


@pytest.mark.parametrize(
    "text",
    [
        "{{ range(60000)|select('in', range(60000)|list)|list|length }}",
        "{% for a in range(9000) %}{{ 1 if 'x' in range(99999)|list else 2 }}{% endfor %}",
        *(
            _PAIRS + asked
            for asked in (
                "{{ n.x == n.y }}",
                "{{ n.x in [n.y] }}",
                "{{ [n.y]|select('equalto', n.x)|list|length }}",
                "{{ '{}'.format(n.x) }}",
                "{{ {}[n.x] }}",
            )
        ),
        "{% set n = namespace(x=range(90000)|list) %}" + "{% set n.x = n.x + n.x %}" * 9,
        "{% for a in range(9000) %}{% set b = range(99999)|sort %}{% endfor %}",
    ],
)
def test_lists_of_lists_are_counted_before_they_are_compared(text: str) -> None:
    with pytest.raises(ProseError, match=r"要比较、整理的超过|文字超过") as refused:
        environment().from_string(f"甲\n{text}").render()
    assert str(refused.value).startswith("docs/page.md:2: ")
    assert str(refused.value).endswith("会一直做不完；请改成一小部分。")


@pytest.mark.parametrize(
    "text",
    [
        *("(" * 4000 + "1" + ")" * 4000, "[" * 4000 + "]" * 4000, "{1:" * 4000 + "1" + "}" * 4000),
        *("not " * 4000 + "1", "-" * 4000 + "1", "1" + " + 1" * 4000, "1" + "|abs" * 4000),
        *("x" + ".a" * 4000, "1" + " if 1 else 1" * 4000),
    ],
)
def test_brackets_within_brackets_are_refused_with_their_line(text: str) -> None:
    for page in (f"甲\n{{{{ {text} }}}}\n", f"甲\n{{% if {text} %}}{{% endif %}}\n"):
        with pytest.raises(ProseError, match=r"套得太深|写法不对") as refused:
            environment().from_string(page).render(x=shown("甲"))
        assert str(refused.value).startswith("docs/page.md:2: ")


def test_statements_within_statements_are_refused_with_a_line() -> None:
    with pytest.raises(ProseError, match="套得太深"):
        environment().from_string("{% if 1 %}" * 4000 + "{% endif %}" * 4000).render()
    assert environment().from_string("{% if 1 %}" * 15 + "甲" + "{% endif %}" * 15).render() == "甲"
    for begin, end in (("{% if 1 %}", "{% endif %}"), ("{% for a in [1] %}", "{% endfor %}")):
        for depth in (90, 300, 4000):
            with pytest.raises(ProseError, match="套得太深") as refused:
                environment().from_string("甲\n\n" + begin * depth + end * depth).render()
            assert str(refused.value).startswith("docs/page.md:3: ")
    with pytest.raises(ProseError, match=r"docs/page\.md:19: .*套得太深"):
        environment().from_string("甲\n\n" + "{% for a in [1] %}\n" * 25 + "{% endfor %}" * 25)
    loops = "{% for a in [1] %}" * 15 + "甲" + "{% endfor %}" * 15
    assert environment().from_string(loops).render() == "甲"


def test_lists_are_written_compared_and_set_as_jinja_does() -> None:
    text = (
        "{% set a, b = 1, [2, x] %}{% set d = {'k': b} %}{{ 2 in b }}{{ a is in [1, 3] }}"
        "{{ d.k[1] }}{{ d == {'k': b} }}{% for k, v in d.items() %}{{ k }}{{ v|length }}{% endfor %}"
        "{{ range(9)|select('in', [2, 3])|join }}{{ nothing is defined }}{{ [3, 1]|sort|join }}"
        "{% for g in [d, d]|groupby('k.0') %}{{ g.grouper }}{{ g.list|length }}{% endfor %}"
    )
    said = environment().from_string(text).render(x=shown("甲"))
    assert said == "TrueTrue甲Truek223False1322"


def test_loops_and_texts_of_an_ordinary_page_are_as_jinja_makes_them() -> None:
    text = (
        "{% for a in [1, 2] %}{{ loop.index }}/{{ loop.length }}{% for b in 'xy' %}{{ a ~ b ~ x }}"
        "{% else %}无{% endfor %}{% endfor %}{{ ['a', x]|join('<') }}{{ 'aa'.replace('a', 'b') }}"
        "{{ 'aa'|replace('a', 'b', 1) }}{{ [1, 2, 3]|batch(2, 'x')|list|length }}"
    )
    said = environment().from_string(text).render(x=shown("甲"))
    assert said == "1/21x甲1y甲2/22x甲2y甲a&#060;甲bbba2"
    once, long = environment(), "{% set x = range(99999)|join(',')|replace('9', '999999') %}"
    for _ in range(9):  # each page begins anew
        once.from_string(long).render()
    with pytest.raises(ProseError, match="文字超过"):
        once.from_string(long * 9).render()


def test_ordinary_numbers_can_be_calculated_with() -> None:
    assert environment().from_string("{{ 3 * 4 + 7 % 4 }}").render() == "15"


def test_a_fault_of_an_included_file_is_said_of_that_file() -> None:
    with pytest.raises(ProseError, match=r"^docs/wrong\.md:3: .*名字没有"):
        environment().from_string('{% include "wrong.md" %}').render()


def test_every_fault_of_a_page_is_told_at_once() -> None:
    text = (
        "{{ a }} {{ x }} {{ b }}\n{% if c %}\n丙\n{% endif %}\n{{ x\n.d }}{{ link('x', '“') }}\n"
        "{% for one in e %}{% endfor %}\n{{ x|nosuch }}\n{% raw %}{{ f }}{% endraw %}{{ x }}\n"
    )
    said, faults = environment().page(text, {"x": shown("甲")})
    assert [fault.partition(": ")[0] for fault in faults] == [
        f"docs/page.md:{line}" for line in (1, 1, 2, 6, 6, 7, 8)
    ]
    assert said.split() == ["{{", "f", "}}甲"]
    for broken in ("{{ a }} {% set b = c %} {{ d", "{% include 'wrong.md' %}", "{{{ a {% {#"):
        said, faults = environment().page(broken, {})
        assert faults
        assert "{{" not in said


OF_STATEMENTS = {
    "{% set b, c = nosuch + 1 %}\n{{ c[b].d|first }}{{ 2 * b }}{% if b > 1 %}{% endif %}": (1,),
    "{% set b = x|nosuch %}\n{{ b|nope }}": (1, 2),
    "{% set b = “甲” %}\n{{ b }}": (1,),
    "{% set b|upper %}甲{% endset %}\n{{ b }}": (1,),
    "{% set a = n.a %}\n{% set b = a.x %}\n{% if n %}{% endif %}\n{% for a in n %}{% endfor %}": (
        1,
        3,
        4,
    ),
    "{% with a = n.a %}{{ a.b }}{% endwith %}": (1,),
    "{% nosuch a %}\n甲\n{% endnosuch %}": (1,),
    "甲{% endif %}\n{% else %}": (1, 2),
    "{% if x %}{% for a in x %}\n{% endif %}": (2,),
    "{% for a in [1] %}\n{% endif %}": (2,),
    "{% if x = 1 %}甲{% elif y == %}乙{% endif %}\n{% set = 1 %}\n{% for a on x %}{% endfor %}": (
        1,
        1,
        2,
        3,
    ),
    "{% if x %}\n甲": (3,),
    "{% include 'none.md' %}\n{% include 'none.md' %}": (1, 2),
    "{% from 'none.md' import m, n as o %}\n{{ m('a') }}{{ o.b }}": (1,),
    "{% import 'none.md' as m %}\n{{ m.f('a') }}": (1,),
    "{% macro f(a, a) %}{{ a }}{% endmacro %}\n{{ f(1) }}": (1,),
    "{% call nosuch() %}甲{% endcall %}": (1,),
    "{% filter upper %}甲{% endfilter %}\n{% autoescape false %}甲{% endautoescape %}": (1, 2),
    "{% for a in x recursive %}{{ a }}{% endfor %}\n{% set ns.a = 1 %}": (1, 2),
    "甲{# 乙\n{{ '丙 }}": (1, 2),
    "{% if x %}{{ nosuch }}\n{{ nope }}{% endif %}": (1, 2),
}


@pytest.mark.parametrize(("text", "lines"), OF_STATEMENTS.items())
def test_a_fault_of_a_statement_hides_no_other_and_makes_none(
    text: str, lines: tuple[int, ...]
) -> None:
    last = text.count("\n") + 2
    _, faults = environment().page(f"{text}\n{{{{ other }}}}", {"x": shown("甲")})
    told = [int(one.removeprefix("docs/page.md:").partition(": ")[0]) for one in faults]
    assert told == sorted((*lines, last)), faults


@pytest.mark.parametrize(
    "asked", ["[1]|batch(n)|list|length", "[1]|slice(n)|first", "x|truncate(n)", "1|round(n)"]
)
def test_what_is_lost_lifts_no_bound_and_is_no_other_fault(asked: str) -> None:
    page = f"{{% set n = nosuch.a %}}\n{{{{ {asked} }}}}\n{{% set x = 'xx' %}}" + (
        "{% set x %}{{ x }}{{ x }}{% endset %}" * 30
    )
    faults = environment().page(page, {"x": "甲"})[1]
    assert [one.partition(": ")[0] for one in faults] == ["docs/page.md:3", "docs/page.md:1"]
    assert "文字超过" in faults[0]


def test_faults_without_end_are_told_for_a_while() -> None:
    _, faults = environment().page("{% if %}{{ a" * 20 + "{% endif %}{% x" * 20, {})
    assert faults
