"""What quote extractors find: JSON in the style of the Gender Gap Tracker's (Asr et al. 2021, PLoS ONE 16(1)).

A quotation is an object with ``quote``, ``speaker``, ``verb``, their places as ``"(start,end)"`` in ``quote_index``,
``speaker_index`` and ``verb_index`` (characters of the text that was read), ``quote_type``, ``is_floating_quote`` and,
from extractors that resolve pronouns, ``reference``. A file holds the list of one text; or texts, in a list or one a
line, each with its quotations in ``quotes`` (or, a single one, in the object itself) and what is known of it beside.

Invariant: a row that cannot be used never stops a file, and is never lost: it comes back as a problem with its place.
"""

import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import AliasChoices, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from claimtrack.model.base import Language, Printed, Url, Words, explain
from claimtrack.model.moments import Moment
from claimtrack.model.problems import Problem

M = TypeVar("M", bound=BaseModel)
Span = tuple[int, int]
"""Characters of a text, from the first to one past the last, counted from 0 in Unicode code points."""

_INDEX = re.compile(r"\s*[(\[]\s*([0-9]{1,9})\s*,\s*([0-9]{1,9})\s*[)\]]\s*")
_TEXT_FIELDS = ("quotes", "text", "body", "url", "title")  # by which an object is a text, and no bare quotation


def _span(given: Any) -> Span | None:
    """The place that "(12,34)" means; extractors write "" or "(0,0)" for what they did not find."""
    if given in (None, "", "(0,0)"):
        return None
    found = _INDEX.fullmatch(given) if isinstance(given, str) else None
    if not found or int(found[1]) >= int(found[2]):
        raise ValueError('is no place in a text: write it as "(12,34)", the first character and one past the last')
    return int(found[1]), int(found[2])


def _none_if_blank(given: Any) -> Any:
    return None if isinstance(given, str) and not given.strip() else given


Index = Annotated[Span | None, BeforeValidator(_span)]
Maybe = BeforeValidator(_none_if_blank)


class Quotation(BaseModel):
    """One quotation as an extractor found it. None: not found, or not told."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    quote: Printed
    quote_index: Index = None
    speaker: Annotated[Words | None, Maybe] = None
    speaker_index: Index = None
    verb: Annotated[Printed | None, Maybe] = None
    verb_index: Index = None
    quote_type: Annotated[Words | None, Maybe] = None
    """The order of quotation marks, content, verb and speaker (``QCQSV``, ``SVC``), or the rule (``AccordingTo``)."""
    is_floating_quote: bool | None = None
    reference: Annotated[Words | None, Maybe] = None
    """The name that a pronoun or a short form was resolved to."""


class QuotedText(BaseModel):
    """What a file says about a text whose quotations it holds. None: not told."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    text: Annotated[Printed | None, Maybe] = Field(None, validation_alias=AliasChoices("text", "body"))
    title: Annotated[Printed | None, Maybe] = None
    url: Annotated[Url | None, Maybe] = None
    publisher: Annotated[Words | None, Maybe] = Field(None, validation_alias=AliasChoices("publisher", "outlet"))
    published: Moment | None = Field(None, validation_alias=AliasChoices("published", "publishedAt"))
    language: Annotated[Language | None, Maybe] = None


class Quoted(BaseModel):
    """A text with its quotations, each beside its place in the file."""

    model_config = ConfigDict(frozen=True)

    about: QuotedText
    place: str
    quotations: tuple[tuple[str, Quotation], ...]


def is_quotes(content: str) -> bool:
    """Whether a file looks like quotations, rather than like records one a line."""
    if re.match(r"\s*\[\s*\{", content):
        return True
    first = _parsed(next(iter(content.strip().splitlines()), ""), "")
    return isinstance(first, dict) and "record" not in first and not {"quotes", "quote_index"}.isdisjoint(first)


def read(content: str, place: str) -> Iterator[Quoted | Problem]:
    """The texts of a file with their quotations, in its order; what cannot be used gives a problem with its path.

    `place` is the name by which the user knows the file.
    """
    whole = _parsed(content, place)
    if isinstance(whole, list):
        yield from _listed(whole, place)
    elif not isinstance(whole, Problem):
        yield from _one(whole, place)
    elif "\n" in content.strip():
        for number, line in enumerate(content.split("\n"), start=1):
            if line.strip():
                yield from _one(_parsed(line, f"{place}:{number}"), f"{place}:{number}")
    else:
        yield whole


def _parsed(content: str, place: str) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        return Problem(place, f"this is no JSON ({error}): mend it or take it out")


def _listed(items: list[Any], place: str) -> Iterator[Quoted | Problem]:
    """A list of texts, or the quotations of one text; a list that mixes them holds both."""
    bare = []
    for number, item in enumerate(items):
        if isinstance(item, dict) and not set(_TEXT_FIELDS).isdisjoint(item):
            yield from _one(item, f"{place}[{number}]")
        else:
            bare.append((f"{place}[{number}]", item))
    yield from _text({}, place, bare)


def _one(item: Any, place: str) -> Iterator[Quoted | Problem]:
    if isinstance(item, Problem):
        yield item
    elif isinstance(item, list):
        yield from _listed(item, place)
    elif not isinstance(item, dict):
        yield Problem(place, "is no text with quotations: write an object with quotes and url, title or text")
    elif "quotes" not in item:
        yield from _text(item, place, [(place, item)])
    elif not isinstance(item["quotes"], list):
        yield Problem(f"{place}.quotes", "is no list of quotations: write it as [{…}, {…}]")
    else:
        yield from _text(item, place, [(f"{place}.quotes[{n}]", row) for n, row in enumerate(item["quotes"])])


def _text(fields: dict[str, Any], place: str, rows: list[tuple[str, Any]]) -> Iterator[Quoted | Problem]:
    found = [(where, _validated(Quotation, row, where)) for where, row in rows]
    yield from (row for _, row in found if isinstance(row, Problem))
    about = _validated(QuotedText, fields, place)
    quotations = tuple((where, row) for where, row in found if isinstance(row, Quotation))
    if isinstance(about, Problem):
        yield about
    elif quotations:
        yield Quoted(about=about, place=place, quotations=quotations)


def _validated(model: type[M], fields: Any, where: str) -> M | Problem:
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        return Problem(where, explain(error, model.__name__.lower()))
