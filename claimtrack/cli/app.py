"""The `claimtrack` command: its table of commands, and how a failure is told.

Exit codes: 0 done; 1 nothing found, or a check that failed; 2 bad use or bad input.
"""

import os
import sys
from collections.abc import Callable
from typing import Annotated

import typer
from pydantic import ValidationError

import claimtrack
from claimtrack.cli import (
    capturing,
    chains,
    comparing,
    deciding,
    demo,
    encoding,
    exporting,
    factchecks,
    importing,
    keeping,
    linking,
    measuring,
    quotes,
    said,
    scanning,
    validating,
    viewing,
)
from claimtrack.cli.add import claims, evidence, sources
from claimtrack.cli.output import remark
from claimtrack.errors import ClaimtrackError
from claimtrack.model.base import explain

_PLAIN = {"no_args_is_help": True, "rich_markup_mode": None, "pretty_exceptions_enable": False, "add_completion": False}

app = typer.Typer(help="Track what is claimed in the news, and decide what is the same claim.", **_PLAIN)  # type: ignore[arg-type]
add = typer.Typer(help="Record something: a claim, a source, a document, an appearance …", **_PLAIN)  # type: ignore[arg-type]
evidence_app = typer.Typer(help="Follow evidence from promised to shown.", **_PLAIN)  # type: ignore[arg-type]
evaluate = typer.Typer(help="Measure matching and attribution on labelled data of your own.", **_PLAIN)  # type: ignore[arg-type]

_COMMANDS: dict[str, Callable[..., None]] = {
    "init": keeping.init,
    "edit": keeping.edit,
    "withdraw": keeping.withdraw,
    "restore": keeping.restore,
    "capture": capturing.capture,
    "scan": scanning.scan,
    "match": deciding.match,
    "compare": comparing.compare,
    "judge": deciding.judge,
    "link": linking.link,
    "families": linking.families,
    "encode": encoding.encode,
    "show": viewing.show,
    "list": viewing.list_,
    "report": viewing.report,
    "chains": chains.chains,
    "said-by": said.said_by,
    "verify-quotes": quotes.verify_quotes,
    "verify": keeping.verify,
    "rebuild": keeping.rebuild,
    "upgrade": keeping.upgrade,
    "import": importing.import_,
    "export": exporting.export,
    "factchecks": factchecks.factchecks,
    "validate": validating.validate,
    "demo": demo.demo,
}
_INTERRUPTED = 130  # what typer makes of Ctrl-C
_ADD_COMMANDS: dict[str, Callable[..., None]] = {
    "claim": claims.add_claim,
    "source": sources.add_source,
    "document": sources.add_document,
    "appearance": claims.add_appearance,
    "evidence": evidence.add_evidence,
    "review": evidence.add_review,
    "link": claims.add_link,
    "inquiry": evidence.add_inquiry,
    "assessment": evidence.add_assessment,
}
_EVALUATE_COMMANDS: dict[str, Callable[..., None]] = {
    "retrieval": measuring.retrieval,
    "pairs": measuring.pairs,
    "families": measuring.families,
    "attribution": measuring.attribution,
}

for _group, _commands in ((app, _COMMANDS), (add, _ADD_COMMANDS), (evaluate, _EVALUATE_COMMANDS)):
    for _name, _command in _commands.items():
        _group.command(_name)(_command)

evidence_app.command("step")(evidence.step)
app.add_typer(add, name="add")
app.add_typer(evidence_app, name="evidence")
app.add_typer(evaluate, name="evaluate")


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"claimtrack {claimtrack.__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Track what is claimed in the news, and decide what is the same claim."""


@evidence_app.callback()
def _evidence() -> None:
    """Follow evidence from promised to shown."""


def main() -> None:
    """Run the command; whatever goes wrong is told in one sentence on stderr."""
    try:
        app()
    except (ClaimtrackError, ValidationError) as error:
        remark(f"claimtrack: {explain(error) if isinstance(error, ValidationError) else error}")
        sys.exit(2)
    except SystemExit as stop:
        if stop.code == _INTERRUPTED:
            remark("Interrupted: what was done before is kept; run the same command again to go on.")
        raise
    except BrokenPipeError:
        # Whoever read our output has gone (as `head` does); Python must not try to flush to it once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except OSError as error:
        remark(f"claimtrack: what was to be printed could not be written ({error.strerror}).")
        sys.exit(2)
