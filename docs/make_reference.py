"""Writes the table of commands in docs/reference.md from the commands themselves: `python docs/make_reference.py`.

A test compares the page with what this would write, so that the page cannot fall behind.
"""

from collections.abc import Iterator
from enum import EnumType
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

import typer

from claimtrack.cli.app import app

PAGE = Path(__file__).with_name("reference.md")
BEGIN, END = "<!-- commands: made by docs/make_reference.py -->", "<!-- end of commands -->"


def page() -> str:
    """The page as it should be."""
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n{''.join(_described(typer.main.get_command(app), 'claimtrack'))}{END}{after}"


def _described(command: Any, name: str) -> Iterator[str]:
    if hasattr(command, "commands"):
        for part, inner in command.commands.items():
            yield from _described(inner, f"{name} {part}")
        return
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    shown = " ".join(_argument(argument) for argument in arguments)
    yield f"### `{name}{' ' if shown else ''}{shown}`\n\n{_sentence(command.help)}\n\n"
    types = get_type_hints(command.callback)
    for parameter in command.params:
        if parameter.name != "help":
            named = _argument(parameter) if parameter in arguments else ", ".join(parameter.opts)
            yield f"- `{named}`{_choices(types.get(parameter.name))}: {_sentence(parameter.help)}\n"
    yield "\n"


def _argument(argument: Any) -> str:
    name = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _choices(annotation: Any) -> str:
    """The words that an option or argument takes, where there is a list of them."""
    parts = (annotation, *get_args(annotation))
    words = [word for part in parts if get_origin(part) is Literal for word in get_args(part)]
    words += [member.value for part in parts if isinstance(part, EnumType) for member in part]
    if len(words) > 8:
        return " (see the [vocabulary](vocabulary.md))"
    return f" ({', '.join(words)})" if words else ""


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
