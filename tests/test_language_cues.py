"""Attribution wrappers: who says it, with which verb, and what is said."""

import pytest

from claimtrack.language.cues import unwrap
from claimtrack.language.lexicons import LANGUAGES, lexicon

VERBS = {
    *("asserted alleged accused denied confirmed reported quoted cited published questioned predicted").split(),
    *("believed admitted retracted declined_to_comment").split(),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_enough_cues_of_known_verbs(language: str) -> None:
    verbs = lexicon("cues")[language]["verbs"]
    assert set(verbs) <= VERBS
    assert sum(map(len, verbs.values())) >= 25


@pytest.mark.parametrize(
    ("language", "text", "speaker", "verb", "content"),
    [
        ("en", "Diop says that Paris arms rebels.", "Diop", "asserted", "Paris arms rebels"),
        ("en", "Diop says Paris arms rebels", "Diop", "asserted", "Paris arms rebels"),
        ("en", "The council met twice, Diop said.", "Diop", "asserted", "The council met twice"),
        ("en", "The council met, said the envoy of Mali.", "the envoy of Mali", "asserted", "The council met"),
        ("en", "According to the ministry, troops left.", "the ministry", "asserted", "troops left"),
        ("en", "Mali accuses Paris of arming rebels.", "Mali", "accused", "Paris of arming rebels"),
        ("en", "The envoy, Ana Diaz, said on Monday that 50 left", "The envoy, Ana Diaz", "asserted", "50 left"),
        ("fr", "Trois soldats sont partis selon Reuters.", "Reuters", "asserted", "Trois soldats sont partis"),
        ("fr", "Diop reproche à Paris d’armer la milice.", "Diop", "accused", "Paris d’armer la milice"),
        ("fr", "Selon le ministre, les soldats partent.", "le ministre", "asserted", "les soldats partent"),
        ("fr", "Diop accuse Paris d’armer des rebelles.", "Diop", "accused", "Paris d’armer des rebelles"),
        ("fr", "Le port est fermé, a déclaré la maire.", "la maire", "asserted", "Le port est fermé"),
        ("fr", "soulignant que son pays dispose de preuves", None, "asserted", "son pays dispose de preuves"),
        ("fr", "Le maire soutient que le port ferme.", "Le maire", "asserted", "le port ferme"),
        ("pt", "O ministro defende que o porto feche", "O ministro", "asserted", "o porto feche"),
        ("de", "Das Schiff sank, wie die «Zeitung» berichtet.", "die «Zeitung»", "reported", "Das Schiff sank"),
        ("fr", "L'armée a confirmé mardi qu'elle partait", "L'armée", "confirmed", "elle partait"),
        ("es", "El ministro afirmó que el puerto cerró.", "El ministro", "asserted", "el puerto cerró"),
        ("es", "Según la policía, hubo tres heridos.", "la policía", "asserted", "hubo tres heridos"),
        ("es", "Malí acusa a Francia de armar rebeldes", "Malí", "accused", "Francia de armar rebeldes"),
        ("pt", "O ministro disse que o porto fechou", "O ministro", "asserted", "o porto fechou"),
        ("pt", "Segundo a polícia, houve três feridos", "a polícia", "asserted", "houve três feridos"),
        ("de", "Der Minister erklärte, dass Truppen gehen.", "Der Minister", "asserted", "Truppen gehen"),
        ("de", "Diop sagte, die Truppen gingen bald", "Diop", "asserted", "die Truppen gingen bald"),
        ("de", "Laut dem Minister schließt der Hafen.", "dem Minister", "asserted", "schließt der Hafen"),
        ("de", "Dem Minister zufolge schließt der Hafen.", "Dem Minister", "asserted", "schließt der Hafen"),
        ("ar", "قال الوزير إن الجيش انسحب", "الوزير", "asserted", "الجيش انسحب"),
        ("ar", "بحسب الوزير، الجيش انسحب", "الوزير", "asserted", "الجيش انسحب"),
        ("ar", "اتهم الوزير فرنسا بدعم المتمردين", "الوزير", "accused", "فرنسا بدعم المتمردين"),
    ],
)
def test_unwrapped(language: str, text: str, speaker: str | None, verb: str, content: str) -> None:
    wrapper = unwrap(text, language)
    assert wrapper is not None
    assert (wrapper.speaker, wrapper.verb, wrapper.polarity) == (speaker, verb, "positive")
    assert text[wrapper.content_start : wrapper.content_end] == content


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "Paris denies that it arms rebels.", "it arms rebels"),
        ("en", "The mayor has dismissed reports that troops left.", "troops left"),
        ("en", "Paris denies arming rebels.", "Paris denies arming rebels"),
        ("fr", "La France dément que ses soldats partent.", "ses soldats partent"),
        ("fr", "Paris dément tout soutien aux rebelles.", "Paris dément tout soutien aux rebelles"),
        ("es", "Francia niega apoyar a los rebeldes", "Francia niega apoyar a los rebeldes"),
        ("pt", "Paris nega que apoie rebeldes", "apoie rebeldes"),
        ("de", "Paris bestreitet, dass es Rebellen hilft.", "es Rebellen hilft"),
        ("ar", "نفت فرنسا أنها تدعم المتمردين", "تدعم المتمردين"),
    ],
)
def test_a_denial_is_negative(language: str, text: str, content: str) -> None:
    wrapper = unwrap(text, language)
    assert wrapper is not None
    assert (wrapper.verb, wrapper.polarity) == ("denied", "negative")
    assert text[wrapper.content_start : wrapper.content_end] == content


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Diop did not say that Paris arms rebels."),
        ("fr", "Diop n’a pas dit que Paris arme des rebelles."),
        ("en", "Critics question whether troops left."),
    ],
)
def test_what_is_not_said_or_only_asked_has_no_polarity(language: str, text: str) -> None:
    wrapper = unwrap(text, language)
    assert wrapper is not None
    assert wrapper.polarity == "unknown"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paris arms rebels in Mali."),
        ("en", "The guard denied entry to tourists."),
        ("en", "The report that he wrote is long."),
        ("en", "Paris is accused of arming rebels."),
        ("fr", "La France soutient les rebelles du Mali."),
        ("fr", "Le prix du pain varie selon les régions."),
        ("fr", "Le juge que le maire a nommé est parti."),
        ("fr", "Le Mali a demandé une session, affirmant que la France arme des rebelles."),
        ("de", "Die Meldung, dass Truppen gehen, ist alt."),
        ("pl", "Diop mówi, że wojska odchodzą."),
        (None, "Diop says that Paris arms rebels."),
        ("en", ""),
    ],
)
def test_no_wrapper_where_it_is_not_sure(language: str | None, text: str) -> None:
    assert unwrap(text, language) is None


