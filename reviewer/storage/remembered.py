"""What a workspace remembers by name: where one was, which rules are off, who came before whom."""

import json
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from reviewer.storage.schema import settings


def read(connection: Connection, name: str) -> Any | None:
    """What was kept under this name, or None."""
    query = select(settings.c.value).where(settings.c.name == name)
    text = connection.execute(query).scalar_one_or_none()
    try:
        return None if text is None else json.loads(text)
    except ValueError:
        return None


def put(connection: Connection, name: str, value: Any) -> None:
    """Keep a value (anything JSON can hold) under this name."""
    text = json.dumps(value, ensure_ascii=False)
    connection.execute(delete(settings).where(settings.c.name == name))
    connection.execute(insert(settings).values(name=name, value=text))
