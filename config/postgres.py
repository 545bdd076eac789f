"""The embedded Postgres server."""

from pathlib import Path


def runtime_folder(data_dir: Path) -> Path:
    return data_dir / "run"


def connection(data_dir: Path) -> dict[str, str]:
    return {"NAME": "notes", "USER": "notes", "PASSWORD": "", "HOST": str(data_dir)}
