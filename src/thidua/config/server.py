"""Serve the product: gunicorn, or waitress where there is no fork."""

import os
import sys
from typing import Any


def serve(host: str, port: int) -> int:
    """Serve until stopped. Two worker processes of four threads on Linux, eight threads on Windows."""
    if sys.platform == "win32":
        from waitress import serve as serve_waitress

        from thidua.config.wsgi import application

        serve_waitress(application, host=host, port=port, threads=8)
        return 0
    options: dict[str, Any] = {
        "bind": f"{host}:{port}",
        "workers": int(os.environ.get("THIDUA_WORKERS", "2")),
        "threads": 4,
        "worker_class": "gthread",
        "timeout": 120,
        "accesslog": None,
        "loglevel": "warning",
        "preload_app": True,
    }
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):  # type: ignore[misc]
        def load_config(self) -> None:
            for key, value in options.items():
                self.cfg.set(key, value)

        def load(self) -> Any:
            from django.db import connections

            from thidua.config.wsgi import application

            # A connection must not be shared with the worker processes that are forked after this.
            connections.close_all()
            return application

    Server().run()
    return 0
