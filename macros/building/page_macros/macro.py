"""What a macro is: a function of the page it stands on, whose docstring is its guide.

A docstring is Chinese: what the macro shows, and behind 例 how it is written. What a macro returns
is markup, with all text of the plan inert.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.pages.site import Site


@dataclass(frozen=True)
class On:
    """The page on which a macro stands."""

    site: Site
    address: str
    by_hand: bool = True
    """Whether people wrote it."""


class Macros(dict[str, Callable[..., str]]):
    """The macros of a module by name, in the order in which the guide lists them."""

    def add(self, does: Callable[..., str]) -> Callable[..., str]:
        """Take a function as a macro."""
        self[does.__name__] = does
        return does
