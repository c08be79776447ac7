"""The German mood of reported speech (Konjunktiv I): a clause in it is somebody's, without any cue."""

from claimtrack.attributing.units import Unit

_FORMS = frozenset(
    "habe sei seien werde könne müsse wolle solle dürfe gebe komme gehe stehe bleibe lasse liege nehme halte brauche "
    "wisse mache sehe fehle gelte finde führe trage bringe sorge zeige müssten könnten sollten hätten "
    "wären würden erwarte rechne glaube hoffe plane wünsche bestehe handle stelle entscheide verfüge biete erhalte "
    "zahle spreche gehöre lebe bedeute heiße folge drohe verliere verstehe arbeite laufe kenne gewinne verdiene leide "
    "trete".split()
)


def is_reported_mood(unit: Unit) -> bool:
    """Whether the finite verb of a German sentence, one of its first words, stands in the reported mood."""
    if unit.base != "de" or "ich" in unit.norms:
        return False
    forms = [item for item in unit.items[:14] if item.kind == "word" and item.text.lower() in _FORMS]
    return bool(forms)
