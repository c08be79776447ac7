"""What the chains of a claim tell, as plain lines for a terminal. What there is none of is said too."""

from collections.abc import Iterable, Iterator

import claimtrack
from claimtrack.cli.output import visible
from claimtrack.cli.telling import Teller
from claimtrack.language.diff import Op
from claimtrack.model.breaks import Break, BrokenHop
from claimtrack.model.circles import Circle
from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Dossier
from claimtrack.model.growth import Growth
from claimtrack.model.origins import FirstSpeaker
from claimtrack.model.rewording import Rewording

_BREAKS: dict[Break, str] = {
    "no_speaker": "no speaker named",
    "unnamed": "not named",
    "no_document": "no document",
    "dates_backwards": "dates run backwards",
}


def chains_told(dossier: Dossier, *, include_confidential: bool = False) -> str:
    """The lines, each made visible: nothing in them steers a terminal."""
    return "".join(f"{visible(line)}\n" for line in _Chains(dossier, include_confidential).lines())


class _Chains:
    """The lines about the chains of the claims a dossier is about."""

    def __init__(self, dossier: Dossier, include_confidential: bool) -> None:
        self.dossier = dossier
        self.teller = Teller(dossier, include_confidential)

    def lines(self) -> Iterator[str]:
        yield from (f"{claim.text}  [{claim.id}]" for claim in self.dossier.subject)
        yield from self.section("Independent origins", [self.origin(o) for o in self.dossier.origins])
        yield from self.section("Origin not known", [[self.place(a.id)] for a in self.dossier.unknown_origins])
        yield from self.section(
            "Circular sourcing", [self.circle(c) for c in claimtrack.circular_sourcing(self.dossier)]
        )
        yield from self.section("Broken hops", [[self.broken(*breaks)] for breaks in self.breaks()])
        yield from self.section("Certainty grew", [[self.grown(g)] for g in claimtrack.certainty_growth(self.dossier)])
        yield from self.section("Wording changed", [self.reworded(r) for r in claimtrack.rewordings(self.dossier)])

    def section(self, title: str, entries: list[list[str]]) -> Iterator[str]:
        yield ""
        yield f"{title}: {len(entries) or 'none'}"
        for first, *rest in entries:
            yield f"  {first}"
            yield from (f"      {line}" for line in rest)

    def origin(self, origin: FirstSpeaker) -> list[str]:
        shared = [*map(self.title, origin.documents), *map(self.teller.name, origin.hands)]
        through = [f"shared: {'; '.join(shared)}"] if shared else []
        return [self.teller.origin(origin), *through, *map(self.place, origin.appearances)]

    def circle(self, circle: Circle) -> list[str]:
        names = [self.teller.name(source) for source in (*circle.sources, circle.sources[0])]
        return [" → ".join(names), *map(self.place, circle.appearances)]

    def breaks(self) -> list[list[BrokenHop]]:
        """The breaks of one hop together."""
        found: dict[tuple[str, int | None], list[BrokenHop]] = {}
        for broken in claimtrack.broken_hops(self.dossier):
            found.setdefault((broken.appearance, broken.hop), []).append(broken)
        return list(found.values())

    def broken(self, first: BrokenHop, *more: BrokenHop) -> str:
        place, hop, source = self.place(first.appearance), first.hop, first.source
        who = "" if hop is None or source is None else f", hop {hop + 1}, {self.teller.name(source)}"
        return f"{place}{who}: {', '.join(map(self.why, (first, *more)))}"

    def why(self, broken: BrokenHop) -> str:
        dates = f" ({broken.dated}, then {broken.later})" if broken.dated else ""
        return f"{_BREAKS[broken.why]}{dates}"

    def grown(self, growth: Growth) -> str:
        start = "" if growth.earlier == growth.appearance else f" in {self.place(growth.earlier)}"
        hop = "in its own name" if growth.hop is None else f"hop {growth.hop + 1}"
        return f"{growth.before}{start} → {growth.after} in {self.place(growth.appearance)}, {hop}"

    def reworded(self, rewording: Rewording) -> list[str]:
        changes = [f"{c.kind.replace('_', ' ')}: {c.before or '–'} → {c.after or '–'}" for c in rewording.changes]
        diff = marked(rewording.steps)
        return [f"{self.place(rewording.earlier)} → {self.place(rewording.later)}", *changes, *([diff] if diff else [])]

    def place(self, appearance_id: str) -> str:
        """Where an appearance stands: the outlet and the date, else the title."""
        appearance: Appearance = self.dossier.appearance_by_id[appearance_id]
        document = self.dossier.document_by_id[appearance.document]
        outlet = self.teller.name(document.publisher) if document.publisher else self.title(document.id)
        return f"{outlet}, {document.published or 'date not known'}"

    def title(self, document_id: str) -> str:
        document = self.dossier.document_by_id[document_id]
        return f"“{document.caption()}”"


def marked(steps: Iterable[tuple[Op, str]]) -> str:
    """A word diff as one line: [-what went-] {+what came+}; words that change in a row stand together."""
    told, gone, come = "", "", ""
    for op, text in (*steps, ("equal", "|")):
        if op == "delete":
            gone += text
        elif op == "insert":
            come += text
        elif text.isspace() and (gone or come):
            gone, come = gone + text, come + text
        else:
            told += f" {_changed(gone, come)} {text}" if gone or come else text
            gone = come = ""
    return " ".join(told[:-1].split())


def _changed(gone: str, come: str) -> str:
    parts = ((gone, "[-{}-]"), (come, "{{+{}+}}"))
    return " ".join(form.format(text.strip()) for text, form in parts if text.strip())
