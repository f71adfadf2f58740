"""What the preview answers: the last good state of the site, and what is wrong with its files now."""

from __future__ import annotations

import gc
import mimetypes
import posixpath
import shutil
import threading
import time
import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from macros.addresses import address
from macros.building.mkdocs.listening import PagesError
from macros.exports import ExportError
from macros.model.problems import PlanError
from macros.pages import csp, inline
from macros.pages.site import Site, build_site
from macros.serving import faults
from macros.serving.faults import Fault
from macros.serving.shown import Shown
from macros.settings import Settings

_TYPES = {".xml": "application/xml", ".ics": "text/calendar", ".js": "text/javascript"}
_USUAL = mimetypes.MimeTypes()
"""What every Python knows; a system's own list, as in the registry of Windows, is not asked."""
_TEXT = ("text/", "application/json", "application/xml")
_HTML = "text/html; charset=utf-8"
_EVENTS = ".preview"
"""The address, from the site's root, where a page hears that it has changed."""


@dataclass(frozen=True)
class Answer:
    """What is sent for one request."""

    status: int
    type: str = ""
    body: bytes = b""
    location: str = ""


class Preview:
    """Reads the files of a site, keeps what they gave, and answers requests from it.

    ``folder`` is an empty one for what is made on the way.
    """

    def __init__(self, settings: Settings, config: Path, folder: Path) -> None:
        self._settings, self._config, self._folder = settings, config, folder
        self.root = urlsplit(settings.site_url).path
        """The path below which the site stands, as it will in public."""
        self.events = f"{self.root}{_EVENTS}"
        self._site: Site | None = None
        self._shown: Shown | None = None
        self.faults: tuple[Fault, ...] = ()
        """What is wrong with the files as they are now."""
        self._making = threading.RLock()  # MkDocs makes one page at a time
        self._news = threading.Condition()
        self._version = time.time_ns() // 1_000_000  # another one than before a restart

    def reload(self, *, data: bool = True) -> None:
        """Read the files anew; if the data is as it was, only those of pages and styles.

        If something is wrong with them, what was shown stays.
        """
        gc.disable()  # almost all that is made now stays: nothing to be found among it
        try:
            if data or self._site is None:
                self._site = None  # not again before its faults are mended
                self._site = build_site(self._settings)
            with self._making:
                self._show(self._site)
            self.faults = ()
        except PlanError as error:
            self.faults = faults.of_plan(error, self._settings)
        except PagesError as error:
            self.faults = (Fault(str(error)),)
        except Exception:  # a fault of the engine: the preview goes on, and tells it
            self.faults = (Fault(traceback.format_exc()),)
        finally:
            gc.enable()
        with self._news:
            self._version += 1
            self._news.notify_all()

    def _show(self, site: Site) -> None:
        inline.script.cache_clear()
        inline.style.cache_clear()
        folder = self._folder / str(self._version)
        shown = Shown(site, self._config, folder)
        for old in self._folder.iterdir():
            if old != folder:
                shutil.rmtree(old)
        self._shown = shown

    def wait(self, version: str, seconds: float) -> str:
        """Return the version of what is shown, as soon as it changes or after a while."""
        with self._news:
            self._news.wait_for(lambda: str(self._version) != version, seconds)
            return str(self._version)

    def answer(self, path: str) -> Answer:
        """Return what there is at a path."""
        path = unquote(path)
        if not path.startswith(self.root):
            if path == "/":
                return Answer(302, location=quote(self.root))
            return self._only_faults(404, f"网站在 {self.root} 下面。")
        name = path.removeprefix(self.root)
        if not name or name.endswith("/"):
            name += "index.html"
        try:
            with self._making:
                return self._found(name)
        except (PagesError, ExportError) as error:
            return self._only_faults(500, str(error))
        except Exception:  # as in ``reload``
            return self._only_faults(500, traceback.format_exc())

    def _found(self, name: str) -> Answer:
        if self._shown is None:
            return self._only_faults(503)
        content = self._shown.find(name)
        if content is not None:
            if name == f"{address.DESK}index.html" and self._settings.desk:
                return Answer(
                    200, _HTML, content
                )  # to show it anew would take away what is written in it
            if name.endswith(".html"):
                return self._page(200, content, self._shown.said(name))
            return Answer(200, _type(name), content)
        if self._shown.has(f"{name}/index.html"):
            return Answer(302, location=f"{quote(self.root + name)}/")
        return self._page(404, self._shown.find("404.html") or b"")

    def _only_faults(self, status: int, *words: str) -> Answer:
        return self._page(status, faults.EMPTY_PAGE.encode(), words)

    def _page(self, status: int, content: bytes, said: Sequence[str] = ()) -> Answer:
        """Return a page with what is wrong, and with the script that shows what changes."""
        listed = faults.as_html((*self.faults, *map(Fault, said)))
        events = f'data-events="{escape(self.events)}" data-version="{self._version}"'
        added = f"{listed}<script {events}>{inline.script('reload.js')}</script>\n".encode()
        content = content.replace(csp.NOWHERE.encode(), csp.OWN_SITE.encode(), 1)  # for the script
        before, end, after = content.rpartition(b"</body>")
        body = before + added + end + after if end else content + added
        return Answer(status, _HTML, body)


def _type(name: str) -> str:
    extension = posixpath.splitext(name)[1]
    type = _TYPES.get(extension) or _USUAL.guess_type(name)[0] or "application/octet-stream"
    return f"{type}; charset=utf-8" if type.startswith(_TEXT) else type
