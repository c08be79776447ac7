"""Writes the table of commands in docs/reference.md from the commands themselves: `python docs/make_reference.py`.

A test compares the page with what this would write, so that the page cannot fall behind.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

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
    yield from (f"- `{_argument(argument)}`: {_sentence(argument.help)}\n" for argument in arguments)
    options = [p for p in command.params if p.param_type_name == "option" and "--help" not in p.opts]
    yield from (f"- `{', '.join(option.opts)}`{_choices(option)}: {_sentence(option.help)}\n" for option in options)
    yield "\n"


def _argument(argument: Any) -> str:
    name = argument.name.upper() + ("..." if argument.nargs == -1 else "")
    return name if argument.required else f"[{name}]"


def _choices(option: Any) -> str:
    choices = getattr(option.type, "choices", None)
    if not choices:
        return ""
    words = [getattr(choice, "value", choice) for choice in choices]
    return f" ({', '.join(words)})" if len(words) <= 8 else " (see the [vocabulary](vocabulary.md))"


def _sentence(text: str | None) -> str:
    return " ".join((text or "").split())


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
