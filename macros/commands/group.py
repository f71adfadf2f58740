"""What all commands share: loading on use, exit codes, common options."""

from __future__ import annotations

import importlib
import keyword
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import click

from macros.commands.colour import faults_in_colour
from macros.commands.words import speak_chinese, write_chinese
from macros.editing.replacing import replace_content
from macros.model.problems import PlanError, Unreadable, shown
from macros.settings import DEFAULT_PLAN, Settings, from_environment
from macros.settings.environment import SettingsError
from macros.text.messages.nearest import nearest
from macros.text.messages.refusals import why

CLEAN, PROBLEMS, CANNOT = 0, 1, 2
"""Exit codes of every command: no problems; problems found; could not run."""


def stop(words: str, code: int = CANNOT) -> NoReturn:
    """End the command, with the reason on standard error."""
    click.echo(faults_in_colour(words), err=True)
    sys.exit(code)


@contextmanager
def stopping(
    *cannot: type[Exception], before: str = "", after: str = "", problems: int = PROBLEMS
) -> Iterator[None]:
    """Stop with the words of a PlanError or of an exception of ``cannot``.

    ``before`` stands above the faults of a plan that was read, ``after`` behind all. Such a plan
    ends the command with the exit code ``problems``, anything else with CANNOT.
    """
    try:
        yield
    except Unreadable as error:
        stop(f"{error}\n{after}".rstrip())
    except PlanError as error:
        stop(f"{before}{error}\n{after}".rstrip(), problems)
    except cannot as error:
        stop(f"{error}{after}")


@contextmanager
def writing(folder: Path, *cannot: type[Exception]) -> Iterator[None]:
    """Stop with the words of an exception of ``cannot``, or with what in ``folder`` is not written."""
    try:
        with stopping(*cannot):
            yield
    except OSError as error:
        stop(f"{shown(Path(error.filename or folder))}：写不进去（{why(error)}）。")


def write(path: Path, data: bytes) -> None:
    """Write the data file, or stop."""
    try:
        replace_content(path, data)
    except OSError as error:
        stop(f"{shown(path)}：写不进这个文件（{why(error)}）。")


def file_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--file``: the plan to work on, for ``plan_path``."""
    return click.option(
        "--file",
        "file",
        type=click.Path(path_type=Path),
        metavar="文件",
        help="方案数据文件，默认 data/plan.yml（或环境变量 PLAN 指定的文件）。",
    )(command)


def file_argument(command: Callable[..., Any]) -> Callable[..., Any]:
    """Accept the file of ``--file`` as an argument too."""
    return click.argument(
        "named", type=click.Path(path_type=Path), required=False, metavar="[文件]"
    )(command)


def site_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command ``--site``: the folder of the built site."""
    return click.option("--site", default="site", type=click.Path(path_type=Path), help=words)


date_option = click.option(
    "--date",
    "on",
    type=click.DateTime(["%Y-%m-%d"]),
    default=None,
    metavar="日期",
    help="变更记录的日期，例如 2025-06-25；默认是今天。",
)
"""The day of the entries that a command writes into the history."""


port_option = click.option(
    "--port", default=8000, type=click.IntRange(1, 65535), metavar="数字", help="端口，默认 8000。"
)
"""Where a preview listens."""


def dry_run_option(words: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Give a command ``--dry-run``: show what would be written."""
    return click.option("--dry-run", is_flag=True, help=words)


def plan_path(file: Path | None, named: Path | None = None) -> Path:
    """Return the plan to work on. Raises UsageError if two are named."""
    if file and named and file != named:
        raise click.UsageError(f"参数和 --file 写了两个文件：{named}、{file}；请只写一个。")
    return file or named or settings_here().plan


def settings_here() -> Settings:
    """Return the settings of the site in the working folder, or stop with how to begin one."""
    settings = from_environment()
    if not os.environ.get("PLAN") and not settings.plan.exists():
        stop(
            f"这里没有方案（{DEFAULT_PLAN.as_posix()} 或 plan.yml）。\n{_above()}"
            "有公文的：plan import 通知.docx --into 文件夹；想先看例子的：plan init 文件夹；再进入那个文件夹。\n"
            "方案在别处的：进入它的文件夹，或者设环境变量 PLAN=文件。"
        )
    return settings


def _above() -> str:
    """Return a line that names the plan of a folder around the working folder, if there is one."""
    here = Path.cwd()
    for folder in here.parents:
        if (folder / DEFAULT_PLAN).is_file():
            return f"上面的文件夹里有：先运行 cd {os.path.relpath(folder, here)}。\n"
    return ""


class LazyGroup(click.Group):
    """A group whose command NAME is the function NAME of ``macros.commands.NAME``, imported on use.

    Behind a word of Python's own stands an underscore there: ``import_``.
    """

    def __init__(self, *args: Any, names: tuple[str, ...], **kwargs: Any) -> None:
        """Keep the names in the order in which help lists them."""
        super().__init__(*args, **{"options_metavar": "[选项]", **kwargs})
        self._names = names
        speak_chinese()

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Run the command line."""
        write_chinese()
        return super().main(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; settings of the environment that cannot be used stop it with words."""
        if os.environ.get("NO_COLOR"):
            ctx.color = False
        try:
            return super().invoke(ctx)
        except SettingsError as error:
            stop(str(error))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is named; if there is none, say which was meant."""
        options = {
            name.removeprefix("--"): name for one in self.get_params(ctx) for name in one.opts
        }
        meant = options.get(args[0]) or nearest(args[0], self._names)
        if args[0] not in self._names and meant:
            ctx.fail(f"没有命令“{args[0]}”。是不是 {ctx.command_path} {meant}？")
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in that order."""
        return [*self._names]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None if no command has that name."""
        if cmd_name not in self._names:
            return None
        function = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
        module = importlib.import_module(f"macros.commands.{function}")
        command: click.Command = getattr(module, function)
        _name_in_chinese(command)
        return command


def _name_in_chinese(command: click.Command) -> None:
    """Put Chinese names in place of click's own in the usage of ``command``."""
    if command.options_metavar == "[OPTIONS]":
        command.options_metavar = "[选项]"
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not (parameter.is_flag or parameter.metavar):
            names = {"INTEGER": "数字", "PATH": "路径", "TEXT": "文字"}
            parameter.metavar = names.get(parameter.type.name.upper())
