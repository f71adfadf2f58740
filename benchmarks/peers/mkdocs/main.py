"""The macro of the usual stack: the words of one page, from the prepared pages."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader

HERE = Path(__file__).parent


def define_env(env: Any) -> None:
    """Register the macro ``words``."""
    pages = json.loads((HERE / "site.json").read_text("utf-8"))["pages"]
    by_address = {page["address"]: page for page in pages}
    template = Environment(loader=FileSystemLoader(HERE)).get_template("page.md.jinja")

    def words(address: str) -> str:
        """Return the Markdown of the page at an address."""
        return template.render(page=by_address[address], file=file_in(source(address)))

    env.macro(words)


def source(address: str) -> str:
    """Return the file that becomes the page at an address: that of a list is an index."""
    if address.count("/") > 1:
        return f"{address[:-1]}.md"
    return f"{address}index.md"


def file_in(where: str) -> Callable[[dict[str, str]], str]:
    """Return what gives the target of a link in a file of the documentation."""
    here = posixpath.dirname(where) or "."
    return lambda link: posixpath.relpath(source(link["address"]), here)
