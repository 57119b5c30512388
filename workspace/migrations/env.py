"""What Alembic runs a migration in: the connection that workspace/database.py hands over."""

from alembic import context

from workspace.boards.tables import Base

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
