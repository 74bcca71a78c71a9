"""Every code the program can raise has its two sentences, and every fact in them is supplied."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from string import Formatter
from typing import Any

import pytest

from reviewer.assets import resource
from reviewer.domain.errors import InputError, UserError
from reviewer.domain.numbers import EntryError, EntryProblem
from reviewer.messages import LANGUAGES, load_messages, preferred_language, sentence

ROOT = Path(__file__).resolve().parents[1] / "reviewer"
STORAGE_CODE = re.compile(r"workspace_[a-z_]+|disk_full")
ALWAYS = {"InputError": {"name"}, "UserError": set()}
"""Facts that whoever hands the error on puts in."""
CONTRACT = {
    *("not_a_report", "no_text_layer", "encrypted", "damaged"),
    *("too_large", "timeout", "unsupported"),
}


@dataclass(frozen=True)
class Raised:
    """An error made with a code spelled out: where, with which reasons and other facts."""

    kind: str
    code: str
    reasons: frozenset[str]
    facts: frozenset[str]
    place: str


def raised() -> Iterator[Raised]:
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            if node.func.id not in ALWAYS or not node.args:
                continue
            given = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
            reasons = frozenset(codes(given["reason"]) if "reason" in given else ())
            facts = frozenset(given) | ALWAYS[node.func.id]
            for code in codes(node.args[0]):
                yield Raised(node.func.id, code, reasons, facts, f"{path.name}:{node.lineno}")


def codes(argument: ast.expr) -> set[str]:
    return {
        node.value
        for node in ast.walk(argument)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def stored() -> set[str]:
    """The codes that storage keeps in tables and hands on."""
    return {
        node.value
        for path in (ROOT / "storage").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and STORAGE_CODE.fullmatch(node.value)
    }


def templates(told: Mapping[str, Any], language: str) -> Iterator[str]:
    yield told[language]
    for reason in set(told) - set(LANGUAGES):
        yield told[reason][language]


def facts_in(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name}


RAISED = sorted(raised(), key=lambda error: (error.place, error.code))


def test_the_scan_finds_what_is_raised() -> None:
    assert {"nothing_to_export", "timeout", "damaged"} <= {error.code for error in RAISED}
    assert "disk_full" in stored()


def test_files_fail_with_the_codes_of_the_contract_only() -> None:
    codes = {error.code for error in RAISED if error.kind == "InputError"}
    assert codes == CONTRACT


@pytest.mark.parametrize("error", RAISED, ids=lambda error: f"{error.place} {error.code}")
def test_a_raised_code_has_sentences_with_facts_at_hand(error: Raised) -> None:
    told = load_messages()[error.code]
    for language in LANGUAGES:
        for reason in error.reasons or {""}:
            assert facts_in(told.get(reason, told)[language]) <= error.facts


@pytest.mark.parametrize("code", sorted(stored()))
def test_what_storage_tells_has_sentences(code: str) -> None:
    assert set(LANGUAGES) <= set(load_messages()[code])


@pytest.mark.parametrize("problem", list(EntryProblem))
def test_each_refusal_of_a_typed_text_has_sentences(problem: EntryProblem) -> None:
    for language in LANGUAGES:
        assert "１x" in sentence(EntryError(problem, "１x"), language)


def test_every_entry_is_whole_and_in_both_languages() -> None:
    for code, told in load_messages().items():
        for language in LANGUAGES:
            for template in templates(told, language):
                assert template.strip(), code
                template.format_map(dict.fromkeys(facts_in(template), 1))
        for zh, en in zip(templates(told, "zh"), templates(told, "en"), strict=True):
            assert facts_in(zh) == facts_in(en), code
            assert re.search("[\u4e00-\u9fff]", zh), code


def test_codes_are_sorted() -> None:
    text = resource("messages.toml").read_text(encoding="utf-8")
    heads = re.findall(r"^\[([a-z_.]+)\]$", text, re.MULTILINE)
    assert heads == sorted(heads)


def test_a_reason_chooses_the_sentence() -> None:
    empty = sentence(InputError("damaged", reason="empty", name="a"), "zh")
    other = sentence(InputError("damaged", reason="unheard of", name="a"), "zh")
    assert empty == "文件是空的，请向报送单位重新索取。"
    assert other == sentence("damaged", "zh")


def test_an_unknown_code_or_fact_still_tells_something() -> None:
    assert sentence(UserError("unheard_of", path="x"), "en") == "unheard_of: path=x"
    assert "…" in sentence("workspace_missing", "zh")


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "zh"),
        ({"LANG": "C.UTF-8"}, "zh"),
        ({"LANG": "en_US.UTF-8"}, "en"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "zh_CN.UTF-8"}, "zh"),
        ({"LANG": "zh_CN.UTF-8", "REVIEWER_LANG": "en"}, "en"),
    ],
)
def test_chinese_unless_english_is_asked_for(environment: dict[str, str], language: str) -> None:
    assert preferred_language(environment) == language
