"""What Google's documentation of ClaimReview asks of a reviewRating, and what makes a rating misread.

Invariant: rules only look; they change nothing and raise nothing, whatever stands there.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.formats.faults import Fault, error, in_short, is_missing, part, warning
from claimtrack.formats.ratings import rating_of

PATH = ".reviewRating"

_TOLD: dict[str, tuple[str, str]] = {
    "not_a_number": ("error", "is no number: write one, or leave the field out"),
    "number_out_of_range": ("error", "is beyond any scale: write a number between worstRating and bestRating"),
    "empty_number": ("error", "is empty: write a number, or leave the field out"),
    "not_on_a_scale": ("error", "is -1, which no scale has: leave the numbers out where the label is not on a scale"),
    "number_outside_scale": ("error", "ratingValue is not between worstRating and bestRating: correct one of them"),
    "inverted_scale": ("error", "bestRating is below worstRating: higher has to be truer, so exchange them"),
    "scale_of_one_point": ("error", "bestRating and worstRating are the same: a scale needs two ends"),
    "worst_below_one": ("error", "is below 1: let the scale begin at 1"),
    "incomplete_scale": ("warning", "a number without bestRating and worstRating says nothing: give both ends"),
    "scale_without_number": ("warning", "a scale without ratingValue says nothing: give the number, or no scale"),
    "number_in_explanation": ("warning", "holds a number: it belongs in bestRating or ratingValue, or nowhere"),
    "label_against_number": ("warning", "label and number contradict each other: readers of one are misled"),
    "label_in_name": ("warning", "the label belongs in alternateName, which is read first"),
    "label_is_sentence": ("warning", "is a sentence: write a short label, and the reasons in ratingExplanation"),
    "label_is_slug": ("warning", "has underscores: write the label as readers see it"),
    "label_with_trailing_signs": ("warning", "has a line end, blanks or a full stop around it: write the label alone"),
    "unreadable_characters": ("warning", "holds characters that nobody sees: remove them"),
    "rating_in_list": ("warning", "is a list: write one Rating"),
}
"""What a repair of a rating means for whoever publishes it: severity and sentence. Other repairs are no fault."""

_FOLLOWING = ("incomplete_scale", "scale_without_number")  # from a number that was found bad already


def rating_faults(fields: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with the rating of a ClaimReview."""
    found = fields.get("reviewRating")
    if is_missing(found):
        yield error(PATH, "rating_missing", "is missing: a review needs a Rating with its label")
        return
    if not part(found):
        yield error(PATH, "rating_not_an_object", f"is {in_short(found)}: write a Rating with alternateName")
        return
    yield from _label(part(found))
    bad_number = False
    for repair in rating_of(found, PATH, publisher=None, language=None).repairs:
        if repair.rule in _TOLD and not (bad_number and repair.rule in _FOLLOWING):
            severity, sentence = _TOLD[repair.rule]
            bad_number = bad_number or severity == "error"
            yield (error if severity == "error" else warning)(repair.where, repair.rule, sentence)


def _label(rating: Mapping[str, Any]) -> Iterator[Fault]:
    found = rating.get("alternateName")
    path = f"{PATH}.alternateName"
    if is_missing(found) and is_missing(rating.get("name")):
        yield error(path, "label_missing", "is missing: write the label that readers see, as “False”")
    elif not is_missing(found) and not isinstance(found, str):
        yield error(path, "label_not_text", f"is {in_short(found)}: write one text")
