"""Quotations: all marks, nested, never closed, apostrophes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.attributing.quotations import between, outermost, quotations


def inner(text: str) -> list[str]:
    return [text[slice(*one.inner)] for one in quotations(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("« Non », dit-il.", ["Non"]),
        ("“No,” he said, “never.”", ["No,", "never."]),
        ("„Nein“, sagte er. »Nie«, sagte sie.", ["Nein", "Nie"]),
        ('«No», dijo. "Nunca", añadió.', ["No", "Nunca"]),
        ('قال «لا» ثم "نعم".', ["لا", "نعم"]),
        ("“He said ‘no way’ to us.”", ["He said ‘no way’ to us.", "no way"]),
        ("« Il a dit “non” à tous »", ["Il a dit “non” à tous", "non"]),
        ("„Er sagte ‚nein‘ dazu“", ["Er sagte ‚nein‘ dazu", "nein"]),
        ("« les ministres se félicitent. ”", ["les ministres se félicitent."]),
        ("The ministers’ plan isn’t l’idée d’un ‘90s.", []),
        ("« jamais fermé\n\nun autre « oui »", ["jamais fermé", "oui"]),
    ],
)
def test_marks_of_every_kind(text, found):
    assert inner(text) == found


@given(st.text(alphabet="ab .,\n«»“”„\"'’‘‹›‚", max_size=60))
def test_quotations_are_nested_or_apart_and_inside_the_text(text):
    found = quotations(text)
    for one in found:
        assert 0 <= one.start < one.inner[0] < one.inner[1] <= one.end <= len(text)
        for other in found:
            apart = other.end <= one.start or one.end <= other.start
            within = other.start <= one.start and one.end <= other.end
            around = one.start <= other.start and other.end <= one.end
            assert apart or within or around
    whole = outermost(found)
    assert list(between(whole, 0, len(text))) == whole
