"""What a ``mkdocs.yml`` names: files that are not there, and the site itself by its public address."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from yaml.nodes import ScalarNode, SequenceNode

from macros.settings.environment import shown
from macros.settings.mkdocs_nodes import composed, is_empty, items, nodes


def missing_files(text: str, folder: Path, brought: Sequence[Path]) -> Iterator[str]:
    """Yield each file that is named and is neither in docs/, in ``folder``, nor brought by the engine.

    The file itself, of which ``text`` is the text, must be right.
    """
    root = items(composed(text))
    given = "docs_dir" in root and not is_empty(root["docs_dir"])
    docs = root["docs_dir"].value if given else "docs"
    if given and not (folder / docs).is_dir():
        line = root["docs_dir"].start_mark.line + 1
        yield f"mkdocs.yml:{line}: docs_dir：没有“{shown(docs)}”这个文件夹；请检查名字，或删去这一项。"
    for name in ("extra_css", "extra_javascript"):
        value = root.get(name)
        for entry in value.value if isinstance(value, SequenceNode) else ():
            path = items(entry).get("path", entry)
            if isinstance(path, ScalarNode) and not any(
                (place / path.value.partition("?")[0]).is_file()
                for place in (folder / docs, *brought)
            ):
                words = f"{name}：{docs}/ 里没有“{shown(path.value)}”；请检查路径，或删去这一行。"
                yield f"mkdocs.yml:{path.start_mark.line + 1}: {words}"


def to_itself(text: str, site_url: str) -> Iterator[str]:
    """Yield each item of the navigation that leads to the site itself by its public address."""
    own = _folded(site_url).rstrip("/")
    for node in nodes(items(composed(text)).get("nav")):
        where = _folded(node.value) if isinstance(node, ScalarNode) else ""
        if where == own or where.startswith(f"{own}/"):
            words = "是本站自己的网址；请写 docs/ 里的文件名，例如 plan.md"
            yield f"mkdocs.yml:{node.start_mark.line + 1}: nav：“{shown(node.value)}”{words}。"


def _folded(url: str) -> str:
    """Return an address as it is compared: without its scheme, its host in small letters."""
    try:
        parts = urlsplit(url)
    except ValueError:  # of which its shape is told
        return url
    return f"{parts.netloc.lower()}{parts.path}"


def endless(docs: Path) -> Iterator[str]:
    """Yield each link in docs/ to a folder in which such links lie: who follows them may come to no end."""
    links = [
        os.path.join(folder, name)
        for folder, inside, _ in os.walk(docs)
        for name in inside
        if os.path.islink(os.path.join(folder, name))
    ]
    homes = [Path(os.path.realpath(os.path.dirname(link))) for link in links]
    for link in links:
        if any(home.is_relative_to(os.path.realpath(link)) for home in homes):
            where = Path(link).relative_to(docs).as_posix()
            words = "是指向文件夹的链接，那里面又有这样的链接，没有尽头；请换成文件夹本身，或删去。"
            yield f"{docs.name}/{where} {words}"
