"""The only place that asks which database engine is running."""

from django.db import connection


def serialise_writers(key: int) -> None:
    """Let one transaction at a time continue past this point, until it ends.

    SQLite needs nothing: our transactions are IMMEDIATE. PostgreSQL takes an advisory lock of the transaction.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [key])
