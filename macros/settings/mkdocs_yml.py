"""Whether ``mkdocs.yml`` means what it says: what has no effect here is refused, with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.settings.environment import shown
from macros.settings.mkdocs_words import (
    EXTENSIONS,
    MORE_EXTENSIONS,
    PLUGINS,
    REFUSED,
    REFUSED_EXTENSIONS,
    REFUSED_PLUGINS,
    SET_BY_ENGINE,
    SETTINGS,
    UNKNOWN,
)

_PLAIN = "tag:yaml.org,2002:"
"""How the names of YAML's own kinds of values begin, and of those that PyYAML adds for Python."""
_OWN_EXTENSIONS = "macros."
"""How the names of the engine's own extensions begin."""


def faults(text: str, brought: str) -> Iterator[str]:
    """Yield what is wrong with the text of a ``mkdocs.yml``, beside that which the engine brings."""
    try:
        own, engine = (yaml.compose(one, yaml.SafeLoader) for one in (text, brought))
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        yield f"mkdocs.yml:{line}: 读不懂（{error.problem}）；请检查缩进、冒号和引号。"
        return
    if own is None:
        return
    if not isinstance(own, MappingNode):
        yield "mkdocs.yml:1: 要逐行写“键: 值”。"
        return
    for line, words in (*_of_tags(own, engine), *_of_settings(own, engine)):
        yield f"mkdocs.yml:{line}: {words}"


Found = Iterator[tuple[int, str]]


def _of_tags(own: Node, engine: Node | None) -> Found:
    """Yield the values that make MkDocs run something, or read other files, as they are read."""
    brought = {yaml.serialize(node) for node in _nodes(engine)}
    for node in _nodes(own):
        plain = node.tag.startswith(_PLAIN) and not node.tag.startswith(f"{_PLAIN}python/")
        if not plain and node.tag != "!ENV" and yaml.serialize(node) not in brought:
            tag = node.tag.replace(_PLAIN, "!!")
            line = node.start_mark.line + 1
            yield line, f"{shown(tag)}：设置里只写文字、数字和列表，不运行别的程序；请删去它。"


def _nodes(node: Node | None) -> Iterator[Node]:
    """Yield a node and all nodes in it, each once: an alias can lead back."""
    waiting, seen = [node] if node else [], set[int]()
    while waiting:
        if id(one := waiting.pop(0)) not in seen:
            seen.add(id(one))
            yield one
            parts = one.value if isinstance(one, MappingNode | SequenceNode) else ()
            waiting += [n for part in parts for n in (part if isinstance(part, tuple) else (part,))]


def _of_settings(own: MappingNode, engine: Node | None, within: str = "") -> Found:
    seen: set[str] = set()
    there = _items(engine)
    for key, value in own.value:
        if not isinstance(key, ScalarNode):
            yield key.start_mark.line + 1, "键要写成一个词；请检查冒号和缩进。"
            continue
        name, line = f"{within}{key.value}", key.start_mark.line + 1
        if name in seen:
            yield line, f"“{name}”写了两次；请只留一处。"
        seen.add(name)
        same = key.value in there and _same(value, there[key.value])
        if _is_empty(value) or (same and name in SET_BY_ENGINE):
            continue
        if name in ("theme", "extra") and isinstance(value, MappingNode):
            yield from _of_settings(value, there.get(key.value), f"{name}.")
        elif name == "theme" and not (isinstance(value, ScalarNode) and value.value == "material"):
            yield line, f"{name}：{REFUSED['theme.*']}；请删去。"
        elif name == "markdown_extensions":
            yield from _of_list(value, there.get(name), "extension")
        elif name == "plugins":
            yield from _of_list(value, there.get(name), "plugin")
        elif name == "nav":
            yield from _of_nav(value)
        elif name == "docs_dir":
            yield from _of_folder(value)
        elif name in ("extra_css", "extra_javascript"):
            yield from _of_files(name, value)
        elif name not in SETTINGS and name != "theme":
            yield from _refused(name, f"{within}*", line)


