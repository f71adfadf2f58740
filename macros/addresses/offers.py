"""Addresses of what is offered besides pages: embeds, API files, feeds, QR codes.

Relative to the site's root, as in ``macros.addresses.address``; part of the same contract.
"""

from __future__ import annotations

import re

from macros.addresses import address
from macros.model.kinds import ObjectKind

API = "api/v1/"
API_FOLDERS = {**address.FOLDERS, ObjectKind.TERM: "terms"}
KINDS = {folder: kind for kind, folder in API_FOLDERS.items()}
EMBEDDED = (ObjectKind.MEASURE, ObjectKind.UNIT)
"""The kinds that have a page for frames of other sites."""
FED = (ObjectKind.UNIT, ObjectKind.TOPIC)
"""The kinds that have a feed of their own."""
CITED = (ObjectKind.SECTION, ObjectKind.MEASURE, ObjectKind.UNIT, ObjectKind.DOCUMENT)
"""The kinds whose pages say how to cite and link them."""
PLAN_FEED = "feed.xml"
_PAGE = re.compile(rf"({'|'.join(KINDS)})/([a-z][a-z0-9-]*)/")


def api(kind: ObjectKind, id: str) -> str:
    """Return the address of the API file of an object."""
    return f"{API}{API_FOLDERS[kind]}/{id}.json"


def embed(kind: ObjectKind, id: str) -> str:
    """Return the address of an object's page for frames."""
    return f"embed/{address.FOLDERS[kind]}/{id}/"


def oembed(kind: ObjectKind, id: str) -> str:
    """Return the address of the oEmbed description of an object's page for frames."""
    return f"{embed(kind, id)}oembed.json"


def feed(kind: ObjectKind | None = None, id: str = "") -> str:
    """Return the address of the feed of an object, or of the plan."""
    return PLAN_FEED if kind is None else f"{address.FOLDERS[kind]}/{id}/feed.xml"


def qr(kind: ObjectKind, id: str, form: str) -> str:
    """Return the address of the QR code of an object's permanent address: ``svg`` or ``png``."""
    return f"qr/{address.FOLDERS[kind]}/{id}.{form}"


def page_object(where: str) -> tuple[ObjectKind, str] | None:
    """Return the kind and id of the object that has its page at an address."""
    match = _PAGE.fullmatch(where)
    return (KINDS[match[1]], match[2]) if match else None
