"""Each guard, on sentences that it must stop and on their neighbours that it must let pass."""

import pytest

from claimtrack.language.analysis import analyse
from claimtrack.matching.alignment import align
from claimtrack.matching.guards import WHOLE, Fired, Pair, fired

FIRES = [
    # name, kind, language, first, second
    ("negation", "contradicts", "en", "The dam at Kossou burst.", "The dam at Kossou did not burst."),
    ("negation", "contradicts", "fr", "Le maire a signé le contrat.", "Le maire n'a pas signé le contrat."),
    ("negation", "contradicts", "es", "La empresa pagó la multa.", "La empresa no pagó la multa."),
    ("negation", "contradicts", "pt", "O governo vendeu o porto.", "O governo não vendeu o porto."),
    ("negation", "contradicts", "de", "Die Brücke wurde geprüft.", "Die Brücke wurde nicht geprüft."),
    ("negation", "contradicts", "ar", "وافقت الحكومة على القانون.", "لم توافق الحكومة على القانون."),
    ("denial", "contradicts", "en", "Norway sold arms to Chad.", "Norway denies having sold arms to Chad."),
    (
        "denial",
        "contradicts",
        "fr",
        "Le Tchad a expulsé des diplomates.",
        "Le Tchad dément avoir expulsé des diplomates.",
    ),
    (
        "denial",
        "contradicts",
        "en",
        "The duke sold the castle.",
        "The duke laughs off reports that he sold the castle.",
    ),
    ("denial", "contradicts", "en", "The duke sold the castle.", "Duke blasts castle sale rumour"),
    ("denial", "contradicts", "es", "El duque vendió el castillo.", "El duque rechaza los rumores sobre su castillo."),
    ("debunk", "contradicts", "en", "A bear ate the mayor.", "The mayor who was eaten by a bear is pure fiction."),
    ("debunk", "contradicts", "fr", "Un ours a mangé le maire.", "Le maire mangé par un ours, un mensonge."),
    ("reversal", "contradicts", "en", "Ada Roy joins the regatta.", "Ada Roy drops out of the regatta."),
    ("numbers", "contradicts", "en", "The flood killed 12 people in Durban.", "The flood killed 120 people in Durban."),
    ("numbers", "contradicts", "de", "In Ulm streikten 300 Fahrer.", "In Ulm streikten 3.000 Fahrer."),
    ("dates", "different", "en", "Chad held elections in 2016.", "Chad held elections in 2021."),
    ("dates", "contradicts", "en", "The bridge opens on 4 May.", "The bridge opens on 14 May."),
    ("dates", "contradicts", "fr", "Le tunnel ouvre mardi.", "Le tunnel ouvre vendredi."),
    ("names", "different", "en", "France sent troops to Niger.", "France sent troops to Mali."),
    ("names", "different", "es", "El ejército de Perú cerró la frontera.", "El ejército de Chile cerró la frontera."),
    ("roles", "contradicts", "en", "Kenya sued Uganda.", "Uganda sued Kenya."),
    ("roles", "contradicts", "fr", "Le Togo soutient le Bénin.", "Le Bénin soutient le Togo."),
    ("roles", "contradicts", "en", "The army attacked the rebels.", "The army was attacked by the rebels."),
    ("roles", "contradicts", "en", "Peru trains police in Chile.", "Chile trains police in Peru."),
    ("hedge", "related", "en", "Ghana will close the mine.", "Ghana may close the mine."),
    ("hedge", "related", "fr", "Le Ghana a fermé la mine.", "Le Ghana aurait peut-être fermé la mine."),
    ("evidence", "about", "en", "The company bribed officials.", "There is proof that the company bribed officials."),
    (
        "evidence",
        "about",
        "fr",
        "L'entreprise a corrompu des élus.",
        "Des preuves que l'entreprise a corrompu des élus.",
    ),
    ("charges", "about", "en", "The bank laundered money.", "The bank is accused of having laundered money."),
    ("addition", "narrower", "en", "Kenya arms militias.", "Kenya arms militias with drones and mortars."),
]

PASSES = [
    ("negation", "en", "The dam did not burst.", "The dam never burst."),
    ("negation", "fr", "Le maire ne signera pas.", "Le maire ne signera jamais."),
    ("denial", "en", "Teachers walked out.", "The minister slammed the teachers who walked out."),
    ("denial", "en", "The dam burst.", "The mayor, who laughed off rumours of floods, said that the dam burst."),
    ("debunk", "en", "Nurses treated the fever.", "Doctors treated the fever."),
    ("debunk", "en", "The band sang in Oslo.", "The band sang on stage in Oslo."),
    ("numbers", "en", "The stadium cost 1.98 billion euros.", "The stadium cost about two billion euros."),
    ("numbers", "es", "Protestaron diez mil personas.", "Protestaron 10.000 personas."),
    ("numbers", "en", "The road is 60 miles long.", "The road is 97 km long."),
    ("dates", "en", "The bridge opens on 4 May.", "On 4 May the bridge opens."),
    ("names", "en", "Mali expelled the ambassador.", "Bamako expelled the ambassador."),
    ("names", "fr", "L'armée malienne a fermé la base.", "L'armée du Mali a fermé la base."),
    ("roles", "en", "Kenya sued Uganda.", "Uganda was sued by Kenya."),
    ("roles", "en", "Peru trains police in Chile.", "In Chile, Peru trains police."),
    ("hedge", "en", "Ghana may close the mine.", "Ghana might close the mine."),
    ("evidence", "en", "There is proof of fraud.", "Proof of fraud exists."),
    ("addition", "en", "Kenya arms militias.", "Kenya arms militias today."),
]


def guards_for(first: str, second: str, language: str) -> dict[str, Fired]:
    a, b = analyse(first, language), analyse(second, language)
    return {found.name: found for found in fired(WHOLE, Pair(a, b, align(a, b, {})))}


@pytest.mark.parametrize(("name", "kind", "language", "first", "second"), FIRES)
def test_it_fires(name: str, kind: str, language: str, first: str, second: str) -> None:
    found = guards_for(first, second, language)
    assert name in found
    assert found[name].kind == kind


@pytest.mark.parametrize(("name", "language", "first", "second"), PASSES)
def test_it_lets_pass(name: str, language: str, first: str, second: str) -> None:
    assert name not in guards_for(first, second, language)


def test_reasons_point_at_the_words() -> None:
    assert guards_for("France left Niger.", "France left Mali.", "en")["names"].reason == "names differ: Niger ≠ Mali"
    assert "50 ≠ 500" in guards_for("It broke 50 times.", "It broke 500 times.", "en")["numbers"].reason
    assert "“not”" in guards_for("The dam burst.", "The dam did not burst.", "en")["negation"].reason


@pytest.mark.parametrize(("name", "kind", "language", "first", "second"), FIRES[:16])
def test_conflicts_do_not_depend_on_the_order(name: str, kind: str, language: str, first: str, second: str) -> None:
    found = guards_for(second, first, language)
    assert name in found
    assert found[name].kind == kind
