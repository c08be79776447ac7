"""From what a text says that others say to records: chains, sources, new claims, evidence; and what a person did."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimtrack import Appearance, Attribution, Claim, ClaimLog, Document, Evidence, EvidenceLink, Source
from claimtrack.model.base import mentions
from claimtrack.proposing.wording import worded
from claimtrack.reading.reader import read_text
from claimtrack.scanning import Scan
from tests.proposing_texts import LETTER, WIRE


@pytest.fixture
def log():
    with ClaimLog.open(":memory:", by="tester") as opened:
        yield opened


def scan(log: ClaimLog, text: str, *, new_claims: bool = True, dry_run: bool = False, **given) -> Scan:
    page = read_text(text, "page.txt", **given)
    (found,) = log.scans(page, new_claims=new_claims, dry_run=dry_run, on_problem=lambda problem: None)
    return found


def the_one(log: ClaimLog, found: Scan, words: str) -> Appearance:
    (appearance,) = [one for one in found.appearances if words in (one.quote or "")]
    return appearance


def chain_of(log: ClaimLog, appearance: Appearance) -> list[tuple[str, str, str]]:
    named = [(log.get(hop.source), hop) for hop in appearance.chain]
    return [(source.name, source.kind, hop.verb) for source, hop in named if isinstance(source, Source)]


def test_an_accusation_in_a_letter_that_the_media_report_keeps_its_whole_chain(log):
    found = scan(log, LETTER)
    accusation = the_one(log, found, "la Norvège de financer des milices")
    assert chain_of(log, accusation) == [
        ("Amina Terrasse", "person", "accused"),
        ("médias internationaux", "collective", "reported"),
    ]
    first = accusation.chain[0]
    letter, minister = log.get(first.document), log.get(first.source)
    assert (letter.kind, letter.title) == ("letter", "lettre d’Amina Terrasse à Jorge Lira")
    assert log.get(first.addressee).name == "Jorge Lira"
    assert minister.role == "ministre valmontaise de l’Intérieur"
    assert (accusation.quote_mode, accusation.kind) == ("indirect", "same")
    assert accusation.anchor
    assert LETTER[accusation.anchor.start : accusation.anchor.end] == accusation.quote
    assert log.get(accusation.document).publisher is None  # the text does not name its outlet


def test_another_spelling_is_proposed_and_never_merged(log):
    found = scan(log, LETTER)
    names = {source.id: source for source in log.find(Source)}
    (link,) = found.source_links
    assert {names[link.a].name, names[link.b].name} == {"Amina Terrasse", "Amena Terrasse"}
    assert (link.kind, link.judgement.decision) == ("same", "none")
    assert link.basis.reasons
    assert all(source.aliases == () for source in names.values())
    accusation = the_one(log, found, "la Norvège de financer")
    assert any("may be another spelling" in reason for reason in accusation.reasons)
    log.judge(link, "negative", why="mother and daughter")
    assert scan(log, LETTER).source_links == ()


def test_words_the_text_keeps_its_distance_from_are_a_scare_quote(log):
    (scare,) = [one for one in scan(log, LETTER).appearances if one.quote_mode == "scare_quote"]
    assert scare.quote == "l’aide de la Norvège aux milices du delta"
    assert chain_of(log, scare)[0][0] == "Sorbelle"


def test_a_day_of_the_week_is_a_date_only_where_the_day_of_publication_is_known(log):
    unknown = the_one(log, scan(log, LETTER), "la fermeture de sa base navale")
    assert unknown.chain[0].date is None
    assert any("“jeudi”" in reason and "not known" in reason for reason in unknown.reasons)
    known = the_one(log, scan(log, LETTER, published="2023-03-08"), "la fermeture de sa base navale")
    assert known.id == unknown.id
    assert str(known.chain[0].date) == "2023-03-02"


def test_dates_that_disagree_are_told(log):
    (problem,) = scan(log, LETTER).problems
    assert problem.where == "page.txt"
    assert "6 mars 2023" in problem.what
    assert "mardi" in problem.what


def test_the_furniture_of_a_page_is_no_claim(log):
    quotes = " ".join(one.quote or "" for one in scan(log, LETTER).appearances)
    assert "Accueil" not in quotes
    assert "version mobile" not in quotes


def test_evidence_is_linked_to_the_accusation_and_not_to_the_words_that_it_exists(log):
    found = scan(log, LETTER)
    (link,) = found.evidence_links
    evidence = log.get(link.evidence)
    assert isinstance(evidence, Evidence)
    assert (evidence.description, evidence.status, evidence.kind) == ("preuves solides", "alleged", None)
    assert log.get(evidence.chain[0].source).name == "Amina Terrasse"
    assert log.get(link.claim).text.startswith("la Norvège de financer")
    assert (link.stance, link.judgement.decision, link.basis.origin) == ("supports", "none", "rule")
    assert log.dossier(link.claim).promised == ()  # nobody has decided that it bears on the claim


def test_without_new_claims_only_the_claims_of_the_log_are_found_with_their_chains(log):
    log.add(Claim(id="milices", text="La Norvège finance des milices dans le delta.", language="fr"))
    found = scan(log, LETTER, new_claims=False)
    assert {one.claim for one in found.appearances} == {"milices"}
    assert found.claims == ()
    accusing = [one for one in found.appearances if "Terrasse accuse" in (one.quote or "")]
    assert [chain_of(log, one)[0][2] for one in accusing] == ["accused"]
    assert {link.claim for link in found.evidence_links} == {"milices"}


def test_who_denies_a_claim_of_the_log_stands_against_it_and_a_credited_agency_is_the_last_hop(log):
    log.add(Claim(id="militias", text="Norway finances militias in the delta.", language="en"))
    denial = next(one for one in scan(log, WIRE).appearances if one.claim == "militias")
    assert denial.kind == "contradicts"
    assert denial.is_denial
    assert chain_of(log, denial)[-1] == ("Reuters", "wire_agency", "reported")


def test_the_agency_that_publishes_is_no_hop(log):
    log.add(Source(id="reuters", name="Reuters", kind="wire_agency"))
    found = scan(log, WIRE, publisher="Reuters")
    assert found.appearances
    assert all(hop.source != "reuters" for one in found.appearances for hop in one.chain)


def test_two_officials_without_a_name_stay_two(log):
    found = scan(log, WIRE)
    one, other = the_one(log, found, "paid two commanders"), the_one(log, found, "paid nobody")
    assert one.chain[0].source != other.chain[0].source
    assert not any(log.get(item.chain[0].source).is_named for item in (one, other))


def test_a_question_and_a_mere_name_are_no_claims(log):
    texts = [claim.text for claim in scan(log, WIRE).claims]
    assert not any("?" in text or len(text.split()) < 4 for text in texts)
    assert scan(log, "“Is Norway paying the militias in the delta?” the mayor Ida Sole asked.\n").claims == ()


def test_what_says_the_same_twice_in_a_text_is_one_claim(log):
    text = (
        "Mayor Ida Sole said that the harbour bridge will close in May. The council met on Tuesday evening.\n\n"
        "The harbour bridge will close in May, the operator Norsk Bro confirmed.\n"
    )
    found = scan(log, text)
    assert len({one.claim for one in found.appearances}) == 1 < len(found.appearances)


def test_sources_that_the_log_knows_by_name_or_alias_are_those(log):
    log.add(Source(id="terrasse", name="A. Terrasse", kind="person", aliases=("Amina Terrasse",)))
    log.add(Source(id="press", name="the press", kind="collective", aliases=("les médias internationaux",)))
    accusation = the_one(log, scan(log, LETTER), "la Norvège de financer")
    assert [hop.source for hop in accusation.chain] == ["terrasse", "press"]


def test_of_two_people_of_one_name_none_is_chosen(log):
    log.add(Source(id="one", name="Amina Terrasse", kind="person"))
    log.add(Source(id="two", name="Amina Terrasse", kind="person"))
    accusation = the_one(log, scan(log, LETTER), "la Norvège de financer")
    assert accusation.chain[0].source not in ("one", "two")
    assert any("which is meant was not told" in reason for reason in accusation.reasons)


def test_a_confidential_source_is_never_recognised_aloud(log):
    log.add(Source(id="voice", name="Amina Terrasse", kind="person", confidential=True))
    accusation = the_one(log, scan(log, LETTER), "la Norvège de financer")
    speaker = log.get(accusation.chain[0].source)
    assert speaker.id != "voice"
    assert speaker.confidential
    assert "terrasse" not in speaker.id
    letter = log.get(accusation.chain[0].document)
    assert "Terrasse" not in letter.title


def test_a_second_scan_writes_nothing_and_finds_the_same(log):
    first, head = scan(log, LETTER), log.head()
    second = scan(log, LETTER)
    assert log.head() == head
    assert [one.id for one in second.appearances] == [one.id for one in first.appearances]
    assert [one.id for one in second.claims] == [one.id for one in first.claims]
    assert second.evidence_links == first.evidence_links
    assert log.verify() == []


def test_what_was_judged_is_not_proposed_again(log):
    found = scan(log, LETTER)
    accusation, (link,) = the_one(log, found, "la Norvège de financer"), found.evidence_links
    log.judge(accusation, "positive")
    log.judge(link, "negative", why="nothing was shown")
    rejected = the_one(log, found, "la fermeture de sa base navale").claim
    log.judge(rejected, "negative", why="no claim for us")
    head, again = log.head(), scan(log, LETTER)
    assert log.head() == head
    assert accusation.id not in [one.id for one in again.appearances]
    assert rejected not in [one.claim for one in again.appearances]
    assert again.evidence_links == ()


def test_what_a_person_corrected_stays_as_corrected(log):
    found = scan(log, LETTER)
    accusation = the_one(log, found, "la Norvège de financer")
    claim = log.edit(accusation.claim, text="La Norvège finance des milices du delta.")
    chain = (Attribution(source=accusation.chain[0].source, verb="alleged"),)
    corrected = log.edit(accusation, chain=chain)
    again = scan(log, LETTER, published="2023-03-08")
    assert log.get(claim.id) == claim
    assert log.get(corrected.id) == corrected
    assert len(log.find(Claim)) == len(found.claims)
    assert len(again.appearances) == len(found.appearances)


def test_what_was_withdrawn_does_not_come_back(log):
    found = scan(log, LETTER)
    (scare,) = [one for one in found.appearances if one.quote_mode == "scare_quote"]
    log.withdraw(scare, why="not ours")
    log.withdraw(scare.claim, why="not ours")
    again = scan(log, LETTER)
    assert scare.claim not in [one.claim for one in again.appearances]
    assert len(again.appearances) == len(found.appearances) - 1


def test_a_source_that_was_withdrawn_is_in_no_new_chain(log):
    found = scan(log, LETTER, dry_run=True)
    minister = next(record for record in found.recorded if record.caption() == "Amina Terrasse")
    log.add(minister)
    log.withdraw(minister, why="not to be named")
    accusation = the_one(log, scan(log, LETTER), "la Norvège de financer")
    assert accusation.chain == ()


def test_a_dry_run_writes_nothing_and_shows_the_same(log):
    head, dry = log.head(), scan(log, LETTER, dry_run=True)
    assert log.head() == head
    assert [one.id for one in dry.appearances] == [one.id for one in scan(log, LETTER).appearances]


def test_the_same_words_in_another_article_are_another_appearance_of_the_claim(log):
    first = the_one(log, scan(log, LETTER), "la Norvège de financer")
    other = "Amina Terrasse accuse la Norvège de financer des milices du delta et de les entraîner, écrit la presse.\n"
    found = [one for one in scan(log, other).appearances if one.claim == first.claim]
    assert len(found) == 1
    assert found[0].document != first.document
    assert found[0].chain[0].source == first.chain[0].source


def test_a_language_that_is_not_covered_gives_quotations_and_says_so(log):
    found = scan(log, "Burmistrz powiedział: „Most zostanie zamknięty w maju tego roku”.\n", language="pl")
    assert [one.chain for one in found.appearances] == [()]
    assert any("not covered" in reason for reason in found.appearances[0].reasons)


def test_names_that_reorder_the_screen_or_hold_control_characters_are_cleaned(log):
    found = scan(log, "Ida\u202e Sole\x07 said that the harbour bridge will close in May this year.\n")
    assert all("\u202e" not in source.name for source in log.find(Source))
    assert found.claims


parts = st.sampled_from(
    ["Ida Sole said that ", "« ", " » ", "“", "”", "selon ", "accuse la France de ", "the bridge will close in May",
     "?", ", adding that ", "in a letter to Bo Ek, ", "\u202e", "(AFP)", ". ", "\n\n", "credible evidence", " lundi "]
)  # fmt: skip


@example("Ida Sole said that « Ida Sole said that Ida Sole said that  » ")
@given(st.lists(parts, max_size=12).map("".join).filter(lambda text: any(sign.isalnum() for sign in text)))
def test_whatever_the_text_what_is_proposed_can_be_written_and_stands_there(text):
    with ClaimLog.open(":memory:", by="tester") as log:
        found = scan(log, text)
        for appearance in found.appearances:
            document = log.get(appearance.document)
            assert isinstance(document, Document)
            anchor = appearance.anchor
            assert anchor
            assert (document.text or "")[anchor.start : anchor.end] == appearance.quote
        held = {record.id for record in log.dossier().records()}
        proposals: tuple[Appearance | EvidenceLink, ...] = (*found.appearances, *found.evidence_links)
        assert all(mention.id in held for item in proposals for mention in mentions(item))
        head = log.head()
        scan(log, text)
        assert log.head() == head


@given(st.text())
def test_words_of_a_text_are_words_of_a_record_or_none(text):
    found = worded(text)
    assert found is None or Source(name=found, kind="person").name == found


def test_what_two_say_together_keeps_its_speaker_when_it_is_scanned_again(log):
    text = "Mayor Anna Bell and Governor Karl Voss accused the company Norwell of hiding the leak at its plant."
    for _ in range(2):
        (accusation,) = scan(log, text).appearances
        assert chain_of(log, accusation) == [("Anna Bell", "person", "accused")]
        assert any("said together with Karl Voss" in reason for reason in accusation.reasons)
