"""Runs the migrations on a connection, quietly and without any configuration file."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

FOLDER = Path(__file__).parent


def configuration(connection: Connection | None = None, *further_versions: Path) -> Config:
    """Alembic's settings: our scripts, and the connection that `env` works on."""
    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    locations = (FOLDER / "versions", *further_versions)
    config.set_main_option("path_separator", "newline")
    config.set_main_option("version_locations", "\n".join(map(str, locations)).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def to_head(connection: Connection) -> None:
    """Brings the log behind `connection`, which is in a transaction, to the newest version."""
    command.upgrade(configuration(connection), "head")
