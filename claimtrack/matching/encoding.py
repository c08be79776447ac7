"""Sentence encoders as a plug-in: a text in, a vector out whose cosine to another says how near the two are in meaning.

Invariant: an encoder is used only where a user names one, and nothing is ever downloaded for it: a model that is not on
this machine is refused in one sentence.
"""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol

from claimtrack.errors import InputError, MissingExtra, UnreadableFile

Vector = Sequence[float]
"""The direction of a text's meaning, of length 1; a tuple or an array."""

EXTRA = "semantic"
_BATCH = 64  # texts the model reads at once; more gain nothing on a processor
_DIGEST = 12  # hex digits of a model's fingerprint: a user has a few models, not millions
_SAMPLE = 65_536  # bytes read at the end of each of a model's files, where the weights stand
_CONTENTS = ("*.json", "*.txt", "*.model", "*.safetensors", "*.bin")


class Encoder(Protocol):
    """Turns texts into vectors. Vectors of one name and version can be compared with each other, and no others."""

    @property
    def name(self) -> str:
        """What the model is called."""
        ...

    @property
    def version(self) -> str:
        """Another one means that the vectors differ, so that stored ones are made anew."""
        ...

    def encode(self, texts: Sequence[str]) -> Sequence[Vector]:
        """A vector for each text, in their order, all of one size."""
        ...


class SentenceEncoder:
    """A sentence-transformers model that is on this machine; it is loaded when it is first asked to encode.

    `name_or_path` is a folder that holds the model, or the name of one that was downloaded before, as
    ``sentence-transformers/LaBSE``. Raises MissingExtra, or UnreadableFile when no such model is here.
    """

    def __init__(self, name_or_path: str | Path) -> None:
        _check_extra()
        given = Path(name_or_path).expanduser()
        self._folder = given if given.is_dir() else _downloaded_before(str(name_or_path))
        _check_model(self._folder)
        self.name = given.resolve().name if given.is_dir() else str(name_or_path)

    @cached_property
    def version(self) -> str:
        """The library's major version and a fingerprint of the model's files."""
        return f"{version('sentence-transformers').partition('.')[0]}-{_fingerprint(self._folder)}"

    def encode(self, texts: Sequence[str]) -> Sequence[Vector]:
        """A vector of length 1 for each text; what is longer than the model reads is cut."""
        vectors: Sequence[Vector] = self._model.encode(
            list(texts), batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False
        )
        return vectors

    @cached_property
    def _model(self) -> Any:
        from sentence_transformers import SentenceTransformer

        try:
            with _offline_and_quiet():
                return SentenceTransformer(str(self._folder), local_files_only=True)
        except Exception as error:  # what a damaged model raises depends on its format
            raise UnreadableFile(self._folder, f"this encoder cannot be loaded ({error})") from error


def encoder_of(given: Encoder | str | Path | None) -> Encoder | None:
    """The encoder itself, or the sentence-transformers model of that folder or name."""
    return SentenceEncoder(given) if isinstance(given, (str, Path)) else given


def numpy_module() -> Any:
    """numpy, which counts with vectors. Raises MissingExtra without it."""
    try:
        import numpy
    except ImportError:
        raise MissingExtra("Matching with an encoder", EXTRA) from None
    return numpy


def _check_extra() -> None:
    try:
        version("sentence-transformers")
    except PackageNotFoundError:
        raise MissingExtra("Matching with an encoder", EXTRA) from None


def _check_model(folder: Path) -> None:
    if not any((folder / file).is_file() for file in ("modules.json", "config.json")):
        raise UnreadableFile(folder, "this folder holds no sentence-transformers model: name the one with modules.json")


def _downloaded_before(name: str) -> Path:
    """The folder of a model in the cache that the libraries of sentence-transformers share."""
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    full_name = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(full_name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError):
        raise InputError(
            f"The encoder {name!r} is not on this machine, and claimtrack downloads nothing: give the folder of a "
            "sentence-transformers model, or download it first."
        ) from None


def _fingerprint(folder: Path) -> str:
    """A digest of the files' names, sizes and ends: other weights give another one, without reading gigabytes."""
    digest = hashlib.sha256()
    for path in sorted({path for pattern in _CONTENTS for path in folder.rglob(pattern)}):
        size = path.stat().st_size
        digest.update(f"{path.relative_to(folder).as_posix()} {size}\n".encode())
        with path.open("rb") as file:
            file.seek(max(0, size - _SAMPLE))
            digest.update(file.read())
    return digest.hexdigest()[:_DIGEST]


@contextmanager
def _offline_and_quiet() -> Iterator[None]:
    """Within it nothing reaches the network, not even to look something up, and no progress is drawn."""
    from huggingface_hub import constants
    from transformers.utils import logging

    offline, drawn = constants.HF_HUB_OFFLINE, logging.is_progress_bar_enabled()
    constants.HF_HUB_OFFLINE = True
    logging.disable_progress_bar()
    try:
        yield
    finally:
        constants.HF_HUB_OFFLINE = offline
        if drawn:
            logging.enable_progress_bar()
