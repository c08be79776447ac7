"""What two texts print alike around what they say: an outlet's appeal, a newsletter's line.

Invariant: neither text is left empty; where all or nothing is shared, both stay as they are.
"""

import re

from claimtrack.language.analysis import Analysis, analyse
from claimtrack.language.normalise import normalise
from claimtrack.language.sentences import sentences

_BREAK = re.compile(r"[.!?؟…\n]\s*\S")  # what may part two sentences


def without_shared_sentences(a: Analysis, b: Analysis) -> tuple[Analysis, Analysis]:
    """The two without the whole sentences that both have, where each has others too."""
    if not all(_BREAK.search(text.text) for text in (a, b)):
        return a, b
    parts = [{normalise(part.text): part.text for part in sentences(text.text, text.language)} for text in (a, b)]
    shared = parts[0].keys() & parts[1].keys()
    own = [" ".join(text for key, text in part.items() if key not in shared) for part in parts]
    if not shared or not all(own):
        return a, b
    return analyse(own[0], a.language), analyse(own[1], b.language)
