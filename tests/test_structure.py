"""The house: imports run one way, each part keeps to its floor, and no file grows into a room for everything."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import claimtrack

PACKAGE = Path(claimtrack.__file__).parent

FLOORS = {
    "errors": 1,
    "ids": 1,
    "version": 1,
    "language": 1,
    "model": 2,
    "attributing": 3,
    "captures": 3,
    "checks": 3,
    "formats": 3,
    "matching": 3,
    "reading": 3,
    "reports": 3,
    "store": 3,
    "encoding": 4,
    "factcheck_search": 4,
    "evaluation": 4,
    "linking": 4,
    "listening": 4,
    "originals": 4,
    "proposing": 4,
    "recognising": 4,
    "subjects": 4,
    "copied_documents": 4,
    "same_sources": 4,
    "looking_up": 4,
    "translated_documents": 5,
    "capturing": 5,
    "importing": 5,
    "scanning": 5,
    "claimlog": 6,
    "newest": 7,
    "pairing": 7,
    "requoting": 8,
    "__init__": 9,
    "cli": 9,
    "web": 9,
    "__main__": 10,
}
HOMES = {
    "sqlmodel": {"store"},
    "sqlalchemy": {"store"},
    "alembic": {"store"},
    "rapidfuzz": {"matching", "language"},
    "numpy": {"matching"},
    "sentence_transformers": {"matching"},
    "trafilatura": {"reading"},
    "lxml": {"formats", "reading"},
    "courlan": {"reading"},
    "feedparser": {"reading"},
    "warcio": {"captures"},
    "httpx2": {"captures", "factcheck_search"},
    "httpcore2": {"captures"},
    "jinja2": {"reports"},
    "typer": {"cli"},
    "rich": {"cli"},
    "openpyxl": {"formats"},
    "nanoarrow": {"formats"},
}


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = ("claimtrack", *path.relative_to(PACKAGE).with_suffix("").parts)
        found[".".join(parts).removesuffix(".__init__") if len(parts) > 2 else ".".join(parts)] = path
    return found


def room(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imports(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.add(node.module)
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


MODULES = modules()
GRAPH = {
    name: {other for other in imports(path) if other in MODULES and other != name} for name, path in MODULES.items()
}


@pytest.mark.parametrize("module", MODULES)
def test_imports_run_down_and_neighbours_stay_apart(module):
    own = room(module)
    assert own in FLOORS, f"{own} has no floor: give it one here and in docs/design.md"
    for other in GRAPH[module]:
        assert room(other) == own or FLOORS[room(other)] < FLOORS[own], f"{module} imports {other}"


def test_there_is_no_import_circle():
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module not in done:
            for other in GRAPH[module]:
                visit(other, (*path, module))
            done.add(module)

    for module in MODULES:
        if module != "claimtrack.__init__":  # the door names everything, for type checkers only
            visit(module, ())


@pytest.mark.parametrize("module", MODULES)
def test_libraries_stay_in_their_rooms(module):
    for name in imports(MODULES[module]):
        library = name.partition(".")[0]
        assert room(module) in HOMES.get(library, {room(module)}), f"{module} imports {library}"


def test_files_stay_small_and_have_a_purpose():
    lengths = {name: len(path.read_text(encoding="utf-8").splitlines()) for name, path in MODULES.items()}
    assert not {name: lines for name, lines in lengths.items() if lines >= 400}
    assert not [name for name in MODULES if name.endswith(("utils", "helpers", "common"))]
    assert not [name for name, path in MODULES.items() if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]


def loaded_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(*sys.modules)"
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split())


def test_importing_claimtrack_loads_no_database():
    assert not {"sqlalchemy", "sqlmodel", "pydantic", "trafilatura"} & loaded_after("import claimtrack")
    assert not {"sqlalchemy", "sqlmodel", "trafilatura"} & loaded_after(
        "from claimtrack import Claim, Dossier, said_by"
    )


def test_the_public_door_holds_these_names_and_each_opens():
    assert [name for name in claimtrack.__all__ if not name.startswith("_")] == [
        "ClaimLog",
        "ClaimtrackError",
        "Anchor",
        "Appearance",
        "Assessment",
        "Attribution",
        "Capture",
        "Claim",
        "ClaimLink",
        "Document",
        "DocumentLink",
        "Dossier",
        "Evidence",
        "EvidenceLink",
        "EvidenceStep",
        "Inquiry",
        "Moment",
        "Rating",
        "Review",
        "Source",
        "SourceLink",
        "broken_hops",
        "certainty_growth",
        "circular_sourcing",
        "compare",
        "link_documents",
        "link_sources",
        "rewordings",
        "said_by",
        "said_first",
        "verify_quotes",
        "reports",
    ]
    for name in claimtrack.__all__:
        assert getattr(claimtrack, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nonsense'"):
        _ = claimtrack.nonsense


@pytest.mark.parametrize(
    "command", [("bench_import.py", "--claims", "50"), ("bench_formats.py", "--reviews", "50", "--runs", "1")]
)
def test_the_import_benchmarks_run(command):
    script = PACKAGE.parent / "benchmarks" / command[0]
    done = subprocess.run([sys.executable, script, *command[1:]], capture_output=True, text=True, check=True)
    assert "ratio" in done.stdout
