"""What the engine's own ``mkdocs.yml`` has to keep: whoever publishes from its repository may change the rest."""

from __future__ import annotations

from collections.abc import Iterator

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from macros.settings.mkdocs_nodes import composed, is_empty, items, pairs, same
from macros.settings.mkdocs_words import EXTENSIONS

_EXTENSIONS = [name for name in EXTENSIONS if name != "fenced_code"]
_EXTENSIONS += ["macros.pages.finished", "macros.pages.writing.pieces"]
_NEEDED = yaml.compose(
    f"""
strict: true
use_directory_urls: true
theme: {{ name: material, custom_dir: macros/pages/theme, language: custom, font: false }}
hooks: [macros/hooks.py]
watch: [data, macros]
plugins: [macros: {{ module_name: macros, on_undefined: strict, on_error_fail: true }}]
markdown_extensions: {_EXTENSIONS}
validation:
  nav: {{ omitted_files: warn, not_found: warn, absolute_links: warn }}
  links: {{ not_found: warn, anchors: warn, absolute_links: relative_to_docs, unrecognized_links: warn }}
""",
    yaml.SafeLoader,
)


def faults_of_own(text: str) -> Iterator[str]:
    """Yield what the text of the engine's own file lacks, and keys without a value: MkDocs takes none."""
    root = composed(text)
    lines = {key.value: key.start_mark.line + 1 for key, _ in pairs(root)}
    empty = [key.value for key, value in pairs(root) if is_empty(value)]
    for name in empty:
        yield f"mkdocs.yml:{lines[name]}: {name}：没有值；请写上，或删去这一项。"
    for name in ("site_name", *items(_NEEDED)):
        lacked = next(_lacked(items(_NEEDED).get(name), items(root).get(name)), "")
        if lacked and name not in empty:
            words = f"引擎要用“{lacked}”，不能改，也不能少；请照引擎原来的写。"
            yield f"mkdocs.yml:{lines.get(name, 1)}: {name}：{words}"


def _lacked(needed: Node | None, given: Node | None) -> Iterator[str]:
    """Yield what one value has and another lacks; what is needed of no kind is a text."""
    if needed is None:
        if not (isinstance(given, ScalarNode) and given.tag.endswith(":str") and given.value):
            yield "方案"
    elif isinstance(needed, MappingNode):
        for key, value in needed.value:
            for words in _lacked(value, items(given).get(key.value)):
                yield words if words == key.value else f"{key.value}: {words}"
    elif isinstance(needed, SequenceNode):
        entries = given.value if isinstance(given, SequenceNode) else []
        for entry in needed.value:
            like = [one for one in entries if _name(one) == _name(entry)]
            if not like or (isinstance(entry, MappingNode) and [*_lacked(entry, like[0])]):
                yield _name(entry)
    elif not isinstance(given, ScalarNode) or not same(given, needed):
        yield needed.value


def _name(entry: Node) -> str:
    """Return the name of an entry of a list, which may have options."""
    return str(next((key.value for key, _ in pairs(entry)), entry.value))
