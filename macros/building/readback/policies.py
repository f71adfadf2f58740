"""What browsers may do on the pages that no other reader looks at whole: frames, and those that only lead on."""

from __future__ import annotations

from collections.abc import Iterator

from macros.addresses import address
from macros.building.built import Built
from macros.building.readback.output import Output
from macros.building.readback.pages import pages
from macros.building.readback.said.policy import policy_faults
from macros.exports.trees import tree_of
from macros.pages.site import Site


def policies(built: Built, site: Site) -> Iterator[Output]:
    """Yield every HTML file that is not read as a page."""
    read = {one.name for one in pages(built, site)}
    for name in sorted(built.files):
        if name.endswith(".html") and name not in read and not address.is_proof(name):
            yield Output(name, _faults)


def _faults(content: bytes) -> Iterator[str]:
    yield from policy_faults(tree_of(content))
