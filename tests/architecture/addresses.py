"""Every address of the site, and what answers it."""

import ast
import inspect
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern
from django.utils.module_loading import import_string

PARAMETER = re.compile(r"<(?:[^>:]+:)?([^>]+)>")
SAMPLES = {
    "IntConverter": "1",
    "PathConverter": "x/y",
    "SlugConverter": "x",
    "StringConverter": "x",
    "UUIDConverter": "00000000-0000-4000-8000-000000000000",
}


@dataclass(frozen=True)
class Address:
    """A route such as `e/<uuid:entry_id>/`, and the view behind it."""

    route: str
    view: Callable[..., Any]
    converters: dict[str, Any]

    @property
    def has_id(self) -> bool:
        return bool(self.converters)

    @property
    def visible(self) -> str:
        """The route as it stands in a browser, without what stands for an id."""
        return PARAMETER.sub("", self.route)

    @property
    def sample(self) -> str:
        """A path that this route matches; a converter of our own says `sample`."""
        return "/" + PARAMETER.sub(lambda part: self._sample(part[1]), self.route)

    def _sample(self, parameter: str) -> str:
        converter = self.converters[parameter]
        own = getattr(converter, "sample", None)
        return own or SAMPLES[type(converter).__name__]

    @property
    def is_public(self) -> bool:
        return not default_is_closed() or not getattr(self.view, "login_required", True)


@cache
def default_is_closed() -> bool:
    """Whether a view without a mark of its own asks for sign-in."""
    loaded = [import_string(dotted) for dotted in settings.MIDDLEWARE]
    return any(
        isinstance(part, type) and issubclass(part, LoginRequiredMiddleware) for part in loaded
    )


def walk(
    patterns: list[URLPattern | URLResolver], before: str, known: dict[str, Any]
) -> Iterator[Address]:
    for pattern in patterns:
        route = pattern.pattern
        assert isinstance(route, RoutePattern), f"{before}{route}: write path(), not re_path()."
        whole, converters = f"{before}{route}", known | route.converters
        if isinstance(pattern, URLResolver):
            yield from walk(pattern.url_patterns, whole, converters)
        else:
            yield Address(whole, pattern.callback, converters)


def addresses() -> list[Address]:
    return list(walk(get_resolver().url_patterns, "", {}))


def templates_named_by(view: Callable[..., Any]) -> set[str]:
    """Templates that a view names, itself or through names of its own module."""
    inner = inspect.unwrap(view)
    if not inspect.isfunction(inner):
        return set()
    module = ast.parse(inspect.getsource(inspect.getmodule(inner) or inner))
    named: dict[str, ast.AST] = {}
    for statement in module.body:
        if isinstance(statement, ast.FunctionDef):
            named[statement.name] = statement
        elif isinstance(statement, ast.Assign):
            named |= {ast.unparse(target): statement.value for target in statement.targets}
    found: set[str] = set()
    seen: set[str] = set()
    todo = [inner.__name__]
    while todo:
        name = todo.pop()
        if name in seen or name not in named:
            continue
        seen.add(name)
        for node in ast.walk(named[name]):
            if isinstance(node, ast.Name):
                todo.append(node.id)
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                template = node.value.partition("#")[0]
                found |= {template} if template.endswith(".html") else set()
    return found
