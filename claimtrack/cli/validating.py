"""`validate`: what is wrong with ClaimReview markup, in files or as a log would export it."""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Annotated

import typer

from claimtrack.cli.discretion import discreet
from claimtrack.cli.opening import opened
from claimtrack.cli.output import Format, counted, print_rows, remark, say
from claimtrack.errors import InputError, UnreadableFile
from claimtrack.formats.entry import Item
from claimtrack.formats.known import HEAD, named, recognised
from claimtrack.formats.validation import Finding, each_review, findings
from claimtrack.model.problems import Problem

_COLUMNS = ("place", "line", "severity", "path", "sentence", "rule")
_READ = ("claimreview", "datacommons")


@dataclass(frozen=True, slots=True)
class _Validated:
    """What came of one file or log."""

    findings: list[Finding]
    reviews: int


def validate(
    files: Annotated[
        list[str] | None, typer.Argument(help="JSON files, pages or feeds; - for stdin. Without any, the log.")
    ] = None,
    log: Annotated[
        str | None,
        typer.Option("--log", envvar="CLAIMTRACK_LOG", help="The claim log to validate.", show_default=False),
    ] = None,
    page: Annotated[
        str | None, typer.Option(help="The address of the page that the reviews stand on, to compare domains.")
    ] = None,
    format: Annotated[
        Format | None,
        typer.Option("--format", help="Print rows for other programs, not a line for each.", show_default=False),
    ] = None,
) -> None:
    """Say what is wrong with ClaimReview markup: errors by Google's requirements, warnings by its advice, with lines.

    The exit code is 1 when there is an error, 2 when a file cannot be read.
    """
    if not files and not log:
        raise InputError("Say what to validate: the names of files, or a log with --log.")
    told = list(_of_files(files, page)) if files else [_of_log(log or "")]
    found = [finding for one in told for finding in one.findings]
    if format:
        print_rows(map(asdict, found), _COLUMNS, format)
    else:
        for finding in found:
            say(str(finding))
    errors = sum(finding.severity == "error" for finding in found)
    reviews = counted(sum(one.reviews for one in told), "review")
    remark(f"{reviews}: {counted(errors, 'error')}, {counted(len(found) - errors, 'warning')}.")
    if errors or len(told) < len(files or [log]):
        raise typer.Exit(2 if len(told) < len(files or [log]) else 1)


def _of_files(places: Iterable[str], page: str | None) -> Iterator[_Validated]:
    """What came of each file that could be read; what is wrong with the others is told on stderr."""
    for place in places:
        try:
            yield _of_file(_bytes(place), place, page)
        except UnreadableFile as error:
            remark(str(error))


def _of_file(data: bytes, place: str, page: str | None) -> _Validated:
    form = recognised(data[:HEAD], place)
    if form.name not in _READ:
        raise UnreadableFile(place, f"holds no ClaimReview ({form.name}): give JSON-LD, a page or a feed")
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    things = [thing for thing in form.things(BytesIO(data), place) if isinstance(thing, (Item, Problem))]
    found = findings(things, data.decode(encoding, "replace"), place, page)
    return _Validated(list(found), sum(isinstance(thing, Item) for thing in things))


def _of_log(log: str) -> _Validated:
    """What came of the reviews of a log, each as its export would be."""
    form = named("claimreview")
    with opened(log) as claimlog:
        dossier = discreet(claimlog)
    found: list[Finding] = []
    for review, alone in each_review(dossier):
        place = f"{log}#{review.id}"
        text = "".join(form.module.write(alone, lambda _: None))
        things = [thing for thing in form.things(BytesIO(text.encode()), place) if isinstance(thing, (Item, Problem))]
        found += (_in_review(finding) for finding in findings(things, text, place))
    return _Validated(found, len(dossier.reviews))


def _in_review(finding: Finding) -> Finding:
    """A finding without its place in an export that nobody has: its path is that in the review."""
    return replace(finding, line=None, path=finding.path.replace("$.@graph[0]", "$", 1))


def _bytes(place: str) -> bytes:
    try:
        return sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
    except OSError as error:
        raise UnreadableFile(place, f"cannot be read ({error.strerror}): check the path") from error
