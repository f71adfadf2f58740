"""The list of all files of a site with their digests, by which a copy can be compared with the original.

It names the commit and the data that the site was made from, no time: the same site has the same list.
"""

from __future__ import annotations

import hashlib
import json
from functools import partial

from macros.addresses import address
from macros.exports.file import ExportedFile, Made
from macros.pages.site import Site


def digests(site: Site, made: Made) -> ExportedFile:
    """Return the list of the files that there are."""
    return ExportedFile(address.DIGESTS, partial(_listed, site, made))


def digest(content: bytes) -> str:
    """Return what the list says of a file with this content."""
    return hashlib.sha256(content).hexdigest()


def _listed(site: Site, made: Made) -> bytes:
    settings = site.settings
    listed = {
        "plan": site.index.plan.id,
        "url": settings.site_url,
        "commit": settings.source_commit or None,
        "data": site.digest,
        "files": {
            name: digest(made.read(name))
            for name in sorted(made.names())
            if name != address.DIGESTS
        },
    }
    return f"{json.dumps(listed, ensure_ascii=False, indent=1)}\n".encode()
