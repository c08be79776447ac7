"""`claimtrack demo`: the whole way, from articles to a report, on the bundled example of August 2022."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import claimtrack
from claimtrack.cli.output import say
from claimtrack.cli.telling import told
from claimtrack.errors import UnreadableFile
from claimtrack.formats import jsonlines
from claimtrack.model.base import Record
from claimtrack.model.claims import Appearance
from claimtrack.model.documents import Document
from claimtrack.reading.page import Page
from claimtrack.reading.reader import read_many

if TYPE_CHECKING:
    from claimtrack.claimlog import ClaimLog


def demo() -> None:
    """Build a log from the bundled example, scan its articles, decide, and write the report."""
    example, folder = example_folder(), Path(tempfile.mkdtemp(prefix="claimtrack-demo-"))
    with claimtrack.ClaimLog.open(folder / "mali.db", by="example editor") as log:
        say("1. The claim log: what the desk wrote down beforehand")
        log.add([item for item in _records(example) if isinstance(item, Record)], why="the example's claim log")
        for claim in log.find("claim"):
            say(f"   {claim.caption()}")
        say("\n2. Eight articles are scanned for these claims")
        documents = _scan(log, example)
        say("\n3. The example's editor decides")
        for line in _decide(log, example, documents):
            say(f"   {line}")
        say("\n4. The claim, with its chains and origins\n")
        dossier = log.dossier("france-supports-rebels")
        for line in told(dossier).splitlines():
            say(f"   {line}")
        say("\n5. The report")
        for name in ("report.html", "report.md"):
            say(f"   {claimtrack.reports.write(dossier, folder / name)}")
        say(f"   The log itself: {folder / 'mali.db'}")


def example_folder() -> Path:
    """The folder of the bundled example: inside the installed package, or beside it in a checkout."""
    package = Path(claimtrack.__file__).parent
    for folder in (package / "examples" / "mali", package.parent / "examples" / "mali"):
        if folder.is_dir():
            return folder
    raise UnreadableFile(package / "examples", "the bundled example is missing: install claimtrack again")


def _records(example: Path) -> Iterator[Any]:
    with (example / "claims.jsonl").open(encoding="utf-8") as lines:
        yield from jsonlines.read(lines, "claims.jsonl")


def _objects(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _scan(log: "ClaimLog", example: Path) -> dict[str, Document]:
    """Scan every article, with what its file does not say; returns the documents by file name."""
    known = {entry.pop("file"): entry for entry in _objects(example / "articles.jsonl")}
    documents = {}
    for file in sorted((example / "articles").iterdir()):
        for page in read_many([file], **known.get(file.name, {})):
            if isinstance(page, Page):
                documents[file.name] = page.document
                _tell_proposals(log, file.name, page)
    return documents


def _tell_proposals(log: "ClaimLog", name: str, page: Page) -> None:
    say(f"   {name}")
    for proposal in log.scan(page):
        claim = log.get(proposal.claim).caption()
        say(f"      {proposal.kind} {proposal.basis.score:.2f}  “{claim}”")
        say(f"         in: {proposal.quote}")
        for reason in proposal.basis.reasons:
            say(f"         - {reason}")


def _decide(log: "ClaimLog", example: Path, documents: dict[str, Document]) -> Iterator[str]:
    """Apply the example's decisions: to what was proposed, and by hand where nothing was."""
    for decision in _objects(example / "decisions.jsonl"):
        document = documents[decision["file"]]
        proposal = _proposed(log, decision, document)
        details = {"chain": decision["chain"], "quote_mode": decision["quote_mode"]}
        if proposal:
            log.judge(proposal, decision["decision"], kind=decision.get("kind"), why=decision["why"])
            log.edit(proposal.id, why="the chain as the text gives it", **details)
            yield f"judged {decision['decision']}: {decision['file']}: {decision['quote']}"
        else:
            log.add(_by_hand(decision, document, details), why=decision["why"])
            yield f"found by eye: {decision['file']}: {decision['quote']}"


def _proposed(log: "ClaimLog", decision: dict[str, Any], document: Document) -> Appearance | None:
    found = log.find("appearance", claim=decision["claim"], document=document.id)
    proposals = [item for item in found if isinstance(item, Appearance) and item.quote]
    return next((item for item in proposals if decision["quote"] in (item.quote or "")), None)


def _by_hand(decision: dict[str, Any], document: Document, details: dict[str, Any]) -> Appearance:
    quote = decision["quote"]
    fields = {"claim": decision["claim"], "document": document.id, "quote": quote, "anchor": document.anchored(quote)}
    return Appearance.model_validate({**fields, **details})
