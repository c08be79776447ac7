"""`link --documents`: translations are proposed sentence by sentence, two reports on one event are not."""

from collections.abc import Iterator
from itertools import combinations, product

import pytest

from claimtrack import Appearance, Attribution, Claim, ClaimLog, Document, DocumentLink, Moment, Source, link_documents
from claimtrack.model.documents import DocumentRelation
from claimtrack.translated_documents import proposed_translations
from tests.translated_texts import CHOLERA, CHOSEN_ON, FERRY, HELD_OUT, Story

Text = tuple[str, str]


def pairs(stories: tuple[Story, ...]) -> Iterator[tuple[bool, Text, Text]]:
    """Whether one is the translation of the other, and the two; a text is paired with those in other languages."""
    for story in stories:
        yield from ((True, *pair) for pair in combinations(story.translations.items(), 2))
        mixed = (*product(story.translations.items(), story.others), *combinations(story.others, 2))
        yield from ((False, one, other) for one, other in mixed if one[0] != other[0])


def article(name: str, text: Text, **fields) -> Document:
    return Document(id=name, language=text[0], text=text[1], **fields)


def are_proposed(one: Text, other: Text) -> bool:
    return bool(list(proposed_translations([article("one", one), article("other", other)], {})))


@pytest.mark.parametrize(("stories", "least"), [(CHOSEN_ON, 1.0), (HELD_OUT, 0.8)])
def test_most_translations_and_no_other_reports_are_proposed(stories, least):
    told = [(is_one, are_proposed(one, other)) for is_one, one, other in pairs(stories)]
    found = [proposed for is_one, proposed in told if is_one]
    wrong = [proposed for is_one, proposed in told if not is_one]
    assert len(wrong) >= 8
    assert not any(wrong)
    assert sum(found) >= least * len(found)


def test_the_stories_tell_translations_from_each_other_event():
    texts = [(story, text) for story in (*CHOSEN_ON, *HELD_OUT) for text in story.translations.items()]
    documents = [article(f"{number}", text) for number, (_, text) in enumerate(texts)]
    for link in proposed_translations(documents, {}):
        assert texts[int(link.a)][0] is texts[int(link.b)][0]


def test_the_same_sentences_in_another_order_are_no_translation():
    language, text = "fr", CHOLERA.translations["fr"]
    turned = "\n".join(reversed(text.splitlines()))
    assert are_proposed(("en", CHOLERA.translations["en"]), (language, text))
    assert not are_proposed(("en", CHOLERA.translations["en"]), (language, turned))


def test_half_a_text_can_be_translated():
    start = "\n".join(CHOLERA.translations["fr"].splitlines()[:4])
    (link,) = proposed_translations(
        [article("whole", ("en", CHOLERA.translations["en"])), article("half", ("fr", start))], {}
    )
    assert link.shared == 1
    assert link.basis.reasons[0] == (
        "4 of the shorter text's 4 sentences have their translation in the other, in the same order"
    )


@pytest.mark.parametrize(
    "fields",
    [
        {"published": Moment.parse("2023-11-30")},  # weeks after the other
        {"language": "sv"},  # no language that is covered
        {"relations": (DocumentRelation(kind="translates", document="first"),)},
        {"text": "\n".join(CHOLERA.translations["fr"].splitlines()[:3])},  # too short to tell
        {"text": CHOLERA.translations["fr"] + 100 * "\nIl a plu sur la ville."},  # of another length
    ],
)
def test_what_is_not_compared(fields):
    first = article("first", ("en", CHOLERA.translations["en"]), published=Moment.parse("2023-11-06"))
    second = article("second", ("fr", CHOLERA.translations["fr"]))
    assert len(list(proposed_translations([first, second], {}))) == 1
    assert not list(proposed_translations([first, second.revised(**fields)], {}))


def said(document: str, speaker: str) -> Appearance:
    return Appearance(claim="drowned", document=document, chain=(Attribution(source=speaker, verb="asserted"),))


@pytest.fixture
def log():
    """An agency's text, its translation by a newspaper, a copy of that, and another newspaper's own report."""
    guard = Source(id="guard", name="Coast guard", kind="organization")
    mate = Source(id="mate", name="Hamid Ouali", kind="person")
    wire = Source(id="wire", name="Cape Press Agency", kind="wire_agency")
    texts = FERRY.translations
    documents = [
        article("agency", ("en", texts["en"]), publisher="wire", title="Ferry accident"),
        article("paper", ("ar", texts["ar"]), published=Moment.parse("2024-05-02"), title="حادث عبارة"),
        article("site", ("ar", texts["ar"]), published=Moment.parse("2024-05-03")),
        article("own", FERRY.others[0]),
    ]
    claim = Claim(id="drowned", text="At least 34 people drowned off Morocco.", language="en")
    with ClaimLog.open(":memory:", by="editor") as made:
        made.add([claim, guard, mate, wire, *documents])
        made.add([said("agency", "guard"), said("paper", "mate")])
        yield made
        assert made.verify() == []


def origins(log: ClaimLog) -> set[str]:
    return {origin.source for origin in log.dossier("drowned").origins}


def test_a_translation_adds_no_origin_once_a_person_says_that_it_is_one(log):
    links = {link.a: link for link in link_documents(log)}
    assert {a: (link.b, link.kind) for a, link in links.items()} == {
        "paper": ("agency", "translates"),
        "site": ("paper", "republishes"),  # a copy of the translation is not proposed as one besides
    }
    link = links["paper"]
    assert link.shared == pytest.approx(5 / 7, abs=0.001)
    assert link.basis.reasons[1].startswith("numbers and countries in both: ")
    assert link.basis.reasons[2] == "the other was published by a news agency"
    before = log.find(Document)
    assert origins(log) == {"guard", "mate"}
    log.judge(link, "positive")
    assert origins(log) == {"guard"}
    assert log.find(Document) == before
    log.judge(link, "none")
    assert origins(log) == {"guard", "mate"}
    assert link.id in {waiting.id for waiting in link_documents(log)}


def test_a_rejected_translation_stays_one_of_two_texts(log):
    link = next(link for link in link_documents(log) if link.a == "paper")
    log.judge(link, "negative", why="both newsrooms used the press release")
    assert "paper" not in {waiting.a for waiting in link_documents(log)}
    assert log.get(link).judgement.decision == "negative"
    assert origins(log) == {"guard", "mate"}


def test_what_waits_is_in_the_dossier(log):
    link = next(link for link in link_documents(log) if link.a == "paper")
    assert link in log.dossier("drowned").proposals()
    log.judge(link, "positive")
    assert link.id not in {waiting.id for waiting in log.dossier("drowned").proposals()}


def test_without_writing_nothing_is_kept(log):
    assert link_documents(log, dry_run=True)
    assert log.find(DocumentLink) == []
