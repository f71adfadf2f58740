"""How the values in ``mkdocs.yml`` are to be written: text, a list, names with files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.settings.environment import shown
from macros.settings.operator import LINE

Found = Iterator[tuple[int, str]]
_TEXT = "tag:yaml.org,2002:str"
_BOOL = "tag:yaml.org,2002:bool"
_SCRIPT = {"path": _TEXT, "type": _TEXT, "defer": _BOOL, "async": _BOOL}
"""What may be said of a script."""


def misshapen(name: str, value: Node) -> Found:
    """Yield line and words for each part of a setting that is not of the kind it has to be."""
    yield from _OF.get(name, _nothing)(name, value)


def of_environment(value: Node) -> Found:
    """Yield what is wrong with how a variable of the environment is named."""
    if isinstance(value, MappingNode) or not all(map(_is_scalar, _entries(value))):
        yield _at(value), "!ENV 后面写环境变量的名字，或者 [名字, 没有时用的值]；请改正。"


def _nothing(name: str, value: Node) -> Found:
    yield from ()


def _of_patterns(name: str, value: Node) -> Found:
    if not isinstance(value, ScalarNode) or not _is_text(value):
        words = f"要写成一段文字：写“{name}: |”，下面缩进，每行一个文件；请改正。"
        yield _at(value), f"{name}：{words}"
        return
    for number, line in enumerate(value.value.split("\n"), value.style == "|"):
        ranges = _RANGE.findall(" ".join(_CLASS.findall(line)))
        if _NO_PATTERN.search(line) or any(one > other for one, other in ranges):
            words = f"“{shown(line)}”不是文件名；只写 docs/ 里的路径，可以用 * 和 **；请改正。"
            yield _at(value) + number, f"{name}：{words}"


_NO_PATTERN = re.compile(r"^!\s*$|(?<!\\)(?:\\\\)*\\$")
_CLASS = re.compile(r"\[([^\]]+)\]")
_RANGE = re.compile(r"(\S)-(\S)")


def _of_paths(name: str, value: Node) -> Found:
    for entry in _listed(name, value, "[a.css]"):
        if isinstance(entry, Node) and not _is_text(entry):
            yield _at(entry), f"{name}：每一项写一个 docs/ 里的路径；请改正，或删去这一行。"
        elif not isinstance(entry, Node):
            yield entry


def _of_scripts(name: str, value: Node) -> Found:
    for entry in _listed(name, value, "[a.js]"):
        if not isinstance(entry, Node):
            yield entry
        elif isinstance(entry, MappingNode):
            wrong = [
                (
                    _at(key),
                    f"{name}：“{shown(key.value)}”不对；能写的是 path（路径）、type、defer、async。",
                )
                for key, given in entry.value
                if given.tag != _SCRIPT.get(str(key.value))
            ]
            yield from wrong
            if not wrong and "path" not in {key.value for key, _ in entry.value}:
                yield _at(entry), f"{name}：缺 path；请写上 docs/ 里的路径。"
        elif not _is_text(entry):
            yield _at(entry), f"{name}：每一项写一个 docs/ 里的路径；请改正，或删去这一行。"


def _of_nav(name: str, value: Node) -> Found:
    if isinstance(value, SequenceNode) and not value.value:
        yield _at(value), f"{name}：里面没有网页；请逐行写上，用引擎的就删去这一项。"
    for entry in _listed(name, value, "[{首页: index.md}]"):
        if not isinstance(entry, Node):
            yield entry
        elif isinstance(entry, MappingNode) and len(entry.value) == 1:
            ((key, inner),) = entry.value
            if isinstance(inner, SequenceNode) and _is_text(key):
                yield from _of_name(name, key)
                if inner.value:
                    yield from _of_nav(name, inner)
                else:
                    yield _at(key), f"{name}：“{shown(key.value)}”里没有网页；请加上，或删去。"
            elif not (_is_text(inner) and _is_text(key)):
                yield _at(key), f"{name}：{_ONE_PAGE}"
            else:
                yield from _of_name(name, key)
                yield from _of_target(name, inner)
        elif not _is_text(entry) or _NO_COLON.match(entry.value) or not entry.value.strip():
            yield _at(entry), f"{name}：{_ONE_PAGE}"
        elif "//" in entry.value:
            yield _at(entry), f"{name}：别的网站要有名称，写成“- 名称: {shown(entry.value)}”。"


def _of_name(name: str, key: Node) -> Found:
    if not key.value.strip() or NOT_TEXT.search(key.value):
        yield _at(key), f"{name}：名称“{shown(key.value)}”会原样显示，只能是文字；请改正。"
    elif not LINE.fullmatch(key.value):
        yield (
            _at(key),
            f"{name}：名称“{shown(key.value)}”里有看不见的字符，或者超过 200 个字；请改正。",
        )


def _of_target(name: str, value: Node) -> Found:
    other = re.match(r"//|[a-z][a-z0-9+.-]*:|\s*$", value.value, re.I)
    if other and not _is_away(value.value):
        words = "不是网页；写 docs/ 里的文件名，或 https:// 开头的网址"
        yield _at(value), f"{name}：“{shown(value.value)}”{words}。"


def _is_away(where: str) -> bool:
    """Whether an address leads to another site."""
    try:
        parts = urlsplit(where)
    except ValueError:
        return False
    sound = not _NOT_IN_ADDRESS.search(where) and all(map(LINE.fullmatch, where))
    return bool(parts.scheme in ("http", "https") and parts.netloc and sound)


NOT_TEXT = re.compile(r"</?[a-z!]|\{[{%]|(?<!\w):[a-z]+-[a-z0-9-]+|\*\*|`", re.IGNORECASE)
"""What is mark-up elsewhere; a name, which is text, would show it as it is."""
_NOT_IN_ADDRESS = re.compile(r"[\s\"<>\\`]")
"""What would end an address where it stands, or is written otherwise by browsers."""
_NO_COLON = re.compile(r"[^:：]*(?:：|:(?!//))")
_ONE_PAGE = (
    "每一项写成“- 名称: 文件.md”，分组写成“- 名称:”，下面缩进，冒号用英文的，后面空一格，名称是数字的放在引号里；"
    "请改正。"
)


def _of_names(name: str, value: Node) -> Found:
    if isinstance(value, MappingNode):
        for key, _ in value.value:
            if not _is_name(key):
                yield _at(key), f"{name}：名字要写成文字；请改正，或删去这一行。"
        return
    for entry in _listed(name, value, "[search]" if name == "plugins" else "[nl2br]"):
        if not isinstance(entry, Node):
            yield entry
        elif not _is_name(entry) and not (
            isinstance(entry, MappingNode) and len(entry.value) == 1 and _is_name(entry.value[0][0])
        ):
            yield _at(entry), f"{name}：每一项写一个名字，选项写在它下面；请改正，或删去这一行。"


def _of_keys(name: str, value: Node) -> Found:
    if not isinstance(value, MappingNode):
        yield _at(value), f"{name}：下面要逐行写“键: 值”；请改正，或删去这一项。"


_OF: dict[str, Callable[[str, Node], Found]] = {
    "not_in_nav": _of_patterns,
    "exclude_docs": _of_patterns,
    "draft_docs": _of_patterns,
    "extra_css": _of_paths,
    "extra_javascript": _of_scripts,
    "nav": _of_nav,
    "markdown_extensions": _of_names,
    "plugins": _of_names,
    "extra": _of_keys,
}


def _listed(name: str, value: Node, example: str) -> Iterator[Node | tuple[int, str]]:
    """Yield the entries of a list, or what is wrong if it is none."""
    if isinstance(value, SequenceNode):
        yield from value.value
    else:
        yield _at(value), f"{name}：要写成列表，每行一个，前面是“- ”，例如 {example}；请改正。"


def _entries(value: Node) -> list[Node]:
    return value.value if isinstance(value, SequenceNode) else []


def _at(node: Node) -> int:
    return int(node.start_mark.line) + 1


def _is_text(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag == _TEXT


def _is_name(node: Node) -> bool:
    return _is_text(node) and bool(node.value.strip())


def _is_scalar(node: Node) -> bool:
    return isinstance(node, ScalarNode)
