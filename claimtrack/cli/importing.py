"""`import`: records, files of other programs, or what quote extractors find."""

import json
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING, Annotated, Any, BinaryIO, cast

import typer
from pydantic_core import to_jsonable_python

from claimtrack.cli.discretion import veil
from claimtrack.cli.opening import maybe_id, opened
from claimtrack.cli.options import By, LogPath, OutputFormat, Why
from claimtrack.cli.output import Row, counted, print_rows, remark, status
from claimtrack.cli.quoting import QuotesTold, add_quotations
from claimtrack.errors import ClaimtrackError, InputError, LogError, UnreadableFile
from claimtrack.formats import opening
from claimtrack.formats.known import readable
from claimtrack.importing.told import Difference, ImportSummary
from claimtrack.model.problems import Problem
from claimtrack.model.repairs import Repair

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog

_COLUMNS = ("act", "record", "id", "caption", "field", "old", "new")
_SPOOLED = 1 << 24  # bytes of stdin kept in memory


def import_(
    files: Annotated[list[str], typer.Argument(help="The files; - for stdin.")],
    log: LogPath,
    as_: Annotated[
        str | None,
        typer.Option("--as", help=f"Their format, if it is not to be recognised: {', '.join(readable())}."),
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show what would be added and changed, and write nothing.")
    ] = False,
    repairs: Annotated[
        Path | None, typer.Option(help="Append each irregularity, and how it was understood, to this file: JSON Lines.")
    ] = None,
    document: Annotated[str | None, typer.Option(help="Quotations: the document of the log they are of.")] = None,
    title: Annotated[str | None, typer.Option(help="Quotations: the title of the text they are of.")] = None,
    url: Annotated[str | None, typer.Option(help="Quotations: the web address of that text.")] = None,
    extractor: Annotated[str, typer.Option(help="Quotations: the tool that found them.")] = "quote extractor",
    extractor_version: Annotated[str | None, typer.Option(help="Quotations: the version of that tool.")] = None,
    format: OutputFormat = None,
    by: By = None,
    why: Why = None,
) -> None:
    """Take in files of other programs, records, or what a quote extractor found; importing again changes nothing.

    What is new is added, what is newer in the file revised, what you changed or judged stays. Quotations become claims
    with their appearances, unconfirmed: decide on them with `judge`.
    """
    fields = {name: value for name, value in (("title", title), ("url", url)) if value is not None}
    rows: list[Row] = []
    with ExitStack() as stack:
        on_repair = stack.enter_context(_appended(repairs)) if repairs else None
        claimlog = stack.enter_context(opened(log, by))
        told = QuotesTold(maybe_id(claimlog, document, "document"), fields, extractor, extractor_version)
        run = _Import(claimlog, as_, told, why, on_repair, rows.append if dry_run else None)
        whole = [run.file(place) for place in files]
        if dry_run:
            print_rows(rows, _COLUMNS, format, claimlog.shortest)
    if not all(whole):
        raise typer.Exit(2)


@dataclass(frozen=True, slots=True)
class _Import:
    """What one command was told; each file goes as far as it can, and what is wrong with it is told on stderr."""

    claimlog: "ClaimLog"
    as_: str | None
    told: QuotesTold
    why: str | None
    on_repair: Callable[[Repair], None] | None
    show: Callable[[Row], None] | None
    """Takes what would change, in a dry run. None: it is written."""

    def file(self, place: str) -> bool:
        """Import a file; whether nothing was wrong with it."""
        try:
            with _file(place) as file:
                form = opening.format_of(file, place, self.as_)
                if form.name == "quotes":
                    return self._quotations(opening.text_of(file, place), place)
                return self._things(file, place, form.name)
        except LogError:
            raise
        except ClaimtrackError as error:
            remark(str(error))
            return False

    def _things(self, file: BinaryIO, place: str, form: str) -> bool:
        problems: list[Problem] = []

        def listen(problem: Problem) -> None:
            problems.append(problem)
            remark(str(problem))

        with status() as update:
            summary = self.claimlog.import_file(
                file,
                as_=form,
                dry_run=self.show is not None,
                why=self._reason(place),
                on_problem=listen,
                on_repair=self.on_repair,
                on_difference=self._showing(),
                progress=lambda done: update(f"{place}: {done:,} read"),
            )
        remark(f"{place}: {_told(summary, form, listed=self.on_repair is not None)}")
        return not problems

    def _quotations(self, content: str, place: str) -> bool:
        if self.show:
            raise InputError(f"{place}: holds quotations, for which there is no dry run: import them into a copy.")
        before = self.claimlog.head()
        count, problems = add_quotations(self.claimlog, content, place, self.told, self._reason(place))
        for problem in problems:
            remark(str(problem))
        fresh = "; all of them were there already" if self.claimlog.head() == before and not problems else ""
        remark(f"{place}: {counted(count, 'quotation')} read{fresh if count else ''}.")
        return not problems

    def _reason(self, place: str) -> str:
        return self.why or f"import of {Path(place).name}"

    def _showing(self) -> Callable[[Difference], None] | None:
        if self.show is None:
            return None
        show, hide = self.show, veil(self.claimlog)
        return lambda difference: show(hide(_row(difference)))


def _told(summary: ImportSummary, form: str, *, listed: bool) -> str:
    """What came of a file; `listed`: its repairs went to a file already, so that how to get them is not told."""
    noun = {"records": "record", "backup": "change"}.get(form, "item")
    read = f"{counted(summary.read, noun)} read"
    hint = "" if listed else " (--repairs FILE lists them)"
    repaired = f"; {counted(summary.repairs, 'repair')}{hint}" if summary.repairs else ""
    if summary.read and summary.unchanged == summary.read:
        return f"{read}; all of them were there already{repaired}."
    if form == "records":
        return f"{read}."
    counts = (("new", summary.added), ("revised", summary.revised), ("there already", summary.unchanged))
    return f"{read} ({', '.join(f'{count} {what}' for what, count in counts if count) or 'none'}){repaired}."


def _row(difference: Difference) -> dict[str, Any]:
    record = difference.record
    row = {"act": "revise", "record": record.record_type, "id": record.id, "caption": record.caption()}
    if difference.field is None:
        return row | {"act": "add", "where": difference.where}
    told = {"field": difference.field, "old": _plain(difference.old), "new": _plain(difference.new)}
    return row | told | {"where": difference.where}


def _plain(content: Any) -> Any:
    """A field's content as JSON has it."""
    return to_jsonable_python(content)


@contextmanager
def _file(place: str) -> Iterator[BinaryIO]:
    """The file of this name, or a copy of stdin, which cannot go back to its beginning."""
    if place != "-":
        with opening.opened(place) as (file, _):
            yield file
        return
    with SpooledTemporaryFile(max_size=_SPOOLED) as copy:
        shutil.copyfileobj(sys.stdin.buffer, copy)
        copy.seek(0)
        yield cast(BinaryIO, copy)


@contextmanager
def _appended(path: Path) -> Iterator[Callable[[Repair], None]]:
    """What writes repairs behind those that the file holds, for what was imported before is not read again."""
    try:
        file = path.open("a", encoding="utf-8")
    except OSError as error:
        raise UnreadableFile(path, f"cannot be written ({error.strerror})") from error
    with file:
        yield lambda repair: print(json.dumps(asdict(repair), ensure_ascii=False), file=file)
