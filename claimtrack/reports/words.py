"""The report's own words, in English and French.

Invariant: each word stands in both languages side by side, so that no report mixes them.
"""

from claimtrack.model.telling import TellingLanguage

_POSITION: dict[TellingLanguage, int] = {"en": 0, "fr": 1}

_WORDS: dict[str, tuple[str, str]] = {
    # signs
    "colon": (": ", "\u00a0: "),
    "semicolon": ("; ", "\u202f; "),
    "open_quote": ("“", "«\u00a0"),
    "close_quote": ("”", "\u00a0»"),
    # headings
    "claim": ("The claim", "L’affirmation"),
    "origins": ("Who says so", "Qui le dit"),
    "appearances": ("Appearances", "Occurrences"),
    "evidence_for": ("Evidence for", "Éléments à l’appui"),
    "evidence_against": ("Evidence against", "Éléments contraires"),
    "evidence_other": ("Other evidence", "Autres éléments"),
    "promised": ("Promised and not shown", "Annoncé et non montré"),
    "denials": ("Denials", "Démentis"),
    "reviews": ("Reviews", "Vérifications"),
    "links": ("Links to other claims", "Liens avec d’autres affirmations"),
    "inquiries": ("Right of reply", "Droit de réponse"),
    "assessments": ("Assessments", "Évaluations"),
    "awaiting": ("Awaiting a decision", "En attente d’une décision"),
    "notes": ("Documents", "Documents"),
    # the state in one sentence
    "no_appearance": ("No appearance recorded", "Aucune occurrence enregistrée"),
    "independent_origins": ("independent origins", "origines indépendantes"),
    "not_shown": ("evidence promised and not shown", "éléments annoncés et non montrés"),
    "denied_by": ("denied by", "démenti par"),
    "no_denial": ("no denial recorded", "aucun démenti enregistré"),
    "no_review": ("no review recorded", "aucune vérification enregistrée"),
    "verdicts": ("verdicts", "verdicts"),
    "in": ("in", "dans"),
    "and": ("and", "et"),
    "language_unknown_of": ("language not known of", "langue inconnue pour"),
    # labels
    "language": ("Language", "Langue"),
    "type": ("Type", "Type"),
    "kind": ("Kind", "Nature"),
    "stories": ("Stories", "Sujets"),
    "period": ("Time it is about", "Période visée"),
    "other_wordings": ("Other wordings judged to be this claim", "Autres formulations jugées équivalentes"),
    "other_claims": ("Other claims of this report", "Autres affirmations de ce rapport"),
    "of_claim": ("Claim", "Affirmation"),
    "voices": ("Voices", "Voix"),
    "first_said": ("First said", "Dit pour la première fois"),
    "appears_in": ("Appears in", "Figure dans"),
    "through": ("Came through", "Passé par"),
    "origin_unknown": ("Origin not known", "Origine inconnue"),
    "circles": ("Circular sourcing", "Sources qui se citent en cercle"),
    "breaks": ("Where the chain breaks", "Là où la chaîne se rompt"),
    "growth": ("Where certainty grew on the way", "Là où la certitude a grandi en chemin"),
    "document": ("Document", "Document"),
    "quotation": ("Quotation", "Citation"),
    "judgement": ("Judgement", "Jugement"),
    "reasons": ("Reasons", "Raisons"),
    "says_it_exists": ("Who says that it exists", "Qui dit que cela existe"),
    "where": ("Where", "Où"),
    "bears": ("How it bears", "Portée"),
    "why": ("Why", "Pourquoi"),
    "trail": ("Trail", "Parcours"),
    "verdict": ("Verdict", "Verdict"),
    "label": ("In the reviewer’s words", "Selon les mots du vérificateur"),
    "rating": ("Rating", "Note"),
    "explanation": ("Explanation", "Explication"),
    "asked": ("Asked", "Question posée"),
    "deadline": ("Deadline", "Délai"),
    "answer": ("Answer", "Réponse"),
    "scale": ("Scale", "Échelle"),
    "grade": ("Grade", "Degré"),
    "assessed": ("Assessed", "Évaluation"),
    # what is not known
    "date_unknown": ("date not known", "date inconnue"),
    "outlet_unknown": ("outlet not known", "média inconnu"),
    "language_unknown": ("not known", "inconnue"),
    "unknown": ("not known", "inconnu"),
    "untitled": ("no title", "sans titre"),
    "not_copied": ("not copied out", "non relevée"),
    "not_named": ("not named", "non nommé"),
    "no_document": ("no document", "aucun document"),
    "no_speaker": ("no speaker named", "personne n’est nommé"),
    "backwards": (
        "dated {dated}, after a later hand ({later})",
        "date ({dated}) postérieure à celle d’une main suivante ({later})",
    ),
    "own_name": ("in its own name", "en son propre nom"),
    "nobody": ("nobody is named", "personne n’est nommé"),
    "no_trail": ("no step known", "aucune étape connue"),
    "unmapped": ("not mapped", "non établi"),
    "no_label": ("not given", "non donnés"),
    "no_answer": ("no answer yet", "pas encore de réponse"),
    "no_deadline": ("none set", "aucun"),
    "no_copy": ("no capture of the original held", "aucune capture de l’original conservée"),
    # running words
    "confidential_source": ("a confidential source", "une source confidentielle"),
    "mask": ("[confidential source]", "[source confidentielle]"),
    "denial": ("denial", "démenti"),
    "never_shown": ("never shown", "jamais montré"),
    "by": ("by", "par"),
    "from": ("from", "du"),
    "to": ("to", "au"),
    "kind_not_given": ("Kind not given", "Nature non donnée"),
    "proposed_by": ("proposed by", "proposé par"),
    "imported": ("imported", "importé"),
    "score": ("score", "score"),
    "not_scored": ("not scored", "sans score"),
    "shared": ("shared part", "part commune"),
    "positive": ("accepted", "accepté"),
    "negative": ("rejected", "rejeté"),
    "unsure": ("left open", "laissé ouvert"),
    "none": ("nobody has decided", "personne n’a décidé"),
    "disagree": ("The reviewers disagree", "Les vérificateurs ne sont pas d’accord"),
    "worst_to_best": ("on a scale from {worst} to {best}", "sur une échelle de {worst} à {best}"),
    "higher_is_truer": ("higher is truer", "plus haut est plus vrai"),
    "lower_is_truer": ("lower is truer", "plus bas est plus vrai"),
    "retrieved": ("copy retrieved", "copie obtenue"),
    "archive": ("archived copy", "copie archivée"),
    # around the report
    "confidential_inside": (
        "This report names confidential sources. Do not pass it on.",
        "Ce rapport nomme des sources confidentielles. Ne le transmettez pas.",
    ),
    "confidential_outside": ("Names of confidential sources are withheld.", "Les noms confidentiels sont retenus."),
    "revision": ("Log revision {}", "Révision {} du journal"),
    "no_revision": ("Not from a log", "Ne provient pas d’un journal"),
    "generated_by": ("Generated by claimtrack {}.", "Produit par claimtrack {}."),
}

_COUNTED: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "appearance": (("appearance", "appearances"), ("occurrence", "occurrences")),
    "document": (("document", "documents"), ("document", "documents")),
    "language": (("language", "languages"), ("langue", "langues")),
    "record": (("record", "records"), ("enregistrement", "enregistrements")),
    "more_proposal": (("more waits", "more wait"), ("autre attend", "autres attendent")),
    "more_claim": (("more claim", "more claims"), ("autre affirmation", "autres affirmations")),
}


def word(key: str, language: TellingLanguage) -> str:
    """The word or phrase of this key."""
    return _WORDS[key][_POSITION[language]]


def capitalised(text: str) -> str:
    """The text as it begins a line."""
    return text[:1].upper() + text[1:]


def counted(number: int, key: str, language: TellingLanguage) -> str:
    """A number with its noun: "1 document", "2 documents"; French counts none as singular."""
    one, many = _COUNTED[key][_POSITION[language]]
    return f"{number} {one if number == 1 or (number == 0 and language == 'fr') else many}"
