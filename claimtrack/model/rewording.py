"""How a wording changed from appearance to appearance, as the claim was passed on.

Invariant: only words as printed are compared; a claim's own wording is nobody's quote.
"""

from dataclasses import dataclass

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.changes import WordingChange, wording_changes
from claimtrack.language.diff import Op, word_diff
from claimtrack.language.lexicons import base_language
from claimtrack.model.claims import Appearance
from claimtrack.model.dossier import Dossier
from claimtrack.model.passing import By, passings


@dataclass(frozen=True, slots=True)
class Rewording:
    """One step of the way: the words of an appearance, and those of one that passed it on."""

    earlier: str
    """The id of the appearance whose words were passed on."""
    later: str
    """The id of the appearance that passed them on."""
    by: By
    """How it is known that it did."""
    steps: tuple[tuple[Op, str], ...]
    """The word diff. Empty: the two are in different languages."""
    changes: tuple[WordingChange, ...]
    """The kinds of change that can be told; of a text whose language is not known or not covered, fewer."""


def rewordings(dossier: Dossier) -> tuple[Rewording, ...]:
    """Each step at which a copied-out quote became another one, in order of the later documents' dates.

    Steps whose words are the same, or not copied out on either side, are left out.
    """
    found = []
    for passing in passings(dossier):
        one, other = passing.earlier.quote, passing.later.quote
        if one and other and one != other:
            before, after = _analysed(dossier, passing.earlier), _analysed(dossier, passing.later)
            same_language = base_language(before.language) == base_language(after.language)
            steps = tuple(word_diff(one, other)) if same_language else ()
            changes = wording_changes(before, after)
            found.append(Rewording(passing.earlier.id, passing.later.id, passing.by, steps, changes))
    return tuple(found)


def _analysed(dossier: Dossier, appearance: Appearance) -> Analysis:
    return analyse(appearance.quote or "", dossier.document_by_id[appearance.document].language)
