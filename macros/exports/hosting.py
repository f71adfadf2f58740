"""Settings for the hosts on which the site may stand: headers, types, former downloads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros import address
from macros.exports.file import ExportedFile
from macros.fields import ObjectKind
from macros.lasting.former import formers
from macros.site import Site

TEMPLATES = (
    ("_headers.jinja", "_headers"),
    ("nginx.conf.jinja", "hosting/nginx.conf"),
    ("Caddyfile.jinja", "hosting/Caddyfile"),
)
_TEXTS = Environment(  # neither HTML nor text of the plan: addresses only, nothing to escape
    loader=PackageLoader("macros", "templates/hosting"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def hosting(site: Site, folder: Path) -> Iterator[ExportedFile]:
    """Yield what hosts read by themselves and what operators of nginx and Caddy include."""
    prefix = urlsplit(site.settings.site_url).path.rstrip("/")
    gone = sorted(_gone(site, folder, prefix))
    for template, where in TEMPLATES:
        text = _TEXTS.get_template(template).render(
            prefix=prefix, pattern=re.escape(prefix), gone=gone
        )
        yield ExportedFile(where, text.encode())
    if gone:
        lines = "".join(f"{old} {new} 301\n" for old, new in gone)
        yield ExportedFile("_redirects", lines.encode())


def _gone(site: Site, folder: Path, prefix: str) -> Iterator[tuple[str, str]]:
    """Yield published files of former objects that are no more, and the page that says why."""
    known = formers(site.index)
    for line in site.ledger.lines:
        former = known.get(Path(line.address).stem)
        if former and "#" not in line.address and not line.address.endswith("/"):
            if not (folder / line.address).exists() and former.kind is not ObjectKind.TERM:
                yield f"{prefix}/{line.address}", f"{prefix}/{address.page(former.kind, former.id)}"
