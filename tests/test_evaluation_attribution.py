"""Measuring who says what: small cases counted by hand, the plain way, and the labelled passages themselves."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimtrack.errors import InputError
from claimtrack.evaluation.attribution import evaluate_attribution, gold_of
from claimtrack.evaluation.attribution_baseline import said_by_regex
from claimtrack.evaluation.attribution_measures import (
    Counts,
    Said,
    SaidBy,
    figures,
    matched,
    same_chain,
    same_cue,
    same_speaker,
    tallies,
    total,
)
from claimtrack.evaluation.passages import chosen, is_held_out, read_passages
from claimtrack.language.sentences import sentences

PASSAGES = Path(__file__).parent.parent / "benchmarks" / "attribution"
LANGUAGES = ("ar", "de", "en", "es", "fr", "pt")

TEXT = 'According to Radio Sol, Ana Lorca said that the dam "held all night". It had not, a guard said.'
LORCA, SOL = SaidBy("Ana Lorca", "asserted", "said"), SaidBy("Radio Sol", "reported", "According to", True)
GUARD = SaidBy("guard", "denied", "said", True)


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


HELD = Said(place('the dam "held all night"'), (place("held all night"),), (LORCA, SOL))
NOT = Said(place("It had not"), (), (GUARD,))


def passage(**changes: Any) -> dict[str, Any]:
    statement = {
        "content": "the dam held",
        "mode": "indirect",
        "chain": [{"speaker": "Ana Lorca", "printed": "Lorca", "kind": "person", "verb": "asserted", "cue": "said"}],
    }
    text = "Ana Lorca spoke. Lorca said the dam held."
    return {"id": "en-1", "lang": "en", "genre": "news", "text": text, "statements": [statement | changes]}


def file_of(tmp_path: Path, *rows: dict[str, Any]) -> Path:
    file = tmp_path / "passages.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return file


def test_all_found_is_one_everywhere() -> None:
    assert set(figures(tallies(TEXT, "en", [HELD, NOT], [NOT, HELD])).values()) == {1.0}


def test_nothing_found_is_zero_everywhere() -> None:
    assert set(figures(tallies(TEXT, "en", [HELD, NOT], [])).values()) == {0.0}
    assert set(figures(tallies(TEXT, "en", [], [HELD])).values()) == {0.0}


def test_a_part_found_is_counted_as_such() -> None:
    start, end = HELD.content
    found = [Said((start + 4, end), (), (SaidBy("Lorca", "asserted", "said"), SOL)), Said((0, 9), (), (LORCA,))]
    shared = len('dam "held all night')  # the closing mark does not count
    counts = tallies(TEXT, "en", [HELD, NOT], found)
    assert counts["content_exact"] == Counts(0, 2, 2)
    assert counts["content_overlap"] == Counts(shared, shared + 9, 4 + shared + len("It had not"))
    assert counts["quote_exact"] == Counts(0, 0, 1)
    assert counts["speaker"] == Counts(1, 3, 3)  # the surname alone is not the person's full name
    assert counts["cue"] == Counts(1, 3, 3)
    assert counts["chain"] == Counts(0, 2, 2)


def test_marks_at_the_ends_do_not_matter_for_an_exact_span() -> None:
    start, end = HELD.quotes[0]
    found = Said((HELD.content[0], HELD.content[1] + 1), ((start - 1, end + 1),), HELD.chain)
    counts = tallies(TEXT, "en", [HELD], [found])
    assert counts["content_exact"] == counts["quote_exact"] == Counts(1, 1, 1)


def test_each_statement_is_matched_once_and_best_first() -> None:
    one, other = Said((0, 10), (), (LORCA,)), Said((0, 14), (), (SOL,))
    assert matched([one], [other, one]) == [(one, one)]
    assert matched([one, one], [one]) == [(one, one)]
    assert matched([one], [Said((0, 21), (), (LORCA,))]) == []


@pytest.mark.parametrize(
    ("gold", "described", "found", "same"),
    [
        ("Abdoulaye Diop", False, "Abdoulaye Diop", True),
        ("Abdoulaye Diop", False, "le ministre Abdoulaye DIOP", True),
        ("Abdoulaye Diop", False, "Diop", False),
        ("Diop", False, "Abdoulaye Diop", True),
        ("Abdoulaye Diop", False, "Abdoulaye Diop et Zhang Jun", False),
        ("Le Phare", True, "le quotidien Le Phare", True),
        ("deux responsables", True, "deux", True),
        ("médias de la région", True, "les médias", True),
        ("médias de la région", True, "la", False),
        ("ministère", True, "préfecture", False),
    ],
)
def test_speakers(gold: str, described: bool, found: str, same: bool) -> None:
    assert same_speaker(SaidBy(gold, "asserted", None, described), SaidBy(found, "asserted", None), "fr") is same


@pytest.mark.parametrize(
    ("gold", "found", "same"),
    [
        ("a déclaré", "déclaré", True),
        ("quoted", "was quoted by", True),
        ("قال", "وقال", True),
        ("said", None, False),
        ("said", "has not said", True),
        ("said", "denied", False),
        ("a aussitôt dénoncé", "a dénoncé", False),
    ],
)
def test_cues(gold: str, found: str | None, same: bool) -> None:
    assert same_cue(gold, found) is same


def test_a_chain_is_the_same_speakers_in_the_same_order() -> None:
    assert same_chain(HELD, HELD, "en")
    assert not same_chain(HELD, Said(HELD.content, (), (SOL, LORCA)), "en")
    assert not same_chain(HELD, Said(HELD.content, (), (LORCA,)), "en")


spans = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))
said = st.builds(Said, spans, st.just(()), st.lists(st.sampled_from([LORCA, SOL, GUARD]), min_size=1).map(tuple))


@given(st.lists(said, max_size=5), st.lists(said, max_size=5))
def test_figures_stay_between_nothing_and_all(gold: list[Said], found: list[Said]) -> None:
    counts = tallies(TEXT, "en", gold, found)
    assert all(0 <= of.hits <= min(of.proposed, of.wanted) for of in counts.values())
    assert all(0 <= figure <= 1 for figure in figures(total([counts, counts])).values())


@pytest.mark.parametrize(
    ("language", "text", "content", "speaker"),
    [
        ("en", "Minister Ana Lorca said that the dam held.", "the dam held", "Minister Ana Lorca"),
        ("fr", "Selon Ana Lorca, le barrage a tenu.", "le barrage a tenu", "Ana Lorca"),
        ("es", "«La presa aguantó toda la noche», dijo Ana Lorca.", "La presa aguantó toda la noche", "Ana Lorca"),
        ("pt", "A barragem aguentou, segundo Ana Lorca.", "A barragem aguentou", "Ana Lorca"),
        ("de", "Der Damm habe gehalten, sagte Ana Lorca.", "Der Damm habe gehalten", "Ana Lorca"),
        ("ar", "قالت آنا لوركا إن السد صمد.", "السد صمد", "آنا لوركا"),
    ],
)
def test_the_plain_way_finds_the_plain_cases(language: str, text: str, content: str, speaker: str) -> None:
    (found,) = said_by_regex(text, language, sentences(text, language))
    assert text[slice(*found.content)].strip(" ,.") == content
    assert found.chain[0].speaker.startswith(speaker)


def test_the_plain_way_gives_a_lone_quotation_to_the_speaker_before() -> None:
    text = "“The dam held all night long,” Ana Lorca said. “Nobody slept, and nobody left.”"
    found = said_by_regex(text, "en", sentences(text, "en"))
    assert [said.chain[0].speaker for said in found] == ["Ana Lorca", "Ana Lorca"]
    assert said_by_regex("Nihil dixit.", "la", sentences("Nihil dixit.", "la")) == []


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"content": "the dam broke"}, "does not stand there"),
        ({"content": "Lorca"}, "more than once"),
        ({"content": "Lorca", "content_start": 5}, "does not start at character 5"),
        ({"quotes": ["a dam"]}, "does not stand there"),
        ({"mode": "shouted"}, "mode"),
        ({"chain": []}, "chain"),
        ({"chain": [{"speaker": "x", "printed": "x", "kind": "person", "verb": "asserted"}]}, "'x' does not stand"),
    ],
)
def test_a_passage_whose_labels_do_not_fit_is_refused(tmp_path: Path, changes: dict[str, Any], complaint: str) -> None:
    file = file_of(tmp_path, passage(), passage(**changes))
    with pytest.raises(InputError, match=complaint) as caught:
        read_passages(file)
    assert str(caught.value).startswith(f"{file}:2")


def test_a_folder_without_passages_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"holds no \.jsonl file"):
        read_passages(tmp_path)


def test_passages_of_one_number_are_held_apart_together(tmp_path: Path) -> None:
    numbers = [f"{number:03d}" for number in range(300)]
    assert 80 <= sum(is_held_out(f"fr-{number}") for number in numbers) <= 120
    assert all(is_held_out(f"fr-{number}") == is_held_out(f"ar-{number}") for number in numbers)
    apart = next(number for number in numbers if is_held_out(number))
    with pytest.raises(InputError, match="none of its passages is not held apart"):
        evaluate_attribution(file_of(tmp_path, passage() | {"id": apart}))


def test_figures_come_by_language_and_beside_the_plain_way() -> None:
    seen: list[tuple[int, int]] = []
    measured = evaluate_attribution(PASSAGES / "en.jsonl", progress=lambda done, of: seen.append((done, of)))
    assert seen[-1] == (measured["passages"], measured["passages"])
    assert measured["by_language"] == {"en": measured["overall"]}
    plain = measured["overall"]["regex"]
    assert 0 < plain["chain_accuracy"] < plain["content_overlap_f1"] < 1
    assert plain.keys() == measured["overall"]["claimtrack"].keys()


def test_the_labelled_passages_are_well_formed() -> None:
    passages = read_passages(PASSAGES)
    assert len({passage.id for passage in passages}) == len(passages) >= 180
    assert {language: count >= 30 for language, count in Counter(p.lang for p in passages).items()} == dict.fromkeys(
        LANGUAGES, True
    )
    for passage in passages:
        assert passage.id.startswith(f"{passage.lang}-")
        gold = gold_of(passage)
        assert set(figures(tallies(passage.text, passage.lang, gold, gold)).values()) <= {0.0, 1.0}, passage.id
        for hop in (hop for statement in passage.statements for hop in statement.chain):
            assert hop.unnamed or hop.speaker in passage.text, passage.id


def test_the_labelled_passages_are_varied() -> None:
    passages = read_passages(PASSAGES)
    statements = [statement for passage in passages for statement in passage.statements]
    assert {statement.mode for statement in statements} == {"direct", "indirect", "mixed", "floating", "scare_quote"}
    assert sum(len(statement.chain) > 1 for statement in statements) >= 50
    assert len(passages) // 12 <= sum(not passage.statements for passage in passages) <= len(passages) // 8
    assert len({hop.verb for statement in statements for hop in statement.chain}) >= 13
    assert {passage.lang for passage in chosen(passages, held_out=True)} == set(LANGUAGES)
