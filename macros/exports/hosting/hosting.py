"""Settings for the hosts on which the site may stand: headers and types."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined

from macros.exports.file import ExportedFile, Made
from macros.pages import csp
from macros.pages.site import Site

TEMPLATES = (
    ("_headers.jinja", "_headers"),
    ("nginx.conf.jinja", "hosting/nginx.conf"),
    ("Caddyfile.jinja", "hosting/Caddyfile"),
)
PERMISSIONS = ", ".join(
    f"{what}=()" for what in ("camera", "geolocation", "microphone", "payment", "usb")
)
"""What no page of the site may ask a reader for, as the header Permissions-Policy."""
_APART = {"embed", "api", "downloads"}
"""Folders for which hosts that read ``_headers`` have a rule of their own."""
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
        yield ExportedFile(where, partial(_filled, template, prefix, site.desk_reaches, made))


def _filled(template: str, prefix: str, reached: str, made: Made) -> bytes:
    tops = {name.partition("/")[0] for name in made.names() if name.endswith("/index.html")}
    text = _TEXTS.get_template(template).render(
        prefix=prefix,
        pattern=re.escape(prefix),
        policy=csp.header(),
        framed=csp.header(framed=True),
        asking={where: csp.header(asked) for where, asked in csp.asking(reached).items()},
        sent=csp.sent(csp.of_desk(reached)),
        closed=f"{csp.NOWHERE}; {csp.UNFRAMED}",
        closed_to_frames=csp.UNFRAMED,
        nowhere=csp.NOWHERE,
        tops=("", *(f"{top}/*" for top in sorted(tops - _APART))),
        permissions=PERMISSIONS,
    )
    return text.encode()
