"""The group of all commands; a command's module is imported only when it is asked for."""

from __future__ import annotations

import importlib
from typing import Any

import click

from macros.commands.words import speak_chinese

CLEAN, PROBLEMS, CANNOT = 0, 1, 2
"""Exit codes of every command: nothing to complain of; problems found; could not run."""


class LazyGroup(click.Group):
    """A group whose ``lazy`` commands are named as ``module:function`` and imported on use."""

    def __init__(self, *args: Any, lazy: dict[str, str], **kwargs: Any) -> None:
        """Remember where each command is."""
        super().__init__(*args, **{"options_metavar": "[选项]", **kwargs})
        self._lazy = lazy
        speak_chinese()

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names, in the order in which an editor meets them."""
        return [*self._lazy, *super().list_commands(ctx)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command; None if there is none of that name."""
        command: click.Command | None
        if cmd_name in self._lazy:
            module, _, name = self._lazy[cmd_name].partition(":")
            command = getattr(importlib.import_module(module), name)
        else:
            command = super().get_command(ctx, cmd_name)
        if command:
            _name_in_chinese(command)
        return command


def _name_in_chinese(command: click.Command) -> None:
    """Give Chinese names to what click would name itself in the usage of ``command``."""
    if command.options_metavar == "[OPTIONS]":
        command.options_metavar = "[选项]"
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not (parameter.is_flag or parameter.metavar):
            names = {"INTEGER": "数字", "PATH": "路径", "TEXT": "文字"}
            parameter.metavar = names.get(parameter.type.name.upper())
