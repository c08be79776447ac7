"""What one text says that others say, with whoever is credited and the evidence that is mentioned.

Invariant: a page that nothing is asked of is not read: each answer is made when it is first wanted.
"""

from collections.abc import Sequence
from functools import cached_property

from claimtrack.attributing.credits import credits as agencies_credited
from claimtrack.attributing.date_problems import date_problems
from claimtrack.attributing.evidence import EvidenceMention, evidence_mentions
from claimtrack.attributing.statement import Speaker, Statement
from claimtrack.attributing.statements import statements
from claimtrack.language.clauses import Clause
from claimtrack.language.sentences import Sentence
from claimtrack.model.documents import Document
from claimtrack.model.problems import Problem

_MOSTLY = 0.5  # how much of a clause lies in a statement, or how alike the two are, where it is what is said there


class Hearing:
    """What the text of a document says, once it has been cut into sentences."""

    def __init__(self, document: Document, sentences: Sequence[Sentence]) -> None:
        self.document = document
        self.text = document.text or ""
        self.language = document.language
        self.sentences = sentences

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements, in the order of the text."""
        return statements(self.text, self.language, self.sentences, published=self.document.published)

    @cached_property
    def credited(self) -> list[Speaker]:
        """The agencies that the page credits."""
        return agencies_credited(self.text)

    @cached_property
    def evidence(self) -> list[EvidenceMention]:
        """The evidence that is mentioned."""
        return evidence_mentions(self.text, self.language, self.sentences, self.statements)

    def date_problems(self, place: str) -> tuple[Problem, ...]:
        """The dates that cannot both be right; `place` is what the page is called."""
        found = date_problems(self.text, self.language, self.sentences)
        return tuple(Problem(place, problem.message) for problem in found)

    def contents(self, sentence: Sentence) -> list[Clause]:
        """What is said in a sentence, as clauses of it."""
        spans = (statement.content for statement in self.statements)
        inside = dict.fromkeys(span for span in spans if sentence.start <= span[0] and span[1] <= sentence.end)
        return [Clause(self.text[start:end], start - sentence.start, end - sentence.start) for start, end in inside]

    def said_at(self, start: int, end: int) -> int | None:
        """The statement, by its place in the list, that these characters of the text belong to."""
        best = max(range(len(self.statements)), key=lambda place: self._alike(place, start, end)[1], default=None)
        return best if best is not None and max(self._alike(best, start, end)) >= _MOSTLY else None

    def sentence_at(self, character: int) -> int:
        """The sentence, by its place in the list, in which a character stands; that before it where it is in none."""
        return max((place for place, one in enumerate(self.sentences) if one.start <= character), default=0)

    def _alike(self, place: int, start: int, end: int) -> tuple[float, float]:
        """How much of a stretch lies in a statement, and what both share of all that they cover."""
        first, last = self.statements[place].content
        shared = max(0, min(end, last) - max(start, first))
        return shared / max(1, end - start), shared / max(1, max(end, last) - min(start, first))
