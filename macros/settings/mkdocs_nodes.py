"""The values of a ``mkdocs.yml`` as the reader of YAML finds them, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode


@lru_cache(maxsize=4)
def composed(text: str) -> Node | None:
    """Return the settings in a text, which a preview asks for at every save. Raises YAMLError, RecursionError."""
    node: Node | None = yaml.compose(text, yaml.SafeLoader)
    return node


def nodes(node: Node | None) -> Iterator[Node]:
    """Yield a node and all nodes in it, each once: an alias can lead back."""
    waiting, seen = [node] if node else [], set[int]()
    while waiting:
        if id(one := waiting.pop(0)) not in seen:
            seen.add(id(one))
            yield one
            parts = one.value if isinstance(one, MappingNode | SequenceNode) else ()
            waiting += [n for part in parts for n in (part if isinstance(part, tuple) else (part,))]


def pairs(node: Node | None) -> list[tuple[Node, Node]]:
    """Return the keys of a mapping with their values; nothing else has any."""
    return node.value if isinstance(node, MappingNode) else []


def items(node: Node | None) -> dict[str, Node]:
    """Return the values of a mapping by their keys."""
    return {key.value: value for key, value in pairs(node)}


def is_empty(node: Node) -> bool:
    """Whether nothing is written as a value."""
    return isinstance(node, ScalarNode) and node.tag == "tag:yaml.org,2002:null"


def same(one: Node, other: Node) -> bool:
    """Whether two values are written alike."""
    return yaml.serialize(one) == yaml.serialize(other)