@pytest.mark.parametrize(
    ("language", "text", "speaker", "content"),
    [
        (
            "en",
            "Colonel Tesh, who dismissed reports of a mutiny, said that all was calm.",
            "Colonel Tesh",
            "all was calm",
        ),
        (
            "en",
            "Colonel Tesh, who dismissed reports of a mutiny, says Paris arms rebels.",
            "Colonel Tesh",
            "Paris arms",
        ),
        ("en", "The minister who denied taking bribes said that the dam held.", "The minister", "the dam held"),
        ("en", "Dismissing reports of a mutiny, the colonel said that all was calm.", "the colonel", "all was calm"),
        (
            "fr",
            "Le colonel Tesh, qui dément toute mutinerie, a dit que le camp dort.",
            "Le colonel Tesh",
            "le camp dort",
        ),
        ("es", "El coronel Tesh, que negó los hechos, dijo que el puerto cerró.", "El coronel Tesh", "el puerto cerró"),
        ("pt", "O coronel Tesh, que negou os factos, disse que o porto fechou.", "O coronel Tesh", "o porto fechou"),
    ],
)
def test_only_the_main_verb_tells_how_the_speaker_stands(language: str, text: str, speaker: str, content: str) -> None:
    wrapper = unwrap(text, language)
    assert wrapper is not None
    assert (wrapper.speaker, wrapper.verb, wrapper.polarity) == (speaker, "asserted", "positive")
    assert text[wrapper.content_start :].startswith(content)


def test_a_denial_in_a_clause_about_the_subject_denies_nothing_of_the_sentence() -> None:
    assert unwrap("The firm, which denies wrongdoing, is for sale.", "en") is None


def test_a_denial_ends_where_the_next_cue_starts() -> None:
    wrapper = unwrap("The firm denied wrongdoing and said that the plant was safe.", "en")
    assert wrapper is not None
    assert (wrapper.polarity, wrapper.content_end) == ("negative", len("The firm denied wrongdoing"))
