"""Settings for the hosts on which the site may stand: headers and types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.exports.file import ExportedFile, Made
from macros.pages.site import Site

TEMPLATES = (
    ("_headers.jinja", "_headers"),
    ("nginx.conf.jinja", "hosting/nginx.conf"),
    ("Caddyfile.jinja", "hosting/Caddyfile"),
)
_TEXTS = Environment(  # neither HTML nor text of the plan: addresses only, nothing to escape
    loader=PackageLoader("macros", "exports/hosting"),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)


def hosting(site: Site, made: Made) -> Iterator[ExportedFile]:
    """Yield what hosts read by themselves and what operators of nginx and Caddy include."""
    prefix = urlsplit(site.settings.site_url).path.rstrip("/")
    for template, where in TEMPLATES:
        yield ExportedFile(where, partial(_filled, template, prefix))


def _filled(template: str, prefix: str) -> bytes:
    text = _TEXTS.get_template(template).render(prefix=prefix, pattern=re.escape(prefix))
    return text.encode()