def _refused(name: str, others: str, line: int) -> Found:
    words = REFUSED.get(name) or (None if others in SETTINGS else REFUSED.get(others))
    if words or others not in SETTINGS:
        yield line, f"{shown(name)}：{words or UNKNOWN['setting']}；请删去这一项。"


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
        plain = name.removeprefix("material/")
        if plain in known or name.startswith(_OWN_EXTENSIONS):
            of_engine = brought.get(name)
            if options and not (of_engine and _same(options, of_engine)):
                yield line, f"{name}：由引擎设好，不能带选项；请只写名字，或删去。"
        elif plain not in more:
            words = refused.get(plain) or UNKNOWN[kind]
            yield line, f"{shown(name)}：{words}；请删去。"


def named(value: Node | None) -> Iterator[tuple[Node, Node | None]]:
    """Yield the names in a list of extensions or plugins, with their options if they have any."""
    for entry in value.value if isinstance(value, SequenceNode) else [value]:
        if isinstance(entry, ScalarNode):
            yield entry, None
        for key, options in _pairs(entry):
            yield key, None if _is_empty(options) else options


def _of_nav(value: Node, depth: int = 0) -> Found:
    """Yield the groups of the navigation that stand too deep: it has two levels."""
    for entry in value.value if isinstance(value, SequenceNode) else ():
        for key, inner in _pairs(entry):
            if not isinstance(inner, SequenceNode):
                continue
            if depth:
                yield key.start_mark.line + 1, f"nav：“{key.value}”在分组里又分组；请只分一层。"
            else:
                yield from _of_nav(inner, depth + 1)


def _of_folder(value: Node) -> Found:
    """Yield what is wrong with the folder of the pages: all in it is published."""
    path = PurePosixPath(value.value.replace("\\", "/")) if isinstance(value, ScalarNode) else None
    within = path and not path.is_absolute() and path.parts and ".." not in path.parts
    if not within or ":" in str(path):
        line = value.start_mark.line + 1
        yield line, "docs_dir：要写这个代码库里的一个文件夹，例如 docs；请改正，或删去。"


def _of_files(name: str, value: Node) -> Found:
    for entry in value.value if isinstance(value, SequenceNode) else ():
        path = _items(entry).get("path", entry)
        if isinstance(path, ScalarNode) and ("//" in path.value or path.value.startswith("/")):
            words = f"{name}：“{shown(path.value)}”不在 docs/ 里；请把文件放进 docs/，写它在那里的路径。"
            yield path.start_mark.line + 1, words


def missing_files(text: str, folder: Path, brought: Sequence[Path]) -> Iterator[str]:
    """Yield each style sheet and script that is neither in docs/, in ``folder``, nor brought by the engine.

    The file itself, of which ``text`` is the text, must be right.
    """
    root = _items(yaml.compose(text, yaml.SafeLoader))
    docs = root["docs_dir"].value if "docs_dir" in root else "docs"
    for name in ("extra_css", "extra_javascript"):
        value = root.get(name)
        for entry in value.value if isinstance(value, SequenceNode) else ():
            path = _items(entry).get("path", entry)
            if isinstance(path, ScalarNode) and not any(
                (place / path.value.partition("?")[0]).is_file()
                for place in (folder / docs, *brought)
            ):
                words = f"{name}：{docs}/ 里没有“{shown(path.value)}”；请检查路径，或删去这一行。"
                yield f"mkdocs.yml:{path.start_mark.line + 1}: {words}"


def _pairs(node: Node | None) -> list[tuple[Node, Node]]:
    return node.value if isinstance(node, MappingNode) else []


def _items(node: Node | None) -> dict[str, Node]:
    return {key.value: value for key, value in _pairs(node)}


def _is_empty(node: Node) -> bool:
    return isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def _same(one: Node, other: Node) -> bool:
    """Whether two values are written alike."""
    return yaml.serialize(one) == yaml.serialize(other)
