"""Who speaks, where several could: those who are only written to, who speak together, who are "we", who relay."""

import pytest

from claimtrack.attributing.statements import Statement, statements
from claimtrack.language.sentences import content_sentences


def found_in(text: str, language: str) -> list[Statement]:
    return statements(text, language, content_sentences(text, language))


def chains(text: str, language: str) -> list[list[str]]:
    """The speakers of each statement, origin first: the name, or the words printed for somebody unnamed."""
    return [[hop.speaker.name or hop.speaker.text for hop in one.chain] for one in found_in(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("en", "The agency confirmed the recall, quoting the letter it sent to Marvin Okell.", "the recall", "agency"),
        ("en", "The agency confirmed the recall, quoting the text it sent to Marvin Okell.", "the recall", "agency"),
        (
            "en",
            "The mine will close, the Daily Beacon reported, citing an email sent to Governor Ruth Amsel.",
            "The mine will close",
            "Daily Beacon",
        ),
        (
            "fr",
            "La mine fermera, a rapporté Le Matin du Nord, citant une lettre que le patron a adressée à Luc Amsel.",
            "La mine fermera",
            "Matin du Nord",
        ),
        (
            "fr",
            "Le pont est dangereux, a déclaré la ministre Lena Dorn, citant la lettre envoyée à Paul Reyk.",
            "Le pont est dangereux",
            "Lena Dorn",
        ),
        (
            "es",
            "La mina cerrará, informó el diario El Faro, citando una carta que la empresa envió a Luis Amsel.",
            "La mina cerrará",
            "diario El Faro",
        ),
        (
            "pt",
            "A mina vai fechar, informou o jornal O Farol, citando uma carta que a empresa enviou a Luís Amsel.",
            "A mina vai fechar",
            "jornal O Farol",
        ),
    ],
)
def test_whoever_a_cited_letter_went_to_says_nothing(language: str, text: str, content: str, speaker: str) -> None:
    (one,) = found_in(text, language)
    assert text[slice(*one.content)] == content
    assert [hop.speaker.name for hop in one.chain] == [speaker]
    assert one.chain[0].document_kind is None
    assert one.chain[0].addressee is None


def test_whoever_is_cited_is_the_origin() -> None:
    text = "The bridge is unsafe, the Daily Beacon said, quoting Paul Reyk."
    assert chains(text, "en") == [["Paul Reyk", "Daily Beacon"]]


def test_a_dispatch_is_told_by_the_one_whose_it_is() -> None:
    text = "La mina cerrará, según un despacho del embajador Luis Amsel."
    assert chains(text, "es") == [["Luis Amsel"]]


def test_somebody_unnamed_who_is_cited_is_not_the_body_they_belong_to() -> None:
    text = "A ponte caiu, informou a agência Nordpress, citando um oficial da marinha."
    assert chains(text, "pt") == [["um oficial da marinha", "Nordpress"]]


TOGETHER = [
    (
        "fr",
        "Le patron du groupe, Alain Merle, et la ministre de l’Industrie, Sophie Dray, ont dit que tout allait bien.",
        ["Alain Merle", "Sophie Dray"],
    ),
    (
        "en",
        "Amina Sow, head of the union, and Luis Prado of the league said that it was over.",
        ["Amina Sow", "Luis Prado"],
    ),
    ("en", "Anna Bell and Karl Voss said that the dam was safe.", ["Anna Bell", "Karl Voss"]),
    ("en", "The dam was safe, said Mayor Anna Bell and Governor Karl Voss.", ["Anna Bell", "Karl Voss"]),
    ("en", "Anna Bell, the mayor, and Karl Voss, the governor, said that the dam held.", ["Anna Bell", "Karl Voss"]),
    ("en", "Anna Bell, Karl Voss and Rita Moll accused Norwell of theft.", ["Anna Bell", "Karl Voss", "Rita Moll"]),
    ("en", "According to Anna Bell and Karl Voss, the dam was safe.", ["Anna Bell", "Karl Voss"]),
    ("en", "France and Germany said that the talks had failed.", ["France", "Germany"]),
    ("fr", "Le barrage est sûr, ont affirmé la ministre Anna Bell et le maire Karl Voss.", ["Anna Bell", "Karl Voss"]),
    ("fr", "La France et l’Allemagne ont affirmé que le traité tenait.", ["France", "Allemagne"]),
    ("es", "Ana Bell y Carlos Vos dijeron que la presa era segura.", ["Ana Bell", "Carlos Vos"]),
    ("pt", "Ana Bell e Carlos Vos disseram que a barragem era segura.", ["Ana Bell", "Carlos Vos"]),
    ("de", "Bürgermeister Karl Voss und die Ministerin Anna Bell sagten, der Damm halte.", ["Karl Voss", "Anna Bell"]),
    ("de", "Der Damm halte, sagten Karl Voss und Anna Bell.", ["Karl Voss", "Anna Bell"]),
    ("de", "Frankreich und Deutschland erklärten, die Gespräche gingen weiter.", ["Frankreich", "Deutschland"]),
    ("en", "Karl Voss and lawyer Anna Bell said that it was over.", ["Karl Voss", "Anna Bell"]),
]


