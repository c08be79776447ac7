"""The file is an ordinary one: datasette and sqlite-utils open it, follow its keys and find its full-text tables."""

import asyncio
import sqlite3
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils
from datasette.app import Datasette

from claimtrack.store.repository import Draft, Repository
from tests.samples import every_record

METADATA = {"databases": {"mali": {"tables": {"claim": {"label_column": "text"}}}}}
"""Datasette finds labels by itself in columns called name or title only."""


@pytest.fixture(scope="module", name="log")
def fixture_log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("log") / "mali.db"
    with Repository.create(place) as repository:
        repository.write(Draft(by="editor", tool="test 1"), every_record())
    return place


def served(log: Path, address: str) -> Any:
    """What datasette answers at this address."""

    async def ask() -> Any:
        datasette = Datasette([str(log)], metadata=METADATA)
        await datasette.invoke_startup()
        return await datasette.client.get(address)

    response = asyncio.run(ask())
    assert response.status_code == 200, response.text
    return response.json() if ".json" in address else response.text


class TestDatasette:
    def test_follows_foreign_keys_with_labels(self, log: Path):
        rows = served(log, "/mali/appearance.json?_labels=on&_shape=array")
        assert rows[0]["claim"] == {"value": "claim", "label": "La France soutient des groupes rebelles au Mali."}
        assert rows[0]["document"] == {"value": "article", "label": "Une lettre"}
        hops = served(log, "/mali/appearance_attribution.json?_labels=on&_shape=array")
        assert hops[0]["source"]["label"] == "Abdoulaye Diop"

    def test_finds_the_full_text_tables(self, log: Path):
        found = served(log, "/mali/claim.json?_search=rebelles&_shape=array")
        assert [row["id"] for row in found] == ["claim"]
        assert served(log, "/mali.json")
        tables = {table["name"]: table for table in served(log, "/mali.json")["tables"]}
        assert tables["claim"]["fts_table"] == "claim_fts"
        assert tables["appearance"]["fts_table"] == "appearance_fts"

    def test_shows_a_record_and_its_views(self, log: Path):
        assert "La France soutient" in served(log, "/mali/claim/claim")
        views = {view["name"] for view in served(log, "/mali.json")["views"]}
        assert views == {"claim_appearance", "claim_evidence", "claim_review"}


class TestSqliteUtils:
    def test_finds_keys_and_full_text(self, log: Path):
        database = sqlite_utils.Database(log)
        assert database["claim"].detect_fts() == "claim_fts"
        assert database["appearance"].detect_fts() == "appearance_fts"
        assert database["claim"].pks == ["id"]
        keys = {(key.column, key.other_table, key.other_column) for key in database["appearance"].foreign_keys}
        assert keys == {("claim", "claim", "id"), ("document", "document", "id")}
        assert [row["id"] for row in database["claim"].search("preuves")] == ["other"]
        database.close()

    def test_names_come_early(self, log: Path):
        database = sqlite_utils.Database(log)
        labels = {"source": "name", "document": "title", "claim": "text", "evidence": "description", "review": "label"}
        for table, label in labels.items():
            assert [column.name for column in database[table].columns][:2] == ["id", label]
        database.close()


class TestViews:
    def rows(self, log: Path, view: str) -> list[dict[str, Any]]:
        with sqlite3.connect(log) as raw:
            raw.row_factory = sqlite3.Row
            return [dict(row) for row in raw.execute(f"SELECT * FROM {view}")]

    def test_an_appearance_is_told_in_one_row(self, log: Path):
        (row,) = self.rows(log, "claim_appearance")
        assert row["claim"] == "La France soutient des groupes rebelles au Mali."
        assert (row["document"], row["outlet"], row["published"]) == (
            "Une lettre",
            "Le Courrier du Hoggar",
            "2022-08-17T10:30",
        )
        assert (row["verb"], row["quote"], row["kind"], row["score"], row["decision"]) == (
            "denied",
            "oui",
            "same",
            0.8125,
            "positive",
        )

    def test_a_confidential_name_stands_in_no_view(self, log: Path):
        told = [str(self.rows(log, view)) for view in ("claim_appearance", "claim_evidence", "claim_review")]
        assert "'first_speaker': 'confidential source'" in told[0]
        assert not [rows for rows in told if "Diop" in rows]
