"""`claimtrack factchecks`: what fact-checkers have published on something, from Google's Fact Check Tools."""

import json
from typing import Annotated

import typer

from claimtrack.cli.output import counted, remark, say, status
from claimtrack.errors import MissingExtra


def factchecks(
    query: Annotated[str, typer.Argument(help="The words to search for.")],
    key: Annotated[str, typer.Option("--key", envvar="CLAIMTRACK_FACTCHECK_KEY", help="Your own key for the service.")],
    language: Annotated[str | None, typer.Option(help="Only reviews in this language, as fr or pt-BR.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Only reviews of this site, as example.org.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many claims at most.")] = 100,
    service: Annotated[str | None, typer.Option(help="Another address of the same service, as of a proxy.")] = None,
) -> None:
    """Search the published fact-checks of others, over the network, and print the answer for `import`.

    claimtrack factchecks "words" | claimtrack import - --log LOG
    """
    try:
        from claimtrack.factcheck_search import SERVICE, Bounds, search_factchecks
    except ImportError:
        raise MissingExtra("Searching fact-checks", "http") from None
    bounds = Bounds(claims=limit)
    count = 0
    say('{"claims": [')
    try:
        with status() as update:
            found = search_factchecks(
                query, key, language=language, publisher=publisher, bounds=bounds, service=service or SERVICE
            )
            for claim in found:
                say(("," if count else " ") + json.dumps(claim, ensure_ascii=False))
                count += 1
                update(counted(count, "claim"))
    finally:
        say("]}")
    remark(f"Found {counted(count, 'claim')}.")
