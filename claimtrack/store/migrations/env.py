"""What alembic runs for each command: it migrates on the connection it is handed."""

from alembic import context

from claimtrack.store.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA, render_as_batch=True)
context.run_migrations()
