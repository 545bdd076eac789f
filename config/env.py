"""Readers for the environment that refuse a bad value with a sentence instead of guessing."""

import os
from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def switch(name: str, *, default: bool) -> bool:
    value = os.environ.get(name, "").strip().lower()
    if value in {"", "0", "1"}:
        return default if value == "" else value == "1"
    raise ImproperlyConfigured(f"{name} must be 0 or 1.")


def number(name: str, default: int, *, least: int, most: int) -> int:
    value = os.environ.get(name, "").strip()
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not least <= int(value) <= most:
        raise ImproperlyConfigured(f"{name} must be a whole number from {least} to {most}.")
    return int(value)


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().absolute()


def pairs(name: str, default: str) -> dict[str, str]:
    """`Label=value; Label=value`, in order. Raises ImproperlyConfigured on anything else."""
    found: dict[str, str] = {}
    for part in text(name, default).split(";"):
        label, equals, value = part.strip().partition("=")
        if not (label and equals and value):
            raise ImproperlyConfigured(f"{name} must read: Label=value; Label=value")
        found[label.strip()] = value.strip()
    return found


def secret(path: Path) -> str:
    """The text of a secret file, or "" where it does not exist yet (`start` makes it)."""
    return path.read_text().strip() if path.is_file() else ""


def site_url(name: str, default: str) -> SplitResult:
    """Plain http is accepted for localhost alone: everything else needs https."""
    parts = urlsplit(text(name, default))
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.path not in {"", "/"}:
        raise ImproperlyConfigured(f"{name} must look like https://notes.example.org")
    if parts.scheme == "http" and parts.hostname != "localhost":
        raise ImproperlyConfigured(
            f"{name} uses plain http. Anyone on the network could read along. "
            "Use https, or http://localhost:PORT on this machine."
        )
    return parts


def database_url(value: str) -> dict[str, str]:
    """Django's connection fields from `postgres://USER:PASSWORD@HOST:PORT/NAME` (RFC 3986).

    No PASSWORD field without a password in it: then it may come from a secret file.
    """
    parts = urlsplit(value)
    if parts.scheme not in {"postgres", "postgresql"} or not parts.path.strip("/"):
        raise ImproperlyConfigured(
            "DATABASE_URL must look like postgres://USER:PASSWORD@HOST:PORT/NAME"
        )
    password = {"PASSWORD": unquote(parts.password)} if parts.password else {}
    return {
        **password,
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
    }
