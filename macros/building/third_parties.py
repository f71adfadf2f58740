"""Checks that no page makes the reader's browser load anything from another site."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urljoin

from macros.addresses import address
from macros.building import references
from macros.building.built import Built
from macros.pages.site import Site


def third_parties(built: Built, site: Site) -> Iterator[str]:
    """Yield every reference by which a page or style sheet would load from another host."""
    own = site.settings.site_url
    for page in built.pages.values():
        for url in sorted(page.seen.references.loaded):
            if not _is_own(url, page.address, own):
                yield f"{page.address}：会向别的网站请求“{url}”；请去掉，或把文件放进本站。"
    for where in sorted(name for name in built.files if name.endswith(".css")):
        for url in references.of_style((built.folder / where).read_text(encoding="utf-8")):
            if not _is_own(url, where, own):
                yield f"{where}：样式会向别的网站请求“{url}”；请去掉，或把文件放进本站。"


def _is_own(url: str, name: str, own: str) -> bool:
    """Whether a file of the site that refers to an address stays within the site."""
    if address.target(url, name) is not None:
        return True
    return urljoin(own + name, url).startswith((own, "data:"))