@pytest.mark.parametrize(("language", "text", "names"), TOGETHER)
def test_each_of_those_who_speak_together_has_a_statement(language: str, text: str, names: list[str]) -> None:
    told = found_in(text, language)
    assert [[hop.speaker.name for hop in one.chain] for one in told] == [[name] for name in names]
    assert len({one.content for one in told}) == 1
    assert all(any(other in reason for reason in told[0].reasons) for other in names[1:])


@pytest.mark.parametrize(
    ("language", "text", "speaker"),
    [
        (
            "en",
            "The Ministry of Health and Welfare said that the clinic would close.",
            "Ministry of Health and Welfare",
        ),
        (
            "en",
            "The families of Anna Bell and Karl Voss said that it was over.",
            "The families of Anna Bell and Karl Voss",
        ),
        ("en", "Marks and Spencer said that sales had fallen.", "Marks and Spencer"),
        ("en", "Prime Minister and party leader Karl Voss said that the dam was safe.", "Karl Voss"),
        ("en", "The mayor and party leader Karl Voss said that the dam was safe.", "Karl Voss"),
        ("es", "El alcalde y ministro Carlos Vos dijo que la presa era segura.", "Carlos Vos"),
        ("de", "Der Parteichef und Minister Karl Voss sagte, der Damm halte.", "Karl Voss"),
        ("de", "Das Amt für Pflege und Gesundheit teilte mit, die Klinik schließe.", "Amt für Pflege und Gesundheit"),
        ("fr", "Le ministre de l’Intérieur et porte-parole Karl Voss a affirmé que tout allait bien.", "Karl Voss"),
    ],
)
def test_an_and_in_a_name_or_an_office_parts_nobody(language: str, text: str, speaker: str) -> None:
    assert chains(text, language) == [[speaker]]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Anna Bell and Karl Voss said that the dam was safe. They added that work would resume."),
        ("en", "Anna Bell and Karl Voss said that the dam was safe and added that work would resume."),
        ("en", "Anna Bell and Karl Voss said that the dam was safe. “We are glad that it is over.”"),
        ("de", "Anna Bell und Karl Voss sagten, der Damm halte, und fügten hinzu, dass die Arbeit weitergehe."),
        ("fr", "Anna Bell et Karl Voss ont dit que le barrage était sûr. Ils ont ajouté que tout reprendrait."),
    ],
)
def test_those_who_spoke_together_go_on_together(language: str, text: str) -> None:
    assert chains(text, language) == [["Anna Bell"], ["Karl Voss"]] * 2


