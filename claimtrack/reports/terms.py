"""The closed lists of the vocabulary in the words of a report, in English and French.

Sources of the grades: the Admiralty code (NATO STANAG 2511) and ICD 203, whose probabilities are shown.
"""

from collections.abc import Mapping

from claimtrack.model.telling import TellingLanguage

Pairs = Mapping[str, tuple[str, str]]

LINK_KINDS: Pairs = {
    "same": ("the same wording", "même formulation"),
    "variant": ("variant", "variante"),
    "translation": ("translation", "traduction"),
    "contradicts": ("contradiction", "contradiction"),
    "corrects": ("correction", "correction"),
    "related": ("related", "apparenté"),
    "narrower": ("narrower", "plus précis"),
    "broader": ("broader", "plus large"),
    "about": ("about the claim", "à propos de l’affirmation"),
    "supersedes": ("replacement", "remplacement"),
    "different": ("different", "différent"),
}
FORWARD: Pairs = {
    "same": ("Same as", "Identique à"),
    "variant": ("Variant of", "Variante de"),
    "translation": ("Translation of", "Traduction de"),
    "contradicts": ("Contradicts", "Contredit"),
    "corrects": ("Corrects", "Corrige"),
    "related": ("Related to", "Apparenté à"),
    "narrower": ("Narrower than", "Plus précis que"),
    "broader": ("Broader than", "Plus large que"),
    "about": ("About", "Porte sur"),
    "supersedes": ("Supersedes", "Remplace"),
    "different": ("Told apart from", "Distinct de"),
}
"""How claim a of a link stands to claim b."""
BACKWARD: Pairs = {
    **FORWARD,
    "corrects": ("Corrected by", "Corrigé par"),
    "narrower": FORWARD["broader"],
    "broader": FORWARD["narrower"],
    "about": ("Subject of", "Objet de"),
    "supersedes": ("Superseded by", "Remplacé par"),
}
"""How claim b of a link stands to claim a."""
SOURCE_LINK_KINDS: Pairs = {
    "same": ("one source", "une seule source"),
    "different": ("two sources", "deux sources"),
}
CLAIM_TYPES: Pairs = {
    "event": ("event", "événement"),
    "numerical": ("numerical", "chiffre"),
    "quote": ("quote", "citation"),
    "causal": ("causal", "causalité"),
    "position": ("position", "position"),
}
QUOTE_MODES: Pairs = {
    "direct": ("direct", "directe"),
    "indirect": ("indirect", "indirecte"),
    "mixed": ("partly direct", "en partie directe"),
    "floating": ("in quotation marks, without a speaker in the sentence", "entre guillemets, sans locuteur"),
    "scare_quote": ("words kept at a distance", "mots mis à distance"),
}
VERBS: Pairs = {
    "asserted": ("asserted", "affirmé"),
    "alleged": ("alleged", "allégué"),
    "accused": ("given as an accusation", "porté en accusation"),
    "confirmed": ("confirmed", "confirmé"),
    "reported": ("reported", "rapporté"),
    "quoted": ("quoted", "cité mot à mot"),
    "cited": ("cited", "cité"),
    "published": ("published", "publié"),
    "predicted": ("predicted", "prédit"),
    "believed": ("believed", "cru"),
    "admitted": ("admitted", "reconnu"),
}
"""The verbs with which a speaker affirms a claim."""
CERTAINTIES: Pairs = {
    "possible": ("possible", "possible"),
    "probable": ("probable", "probable"),
    "certain": ("certain", "certain"),
}
EVIDENCE_KINDS: Pairs = {
    "document": ("document", "document"),
    "image": ("image", "image"),
    "video": ("video", "vidéo"),
    "audio": ("audio", "enregistrement sonore"),
    "testimony": ("testimony", "témoignage"),
    "dataset": ("dataset", "jeu de données"),
    "satellite": ("satellite imagery", "imagerie satellite"),
    "physical": ("physical object", "objet matériel"),
    "expert_opinion": ("expert opinion", "avis d’expert"),
    "fact_check": ("fact-check", "vérification des faits"),
    "statement": ("statement", "déclaration"),
}
STATUSES: Pairs = {
    "alleged": ("said to exist", "dit exister"),
    "cited": ("identified", "identifié"),
    "requested": ("asked for", "demandé"),
    "withheld": ("withheld", "refusé"),
    "produced": ("shown", "montré"),
    "captured": ("copy held", "copie conservée"),
    "authenticated": ("authenticated", "authentifié"),
    "verified": ("verified", "vérifié"),
    "disputed": ("disputed", "contesté"),
    "debunked": ("debunked", "réfuté"),
    "retracted": ("retracted", "retiré"),
    "unavailable": ("no longer available", "indisponible"),
}
STANCES: Pairs = {
    "supports": ("supports the claim", "appuie l’affirmation"),
    "refutes": ("refutes the claim", "réfute l’affirmation"),
    "mixed": ("speaks for and against", "pour et contre à la fois"),
    "context": ("gives context", "donne le contexte"),
    "unrelated": ("does not bear on the claim", "sans rapport avec l’affirmation"),
}
VERDICTS: Pairs = {
    "supported": ("supported", "étayé"),
    "refuted": ("refuted", "réfuté"),
    "not_enough_evidence": ("not enough evidence", "preuves insuffisantes"),
    "conflicting": ("conflicting evidence", "preuves contradictoires"),
    "unverifiable": ("cannot be verified", "invérifiable"),
}
RELATIONS: Pairs = {
    "republishes": ("republishes", "republie"),
    "syndicates": ("syndicates", "reprend sous licence"),
    "translates": ("translates", "traduit"),
    "quotes": ("quotes", "cite"),
    "summarises": ("summarises", "résume"),
    "updates": ("updates", "met à jour"),
    "responds_to": ("responds to", "répond à"),
}
DOCUMENT_KINDS: Pairs = {
    "article": ("article", "article"),
    "letter": ("letter", "lettre"),
    "post": ("post", "message"),
    "speech": ("speech", "discours"),
    "broadcast": ("broadcast", "émission"),
    "report": ("report", "rapport"),
    "dataset": ("dataset", "jeu de données"),
}
SCALES: Pairs = {
    "source_reliability": ("reliability of the source (Admiralty code)", "fiabilité de la source (code OTAN)"),
    "information_credibility": ("credibility of the information (Admiralty code)", "crédibilité (code OTAN)"),
    "likelihood": ("likelihood (ICD 203)", "probabilité (ICD 203)"),
    "confidence": ("confidence (ICD 203)", "confiance (ICD 203)"),
}
GRADES: Pairs = {
    "A": ("A, completely reliable", "A, totalement fiable"),
    "B": ("B, usually reliable", "B, habituellement fiable"),
    "C": ("C, fairly reliable", "C, assez fiable"),
    "D": ("D, not usually reliable", "D, habituellement non fiable"),
    "E": ("E, unreliable", "E, non fiable"),
    "F": ("F, cannot be judged", "F, ne peut être jugée"),
    "1": ("1, confirmed by other sources", "1, confirmée par d’autres sources"),
    "2": ("2, probably true", "2, probablement vraie"),
    "3": ("3, possibly true", "3, peut-être vraie"),
    "4": ("4, doubtful", "4, douteuse"),
    "5": ("5, improbable", "5, improbable"),
    "6": ("6, cannot be judged", "6, ne peut être jugée"),
    "almost_no_chance": ("almost no chance (1–5 %)", "presque aucune chance (1–5 %)"),
    "very_unlikely": ("very unlikely (5–20 %)", "très improbable (5–20 %)"),
    "unlikely": ("unlikely (20–45 %)", "improbable (20–45 %)"),
    "roughly_even_chance": ("roughly even chance (45–55 %)", "environ une chance sur deux (45–55 %)"),
    "likely": ("likely (55–80 %)", "probable (55–80 %)"),
    "very_likely": ("very likely (80–95 %)", "très probable (80–95 %)"),
    "almost_certain": ("almost certain (95–99 %)", "presque certain (95–99 %)"),
    "low": ("low", "faible"),
    "moderate": ("moderate", "modérée"),
    "high": ("high", "élevée"),
}


def term(pairs: Pairs, value: str, language: TellingLanguage) -> str:
    """The words for one value of a closed list."""
    return pairs[value][0 if language == "en" else 1]
