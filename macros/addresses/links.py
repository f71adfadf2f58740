"""Links of a site: from page to page, each by the steps between them."""

from __future__ import annotations

import posixpath
import re


def relative(target: str, page: str) -> str:
    """Return ``target`` as a link on the page at address ``page`` (both from the site's root).

    A target with a scheme or a leading slash is returned as it is.
    """
    if "://" in target or target.startswith(("/", "mailto:")):
        return target
    path, hash_mark, anchor = target.partition("#")
    if path == page and anchor:
        return f"#{anchor}"
    return f"{steps(path, page)}{hash_mark}{anchor}"


def steps(path: str, folder: str) -> str:
    """Return the way from a folder to a file, or to a folder (which ends in a slash)."""
    if folder.endswith("/") and path.partition("/")[0] != folder.partition("/")[0]:
        return "../" * folder.count("/") + path  # the usual case, and much faster
    way = posixpath.relpath(path or ".", folder or ".")
    if not path or path.endswith("/"):
        return "./" if way == "." else f"{way}/"
    return way


_PLAIN = re.compile(r"[A-Za-z0-9_./-]*")


def target(link: str, page: str) -> str | None:
    """Return the address to which a relative link without an anchor leads from the file ``page``.

    The way back from ``relative``. None for a link that is more than names and steps up: one with
    a scheme, a query or escapes, or one that leaves the site.
    """
    if not link:
        return page
    folder = page[: page.rfind("/") + 1]
    while link.startswith("../") and folder:
        link = link[3:]
        folder = folder[: folder.rfind("/", 0, -1) + 1]
    link = link.removeprefix("./")
    if link.startswith(("/", ".")) or "//" in link or "/." in link or not _PLAIN.fullmatch(link):
        return None
    return folder + link
