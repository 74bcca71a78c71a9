"""Workspaces: SQLAlchemy over SQLite or PostgreSQL, migrations, backups."""
