"""Who says what in a text: chains, speakers, circumstances, in six languages; and what bad input does."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimtrack.attributing.statements import Statement, statements
from claimtrack.language.sentences import content_sentences, sentences
from claimtrack.model.moments import Moment

ARTICLES = Path(__file__).parent.parent / "examples" / "mali" / "articles"


def found_in(text: str, language: str | None, published: str | None = None) -> list[Statement]:
    day = Moment.parse(published) if published else None
    return statements(text, language, content_sentences(text, language), published=day)


def speakers(one: Statement) -> list[str]:
    return [hop.speaker.name or hop.speaker.text for hop in one.chain]


def told(text: str, language: str, said: str) -> Statement:
    """The one statement whose content starts with some words."""
    fitting = [one for one in found_in(text, language) if text[slice(*one.content)].startswith(said)]
    assert len(fitting) == 1, [text[slice(*one.content)] for one in found_in(text, language)]
    return fitting[0]


CHAINS = [
    ("en", "“We won’t pay,” said Helen Marsh, leader of the Green Group.", "We won’t pay", ["Helen Marsh"]),
    ("en", "The mayor told reporters that the bridge would reopen.", "the bridge", ["The mayor"]),
    ("en", "The dam is safe, according to engineers.", "The dam", ["engineers"]),
    (
        "en",
        "Premier Ana Rojas was quoted by Reuters as saying that taxes would fall.",
        "taxes",
        ["Ana Rojas", "Reuters"],
    ),
    ("en", "Wards are full, the Evening Post reported, citing two doctors.", "Wards", ["two doctors", "Evening Post"]),
    ("en", "Kenya accused its neighbour of arming militias.", "its neighbour of", ["Kenya"]),
    ("fr", "« Nous refusons », a lancé Hélène Mercier, cheffe du parti.", "Nous refusons", ["Hélène Mercier"]),
    ("fr", "« C’est, a-t-elle dit, la pire récolte. »", "C’est", ["elle"]),
    (
        "fr",
        "Selon la presse locale, le gouverneur a affirmé que le vote serait reporté.",
        "le vote",
        ["le gouverneur", "la presse locale"],
    ),
    ("fr", "L’entreprise dément avoir pollué la rivière.", "L’entreprise dément", ["entreprise"]),
    ("fr", "Le syndicat dit craindre une vague de départs.", "craindre", ["syndicat"]),
    ("es", "El alcalde aseguró a EFE que el puente reabrirá.", "el puente", ["El alcalde"]),
    ("es", "“No vi nada”, declaró el acusado.", "No vi nada", ["el acusado"]),
    ("es", "Según informó EFE, el ministro Pedro Gil dijo que la ley sigue.", "la ley", ["Pedro Gil", "EFE"]),
    ("pt", "De acordo com fontes do governo, não há acordo.", "não há", ["fontes do governo"]),
    ("pt", "“É um dia histórico”, escreveu no Twitter a presidente Rosa Lima.", "É um dia", ["Rosa Lima"]),
    ("de", "Wie die Staatsanwaltschaft mitteilte, ist der Mann geflohen.", "ist der Mann", ["Staatsanwaltschaft"]),
    ("de", "Verletzt wurde niemand, so die Polizei.", "Verletzt wurde", ["Polizei"]),
    (
        "de",
        "Lokalen Medien zufolge sagte der Gouverneur, die Wahl werde verschoben.",
        "die Wahl",
        ["der Gouverneur", "Lokalen Medien"],
    ),
    ("ar", "قال وزير المالية سامي الحداد إن الضرائب ستنخفض.", "الضرائب", ["سامي الحداد"]),
    (
        "ar",
        "نقلت وكالة رويترز عن رئيس الوزراء كمال ناصر قوله إن الانتخابات ستؤجل.",
        "الانتخابات",
        ["كمال ناصر", "وكالة رويترز"],
    ),
    ("ar", "السد آمن، بحسب الشرطة.", "السد آمن", ["الشرطة"]),
    ("ar", "نفت وزارة النقل أي تأخير في المشروع.", "نفت", ["وزارة النقل"]),
    ("ar", "رفض رئيس الوزراء التعليق على الاتهامات.", "رفض", ["رئيس الوزراء"]),
    ("ar", "اتهم الرئيس المعارضة بالتحريض على العنف.", "المعارضة", ["الرئيس"]),
    ("ar", "أشارت دراسة نشرتها جامعة القاهرة إلى أن التلوث يزداد.", "التلوث", ["دراسة", "جامعة القاهرة"]),
    ("en", "The bank has not responded to requests for comment.", "The bank has", ["bank"]),
    ("en", "Memos seen by the Globe show that the pump was faulty.", "the pump", ["Memos", "Globe"]),
    ("fr", "Contactée, la mairie n’a pas souhaité répondre.", "la mairie", ["mairie"]),
    ("fr", "Le maire, lui, dément toute fraude.", "Le maire", ["Le maire"]),
    (
        "es",
        "La ministra Eva Sanz fue citada por Radio Sur diciendo que dimitirá.",
        "dimitirá",
        ["Eva Sanz", "Radio Sur"],
    ),
    (
        "pt",
        "O governo, segundo o diário Alvorada, prepara um corte, que os sindicatos rejeitam.",
        "O governo",
        ["Alvorada"],
    ),
    ("de", "Der Verband, so Präsident Klaus Wirth, sei vorbereitet.", "Der Verband", ["Klaus Wirth"]),
    ("de", "Die Ministerin wies die Kritik als überzogen zurück.", "Die Ministerin", ["Die Ministerin"]),
    ("de", "Das Dach soll nach Angaben der Feuerwehr brennen.", "Das Dach", ["Feuerwehr"]),
    (
        "de",
        "Der Sender Alpha zitierte einen Offizier mit den Worten, die Stadt sei gefallen.",
        "die Stadt",
        ["einen Offizier", "Alpha"],
    ),
]


@pytest.mark.parametrize(("language", "text", "said", "chain"), CHAINS)
def test_each_construction_gives_its_chain_origin_first(language, text, said, chain):
    one = told(text, language, said)
    assert [name.removeprefix("la ") for name in speakers(one)] == [name.removeprefix("la ") for name in chain]


def test_a_letter_known_through_the_media_stays_known_through_them():
    text = (
        "Selon des médias étrangers, la ministre des Eaux Awa Sarr a adressé une lettre au président du Comité, "
        "Li Wen. "
        "Dans sa lettre, Sarr accuse le voisin de détourner le fleuve."
    )
    one = told(text, "fr", "le voisin de détourner")
    origin, media = one.chain
    assert (origin.speaker.name, origin.speaker.role, origin.verb) == ("Awa Sarr", "ministre des Eaux", "accused")
    assert (origin.document_kind, origin.document_words) == ("letter", "sa lettre")
    assert origin.addressee is not None
    assert origin.addressee.name == "Li Wen"
    assert (media.speaker.kind, media.verb) == ("collective", "reported")
    assert any("sa lettre" in reason for reason in one.reasons)


def test_a_spelling_is_proposed_and_never_merged():
    text = "Le ministre Abdou Diarra a parlé. Plus tard, le ministre Abdu Diarra a déclaré que la paix tenait."
    one = told(text, "fr", "la paix")
    assert one.chain[0].speaker.name == "Abdu Diarra"
    assert one.chain[0].speaker.spellings == ("Abdou Diarra",)


@pytest.mark.parametrize(
    ("language", "text", "said"),
    [
        ("fr", "Ce que Dakar appelle « une aide aux milices » dure depuis un an.", "une aide"),
        ("en", "What the minister calls “a temporary measure” has lasted nine years.", "a temporary"),
        ("de", "Was der Minister „eine vorübergehende Maßnahme“ nennt, dauert an.", "eine vorüber"),
        ("ar", "ما يسميه الوزير «إجراء مؤقتا» مستمر منذ سنوات.", "إجراء"),
    ],
)
def test_words_that_a_text_gives_to_one_who_calls_it_so_are_scare_quotes(language, text, said):
    assert told(text, language, said).mode == "scare_quote"


def test_pronouns_offices_and_left_out_subjects_are_resolved_and_say_so():
    text = "Dr. Amy Lund, a virologist, said the test works. “It is cheap,” she added. The virologist denied any risk."
    found = found_in(text, "en")
    assert [one.chain[0].speaker.name for one in found] == ["Amy Lund"] * 3
    assert all(one.chain[0].speaker.why for one in found[1:])
    spanish = "La portavoz Isabel Ruiz dijo que el plan sigue. Añadió que habrá dinero."
    assert [speakers(one) for one in found_in(spanish, "es")] == [["Isabel Ruiz"], ["Isabel Ruiz"]]


def test_a_quotation_that_stands_alone_is_floating_and_taken_to_the_one_who_spoke():
    text = "“It shook,” said Maria Petrova. “The windows blew in.”"
    first, second = found_in(text, "en")
    assert (first.mode, second.mode) == ("direct", "floating")
    assert speakers(second) == ["Maria Petrova"]


def test_german_reported_mood_goes_on_speaking():
    found = found_in("Sprecherin Eva Roth sagte, die Steuern würden sinken. Auch die Renten seien sicher.", "de")
    assert [speakers(one) for one in found] == [["Eva Roth"], ["Eva Roth"]]


def test_a_day_is_a_moment_only_where_the_text_or_its_publication_tells():
    text = "Police said on Monday that the road was closed."
    undated, dated = found_in(text, "en")[0].chain[0], found_in(text, "en", "2024-03-06")[0].chain[0]
    assert (undated.date, undated.date_words) == (None, "Monday")
    assert str(dated.date) == "2024-03-04"
    spoken = found_in("El 8 de mayo de 2023 el alcalde dijo que el puente es seguro.", "es")[0].chain[0]
    assert str(spoken.date) == "2023-05-08"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A senior official said the deal was dead.", "anonymous"),
        ("Witnesses said the deal was dead.", "collective"),
        ("The health ministry said the deal was dead.", "government"),
        ("Reuters reported that the deal was dead.", "wire_agency"),
        ("The chairman said the deal was dead.", "person"),
        ("@portwatch: The deal is dead.", "social_account"),
        ("The Evening Post reported that the deal was dead.", "outlet"),
    ],
)
def test_kinds_of_speakers(text, kind):
    assert found_in(text, "en")[0].chain[0].speaker.kind == kind


def test_polarity_and_certainty():
    assert found_in("The firm denied that it had paid.", "en")[0].chain[0].polarity == "negative"
    assert found_in("The firm did not confirm that it had paid.", "en")[0].chain[0].polarity == "unknown"
    assert found_in("The firm says it may have paid.", "en")[0].chain[0].certainty == "possible"
    assert found_in("The firm says it will probably pay.", "en")[0].chain[0].certainty == "probable"


def test_nobody_speaks_where_nobody_is_said_to():
    for text in (
        "The bridge was opened in 1987.",
        "It was announced that the road is closed.",
        "The report has 12 pages.",
    ):
        assert found_in(text, "en") == []


def test_a_language_that_is_not_covered_gives_quotations_and_says_so():
    (one,) = found_in("Ministeren sagde: “Vi betaler ikke mere for det.”", "da")
    assert (one.mode, one.chain) == ("floating", ())
    assert "not covered" in one.reasons[0]


def test_the_example_articles_have_one_origin():
    origins = set()
    for path in sorted(ARTICLES.iterdir()):
        *_, language, kind = path.name.split(".")
        raw = path.read_text(encoding="utf-8")
        text = json.loads(raw)["text"] if kind == "json" else raw
        for one in found_in(text, language):
            holds(text, one)
            if one.chain and one.chain[0].verb == "accused":
                origins.add(one.chain[0].speaker.name)
    assert {"Abdoulaye Diop", "عبد الله ديوب"} <= origins


def holds(text: str, one: Statement) -> None:
    """The invariants of a statement."""
    spans = [one.content, *one.quotes]
    for hop in one.chain:
        spans += [hop.cue_span, hop.speaker.span, *([hop.addressee.span] if hop.addressee else [])]
        assert text[slice(*hop.cue_span)] == hop.cue
        assert text[slice(*hop.speaker.span)] == hop.speaker.text
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert one.reasons


PIECES = [
    "said", "that", "“", "”", "«", "»", "\"", "'", ",", ":", ".", "(", ")", "—", "\n\n", "Jane Roe", "the minister",
    "according to", "selon", "le ministre", "a déclaré", "que", "il", "laut", "sagte", "der Minister", "dass", "„", "“",
    "قال", "إن", "الوزير", "نقلت", "عن", "قوله", "dijo", "según", "disse", "segundo", "accuse", "de", "citing", "so",
    "what", "calls", "ce qu'", "appelle", "as", "quoted", "by", "saying", "lundi", "8 août 2022", "8.", "@x", "à", "X",
]  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join) | st.text(max_size=80),
    st.sampled_from(["en", "fr", "es", "pt", "de", "ar", "xx", None]),
)
def test_any_text_gives_spans_inside_it_in_its_order(text, language):
    found = statements(text, language, sentences(text, language))
    for one in found:
        holds(text, one)
    assert [one.content for one in found] == sorted(one.content for one in found)


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("piece", ["“a ", '"a" ', "a, ", "said that ", "Ab Cd, the minister, said that. ", "قال إن "])
def test_one_endless_line_is_read_in_bounded_time(piece, language):
    text = (piece * 200_000)[:200_000]
    started = time.perf_counter()
    statements(text, language, sentences(text, language))
    assert time.perf_counter() - started < 30


@pytest.mark.parametrize("text", ["", " \n ", "“", "”", "“said", "« a dit", "said Roe", '"', "'" * 50])
def test_scraps_are_no_error(text):
    for language in ("en", "fr", "de", "ar"):
        for one in found_in(text, language):
            holds(text, one)
