"""How near an encoder finds two wordings, as a part of the decision: one scale for all, vectors read where stored."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack import Claim, ClaimLog
from claimtrack.evaluation.families import evaluate_families
from claimtrack.evaluation.pairs import evaluate_pairs
from claimtrack.language.analysis import analyse
from claimtrack.language.lexicons import LANGUAGES
from claimtrack.matching.comparing import compare
from claimtrack.matching.features import MEANING
from claimtrack.matching.nearness import CLOSE, Background, Nearness
from claimtrack.matching.reasons import SCANNED
from claimtrack.matching.scoring import decide, decide_within
from claimtrack.matching.settings import setting
from claimtrack.matching.vectors import Meanings
from tests.test_encoding import BRIDGE, FERRY, SIZE, Spelling, Translating

BACKGROUND = [claim for language in LANGUAGES for claim in setting("background")[language]]
ENGLISH = setting("background")["en"]
FAR, NEAR = Nearness(0.1, 0.0, "tiny"), Nearness(0.9, 12.0, "tiny")


class Squeezed(Spelling):
    """An encoder to which all texts lie near each other: the same differences on another scale."""

    def _vector(self, text: str) -> tuple[float, ...]:
        vector = (3.0, *super()._vector(text))
        length = sum(number * number for number in vector) ** 0.5
        return tuple(number / length for number in vector)


class Deaf(Spelling):
    """An encoder to which all texts are one."""

    def _vector(self, text: str) -> tuple[float, ...]:
        return (1.0, *[0.0] * (SIZE - 1))


def near(encoder: Spelling, a: str, b: str, language: str | None = "en") -> Nearness:
    return Meanings(encoder).nearness(analyse(a, language), analyse(b, language))


class TestNearness:
    def test_the_background_is_the_same_in_each_language(self):
        assert {len(setting("background")[language]) for language in LANGUAGES} == {20}
        assert len(set(BACKGROUND)) == len(BACKGROUND)

    def test_it_is_told_against_the_cosines_with_unrelated_claims(self):
        related = near(Spelling(), "The railway bridge was closed.", "The bridge of the railway was closed.")
        unrelated = near(Spelling(), "The railway bridge was closed.", "A hive of bees produces honey.")
        assert related.deviations > CLOSE > unrelated.deviations
        assert related.reason == f"meaning close: {related.cosine:.2f} by spelling"
        assert unrelated.reason == f"meaning not close: {unrelated.cosine:.2f} by spelling"

    def test_the_scale_of_the_cosine_does_not_count(self):
        wordings = "The railway bridge was closed.", "The railway bridge has been closed down."
        plain, squeezed = near(Spelling(), *wordings), near(Squeezed(), *wordings)
        assert squeezed.cosine > plain.cosine
        assert squeezed.deviations == pytest.approx(plain.deviations, rel=0.35)

    def test_an_encoder_that_tells_nothing_apart_finds_nothing_near(self):
        assert near(Deaf(), "The railway bridge was closed.", "A hive of bees.").deviations == pytest.approx(
            0, abs=1e-3
        )

    @given(st.text(max_size=60), st.text(max_size=60), st.sampled_from([*LANGUAGES, None, "ja"]))
    def test_exchanging_the_two_changes_nothing(self, a: str, b: str, language: str | None):
        encoder = Spelling()
        background, (left, right) = TestNearness.background, encoder.encode([a, b])
        one = background.nearness(left, "en", right, language)
        other = background.nearness(right, language, left, "en")
        assert one.deviations == pytest.approx(other.deviations, abs=1e-4)

    background = Background(Spelling())


class TestDecisions:
    def test_what_is_near_is_more_likely_the_same(self):
        a, b = analyse("The railway bridge was closed.", "en"), analyse("The bridge is shut to trains.", "en")
        for decided in (decide, decide_within):
            far, close = decided(a, b, nearness=FAR).probabilities, decided(a, b, nearness=NEAR).probabilities
            assert close["same"] > far["same"]
            assert close["different"] < far["different"]
            assert sum(close.values()) == pytest.approx(1)

    def test_wordings_that_share_nothing_are_proposed_only_where_they_are_near(self):
        a, b = analyse("The railway bridge was closed.", "en"), analyse("No more trains over the river.", "en")
        assert decide(a, b).probabilities["same"] == decide(a, b, nearness=FAR).probabilities["same"] == 0
        assert 0 < decide(a, b, nearness=NEAR).probabilities["same"] <= 0.8

    def test_the_reasons_name_it_and_its_encoder(self):
        a, b = analyse(BRIDGE.text, "en"), analyse(FERRY.text, "en")
        assert "meaning close: 0.90 by tiny" in decide(a, b, nearness=NEAR).reasons
        assert not [reason for reason in decide(a, b).reasons if reason.startswith("meaning")]

    def test_each_file_of_weights_knows_its_features(self):
        for weighed in ("features", "within"):
            assert MEANING in setting("weights_encoder")[weighed]
            assert MEANING not in setting("weights")[weighed]

    def test_a_log_decides_by_it_only_where_it_has_an_encoder(self):
        for encoder in (None, Spelling()):
            with ClaimLog.open(":memory:", encoder=encoder) as log:
                log.add([BRIDGE, FERRY])
                (match, *_) = log.match("The bridge is closed.", "en")
                text = analyse("The bridge is closed.", "en")
                rarity = log._repository.index.rarity(text.terms)
            nearness = near(encoder, BRIDGE.text, text.text) if encoder else None
            assert match.decision == decide(analyse(BRIDGE.text, "en"), text, rarity, SCANNED, nearness)

    def test_without_an_encoder_nothing_of_it_is_loaded(self):
        code = (
            "import sys; from claimtrack.language.analysis import analyse; import claimtrack.matching.matcher as m;"
            "m.decide(analyse('The bridge was closed.'), analyse('The bridge is shut.')); print(*sys.modules)"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
        assert not {"numpy", "sqlalchemy", "sqlmodel", "sentence_transformers"} & set(done)


class TestVectorsAreRead:
    @pytest.fixture(name="encoder")
    def fixture_encoder(self) -> Spelling:
        return Spelling()

    @pytest.fixture(name="log")
    def fixture_log(self, encoder: Spelling):
        with ClaimLog.open(":memory:", by="editor", encoder=encoder) as log:
            log.add([BRIDGE, FERRY, Claim(id="shut", text="The bridge of the railway was closed.", language="en")])
            log.encode()
            encoder.read.clear()
            yield log

    def test_links_are_proposed_without_encoding_a_claim_again(self, log: ClaimLog, encoder: Spelling):
        links = log.link()
        assert [reason for link in links for reason in link.basis.reasons if reason.endswith("by spelling")]
        assert encoder.read == ENGLISH

    def test_a_question_and_a_sentence_are_encoded_once(self, log: ClaimLog, encoder: Spelling, tmp_path: Path):
        log.match("The bridge is closed.", "en")
        assert encoder.read == ["The bridge is closed.", *ENGLISH]
        log.edit("ferry", note="seen in print")
        page = tmp_path / "page.txt"
        page.write_text("The railway bridge was closed on Monday.\n", encoding="utf-8")
        encoder.read.clear()
        found = log.scan(page)
        assert [reason for item in found for reason in item.basis.reasons if reason.endswith("by spelling")]
        assert [text.rstrip(".") for text in encoder.read].count("The railway bridge was closed on Monday") == 1
        assert not {BRIDGE.text, FERRY.text, *BACKGROUND} & set(encoder.read)


def test_pairs_and_families_are_measured_with_an_encoder(tmp_path: Path):
    row = {"a": "zuvomk qolti", "b": BRIDGE.text, "lang_a": "en", "lang_b": "en", "label": "same"}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(row), encoding="utf-8")
    items = [{"id": key, "text": row[key], "lang": "en", "gold": "A"} for key in ("a", "b")]
    (tmp_path / "stories.jsonl").write_text(json.dumps({"story_id": "s", "items": items}), encoding="utf-8")
    assert evaluate_pairs(tmp_path / "pairs.jsonl")["labels"]["same"]["f1"] == 0
    pairs = evaluate_pairs(tmp_path / "pairs.jsonl", encoder=Translating())
    assert (pairs["labels"]["same"]["f1"], pairs["encoder"]) == (1, "spelling")
    encoder = Translating()
    assert evaluate_families(tmp_path / "stories.jsonl", encoder=encoder)["encoder"] == "spelling"
    assert {row["a"], row["b"]} <= set(encoder.read)


def test_two_wordings_are_compared_with_an_encoder():
    wordings = BRIDGE.text, "The bridge is closed."
    plain, encoded = compare(*wordings), compare(*wordings, encoder=Spelling())
    assert MEANING in encoded.contributions
    assert MEANING not in plain.contributions
    assert encoded.decision.reasons[-1].endswith("by spelling")
