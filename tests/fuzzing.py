"""How much is tried with made-up input: a bounded, fixed lot in every run of the tests, more by hand.

``make fuzz`` sets ``FUZZ`` to a number: so many times as much is tried, and another number tries other
input. What once went wrong stays as an ``@example`` of its test.
"""

from __future__ import annotations

import os
import random

from hypothesis import settings

TIMES = int(os.environ.get("FUZZ") or 1)


def tried(examples: int) -> settings:
    """Return the settings of a test that tries so many examples in every run."""
    return settings(
        max_examples=examples * TIMES,
        derandomize=TIMES == 1,
        database=None,
        print_blob=True,  # tells how to see a failure again
    )


def chance(name: str) -> random.Random:
    """Return the chance of a test that makes up its input by itself."""
    return random.Random(name if TIMES == 1 else f"{name}/{TIMES}")
