"""The options that several commands share."""

from typing import Annotated

import typer

from claimtrack.cli.output import Format

LogPath = Annotated[
    str, typer.Option("--log", envvar="CLAIMTRACK_LOG", help="The claim log, a SQLite file.", show_default=False)
]
OutputFormat = Annotated[
    Format | None,
    typer.Option("--format", help="How to print: a table on a terminal, JSON Lines elsewhere.", show_default=False),
]
By = Annotated[
    str | None, typer.Option("--by", envvar="CLAIMTRACK_BY", help="Who does this; your user name if left out.")
]
ENCODER = typer.Option(
    "--encoder",
    envvar="CLAIMTRACK_ENCODER",
    help="A sentence-transformers model on this machine, its folder or name: finds what shares no word.",
    show_default=False,
)
Encoder = Annotated[str | None, ENCODER]
Why = Annotated[str | None, typer.Option("--why", help="The reason, kept with the change.")]
GivenId = Annotated[str | None, typer.Option("--id", help="A key of your own; made from the record if left out.")]
Note = Annotated[str | None, typer.Option("--note", help="A remark kept with the record.")]
Confidential = Annotated[bool, typer.Option("--include-confidential", help="Show the names of confidential sources.")]
