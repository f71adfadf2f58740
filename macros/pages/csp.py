"""What browsers may do on a page of the site, as a Content-Security-Policy: only what the site needs.

Pages say it themselves, for hosts that send no headers; the settings for hosts send it as a header,
which says besides in whose frames a page may stand: those for frames in all, the others in the site's own.
Two pages ask for something by script: the comparison of measures, of the site, and the editing desk, of the site
and one other. Pictures in the address itself are open to all: the icons of the style sheet that every page has are such. Scripts and style sheets inside pages are named by
their digests; there are no others, and no style attributes.
"""

from __future__ import annotations

import hashlib
from base64 import b64encode
from functools import cache

from macros.addresses import address
from macros.pages.inline import inside_pages

NAME = "Content-Security-Policy"


TRUSTED = "require-trusted-types-for 'script'; trusted-types default plan-preview"
"""No script makes markup or a program of a text, but by the two policies: that of every page, which lets in the
programs of the site alone (``inline/own-programs.js``), and the desk's for what it shows in a frame without
scripts (``desk-page.js``)."""


FRAMED, UNFRAMED = "frame-ancestors *", "frame-ancestors 'self'"
"""In whose frames a page may stand: everybody's, or the site's own."""
NOWHERE = "connect-src 'none'"
OWN_SITE = "connect-src 'self'"
"""What scripts of pages may ask for: nothing; those of the preview, the comparison and the desk what is on the site."""


@cache
def policy(connects: str = NOWHERE) -> str:
    """Return the policy that stands in pages; that of the editing desk says what it may reach."""
    return f"{_rules(connects)}; {TRUSTED}"


def of_desk(reached: str) -> str:
    """Return what the scripts of the editing desk may reach: the site, and one other: a code host."""
    return f"{OWN_SITE} {reached}".rstrip()


def asking(reached: str) -> dict[str, str]:
    """Return how the addresses begin whose scripts ask for something, each with what they may ask for.

    What begins otherwise asks for nothing. ``reached`` is the other host of the desk.
    """
    desk = of_desk(reached)
    return {address.COMPARE: OWN_SITE, address.DESK: desk, address.DESK_FILES.rstrip("/"): desk}


@cache
def _rules(connects: str) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {_digests('.js')}",
            f"style-src 'self' {_digests('.css')}",
            "img-src 'self' data:",
            "media-src 'self'",
            "font-src 'self'",
            "object-src 'self'",
            "frame-src 'self'",  # browsers take a drawing with links, which is an object, for a frame
            connects,
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def sent(connects: str = NOWHERE) -> str:
    """Return the policy that hosts send with files. Both hold for a page, so this gives it nothing more.

    A worker has no other, and that of the editing desk runs a compiled program.
    """
    if connects == NOWHERE:
        return _rules(connects)
    return _rules(connects).replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'")


def header(connects: str = NOWHERE, *, framed: bool = False) -> str:
    """Return what hosts send that can tell pages apart; ``framed`` ones may stand in frames of other sites."""
    return f"{sent(connects)}; {FRAMED if framed else UNFRAMED}"


def _digests(kind: str) -> str:
    """Return the digests of the scripts or style sheets that may stand inside pages."""
    return " ".join(f"'sha256-{_digest(text)}'" for text in inside_pages(kind))


def _digest(text: str) -> str:
    return b64encode(hashlib.sha256(text.encode()).digest()).decode()
