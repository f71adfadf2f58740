"""Whether ``mkdocs.yml`` means what it says: what has no effect here is refused, with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches as near
from functools import cache
from pathlib import PurePosixPath

import yaml
from yaml.constructor import SafeConstructor
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.settings.environment import shown
from macros.settings.mkdocs_nodes import composed, is_empty, items, nodes, pairs, same
from macros.settings.mkdocs_shapes import misshapen, of_environment
from macros.settings.mkdocs_unreadable import unreadable
from macros.settings.mkdocs_words import (
    EXTENSIONS,
    MORE_EXTENSIONS,
    MORE_OPTIONS,
    PLUGINS,
    REFUSED,
    REFUSED_EXTENSIONS,
    REFUSED_PLUGINS,
    RESERVED,
    SET_BY_ENGINE,
    SETTINGS,
    UNKNOWN,
)
from macros.settings.operator import OperatorError, read_operator

_PLAIN = "tag:yaml.org,2002:"
"""How the names of YAML's own kinds of values begin, and of those that PyYAML adds for Python."""


def faults(text: str, brought: str) -> Iterator[str]:
    """Yield what is wrong with the text of a ``mkdocs.yml``, beside that which the engine brings."""
    try:
        own = composed(text)
    except (yaml.YAMLError, RecursionError) as error:
        yield f"mkdocs.yml:{unreadable(error, text)}"
        return
    if own is None:
        return
    if not isinstance(own, MappingNode):
        yield "mkdocs.yml:1: 要逐行写“键: 值”，冒号用英文的，后面空一格。"
        return
    engine, values = _brought(brought)
    try:
        found = (*_of_nodes(own, values), *_of_settings(own, engine))
    except RecursionError:
        yield "mkdocs.yml:1: 有一项用 & 和 * 引用了它自己，读不完；请把内容写出来。"
        return
    for line, words in sorted(found, key=lambda one: one[0]):
        yield f"mkdocs.yml:{line}: {words}"


Found = Iterator[tuple[int, str]]


@cache
def _brought(text: str) -> tuple[Node | None, frozenset[str]]:
    """Return the settings that the engine brings, and all values in them."""
    engine = composed(text)
    return engine, frozenset(yaml.serialize(node) for node in nodes(engine))


def _of_nodes(own: Node, brought: frozenset[str]) -> Found:
    """Yield the values that make MkDocs run something, or read other files, as they are read."""
    for node in nodes(own):
        for key, _ in pairs(node):
            if not isinstance(key, ScalarNode):
                yield key.start_mark.line + 1, "键要写成一个词；请检查冒号和缩进。"
        if node.tag == "!ENV":
            yield from of_environment(node)
        plain = node.tag.startswith(_PLAIN) and not node.tag.startswith(f"{_PLAIN}python/")
        if not plain and node.tag != "!ENV" and yaml.serialize(node) not in brought:
            tag = node.tag.replace(_PLAIN, "!!")
            line = node.start_mark.line + 1
            yield line, f"{shown(tag)}：设置里只写文字、数字和列表，不运行别的程序；请删去它。"


def _of_settings(own: MappingNode, engine: Node | None, within: str = "") -> Found:
    seen: set[str] = set()
    there = items(engine)
    for key, value in own.value:
        if not isinstance(key, ScalarNode):
            continue
        name, line = f"{within}{key.value}", key.start_mark.line + 1
        if name in seen:
            yield line, f"“{name}”写了两次；请只留一处。"
        seen.add(name)
        if "." in key.value and name in (*SETTINGS, *REFUSED):
            above, _, below = name.partition(".")
            yield line, f"{name}：要写成两行：“{above}:”，下一行缩进，写“{below}:”；请改正。"
            continue
        as_engine = key.value in there and same(value, there[key.value])
        if name == "INHERIT":  # read before all else, whatever it says
            yield from _refused(name, f"{within}*", line)
            continue
        if is_empty(value) or (as_engine and name in SET_BY_ENGINE):
            continue
        if value.tag == "!ENV":
            if within != "extra.":
                yield line, f"{name}：这里不能用 !ENV；请直接写出来，或删去这一项。"
            continue
        wrong = list(misshapen(name, value))
        yield from wrong
        if name == "extra.operator":
            yield from _of_operator(value, line)
        elif wrong:
            continue
        elif name in ("theme", "extra") and isinstance(value, MappingNode):
            yield from _of_settings(value, there.get(key.value), f"{name}.")
        elif name == "theme" and not (isinstance(value, ScalarNode) and value.value == "material"):
            yield line, f"{name}：{REFUSED['theme.*']}；请删去。"
        elif name == "markdown_extensions":
            yield from _of_list(value, there.get(name), "extension")
        elif name == "plugins":
            yield from _of_list(value, there.get(name), "plugin")
        elif name == "nav":
            yield from _of_nav(value, set())
        elif name == "docs_dir":
            yield from _of_folder(value)
        elif name in ("extra_css", "extra_javascript"):
            yield from _of_files(name, value)
        elif name in RESERVED:
            yield line, f"{name}：这个名字由引擎用；请换一个名字。"
        elif name not in SETTINGS and name != "theme":
            yield from _refused(name, f"{within}*", line)


