"""Nodes of a schema.org type in linked data (JSON-LD 1.1), wherever they stand: alone, in lists, graphs, other nodes.

Invariant: a node is given as it stands; what it only names by ``@id`` is given beside it, from the same graph.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from claimtrack.formats.strict_json import DEEPEST

Node = dict[str, Any]

_PREFIXES = (
    "http://schema.org/",
    "https://schema.org/",
    "http://www.schema.org/",
    "https://www.schema.org/",
    "schema:",
)
_REFERENCE = frozenset(("@id", "@type"))


def type_names(node: object) -> tuple[str, ...]:
    """The names of a node's types, without the vocabulary's address."""
    stated = node.get("@type") if isinstance(node, dict) else None
    if isinstance(stated, str):
        return (local_name(stated),)
    return tuple(local_name(name) for name in stated if isinstance(name, str)) if isinstance(stated, list) else ()


def local_name(name: str) -> str:
    """A name of schema.org without the vocabulary's address."""
    if ":" not in name:
        return name
    return next((name[len(prefix) :] for prefix in _PREFIXES if name.startswith(prefix)), name)


def is_a(node: object, wanted: str) -> bool:
    """Whether a node is of the type `wanted`, in whatever letter case."""
    return any(name.casefold() == wanted for name in type_names(node))


def nodes_of(value: Any, wanted: str, path: str = "", depth: int = 0) -> Iterator[tuple[str, Node]]:
    """The nodes of the type `wanted` (in lower case) in a value, each with its path; none within another."""
    if is_a(value, wanted):
        yield path, value
    elif depth < DEEPEST and isinstance(value, dict):
        for name, part in value.items():
            if isinstance(part, (dict, list)):
                yield from nodes_of(part, wanted, f"{path}.{name}", depth + 1)
    elif depth < DEEPEST and isinstance(value, list):
        for number, part in enumerate(value):
            yield from nodes_of(part, wanted, f"{path}[{number}]", depth + 1)


def with_referenced(node: Node, whole: Any) -> Node:
    """The node or, where it names others of `whole` by their ``@id`` alone, a graph of it and them."""
    if not (wanted := set(_references(node))):
        return node
    known = {found["@id"]: found for found in _identified(whole) if found is not node}
    held: dict[str, Node] = {}
    while wanted := {name for name in wanted if name in known and name not in held}:
        for name in sorted(wanted):
            held[name] = known[name]
        wanted = {more for name in wanted for more in _references(known[name])}
    return {"@graph": [node, *held.values()]} if held else node


def is_graph(fields: object) -> bool:
    """Whether this is a graph as `with_referenced` makes them, with nothing around it."""
    graph = fields.get("@graph") if isinstance(fields, dict) and len(fields) == 1 else None
    return isinstance(graph, list) and bool(graph) and isinstance(graph[0], dict)


def resolved(fields: Node) -> Node:
    """The node that `fields` are or, in a graph, its first with the others in the places that name them."""
    if not is_graph(fields):
        return fields
    graph = fields["@graph"]
    known = {node["@id"]: node for node in graph[1:] if isinstance(node, dict) and isinstance(node.get("@id"), str)}
    filled = _filled(graph[0], known, 0)
    return filled if isinstance(filled, dict) else graph[0]


def plain_names(value: Any) -> Any:
    """A value whose names of schema.org are written without the vocabulary's address."""
    if isinstance(value, dict):
        return {local_name(name): plain_names(part) for name, part in value.items()}
    return [plain_names(part) for part in value] if isinstance(value, list) else value


def _filled(value: Any, known: Mapping[str, Node], depth: int) -> Any:
    if depth > 6:  # deeper than anything that is read; names may go round in circles
        return value
    if isinstance(value, list):
        return [_filled(part, known, depth + 1) for part in value]
    if not isinstance(value, dict):
        return value
    node = known.get(value["@id"], value) if _is_reference(value) else value
    return {name: _filled(part, known, depth + 1) for name, part in node.items()}


def _is_reference(value: object) -> bool:
    return isinstance(value, dict) and isinstance(value.get("@id"), str) and value.keys() <= _REFERENCE


def _references(value: Any, depth: int = 0) -> Iterator[str]:
    if _is_reference(value):
        yield value["@id"]
    elif depth < DEEPEST and isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            if isinstance(part, (dict, list)):
                yield from _references(part, depth + 1)


def _identified(value: Any, depth: int = 0) -> Iterator[Node]:
    if depth >= DEEPEST or not isinstance(value, (dict, list)):
        return
    if isinstance(value, dict) and isinstance(value.get("@id"), str) and not _is_reference(value):
        yield value
    for part in value.values() if isinstance(value, dict) else value:
        yield from _identified(part, depth + 1)
