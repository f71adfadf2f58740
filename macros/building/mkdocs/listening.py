"""What MkDocs says while it works, collected; it works without a clock."""

from __future__ import annotations

import logging
import os
import traceback
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from click import ClickException

from macros.building.exchange import unwritten
from macros.building.mkdocs.in_chinese import in_chinese
from macros.settings import engine


class PagesError(Exception):
    """MkDocs did not make the pages; the message is what it said."""


@contextmanager
def listening(config: Path) -> Iterator[list[str]]:
    """Let MkDocs work, without a clock, and collect its warnings and errors instead of printing them.

    ``config`` is the ``mkdocs.yml`` that it works by. Raises PagesError if it could not go on.
    """
    said: list[str] = []
    try:
        with _listened(said, config), _no_clock(), warnings.catch_warnings(action="ignore"):
            yield said
    except ClickException as error:
        said.append(error.format_message())
        raise PagesError("\n".join(said)) from None
    except SystemExit as error:  # the macros leave so
        raise PagesError("\n".join(said) or f"MkDocs 以代码 {error.code} 结束。") from None
    except OSError as error:
        said.append(unwritten(error) or traceback.format_exc())
        raise PagesError("\n".join(said)) from error
    except Exception as error:
        said.append(traceback.format_exc())
        raise PagesError("\n".join(said)) from error


class _Listener(logging.Handler):
    def __init__(self, said: list[str], config: Path) -> None:
        super().__init__(logging.WARNING)
        self.said, self._config = said, config
        self.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Keep what is said; the engine's own words as they are."""
        own = record.name == engine.LOG
        said = record.getMessage() if own else in_chinese(self.format(record), self._config)
        if said not in self.said:  # what is read in two ways is found in both
            self.said.append(said)


@contextmanager
def _listened(said: list[str], config: Path) -> Iterator[None]:
    """Add what MkDocs, or ProperDocs in its place, says to a list."""
    listener = _Listener(said, config)
    logs = [logging.getLogger(name) for name in ("mkdocs", "properdocs")]
    propagated = [log.propagate for log in logs]
    for log in logs:
        log.propagate = False
        log.addHandler(listener)
    try:
        yield
    finally:
        for log, propagate in zip(logs, propagated, strict=True):
            log.removeHandler(listener)
            log.propagate = propagate


@contextmanager
def _no_clock() -> Iterator[None]:
    """Give MkDocs a fixed time unless the environment has one."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = given or "0"
    try:
        yield
    finally:
        if given is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = given
