"""The frame in which another site shows an object: as tall for all of a kind; more text scrolls."""

from __future__ import annotations

import html

from macros.addresses import address
from macros.index.entries import Entry
from macros.model.history import Former
from macros.model.kinds import ObjectKind
from macros.settings import Settings

WIDTH = 600
"""What oEmbed answers a page that asks for a width."""
HEIGHT = {ObjectKind.MEASURE: 320, ObjectKind.UNIT: 400}
"""The height in pixels: on a phone most measures, and the first measures of a unit, fit."""


def frame(settings: Settings, of: Entry | Former, title: str) -> str:
    """Return the HTML that shows an object in a frame on another site."""
    source = html.escape(settings.site_url + address.embed(of))
    return (
        f'<iframe src="{source}" title="{html.escape(title)}" width="100%" '
        f'height="{HEIGHT[of.kind]}" loading="lazy" style="border:0"></iframe>'
    )