def _refused(name: str, others: str, line: int) -> Found:
    own = others in SETTINGS  # such a key may have any name that is not nearly a setting's
    words = REFUSED.get(name) or (None if own else REFUSED.get(others))
    near_to = "" if words else "".join(near(name, SETTINGS, 1, 0.9 if own else 0.7))
    if words or near_to or not own:
        meant = f"是不是“{near_to}”？" if near_to else ""
        yield line, f"{shown(name)}：{words or UNKNOWN['setting']}；{meant}请删去这一项。"


_LISTED: Mapping[str, tuple[dict[str, str], dict[str, str], dict[str, str]]] = {
    "extension": (EXTENSIONS, MORE_EXTENSIONS, REFUSED_EXTENSIONS),
    "plugin": (PLUGINS, {}, REFUSED_PLUGINS),
}


def _of_list(value: Node, engine: Node | None, kind: str) -> Found:
    """Yield what is wrong with a list of extensions or plugins."""
    known, more, refused = _LISTED[kind]
    brought = {key.value: options for key, options in named(engine)}
    for key, options in named(value):
        name, line = key.value, key.start_mark.line + 1
        plain = name.removeprefix("material/").removeprefix("markdown.extensions.")
        if plain in (*known, *more) and name.startswith("markdown.extensions."):
            yield line, f"{name}：请写成“{plain}”。"
            continue
        if plain in known or name in brought:
            of_engine = brought.get(name)
            if options and not (of_engine and same(options, of_engine)):
                yield line, f"{name}：由引擎设好，不能带选项；请只写名字，或删去。"
        elif plain in more:
            yield from _of_options(name, options)
        else:
            words = refused.get(plain) or UNKNOWN[kind]
            yield line, f"{shown(name)}：{words}；请删去。"


def _of_options(name: str, options: Node | None) -> Found:
    """Yield the options that an extension does not have."""
    known = MORE_OPTIONS[name]
    if options and not isinstance(options, MappingNode):
        yield options.start_mark.line + 1, f"{name}：选项要逐行写“键: 值”；请改正，或删去。"
    for key, value in pairs(options):
        if key.value not in known:
            words = f"能写的是 {'、'.join(known)}" if known else "它没有选项"
            yield key.start_mark.line + 1, f"{name}：没有“{shown(key.value)}”；{words}。"
        elif value.tag != f"{_PLAIN}bool":
            yield key.start_mark.line + 1, f"{name}：“{key.value}”要写 true 或 false；请改正。"


def _of_operator(value: Node, line: int) -> Found:
    """Yield what is wrong with who runs the site, if nothing of it comes from the environment."""
    if any(not node.tag.startswith(_PLAIN) for node in nodes(value)):
        return
    lines = {key: node.start_mark.line + 1 for key, node in items(value).items()}
    try:
        read_operator(SafeConstructor().construct_document(value))
    except OperatorError as error:
        for fault in str(error).split("\n"):
            key = re.search(r"extra\.operator\.(\w+)", fault)
            words = fault.removeprefix("mkdocs.yml 的 ")
            yield lines.get(key[1], line) if key else line, words
    except yaml.YAMLError:
        yield line, "extra.operator：下面要逐行写“键: 值”；请改正。"


def named(value: Node | None) -> Iterator[tuple[Node, Node | None]]:
    """Yield the names in a list of extensions or plugins, with their options if they have any."""
    for entry in value.value if isinstance(value, SequenceNode) else [value]:
        if isinstance(entry, ScalarNode):
            yield entry, None
        for key, options in pairs(entry):
            yield key, None if is_empty(options) or options.value == [] else options


def _of_nav(value: Node, seen: set[str], depth: int = 0) -> Found:
    """Yield the groups of the navigation that stand too deep, for it has two levels, and pages that come again."""
    for entry in value.value if isinstance(value, SequenceNode) else ():
        for key, inner in pairs(entry) or [(entry, entry)]:
            if isinstance(inner, ScalarNode):
                page = inner.value.removeprefix("./")
                if page in seen and "//" not in page:  # another site may come again
                    words = f"nav：“{shown(page)}”写了两次，只能有一个名称；请只留一处。"
                    yield inner.start_mark.line + 1, words
                seen.add(page)
            elif depth:
                yield key.start_mark.line + 1, f"nav：“{key.value}”在分组里又分组；请只分一层。"
            else:
                yield from _of_nav(inner, seen, depth + 1)


def _of_folder(value: Node) -> Found:
    """Yield what is wrong with the folder of the pages: all in it is published."""
    text = isinstance(value, ScalarNode) and value.tag == f"{_PLAIN}str"
    path = PurePosixPath(value.value.replace("\\", "/")) if text else None
    within = path and not path.is_absolute() and path.parts and ".." not in path.parts
    if not within or ":" in str(path):
        line = value.start_mark.line + 1
        yield line, "docs_dir：要写这个代码库里的一个文件夹，例如 docs；请改正，或删去。"


def _of_files(name: str, value: Node) -> Found:
    for entry in value.value if isinstance(value, SequenceNode) else ():
        path = items(entry).get("path", entry)
        if isinstance(path, ScalarNode) and ("//" in path.value or path.value.startswith("/")):
            words = f"{name}：“{shown(path.value)}”不在 docs/ 里；请把文件放进 docs/，写它在那里的路径。"
            yield path.start_mark.line + 1, words