@pytest.mark.parametrize(
    ("language", "text", "issuer"),
    [
        ("en", "Norwell Foods\n\nPRESS RELEASE\n\nWe reject the claim that our plants were unsafe.", "Norwell Foods"),
        ("en", "Statement by the Union of Dockers on the strike\n\nWe said that it was over.", "Union of Dockers"),
        (
            "en",
            "Statement from the Harlow Residents’ Association\n\nWe said it was over.",
            "Harlow Residents’ Association",
        ),
        ("en", "The Dockers Union today issued the following statement. We said that it was over.", "Dockers Union"),
        (
            "en",
            "A plant opened. We believe that it is safe.\n\nAbout Norwell Foods\n\nIt makes bread.",
            "Norwell Foods",
        ),
        ("en", "Dorn wrote in a statement: “Enough.” We believe that the port will open.", "Dorn"),
        (
            "fr",
            "Communiqué de presse de la Fédération des pêcheurs\n\nNous affirmons que c’est fini.",
            "Fédération des pêcheurs",
        ),
        ("es", "Comunicado del Sindicato de Estibadores\n\nAfirmamos que el puerto cerró.", "Sindicato de Estibadores"),
        (
            "pt",
            "Comunicado do Sindicato dos Estivadores\n\nNós afirmamos que o porto fechou.",
            "Sindicato dos Estivadores",
        ),
    ],
)
def test_we_is_whoever_issues_the_text(language: str, text: str, issuer: str) -> None:
    hop = found_in(text, language)[-1].chain[0]
    assert hop.speaker.name == issuer
    assert "taken as" in (hop.speaker.why or "")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "We reject the accusation that our members damaged cranes."),
        ("en", "Lena Dorn said that it was late. We believe that the port will reopen."),
        ("en", "Release of hostages by Karl Voss\n\nWe believe that the port will reopen."),
        ("fr", "Nous affirmons que le port était fermé."),
        ("es", "Afirmamos que el puerto estaba cerrado."),
        ("fr", "On dit que Karl Voss a quitté le pays."),
    ],
)
def test_we_is_nobody_where_the_text_does_not_say(language: str, text: str) -> None:
    speaker = found_in(text, language)[-1].chain[0].speaker
    assert speaker.name is None
    assert "names nobody" in (speaker.why or "")


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "The dam is safe, according to Karl Voss, quoted by Reuters.", ["Karl Voss", "Reuters"]),
        ("en", "Karl Voss, quoted by Reuters, said that the dam was safe.", ["Karl Voss", "Reuters"]),
        ("en", "The Daily Beacon cited Karl Voss as saying the dam was safe.", ["Karl Voss", "Daily Beacon"]),
        (
            "en",
            "Karl Voss said in remarks carried by state television that it held.",
            ["Karl Voss", "state television"],
        ),
        ("en", "In a message read out by his lawyer, Karl Voss said that it was unfair.", ["Karl Voss", "his lawyer"]),
        ("fr", "Selon Karl Voss, cité par le Daily Nord, le barrage est sûr.", ["Karl Voss", "Daily Nord"]),
        ("fr", "Dans un message lu par son avocat, Karl Voss a dit que c’était injuste.", ["Karl Voss", "son avocat"]),
        ("es", "Según Carlos Vos, citado por la agencia EFE, la presa es segura.", ["Carlos Vos", "agencia EFE"]),
        ("pt", "Segundo Carlos Vos, citado pela agência Lusa, a barragem é segura.", ["Carlos Vos", "agência Lusa"]),
    ],
)
def test_whoever_passes_it_on_comes_after_whoever_said_it(language: str, text: str, names: list[str]) -> None:
    assert chains(text, language) == [names]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A source close to President Karl Voss said that he would resign."),
        ("en", "A spokesman for Karl Voss said that he would resign."),
        ("en", "Two people familiar with the matter said that the merger was off."),
        ("fr", "Une source proche du président Karl Voss a affirmé qu’il partirait."),
        ("fr", "Un porte-parole de Karl Voss a affirmé qu’il partirait."),
        ("es", "Una fuente cercana al presidente Carlos Vos dijo que dimitiría."),
        ("pt", "Uma fonte próxima do presidente Carlos Vos disse que ele vai sair."),
    ],
)
def test_somebody_near_a_name_is_not_the_name(language: str, text: str) -> None:
    ((speaker,),) = [[hop.speaker for hop in one.chain] for one in found_in(text, language)]
    assert speaker.name is None
    assert speaker.kind in ("anonymous", "collective")
    assert text.startswith(speaker.text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Karl Voss is said to have left the country."),
        ("en", "Karl Voss reportedly left the country."),
        ("fr", "Karl Voss aurait quitté le pays."),
        ("es", "Carlos Vos habría salido del país."),
        ("pt", "Carlos Vos teria saído do país."),
    ],
)
def test_hearsay_without_a_speaker_invents_none(language: str, text: str) -> None:
    assert not found_in(text, language)


def test_a_letter_speaks_for_its_writer_and_not_for_its_reader() -> None:
    text = (
        "In a letter to Trade Minister Hugo Lann, the Growers Union warned that half the harvest would rot. "
        "The letter, seen by Reuters, says that 4,000 jobs are at risk."
    )
    assert chains(text, "en") == [["Growers Union"], ["Growers Union", "Reuters"]]


def test_what_is_added_to_a_quoted_saying_has_the_same_origin() -> None:
    text = "Radio Plateau quoted Adan Coro as saying that the talks were over, adding that no date had been set."
    assert chains(text, "en") == [["Adan Coro", "Radio Plateau"]] * 2


def test_a_denial_about_the_subject_stands_apart_from_what_the_main_verb_says() -> None:
    text = "The bishop, whose office denied receiving complaints, told reporters that he would cooperate."
    told = {text[slice(*one.content)]: [hop.verb for hop in one.chain] for one in found_in(text, "en")}
    assert told == {"whose office denied receiving complaints": ["denied"], "he would cooperate": ["asserted"]}


@pytest.mark.parametrize(
    ("language", "text", "content"),
    [
        ("en", "A lawyer for the driver said that was untrue.", "that was untrue"),
        (
            "fr",
            "Le ministère a confirmé trois arrestations, tandis que leur avocat, maître Daho, parle d’une « farce ».",
            "trois arrestations",
        ),
    ],
)
def test_content_holds_its_subject_and_no_other_clause(language: str, text: str, content: str) -> None:
    one = found_in(text, language)[0]
    assert text[slice(*one.content)] == content


@pytest.mark.parametrize(
    "text", ["Diop said,", "Diop said, citing", "Diop, who denied", "and, et,", "Statement by", "About"]
)
def test_a_text_that_breaks_off_is_read_all_the_same(text: str) -> None:
    assert all(text[slice(*one.content)] for one in found_in(text, "en"))


def test_a_noun_that_is_owned_is_no_cue() -> None:
    assert not found_in("The Courier’s report that we lost is false.", "en")
