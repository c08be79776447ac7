"""Encoders as a plug-in: vectors kept in the log, made once for each text, searched beside the terms."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from types import ModuleType
from zlib import crc32

import pytest

from claimtrack import Claim, ClaimLog
from claimtrack.encoding import EncodedClaims
from claimtrack.errors import InputError, LogReadOnly, MissingExtra, UnreadableFile
from claimtrack.evaluation.retrieval import evaluate_retrieval
from claimtrack.matching import encoding
from claimtrack.matching.encoding import SentenceEncoder
from claimtrack.matching.matcher import Matcher
from claimtrack.matching.vectors import VectorIndex
from claimtrack.store import vectors
from claimtrack.store.repository import Draft, Repository

SIZE = 256


class Spelling:
    """A tiny encoder: the letters of a text, three by three, counted under hashed places. It remembers what it read."""

    def __init__(self, name: str = "spelling", version: str = "1") -> None:
        self.name, self.version = name, version
        self.read: list[str] = []

    def encode(self, texts):
        self.read += texts
        return [self._vector(text.lower().replace(" ", "")) for text in texts]

    def _vector(self, text: str) -> tuple[float, ...]:
        counts = [0.0] * SIZE
        for start in range(len(text) - 2):
            counts[crc32(text[start : start + 3].encode()) % SIZE] += 1
        length = sum(count * count for count in counts) ** 0.5 or 1.0
        return tuple(count / length for count in counts)


class Translating(Spelling):
    """A tiny encoder that knows two words of an invented language."""

    def _vector(self, text: str) -> tuple[float, ...]:
        return super()._vector(text.replace("zuvomk", "the railway bridge").replace("qolti", "was closed"))


BRIDGE = Claim(id="bridge", text="The railway bridge was closed.", language="en")
FERRY = Claim(id="ferry", text="The ferry across the strait sank.", language="en")
DRAFT = Draft(by="editor", tool="test 1")


@pytest.fixture(name="encoder")
def fixture_encoder() -> Spelling:
    return Spelling()


@pytest.fixture(name="log")
def fixture_log(tmp_path: Path, encoder: Spelling) -> Iterator[ClaimLog]:
    with ClaimLog.open(tmp_path / "log.db", by="editor", encoder=encoder) as log:
        log.add([BRIDGE, FERRY])
        yield log


class TestVectorsInTheLog:
    def test_each_text_is_encoded_once(self, log: ClaimLog, encoder: Spelling):
        assert log.encode() == 2
        assert encoder.read == [BRIDGE.text, FERRY.text]
        assert log.encode() == 0
        log.match("A bridge.")
        assert encoder.read[:3] == [BRIDGE.text, FERRY.text, "A bridge."]
        assert not {BRIDGE.text, FERRY.text} & set(encoder.read[2:])

    def test_only_a_changed_text_is_encoded_again(self, log: ClaimLog, encoder: Spelling):
        log.encode()
        encoder.read.clear()
        log.edit("bridge", note="seen in print")
        log.edit("ferry", text="The ferry ran aground.")
        assert log.encode() == 1
        assert encoder.read == ["The ferry ran aground."]

    def test_vectors_outlive_the_object_and_are_no_change(self, log: ClaimLog, tmp_path: Path):
        before = log.head()
        log.encode()
        assert log.head() == before
        assert log.verify() == []
        later = Spelling()
        with ClaimLog.open(tmp_path / "log.db", encoder=later) as other:
            assert other.encode() == 0
        assert later.read == []

    @pytest.mark.parametrize("other", [Spelling("another"), Spelling(version="2")])
    def test_another_model_or_version_keeps_its_own_vectors(self, log: ClaimLog, tmp_path: Path, other: Spelling):
        log.encode()
        with ClaimLog.open(tmp_path / "log.db", encoder=other) as second:
            assert second.encode() == 2
        assert log.encode() == 0

    def test_a_withdrawn_claim_is_not_found_until_it_is_restored(self, log: ClaimLog, encoder: Spelling):
        log.encode()
        log.withdraw("bridge", why="entered twice")
        assert nearest(log, encoder, BRIDGE.text)[0] == "ferry"
        log.restore("bridge")
        assert nearest(log, encoder, BRIDGE.text)[0] == "bridge"
        assert encoder.read.count(BRIDGE.text) == 3  # once as a claim, twice as the question

    def test_what_was_encoded_before_an_interruption_is_kept(
        self, log: ClaimLog, encoder: Spelling, monkeypatch: pytest.MonkeyPatch
    ):
        monkeypatch.setattr(vectors, "PORTION", 1)

        def stop(done: int, total: int) -> None:
            assert (done, total) == (1, 2)
            raise KeyboardInterrupt

        with pytest.raises(KeyboardInterrupt):
            log.encode(progress=stop)
        assert log.encode() == 1
        assert encoder.read == [BRIDGE.text, FERRY.text]

    def test_claims_of_an_open_transaction_are_found_and_forgotten_with_it(self, log: ClaimLog, encoder: Spelling):
        mine = Claim(id="mine", text="The coal mine was flooded.", language="en")

        def add_and_fail() -> None:
            with log.transaction():
                log.add(mine)
                assert log.match(mine.text)[0].claim.id == "mine"
                raise RuntimeError

        with pytest.raises(RuntimeError):
            add_and_fail()
        assert set(nearest(log, encoder, mine.text)) == {"bridge", "ferry"}

    def test_making_the_tables_anew_keeps_what_still_holds(self, log: ClaimLog, tmp_path: Path):
        log.encode()
        with sqlite3.connect(tmp_path / "log.db") as raw:
            columns = [row[1] for row in raw.execute("PRAGMA table_info(claim)")]
            copied = ", ".join("'stray'" if column == "id" else column for column in columns)
            raw.execute(f"INSERT INTO claim SELECT {copied} FROM claim WHERE id = 'bridge'")
            raw.execute("INSERT INTO claim_fts(rowid, text) SELECT rowid, text FROM claim WHERE id = 'stray'")
            raw.execute("UPDATE claim SET text = 'Something else.' WHERE id = 'ferry'")
        assert log.encode() == 2
        log.rebuild()
        assert log.verify() == []
        assert log.encode() == 1  # the ferry, whose text was put right; the stray one is gone

    def test_a_log_that_cannot_be_written_is_searched_when_nothing_is_missing(self, log: ClaimLog, tmp_path: Path):
        def ask() -> list[str]:
            with Repository.open(tmp_path / "log.db", read_only=True) as repository:
                return [c.claim_id for c in EncodedClaims(repository, Spelling()).meanings().fused("bridge", [], 1)]

        with pytest.raises(LogReadOnly):
            ask()
        log.encode()
        assert ask() == ["bridge"]

    def test_vectors_that_do_not_fit_the_texts_are_refused(self, tmp_path: Path):
        short, uneven = Spelling("short"), Spelling("uneven")
        short.encode = lambda texts: [(1.0, 0.0)]
        uneven.encode = lambda texts: [(1.0,) * (1 + len(text)) for text in texts]
        for encoder, sentence in ((short, "gave 1 vectors for 2 texts"), (uneven, "of several sizes")):
            with ClaimLog.open(tmp_path / "log.db", encoder=encoder) as log:
                log.add([BRIDGE, FERRY])
                with pytest.raises(InputError, match=sentence):
                    log.match("bridge")

    def test_a_log_without_an_encoder_says_how_to_name_one(self):
        with ClaimLog.open(":memory:") as log, pytest.raises(InputError, match="--encoder"):
            log.encode()


def nearest(log: ClaimLog, encoder: Spelling, text: str) -> list[str]:
    return [candidate.claim_id for candidate in EncodedClaims(log._repository, encoder).meanings().fused(text, [], 5)]


class TestSearchByMeaning:
    def test_the_nearest_come_first_by_cosine(self, encoder: Spelling):
        index = VectorIndex.of(encoder, {"bridge": BRIDGE.text, "ferry": FERRY.text})
        (vector,) = encoder.encode(["The ferry across the strait sank!"])
        found = index.candidates(vector, 5)
        assert [candidate.claim_id for candidate in found] == ["ferry", "bridge"]
        assert 1 > found[0].relevance > 0.9 > found[1].relevance
        assert index.vector("bridge") @ vector == pytest.approx(found[1].relevance)
        assert index.vector("unknown") is None
        assert index.candidates(vector, 1) == found[:1]

    def test_no_vectors_find_nothing(self):
        index = VectorIndex(())
        assert (len(index), index.candidates((1.0, 0.0), 5), index.vector("a")) == (0, [], None)

    def test_a_text_without_meaning_is_near_to_nothing(self, encoder: Spelling):
        index = VectorIndex.of(encoder, {"empty": "", "bridge": BRIDGE.text})
        assert [candidate.relevance for candidate in index.candidates(encoder.encode([""])[0], 5)] == [0, 0]

    def test_a_claim_that_shares_no_term_is_found(self, log: ClaimLog):
        repository = log._repository
        meanings = EncodedClaims(repository, Translating()).meanings()

        def found(*more) -> list[str]:
            matcher = Matcher(repository.index, lambda ids: {c.id: c for c in repository.records(Claim, ids)}, *more)
            return [match.claim.id for match in matcher.match("zuvomk qolti", include_different=True)]

        assert found() == []
        assert "bridge" in found(meanings)

    def test_terms_and_meaning_are_weighed_together(self, log: ClaimLog, encoder: Spelling):
        meanings = EncodedClaims(log._repository, encoder).meanings()
        found = log._repository.index.candidates(["ferri"], 5)
        assert [candidate.claim_id for candidate in found] == ["ferry"]
        fused = meanings.fused(BRIDGE.text, found, 5)
        assert {candidate.claim_id for candidate in fused} == {"bridge", "ferry"}
        assert all(0 <= candidate.relevance <= 1 for candidate in fused)

    def test_retrieval_is_measured_with_an_encoder(self, tmp_path: Path):
        rows = [{"id": claim.id, "text": claim.text} for claim in (BRIDGE, FERRY)]
        (tmp_path / "claims.jsonl").write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        query = json.dumps({"id": "q", "text": "zuvomk qolti"})
        (tmp_path / "queries.jsonl").write_text(query, encoding="utf-8")
        (tmp_path / "qrels.tsv").write_text("query_id\tclaim_id\nq\tbridge\n", encoding="utf-8")
        assert evaluate_retrieval(tmp_path)["map5"] == 0
        with_it = evaluate_retrieval(tmp_path, encoder=Translating())
        assert (with_it["map5"], with_it["encoder"]) == (1, "spelling")


class TestSentenceTransformers:
    """What can be said without a model; the figures in docs/matching.md are of a real one."""

    @pytest.fixture(autouse=True)
    def _installed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(encoding, "version", lambda package: "6.2.0")

    @pytest.fixture(name="folder")
    def fixture_folder(self, tmp_path: Path) -> Path:
        folder = tmp_path / "small-model"
        folder.mkdir()
        (folder / "modules.json").write_text("[]", encoding="utf-8")
        (folder / "model.safetensors").write_bytes(b"weights")
        return folder

    def test_without_the_extra_it_says_what_to_install(self, folder: Path, monkeypatch: pytest.MonkeyPatch):
        def missing(package: str) -> str:
            raise PackageNotFoundError(package)

        monkeypatch.setattr(encoding, "version", missing)
        with pytest.raises(MissingExtra, match=r"pip install 'claimtrack\[semantic\]'"):
            SentenceEncoder(folder)

    def test_without_numpy_it_says_what_to_install(self, monkeypatch: pytest.MonkeyPatch):
        monkeypatch.setitem(sys.modules, "numpy", None)
        with pytest.raises(MissingExtra, match="semantic"):
            VectorIndex(())

    def test_a_model_is_known_by_its_folder_and_by_what_is_in_it(self, folder: Path):
        one = SentenceEncoder(folder)
        (folder / "model.safetensors").write_bytes(b"Weights")
        other = SentenceEncoder(str(folder))
        assert one.name == other.name == "small-model"
        assert other.version.startswith("6-")
        (folder / "model.safetensors").write_bytes(b"weights")
        (folder / "README.md").write_text("About it.", encoding="utf-8")
        assert SentenceEncoder(folder).version != other.version
        assert SentenceEncoder(folder).version == SentenceEncoder(folder).version

    def test_a_folder_without_a_model_is_refused_and_no_log_is_made(self, tmp_path: Path):
        with pytest.raises(UnreadableFile, match="no sentence-transformers model"):
            ClaimLog.open(tmp_path / "new.db", encoder=tmp_path)
        assert not (tmp_path / "new.db").exists()

    def test_a_model_that_is_not_here_is_refused_and_nothing_is_asked_of_the_network(
        self, run, mali: Path, monkeypatch: pytest.MonkeyPatch
    ):
        asked = []

        class NotHere(Exception):
            pass

        def snapshot_download(name: str, *, local_files_only: bool = False) -> str:
            asked.append((name, local_files_only))
            raise NotHere

        errors = ModuleType("huggingface_hub.errors")
        errors.HFValidationError = errors.LocalEntryNotFoundError = NotHere
        hub = ModuleType("huggingface_hub")
        hub.snapshot_download, hub.errors = snapshot_download, errors
        monkeypatch.setitem(sys.modules, "huggingface_hub", hub)
        monkeypatch.setitem(sys.modules, "huggingface_hub.errors", errors)
        for command in (("match", "x"), ("scan", "-"), ("link",), ("encode",)):
            done = run(*command, "--encoder", "LaBSE")
            assert (done.code, done.out) == (2, "")
            assert done.err.startswith(
                "claimtrack: The encoder 'LaBSE' is not on this machine, and claimtrack downloads"
            )
        assert asked == [("sentence-transformers/LaBSE", True)] * 4


def test_the_command_encodes_what_is_missing(run, mali: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("claimtrack.claimlog.encoder_of", lambda given: Spelling(given) if given else None)
    assert run("encode", "--encoder", "spelling").err == "Encoded 2 claims.\n"
    assert run("encode", "--encoder", "spelling").err == "All claims are encoded; nothing was done.\n"
    monkeypatch.setenv("CLAIMTRACK_ENCODER", "spelling")
    assert '"claim": "en"' in run("match", "France supports rebel groups in Mali.").out
    assert run("verify").code == 0
