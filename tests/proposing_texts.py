"""Articles in our own words that several tests scan: people, places and letters are invented."""

LETTER = (
    "Accueil Monde Le Valmont saisit l’Organisation…\n\n"
    "Le Valmont saisit l’Organisation régionale\n\n0\n\n"
    "Mardi, le ministère valmontais de l’Intérieur a dénoncé ce que Sorbelle appelle "
    "« l’aide de la Norvège aux milices du delta ».\n\n"
    "Selon ce qui a été rapporté par les médias internationaux, la ministre valmontaise de l’Intérieur Amina Terrasse "
    "a envoyé une lettre au président de l’Organisation régionale, Jorge Lira, réclamant une réunion.\n\n"
    "Dans sa lettre, Terrasse accuse la Norvège de financer des milices du delta et de les entraîner, soulignant que "
    "son pays dispose de « preuves solides » pour étayer ces accusations.\n\n"
    "La Norvège avait annoncé jeudi la fermeture de sa base navale dans le delta.\n\n"
    "Le 6 mars 2023, la ministre valmontaise de l’Intérieur, Amena Terrasse, a affirmé que le président Paul Okori "
    "défendait la réconciliation dans le delta.\n\n"
    "C’était lors d’un entretien tenu mardi entre Terrasse et son homologue.\n\n"
    "Quitter la version mobile\n"
)
"""6 March 2023 was a Monday; the text gives no date of its own."""

WIRE = (
    "SORBELLE (Reuters) - The Norwegian embassy denied that Norway finances militias in the delta.\n\n"
    "“We have never trained any armed group in Valmont,” ambassador Nils Haugen said on Friday.\n\n"
    "A senior official said Norway had paid two commanders. "
    "Another official said that Norway paid nobody in the delta.\n\n"
    "Does Norway finance militias in the delta?\n"
)
