"""Build the site beside the present one, check it, and only then replace that one."""

from __future__ import annotations

import gc
import os
from pathlib import Path

from macros.building.checks import check_site
from macros.building.exchange import Note, alone, clear, exchange, restore, unwritten
from macros.building.mkdocs.listening import PagesError
from macros.building.mkdocs.pages import Pages
from macros.building.unchanged import SiteState
from macros.exports.file import names_in
from macros.model.problems import shown
from macros.pages.site import build_site
from macros.settings import Settings
from macros.text.characters.allowed import printable
from macros.text.messages.long_work import Say, silent
from macros.text.messages.refusals import why


class BuildError(Exception):
    """The site was not built; the one built before is untouched."""


def build(
    settings: Settings,
    folder: Path,
    config: Path = Path("mkdocs.yml"),
    say: Say = silent,
    state: SiteState | None = None,
    note: Note = lambda _: None,
    all_checks: bool = False,
) -> int:
    """Build, check and publish into ``folder``; return the number of pages.

    ``say`` gets Chinese sentences on what is being done, ``note`` those that a log should keep too.
    What was made is recorded in ``state``, that of the same site, if it is given. ``all_checks``
    reads back every file, not a sample of those of which there are many.

    Raises PlanError for faults of the plan, BuildError for all others. In both cases what was
    in ``folder`` stays.
    """
    try:
        if reason := _no_place(folder):
            raise BuildError(reason)
        if _holds_other_things(folder, settings.plan, config):
            raise BuildError(
                f"{shown(folder)}/ 里不是本站生成的网站，不能换成网站；请给网站另写一个文件夹。"
            )
        with alone(folder, note):
            if restored := restore(folder):
                note(restored)
            return _built(settings, folder, config, say, state, all_checks)
    except OSError as error:
        words = unwritten(error)
        if words is None:
            raise
        raise BuildError(words) from error


def _no_place(folder: Path) -> str:
    """Return why no site can be in a folder; empty if it can."""
    name = printable(folder.as_posix())
    if folder.is_symlink():
        to = printable(os.path.realpath(folder))
        return f"{name} 是通到 {to} 的链接，不能换成网站；请把网站的文件夹写成它通到的那一个。"
    if os.path.lexists(folder) and not folder.is_dir():
        return f"{name} 是文件，不是文件夹；请把它移走，再运行一次。"
    above = folder.absolute().parent
    if above.is_file():
        return f"{shown(above)} 是文件，不是文件夹，放不进网站；请给网站另写一个文件夹。"
    if not above.is_dir():
        return (
            f"没有文件夹 {shown(above)}，不能把网站放进去；请先建好它，或者给网站另写一个文件夹。"
        )
    return ""


def _holds_other_things(folder: Path, *sources: Path) -> bool:
    """Whether a folder has in it what a site is made of, or anything but a site."""
    whole = folder.resolve()
    if any(path.resolve().is_relative_to(whole) for path in (*sources, Path.cwd())):
        return True
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    return bool(names) and "index.html" not in names


def _built(
    settings: Settings,
    folder: Path,
    config: Path,
    say: Say,
    state: SiteState | None,
    all_checks: bool,
) -> int:
    say("读取和检查数据")
    gc.disable()  # almost all that is made now stays: nothing to be found among it
    try:
        site = build_site(settings)
    finally:
        gc.enable()
    gc.freeze()  # nor later: no need to look at it again and again
    new = folder.with_name(f".{folder.name}.new")
    clear(new)
    try:
        made = Pages(site, config, new)
        made.make_all(say)
        say("检查网站")
        faults = [made.placed.get(fault, fault) for fault in check_site(new, made.site, all_checks)]
        if faults:
            raise BuildError("\n".join([*faults, f"网站检查发现 {len(faults)} 处问题。"]))
        pages = sum(name.endswith(".html") for name in names_in(new))
        _replace(folder, new)
        if state:
            state.record(pages, site.beside)
    except PagesError as error:
        raise BuildError(str(error)) from error
    finally:
        gc.unfreeze()
        clear(new)
    return pages


def _replace(folder: Path, new: Path) -> None:
    """Put ``new`` in the place of ``folder``; on Windows that fails while another program uses it.

    Raises BuildError.
    """
    try:
        exchange(folder, new)
    except OSError as error:
        words = f"{shown(folder)}/ 换不成新的（{why(error)}）；请关闭正在使用它的程序，再运行一次。"
        raise BuildError(words) from error
