"""Our scripts: small, strict, silent, and without a memory of their own."""

import re

import pytest

from tests.architecture import tree

COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'`])//[^\n]*", re.DOTALL)
START = re.compile(r"\(\s*(?:function\s*\(\)|\(\)\s*=>)\s*\{\s*[\"']use strict[\"'];")
END = re.compile(r"\}\s*(?:\)\s*\(\s*\)|\(\s*\)\s*\));?\s*$")

FORBIDDEN = {
    r"\b(localStorage|sessionStorage|indexedDB|caches|cookieStore)\b": "keeps words in the browser",
    r"\bserviceWorker\b": "keeps pages in the browser",
    r"\b(eval|Function)\s*\(": "runs text as code",
    r"\bset(?:Timeout|Interval)\s*\(\s*[\"'`]": "runs text as code",
    r"\bconsole\s*\.": "writes to the console",
    r"\b(?:inner|outer)HTML\s*\+?=(?!=)(?!\s*[\"'`][^$\"'`]*[\"'`]\s*;)": "turns data into markup",
    r"\b(?:insertAdjacentHTML|document\.write(?:ln)?)\s*\(": "turns data into markup",
    r"\bdebugger\b": "stops the page",
    r"^\s*(?:import|export)\b": "is a module: hashing does not rewrite those",
    r"(?:https?|wss?):(?://|\\/\\/)(?!www\.w3\.org/2000/svg)": "names another machine",
    r"[\"'`]//\w": "names another machine",
}


def faults(source: str) -> list[str]:
    code = COMMENT.sub("", source).strip()
    found = [why for pattern, why in FORBIDDEN.items() if re.search(pattern, code, re.MULTILINE)]
    if not START.match(code) or not END.search(code):
        found.append("is not one function that starts with “use strict” and calls itself")
    if "data-" not in code and ".dataset" not in code:
        found.append("is attached to no data- attribute")
    if len(source.splitlines()) > 80:
        found.append("has more than 80 lines")
    return found


def test_every_script_keeps_the_rules() -> None:
    bad = {tree.name(path): faults(path.read_text()) for path in tree.files("static", ".js")}
    assert {name: what for name, what in bad.items() if what} == {}


WRAPPED = (
    '(() => {{\n  "use strict";\n  const box = document.querySelector("[data-x]");\n  {}\n}})();'
)


@pytest.mark.parametrize(
    "line",
    [
        "localStorage.x = 1;",
        "window.sessionStorage.clear();",
        "indexedDB.open('x');",
        "eval('1');",
        "new Function('return 1');",
        "setTimeout('x()', 1);",
        "console.log(1);",
        "box.innerHTML = answer;",
        "box.innerHTML = `<b>${name}</b>`;",
        "box.insertAdjacentHTML('beforeend', answer);",
        "fetch('https://elsewhere.example/');",
        "fetch('//elsewhere.example/');",
    ],
)
def test_a_broken_rule_is_noticed(line: str) -> None:
    assert len(faults(WRAPPED.format(line))) == 1


@pytest.mark.parametrize(
    "source",
    [
        'const box = document.querySelector("[data-x]");',
        "(() => {\n  const box = document.body.dataset.x;\n})();",
        '(() => {\n  "use strict";\n  document.title = "x";\n})();',
        WRAPPED.format("\n" * 80),
        'import x from "./x.js";\n' + WRAPPED.format(""),
    ],
)
def test_a_script_of_another_shape_is_noticed(source: str) -> None:
    assert faults(source)


@pytest.mark.parametrize("line", ["box.textContent = answer;", 'box.innerHTML = "";', "// why: x"])
def test_a_script_of_our_shape_passes(line: str) -> None:
    assert faults("// Why this exists: https://example.org/\n" + WRAPPED.format(line)) == []
