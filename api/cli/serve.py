"""``zhiqiao serve``: run the HTTP service and the pages."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

APP = "api.http.app:create_app_from_env"
DRAIN_S = 20


def serve(
    host: Annotated[
        str, typer.Option(help="监听地址 address", envvar="ZHIQIAO_HOST")
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=1, max=65535, help="端口 port", envvar="ZHIQIAO_PORT")
    ] = 8000,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="工作进程数 processes", envvar="ZHIQIAO_WORKERS")
    ] = 1,
) -> None:
    """启动网页和接口服务；Ctrl-C 结束。

    Serve the pages and the API until Ctrl-C. Each worker computes on one thread; take
    more workers for more cores.
    """
    # Before a worker loads numpy: several workers must not each take every core.
    os.environ["OMP_NUM_THREADS"] = "1"
    os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
    import uvicorn

    from recommender.settings import read_settings

    settings = read_settings()
    uvicorn.run(
        APP,
        factory=True,
        host=host,
        port=port,
        workers=workers,
        # Addresses may carry what somebody looks for; our own log has routes only.
        access_log=False,
        log_config=_log_config(settings.log_level, settings.log_format),
        server_header=False,
        timeout_graceful_shutdown=DRAIN_S,
    )


def _log_config(level: str, form: str = "text") -> dict[str, Any]:
    """Return a log on stderr; our own lines from `level` on, the server's from INFO."""
    plain = "%(asctime)s %(levelname)s %(name)s [%(process)d] %(message)s"
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "text": {"format": plain},
            "json": {"()": "api.http.log_lines.JsonLines"},
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": form}},
        "loggers": {
            "zhiqiao": {"handlers": ["stderr"], "level": level.upper(), "propagate": False},
            "uvicorn": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        },
        "root": {"handlers": ["stderr"], "level": "WARNING"},
    }
