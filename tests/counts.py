"""What a test counts is printed at the end of the run: ``record_property(COUNT, "31 of 31 …")``."""

from __future__ import annotations

from collections.abc import Callable

COUNT = "count"
Record = Callable[[str, object], None]
