"""A dossier rendered as text, or written to a file.

Invariant: a file is written whole or not at all.
"""

import secrets
from contextlib import suppress
from pathlib import Path
from typing import Literal, get_args

from claimtrack.errors import InputError
from claimtrack.model.dossier import Dossier
from claimtrack.model.telling import TellingLanguage
from claimtrack.reports.markdown import markdown
from claimtrack.reports.outline import outline

ReportFormat = Literal["markdown", "html"]

_FORMAT_OF_SUFFIX: dict[str, ReportFormat] = {".md": "markdown", ".html": "html", ".htm": "html"}


def render(
    dossier: Dossier,
    format: ReportFormat = "markdown",  # noqa: A002 - the word that users of other report writers know
    language: TellingLanguage = "en",
    include_confidential: bool = False,
) -> str:
    """The report of `dossier` as Markdown or as one self-contained HTML page, in English or French.

    The same dossier always gives the same text. Confidential sources are not named unless `include_confidential`.
    Raises InputError for another format or language, and when the dossier holds no claim.
    """
    _one_of(format, get_args(ReportFormat), "report format")
    _one_of(language, get_args(TellingLanguage), "report language")
    made = outline(dossier, language=language, include_confidential=include_confidential)
    if format == "markdown":
        return markdown(made)
    # Imported here, so that the template engine is loaded for HTML alone.
    from claimtrack.reports.html import html

    return html(made)


def write(
    dossier: Dossier,
    path: str | Path,
    language: TellingLanguage = "en",
    include_confidential: bool = False,
) -> Path:
    """Write the report of `dossier` to `path`, whose suffix chooses the format (.md, .html, .htm), and return the path.

    Raises InputError for another suffix, and when the file cannot be written; then nothing was changed.
    """
    path = Path(path)
    form = _FORMAT_OF_SUFFIX.get(path.suffix.lower())
    if form is None:
        raise InputError(f"{path}: a report is written as .md, .html or .htm; give the file one of these endings.")
    _replace(path, render(dossier, form, language, include_confidential))
    return path


def _replace(path: Path, text: str) -> None:
    """Write beside the place and then move there, so that a reader never finds half a report."""
    draft = path.with_name(f".{secrets.token_hex(8)}.tmp")
    try:
        draft.write_text(text, encoding="utf-8", newline="\n")
        draft.replace(path)
    except FileNotFoundError:
        raise InputError(
            f"{path}: the folder {path.parent} does not exist; make it first, or choose another."
        ) from None
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise InputError(f"{path} cannot be written ({error.strerror}): choose a place where you may write.") from error


def _one_of(given: str, known: tuple[str, ...], what: str) -> None:
    if given not in known:
        raise InputError(f"{given!r} is no {what}: choose one of {', '.join(known)}.")
