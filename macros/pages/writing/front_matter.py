"""The keys above a page of prose, between two lines of ``---``: each has its effect, or is a fault with its line.

A key that is not known here is the writer's own, to be used between braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.settings.front_matter_words import HONOURED, REFUSED, VALUES
from macros.settings.mkdocs_shapes import NOT_TEXT

_FRONT_MATTER = re.compile(r"---[ \t]*\n(.*?\n)(?:\.{3}|---)[ \t]*\n", re.DOTALL)
_LIKE_A_KEY = re.compile(r"---[ \t]*\n([A-Za-z][\w-]*):(?:\s|$)| {0,3}([A-Za-z0-9_-]+):")
"""A block that does not end; a first line that MkDocs takes for a key and does not show."""
_BRACES = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_ELSEWHERE = frozenset(("include", "import", "extends"))
"""Words between braces that bring in another file, in which a key may be used."""
_TEXT = "tag:yaml.org,2002:str"
Found = Iterator[tuple[int, str]]


def front_matter(source: str) -> Found:
    """Yield line and words for each key of a page that has no effect, and for keys that cannot be read."""
    if block := _FRONT_MATTER.match(source):
        used = frozenset(re.findall(r"\w+", " ".join(_BRACES.findall(source))))
        yield from ((line + 2, words) for line, words in _of_block(block[1], used))
    elif begins := _LIKE_A_KEY.match(source):
        name = begins[1] or begins[2]
        yield (
            2 if begins[1] else 1,
            f"“{name}:”像网页开头的键；请在这些键的前后各写一行 ---，是正文的，前面先写标题。",
        )


def _of_block(text: str, used: frozenset[str]) -> Found:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line if error.problem_mark else 0
        yield min(line, text.count("\n") - 1), _UNREADABLE
        return
    except yaml.YAMLError:
        yield 0, _UNREADABLE
        return
    if root is not None and not isinstance(root, MappingNode):
        yield root.start_mark.line, _UNREADABLE
    for key, value in root.value if isinstance(root, MappingNode) else ():
        for words in _of_key(str(key.value), value, used):
            yield key.start_mark.line, f"网页开头的“{key.value}”：{words}"


_UNREADABLE = "网页开头两行 --- 之间的读不懂，会当作正文显示；请逐行写“键: 值”，值里有冒号、方括号的放在引号里。"


_UNUSED = "本站不用这一项，这一页的花括号里也没有用到它；请删去。"


def _of_key(name: str, value: Node, used: frozenset[str]) -> Iterator[str]:
    """Yield what is wrong with a key; ``used`` are the words between the braces of the page."""
    if name == "render_macros" and value.value == "true":
        return  # as it is anyway
    if name in REFUSED:
        yield f"{REFUSED[name]}；请删去这一项。"
    elif name not in HONOURED and not used & {name, *_ELSEWHERE}:
        yield _UNUSED
    elif name in ("title", "description"):
        if not isinstance(value, ScalarNode) or value.tag != _TEXT:
            yield "要写成一句话，是数字、日期的，有冒号、方括号的，放在引号里；不要的，删去这一项。"
        elif wrong := NOT_TEXT.search(value.value if name != "title" else _no_braces(value.value)):
            yield f"只能是文字，“{wrong[0]}”会原样显示；请删去这个符号。"
    elif name in VALUES:
        for one in value.value if isinstance(value, SequenceNode) else [value]:
            if one.value not in VALUES[name]:
                yield f"没有“{one.value}”；能写的是 {'、'.join(VALUES[name])}。"


def _no_braces(title: str) -> str:
    """Return a title without what is between braces: in it that is filled in."""
    return _BRACES.sub("", title)
