"""One table of what people write as in Markdown or Material: it works, is refused with its line, or stays as typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader

from macros.pages.prose import Prose
from macros.pages.writing.syntax import KINDS
from tests.pages.test_writing import docs, made, told

__all__ = ["docs"]

WORKS = {
    "甲[^1]\n\n[^1]: 注": "footnote-ref",
    "[甲][x]\n\n[x]: https://example.org/": '<a href="https://example.org/">甲</a>',
    "[甲][]\n\n[甲]: https://example.org/": '<a href="https://example.org/">甲</a>',
    "- 甲[乙][x]\n\n  [x]: https://example.org/": '<a href="https://example.org/">乙</a>',
    "- 甲[乙]\n    - 丙\n\n  [乙]: https://example.org/": '<a href="https://example.org/">乙</a>',
    "1. 甲[^1]\n\n  [^1]: 注": '<li id="fn-1">',
    "[One\ntwo] 甲\n\n[one two]: https://example.org/": '<a href="https://example.org/">',
    "见[甲](https://example.org/a*b*c)": 'href="https://example.org/a*b*c"',
    "甲\n\n[old]: https://example.org/\n[1]: ../plan.md#a": "<p>甲</p>",
    r"\[必填][单选]、\[甲\]\[乙\]": "[必填][单选]、[甲][乙]",
    r"\[甲\](乙)、\(见附件\)": "[甲](乙)、(见附件)",
    r"\==甲\==、\*\*乙\*\*、\~~丙\~~": "==甲==、**乙**、~~丙~~",
    "| **甲** | 乙 |\n|---|---|\n| **1** | 2 |\n| **1** | 2 |": "<td><strong>1</strong></td>",
    "做到*快、准、稳*地": "<em>快、准、稳</em>",
    "甲**粗**文": "甲<strong>粗</strong>文",
    "甲 __粗__ 文": "<strong>粗</strong>",
    "甲*斜*文": "<em>斜</em>",
    "一句话\n\n- 甲\n- 乙": "<li>甲</li>\n<li>乙</li>",
    "**一句话**\n\n1. 甲\n2. 乙": "<ol>",
    "- 甲\n    - 乙\n        - 丙": "<li>甲<ul>\n<li>乙<ul>",
    "- 甲\n- {{ plan.title }}": "<li>甲</li>",
    "- 甲\n  继续\n- 乙": "<li>甲\n  继续</li>\n<li>乙</li>",
    "- 甲\n\n    第二段\n\n不属于它": "<p>第二段</p>\n</li>",
    "|a|b|\n|-|-|\n|1|2|": "<table>",
    "|a|b|\n|:-:|-:|\n|1|2|": '<th align="center">a</th>',
    "a|b\n-|-\n1|2": "<table>",
    "| a |\n| - |\n| 1 |": "<table>",
    "| a | b |\n|:------|------:|\n| 1 | 2 |": "<table>",
    "```yaml\na: 1\n```": 'class="language-yaml highlight"',
    '```yaml title="甲" linenums="3" hl_lines="1 2-3"\na: 1\n```': 'class="filename"',
    '``` { .yaml title="甲" linenums=1 }\na: 1\n```': 'class="filename"',
    '``` title="甲"\na: 1\n```': 'class="filename"',
    '```title="甲" linenums="1"\na: 1\n```': 'class="filename"',
    "```c++\nint a;\n```": "language-c++ highlight",
    "   ```yaml\n   a: 1\n   ```": "highlight",
    "~~~yaml\na: 1\n~~~": "highlight",
    '!!! note "甲"\n    乙': '<p class="admonition-title">甲</p>\n<p>乙</p>',
    "!!! note\n\n    ```yaml\n    a: 1\n    ```": "highlight",
    '!!! tip "只有标题"': '<p class="admonition-title">只有标题</p>',
    '!!! note "只有标题"\n\n## 下一节\n\n乙': '<p class="admonition-title">只有标题</p>',
    '!!! note "只有标题"\n\n!!! tip "也是"\n\n---': '<p class="admonition-title">也是</p>',
    '- 甲\n\n    !!! note "只有标题"\n\n- 乙': '<p class="admonition-title">只有标题</p>',
    '??? note "甲"\n\n    乙': "<summary>甲</summary>\n<p>乙</p>",
    '=== "甲"\n\n    乙\n\n=== "丙"\n\n    丁': "tabbed-set",
    '- 甲\n\n    !!! note "乙"\n\n        丙': '<p class="admonition-title">乙</p>\n<p>丙</p>',
    '--8<-- "part/b.md"': "放进来的",
    '-8<- "part/b.md"': "放进来的",
    "H~2~O 和 CO~2~": "H<sub>2</sub>O 和 CO<sub>2</sub>",
    "x~max~、T~最大~": "x<sub>max</sub>、T<sub>最大</sub>",
    "m^2^、10^-3^、注^[1]^": "m<sup>2</sup>、10<sup>-3</sup>、注<sup>[1]</sup>",
    "~~删去~~、^^加上^^": "<del>删去</del>、<ins>加上</ins>",
    ":smile: :material-file:": "twemoji",
    "甲\n{ .lead }": '<p class="lead">甲</p>',
    "[甲](https://example.org/){ .md-button }": 'class="md-button"',
    "# 甲 { #a }": 'id="a"',
    "| a { .right } | b |\n|---|---|\n| 1 | 2 |": '<th class="right">a</th>',
    "*[API]: 接口\n\n写作 API 的": '<abbr title="接口">API</abbr>',
    "甲 <!-- 注 --> 乙": "<!-- 注 -->",
    "[TOC]\n\n# 甲": 'class="toc"',
    "++ctrl+alt+del++": '<kbd class="key-control">',
    '++"我的键"++': "<kbd>我的键</kbd>",
    "- [x] 甲\n- [ ] 乙": "task-list-done",
    "1. [X] 甲": "task-list-done",
    "甲\n:   乙\n\n    第二段": "<p>第二段</p>\n</dd>",
    "甲\n: 乙": "<dd>乙</dd>",
    "<div markdown>\n\n**乙**\n\n</div>": "<strong>乙</strong>",
    "甲  \n乙": "<br />",
    '<figure markdown="span">\n  ![甲](a.png){ width="9" }\n  <figcaption>乙</figcaption>\n</figure>': (
        "/>\n<figcaption>"
    ),
    "- 甲\n\n1. 乙": "</ul>\n<ol>\n<li>乙</li>",
    "3. 甲\n4. 乙": '<ol start="3">',
}
REFUSED = {
    "```yaml\na: 1 # (1)!\n```\n\n1. 注": (2, "代码里的注解“(1)!”"),
    "``` { .yaml .annotate }\na: 1\n```": (1, "“.annotate”"),
    "甲 (1)\n{ .annotate }\n\n1. 注": (2, "“{ .annotate”"),
    "甲 (1)! 乙": (1, "“(1)!”"),
    "[甲][noref]": (1, "“][noref]”"),
    "[**甲**][no ref]": (1, "“][no ref]”"),
    "[甲][]": (1, "“][]”"),
    "![甲][noref]": (1, "“][noref]”"),
    "甲\n\n[官网]: https://example.org/": (3, "“[官网]:”没有链接用到"),
    "甲\n\n[1]: 张三": (3, "“[1]:”没有链接用到"),
    "甲\n\n[联系人]: 张三": (3, "“[联系人]:”没有链接用到"),
    "式 $x^2$ 子": (1, "“$x^2$”"),
    "式 $x_{甲}$ 子": (1, "“$x_{甲}$”"),
    "甲 $n$ 乙": (1, "“$n$”"),
    "$$\nx\n$$": (1, "“$$”"),
    r"式 \(x\)": (1, r"“\(x\)”"),
    "\\[\nx^2\n\\]": (1, "“\\[”本站不排公式"),
    r"\[ x^2 \]": (1, r"“\[”本站不排公式"),
    "__粗__文": (1, "“__粗__”紧挨着汉字"),
    "甲__粗体__，乙": (1, "“__粗体__”紧挨着汉字"),
    "_斜_文": (1, "“_斜_”紧挨着汉字"),
    "> [!NOTE]\n> 甲": (1, "“[!NOTE]”是 GitHub 的提示框"),
    "> [!TIP] 标题\n> 甲": (1, "“[!TIP]”是 GitHub 的提示框"),
    "> [!warning]-\n> 甲": (1, "“[!warning]-”是 GitHub 的提示框"),
    "一句话\n- 甲\n- 乙": (2, "“- 甲”上面一行不是空行"),
    "**一句话**\n- **甲**": (2, "“-”上面一行不是空行"),
    "一句话：\n1. 甲\n2. 乙": (2, "“1. 甲”上面一行不是空行"),
    "> 一句话\n> * 甲": (2, "“* 甲”上面一行不是空行"),
    "- 甲\n  - 乙": (2, "“- 乙”的缩进在两级之间"),
    "1. 甲\n   - 乙": (2, "“- 乙”的缩进在两级之间"),
    "- 甲\n\n  第二段": (3, "“第二段”的缩进在两级之间"),
    "甲[^1]\n\n[^1]: 注\n\n  第二段": (5, "“第二段”的缩进在两级之间"),
    "甲\n:   乙\n\n  第二段": (4, "“第二段”的缩进在两级之间"),
    "甲\n|a|b|\n|-|-|\n|1|2|": (3, "“|-|-|”没有成为表格"),
    "甲\n| a |\n| --- |\n| 1 |": (3, "“| --- |”没有成为表格"),
    "|a|b|\n|-|-|-|\n|1|2|3|": (2, "“|-|-|-|”没有成为表格"),
    "|a|b|\n|1|2|": (1, "“|a|b|”没有成为表格"),
    "|甲|乙|\n|——|——|\n|1|2|": (2, "“|——|”没有成为表格"),
    '```yaml foo="1"\na: 1\n```': (1, "代码开头的“yaml foo"),
    "```yaml {foo}\na: 1\n```": (1, "代码开头的“yaml {foo}”"),
    '```yaml hl_lines="a"\na: 1\n```': (1, "代码开头的“yaml hl_lines"),
    "```yaml linenums=1\na: 1\n```": (1, "代码开头的“yaml linenums=1”"),
    "```yaml title=“甲”\na: 1\n```": (1, "代码开头的“yaml title=“甲””"),
    "```yaml\na: 1\n  ```": (1, "这段代码没有认出来"),
    "甲\n\n```yaml\na: 1": (3, "“```”这段代码没有结束"),
    "甲 `乙": (1, "“`乙”没有配上"),
    "甲 `乙\n\n丙 ==丁\n\n戊`": (3, "“==丁”"),
    "!!! note\n甲乙": (1, "“!!! note”里没有内容"),
    '!!! note "甲"\n\n乙': (1, '“!!! note "甲"”里没有内容'),
    '!!! note "甲"\n\n- 乙': (1, '“!!! note "甲"”里没有内容'),
    "!!! note\n\n## 甲": (1, "“!!! note”里没有内容"),
    '??? note "甲"\n\n## 乙': (1, '“??? note "甲"”里没有内容'),
    '!!! note "甲"\n\n  两格': (1, '“!!! note "甲"”里没有内容'),
    "??? note\n甲": (1, "“??? note”里没有内容"),
    '=== "甲"\n\n乙': (1, '“=== "甲"”里没有内容'),
    '- 甲\n\n    !!! note "乙"\n\n    丙': (3, '“!!! note "乙"”里没有内容'),
    "!!! note 甲\n    乙": (1, "“!!! note 甲”的标题要放在英文引号里"),
    "！！！ note\n    乙": (1, "“！！！ note”用的是中文符号"),
    '—8<— "part/b.md"': (1, "“—8<—”的横线不对"),
    '甲 --8<-- "part/b.md"': (1, "“--8<--”不在一行的开头"),
    "--8<-- part/b.md": (1, "这样放进文件本站不支持"),
    '-8<- "part/none.md"': (1, "“part/none.md”不在 docs/ 里"),
    "甲 :nosuch:": (1, "“:nosuch:”没有这个图标"),
    "甲\\\n乙": (1, "“\\”在行末不会换行"),
    "甲 { .class }": (1, "“{ .class”在这里不起作用"),
    "- 甲 { .class }": (1, "“{ .class”在这里不起作用"),
    "甲{#id}": (1, "“{#id”在这里不起作用"),
    "甲[^1]": (1, "“[^1]”没有这条脚注"),
    "甲[^1]\n\n[^1] 注": (1, "“[^1]”没有这条脚注"),
    "- 甲\n1. 乙": (2, "“1. 乙”上面一行不是空行"),
    "1. 甲\n- 乙": (2, "“- 乙”上面一行不是空行"),
    "[TAGS]": (1, "“[TAGS]”"),
    "{!part/b.md!}": (1, "“{!part/b.md!}”"),
    "｛｛ plan.title ｝｝": (1, "“｛｛ plan.title ｝｝”会原样显示"),
    "甲{plan.title}": (1, "“{plan.title}”会原样显示"),
    "甲{==乙==}": (1, "“{==乙==}”本站不支持修订标记"),
    "{==\n\n乙\n\n==}": (1, "“{==”本站不支持修订标记"),
    "见 Map<K, V>": (1, "“<K, V>”没有结束"),
    "*[API] 接口\n\nAPI": (1, "“*[API]”不是缩写"),
    "* [API]: 接口\n\nAPI": (1, "“* [API]:”后面的不会显示"),
    "<!-- 没有结束\n甲": (1, "“<!--”这条注释没有结束"),
    "[toc]": (1, "“[toc]”要写成大写"),
    "++ctrl+nosuch++": (1, "“++ctrl”"),
    "++nosuch++": (1, "“++nosuch”"),
    "++Ctrl+C++": (1, "“++Ctrl+C++”没有变成按键"),
    "- [x]甲": (1, "“[x]”不是清单里的方框"),
    "- [] 甲": (1, "“[]”不是清单里的方框"),
    "- [√] 甲": (1, "“[√]”不是清单里的方框"),
    "-[x] 甲": (1, "“[x]”不是清单里的方框"),
    "[x] 甲": (1, "“[x]”不是清单里的方框"),
    "甲\n:乙": (2, "“:乙”不是解释"),
    "甲\n：乙": (2, "“：乙”用的是中文冒号"),
    "甲\n    : 乙": (2, "“: 乙”"),
    "＃ 甲": (1, "“＃”用的是中文符号"),
    "####### 甲": (1, "“#######”标题最多六级"),
    "[甲] (b.md)": (1, "“] (b.md)”不是链接"),
    "[甲]（b.md）": (1, "“]（b.md）”不是链接"),
    "![甲](a.png =100x20)": (1, "“](a.png =100x20)”这样写不出大小"),
    "<div>\n**乙**\n</div>": (2, "“**乙”"),
    "长5*10*2米": (1, "“5*10*2”里的星号会当作强调"),
    "共n*(n-1)/2次；2*3=6": (1, "“n*(n-1)/2次；2*3”里的星号会当作强调"),
    "2*3=6，带 * 的，*.pdf": (1, "“2*3=6，带 * 的，*”里的星号会当作强调"),
    "a*b*c": (1, "“a*b*c”里的星号会当作强调"),
    "改 __init__.py 和": (1, "“__init__.py”里的符号会当作加粗"),
    "**/*.md、**/*.txt": (1, "“**/*.md”里的符号会当作加粗"),
    "A__粗__文": (1, "“__粗__”紧挨着汉字"),
    "若a<b 且 b>c": (1, "“<b 且 b>”没有结束"),
    '!!! note annotate "甲 (1)"\n\n    乙': (1, "“!!! note annotate”本站不支持"),
    '<div class="annotate" markdown>\n\n甲 (1)\n\n</div>': (1, '“<div class="annotate”本站不支持'),
    "```yaml\na: 1 # (1)\n```\n\n1. 注": (2, "代码里的注解“(1)”"),
    "甲 :material-check": (1, "“:material-check”没有变成"),
    "甲^[注]": (1, "“^[注]”本站不支持"),
    '[=65% "65%"]': (1, '“[=65% "65%"]”本站不支持'),
    r"\begin{align}x\end{align}": (1, r"“\begin{align}”本站不排公式"),
    "-甲\n-乙": (1, "“-甲”不会成为清单"),
    "1.甲\n2.乙": (1, "“1.甲”不会成为清单"),
    "- 甲\n- \n\n- 乙": (1, "“- 甲”连同下面的横线会成为标题"),
    "1. 甲\n\n   ```\n   码\n   ```": (3, "“```”的缩进在两级之间"),
    "*[缩写]: 全称\n\n写缩写的": (1, "“*[缩写]:”前后都是汉字"),
    "<a href='b.md'>甲<a href='c.md'>乙</a></a>": (1, "链接里又有链接"),
    "张**、李**": (1, "“**、李**”里的星号会当作强调"),
    "电话138****5678，张*明": (1, "“138****5678，张*”里的星号会当作强调"),
    "张*明、李*华": (1, "“张*明、李*”里的星号会当作强调"),
    "甲 `乙` 丙`": (1, "“丙`”没有配上"),
    "|甲|乙|": (1, "“|甲|乙|”没有成为表格"),
    "|甲|乙\n|丙|丁": (1, "“|甲|乙”没有成为表格"),
    "约5~~10人，20~~30人": (1, "“5~~10”里的 ~~ 会当作删去"),
}
TYPED = (
    "每组5~10人。",
    "每组5~10人，每班20~30人，每校100~200人。",
    "约5~10~15人，~5人和~6人。",
    "时间为10:30~11:30，14:00~15:00。",
    "A~D级和E~F级，P1~P3，P5~P8。",
    "甲~乙~丙。",
    "x^2+y^2 和 5^6，7^8。",
    "价格 $5 到 $10，US$5和HK$8，$HOME/$USER。",
    "人民币￥5，美元 $，A$和B$。",
    "见[附件]和〔2023〕4号、[2023]4号，甲[乙]丙[丁]。",
    "据研究[1][2]，见[3]。",
    "[1] 甲，《乙》[J]。",
    "见[附件]（另发）和[附件] (另发)。",
    "文件_2023_04.pdf、通知_附件_2023.pdf、甲_乙_丙。",
    "姓名____，电话______。",
    "2 * 3 * 4，a ** b，a == b == c。",
    "带*的为必填。",
    "2*3=6，带 * 的，a * b。",
    "*.pdf 和 *.docx。",
    "身份证4101**********1234，电话138****5678。",
    "|x| 是绝对值。",
    "（李**）",
    "放在 D:\\\n再打开 C:\\Users\\a。",
    "a__b__c、my__file__name_v2。",
    "*为必填。",
    "-5℃到5℃。",
    "C++ 和 1+1=2，12:30:00，a/b|c。",
    "甲 | 乙 | 丙",
    "1) 甲\n2) 乙",
    "1、甲\n2、乙",
    "（一）甲\n（二）乙",
    "• 甲\n• 乙",
    "真的吗？！！很好！！",
    "比例为1:2，甲：乙。",
    "甲 (1) 乙（2）！",
    "《甲》---乙",
    "花括号 { 甲 } 和 { }。",
)
ONCE = (
    "!!! note '甲'\n\n    乙",
    '!!! type "标题" 多余\n\n    内容',
    "改 {--删--} 和 {++加++} 乙",
    "$$\nx_{k=0}\n$$",
    "--8<--\npart/b.md\n--8<--",
)
CODE = (
    "[甲][noref] $x$ $$ (1)! __粗__文 [!NOTE] ==标出 ~~删 [^1] :nosuch: { .x } [toc] - [x]甲 "
    "*[API] 接口 :::note ++nosuch++ 5*10*2 --8<-- <!--"
)


@pytest.fixture(autouse=True)
def _part(docs: Path) -> None:
    (docs / "part" / "b.md").write_text("放进来的\n", "utf-8")


@pytest.mark.parametrize(("text", "becomes"), WORKS.items())
def test_what_works_is_no_fault(text: str, becomes: str, docs: Path) -> None:
    assert becomes in made(f"# 题\n\n{text}\n", docs)
    assert told(f"# 题\n\n{text}\n", docs) == []


@pytest.mark.parametrize(("text", "fault"), REFUSED.items())
def test_what_is_left_or_lost_is_refused_with_its_line(
    text: str, fault: tuple[int, str], docs: Path
) -> None:
    line, words = fault
    found = told(f"# 题\n\n{text}\n", docs)
    assert found, made(text, docs)
    assert [one for one in found if one.startswith(f"docs/a.md:{line + 2}: {words}")], found


@pytest.mark.parametrize("text", ONCE)
def test_one_cause_is_told_once(text: str, docs: Path) -> None:
    assert [one.partition(": ")[0] for one in told(f"# 题\n\n{text}\n", docs)] == ["docs/a.md:3"]


VALUES = {"x": "丙", "n": 5, "w": "abc", "long": "很长的一句话", "all": ["丙", "丁"]}
IN_BRACES = {
    "|甲|\n|-|\n{% for a in all %}\n| {{ a }} |\n{% endfor %}": (4, "“|”没有成为表格的一行"),
    "|a|b|\n|-|-|\n{% for a in all %}\n| {{ a }} | 1\n{% endfor %}": (4, "“|”没有成为表格的一行"),
    "a|b\n-|-\n{% for a in all %}\n{{ a }} | 1\n{% endfor %}": (4, "“{{ … }} |”没有成为表格的"),
    "甲\n{{ x }}\n- 乙": (3, "“- 乙”上面一行不是空行"),
    "甲：\n- {{ x }}\n- {{ x }}": (2, "“- {{ … }}”上面一行不是空行"),
    "甲：\n{%- for a in all %}\n- {{ a }}\n{%- endfor %}": (3, "“- {{ … }}”上面一行不是空行"),
    "甲：\n1. {{ x }}：乙": (2, "“1. {{ … }}”上面一行不是空行"),
    "- {{ x }}\n---": (1, "“- {{ … }}”连同下面的横线会成为标题"),
    "- {{ x }}\n  - 乙": (2, "“- 乙”的缩进在两级之间"),
    "- 甲\n\n  见 {{ x }}": (3, "“见 {{ … }}”的缩进在两级之间"),
    "-{{ x }}\n-{{ x }}": (1, "“-{{ … }}”不会成为清单"),
    "- [x]{{ x }}": (1, "“[x]”不是清单里的方框"),
    "甲 {{ x }}\\\n乙": (1, "“\\”在行末不会换行"),
    "甲 \\\n{{ x }}": (1, "“\\”在行末不会换行"),
    "甲 {{ x }}~2~": (1, "“~2~”紧跟在花括号后面"),
    "{{ x }}~{{ n }}~": (1, "“~{{ … }}~”紧跟在花括号后面"),
    "H~{{ long }}~": (1, "“~{{ … }}~”里面的太长"),
    "m^{{ long }}^": (1, "“^{{ … }}^”里面的太长"),
    "甲{ .{{ w }} }": (1, "“{ .{{ … }}”里不能有另一对花括号"),
    "甲 { width={{ n }} }": (1, "“{ width={{ … }}”在这里不起作用"),
    "甲__{{ x }}__乙": (1, "“__{{ … }}__”紧挨着汉字"),
    "甲__{{ w }}__乙": (1, "“__{{ … }}__”紧挨着汉字"),
    "_{{ x }}_乙": (1, "“_{{ … }}_”紧挨着汉字"),
    "=={{ x }}": (1, "“=={{ … }}”没有变成"),
    "{{ x }}==": (1, "“{{ … }}==”没有变成"),
    "~~{{ x }}": (1, "“~~{{ … }}”没有变成"),
    "^^{{ x }}": (1, "“^^{{ … }}”没有变成"),
    "**{{ x }}": (1, "“**{{ … }}”没有变成"),
    "++{{ w }}++": (1, "“++{{ … }}”没有变成"),
    "`{{ x }}": (1, "“`{{ … }}”没有配上"),
    "{{ x }}`": (1, "“{{ … }}`”没有配上"),
    "=== {{ x }}\n\n    乙": (1, "“=== {{ … }}”没有变成"),
    '=== "{{ x }}\n\n    乙': (1, "“=== "),
    "??? note {{ x }}\n\n    乙": (1, "“??? note {{ … }}”的标题要放在英文引号里"),
    '!!! {{ w }} "甲"\n\n    乙': (1, "“!!! {{ … }}”的标题要放在英文引号里，前面是种类"),
    "！！！ {{ x }}": (1, "“！！！ {{ … }}”用的是中文符号"),
    "> [!{{ w }}] 甲": (1, "“[!{{ … }}]”是 GitHub 的提示框"),
    "| 甲 | 乙\n| {{ x }} | 1": (1, "“| 甲 | 乙”没有成为表格"),
    "| {{ x }} | 乙 |": (1, "“| {{ … }} | 乙 |”没有成为表格"),
    "*[{{ x }}]: 全称\n\n写丙的": (1, "“*[{{ … }}]:”前后都是汉字"),
    "*[{{ x }}] 全称": (1, "“*[{{ … }}]”不是缩写"),
    "[^{{ n }}]": (1, "“[^{{ … }}]”没有这条脚注"),
    "[甲][{{ w }}]": (1, "“][{{ … }}]”没有这个名字的地址"),
    "[{{ x }}][noref]": (1, "“][noref]”没有这个名字的地址"),
    "[{{ w }}]: 张三": (1, "“[{{ … }}]:”没有链接用到"),
    "[{{ x }}] (b.md)": (1, "“] (b.md)”不是链接"),
    "[[{{ x }}]]": (1, "“[[{{ … }}”本站不支持"),
    "^[{{ x }}]": (1, "“^[{{ … }}]”本站不支持"),
    '[={{ n }}% "{{ n }}%"]': (1, "“[={{ … }}%"),
    "({{ n }})!": (1, "“({{ … }})!”本站不支持"),
    ":material-{{ w }}:": (1, "“:material-{{ … }}:”没有这个图标"),
    "${{ n }}$": (1, "“${{ … }}$”本站不排公式"),
    "$x_{{ n }}$": (1, "“$x_{{ … }}$”本站不排公式"),
    "{++{{ x }}++}": (1, "“{++{{ … }}++}”本站不支持修订标记"),
    "{{ n }}*{{ n }}*2米": (1, "“{{ … }}*{{ … }}*2”里的星号"),
    "{{ n }}~~{{ n }}人，{{ n }}~~{{ n }}人": (1, "“{{ … }}~~{{ … }}”里的 ~~ 会当作删去"),
    "李*{{ x }}、张*{{ x }}": (1, "“李*{{ … }}、张*”里的星号"),
    "甲\n:{{ x }}": (2, "“:{{ … }}”不是解释"),
    "甲\n：{{ x }}": (2, "“：{{ … }}”用的是中文冒号"),
    "＃{{ x }}": (1, "“＃”用的是中文符号"),
    "{{ x }} --8<-- 'part/b.md'": (1, "“--8<--”不在一行的开头"),
    "::: {{ x }}": (1, "“::: {{ … }}”本站不支持"),
    "![甲](a.png ={{ n }}x{{ n }})": (1, "“](a.png ={{ … }}x{{ … }})”这样写不出大小"),
    "甲\n\n<{{ w }}>乙": (3, "“<{{ … }}”不能是标签的名字"),
}
"""What is wrong around braces, or beside them."""
ONLY_SHOWN = {
    "|甲|\n|-|\n{%- for a in all %}\n| {{ a }} |\n{%- endfor %}": "<td>丁</td>",
    "|a|b\n|-|-\n|{{ x }}|1": "<td>丙</td>",
    "a|b\n-|-\n{{ x }}|1": "<td>丙</td>",
    "{% if x %}\n|a|b|\n|-|-|\n|1|2|\n{% endif %}": "<td>2</td>",
    "甲：\n{% for a in all %}\n- {{ a }}\n{% endfor %}": "<p>丁</p>\n</li>",
    "甲：\n\n- {{ x }}\n- {{ x }}": "<li>丙</li>",
    "- 甲\n{% if x %}\n- 乙\n{% endif %}": "<p>乙</p>\n</li>",
    "- {{ x }}\n    - 乙": "<li>丙<ul>",
    "- {{ x }}\n\n---": "<hr />",
    "- [x] {{ x }}": "task-list-done",
    "甲 {{ x }}^2^、H~{{ n }}~、m^{{ n }}^": "<sup>2</sup>、H<sub>5</sub>、m<sup>5</sup>",
    "每组{{ x }}~10人，20~30人、第{{ n }}~{{ n }}~6条": "丙~10人，20~30人、第5~5~6条",
    "{{ n }}~10级和A~D级": "5~10级和A~D级",
    "==这一句有九个字以上{{ x }}{{ x }}{{ x }}=="
    + "推进重点任务落实" * 60: "以上丙丙丙</mark>",  # at once
    "**{{ x }}：**甲=={{ x }}==甲~~{{ x }}~~": "<strong>丙：</strong>甲<mark>丙</mark>甲<del>丙",
    "**{% if x %}甲{% endif %}**": "<strong>甲</strong>",
    "a == b，=={{ x }}==": "a == b，<mark>丙</mark>",
    "姓名____，电话____ __{{ x }}__": "姓名____，电话____ <strong>丙</strong>",
    "\\=={{ x }}\\==、\\[{{ x }}\\]\\[甲\\]": "==丙==、[丙][甲]",
    "++{{ n }}++": "<kbd",
    '=== "{{ x }}"\n\n    乙': ">丙</label>",
    '??? "{{ x }}"\n\n    乙': "<summary>丙</summary>",
    "{{ x }}\n:   {{ x }}": "<dd>丙</dd>",
    "*[{{ w }}]: 全称\n\n写 abc 的": '<abbr title="全称">abc</abbr>',
    "*[API]: {{ x }}\n\n写 API 的": '<abbr title="丙">API</abbr>',
    "[甲][{{ w }}]\n\n[{{ w }}]: https://example.org/": ">甲</a>",
    "[{{ x }}](b.md){ .{{ w }} }": '<a class="abc" href="b.md">丙</a>',
    "[{{ n }}][{{ n }}]、({{ n }})、C++{{ n }}": "[5][5]、(5)、C++5",
    "{{ n }}:{{ n }}:{{ n }}、US${{ n }}和HK${{ n }}": "5:5:5、US$5和HK$5",
    "文件_{{ x }}_{{ n }}.pdf、{{ x }}_{{ x }}_{{ x }}、a__{{ w }}__b": (
        "文件_丙_5.pdf、丙_丙_丙、a__abc__b"
    ),
    "-{{ n }}℃\n-{{ n }}℃": "-5℃\n-5℃",
    "{{ n }} * {{ n }} * 2，张{{ x }}*": "5 * 5 * 2，张丙*",
    "{{ x }} | {{ x }}": "丙 | 丙",
    "{{ '==甲' }}、{{ '**' }}": "&#061;&#061;甲、&#042;&#042;",
    "`{{ x }} ==甲`": "<code>丙 ==甲</code>",
}
"""What stands around braces and works, or stays as typed."""


def rendered(text: str) -> str:
    """Return a page with what its braces give."""
    prose = Prose(DictLoader({}), {}, lambda _, line: str(line))
    page, faults = prose.page(text, VALUES)
    assert not faults
    return page


@pytest.mark.parametrize(("text", "fault"), IN_BRACES.items())
def test_what_is_left_around_braces_is_refused_with_its_line(
    text: str, fault: tuple[int, str], docs: Path
) -> None:
    line, words = fault
    found = told(f"# 题\n\n{text}\n", docs, made(rendered(f"# 题\n\n{text}\n"), docs))
    assert [one for one in found if one.startswith(f"docs/a.md:{line + 2}: {words}")], found


@pytest.mark.parametrize(("text", "becomes"), ONLY_SHOWN.items())
def test_what_works_around_braces_is_no_fault(text: str, becomes: str, docs: Path) -> None:
    page = made(rendered(text), docs)
    assert becomes in page
    assert told(text, docs, page) == []


@pytest.mark.parametrize("text", TYPED)
def test_ordinary_text_stays_as_it_was_typed(text: str, docs: Path) -> None:
    assert made(text, docs) == f"<p>{text}</p>"
    assert told(f"# 题\n\n{text}\n", docs) == []


@pytest.mark.parametrize(
    "text", [f"`{CODE}`", f"```\n{CODE}\n```", f"    {CODE}", f"~~~ text\n{CODE}\n~~~"]
)
def test_examples_in_code_are_no_fault(text: str, docs: Path) -> None:
    assert told(f"# 题\n\n甲\n\n{text}\n\n乙\n", docs) == []


def test_a_line_is_code_only_where_it_is(docs: Path) -> None:
    shown = "# 题\n\n```\n- [x]甲\n```\n\n!!! note\n\n    - [x]甲\n"
    assert [one.partition(": ")[0] for one in told(shown, docs)] == ["docs/a.md:9"]
    assert told("# 题\n\n丁\n\n    - [x]甲\n", docs) == []


@pytest.mark.parametrize("text", [text for text in REFUSED if "none.md" not in text])
def test_whatever_is_refused_may_be_shown_as_an_example(text: str, docs: Path) -> None:
    assert told(f"# 题\n\n`````markdown\n{text}\n`````\n", docs) == []


def test_every_kind_of_the_table_is_asked(docs: Path) -> None:
    said = "\n".join(one for text in REFUSED for one in told(f"# 题\n\n{text}\n", docs))
    assert len(WORKS) + len(REFUSED) + len(TYPED) >= 60
    more = "甲 ==乙\n\n::: a\n\n/// b\n\n[[甲]]\n\n{++加++}\n\n![甲](a.svg#only-dark)\n\n[甲](b.md\n\n=== 无\n"
    said += "\n".join(told(f"# 题\n\n{more}", docs))
    said += "\n".join(
        one for text in IN_BRACES for one in told(text, docs, made(rendered(text), docs))
    )
    assert not [kind.words for kind in KINDS if kind.words not in said]
