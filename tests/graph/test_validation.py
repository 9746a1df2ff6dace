"""Each house rule finds the fault it is for, at its line, and nothing else."""

from __future__ import annotations

import json
import os

import pytest

from dgov_kg import cli, files
from dgov_kg.exceptions import BadFile
from dgov_kg.validation import Finding, validate

PREFIXES = """\
@prefix dg: <https://w3id.org/dgov-kg/id/> .
@prefix dgc: <https://w3id.org/dgov-kg/concept/> .
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src: <https://w3id.org/dgov-kg/source/ning-tan/> .
"""
BIRTH = 'dg:new a dgov:Platform ; skos:prefLabel "新"@zh ; skos:prefLabel "new"@en'

#: Rule, file, line of the fault (after five lines of prefixes), thing at fault.
FAULTS = [
    (
        "syntax",
        "src:p13s1 {\n    dg:new a dgov:Platform\n    dgov:drawsOn dg:tencent .\n}\n",
        8,
        "",
    ),
    ("syntax", 'src:p13s1 {\n    dg:new skos:prefLabel "新@zh .\n}\n', 7, ""),
    ("nesting", "src:p13s1 { dg:a dg:b " + "[ dg:b " * 5000 + "]" * 5000 + " }\n", 6, ""),
    ("nesting", r"src:p13s1 { dg:a\' dg:b " + "( " * 5000 + ")" * 5000 + " }\n", 6, ""),
    ("blank-node", f"src:p13s1 {{\n    {BIRTH} ; dgov:drawsOn [ ] .\n}}\n", 6, "src:p13s1"),
    (
        "undeclared-term",
        f"src:p13s1 {{\n    {BIRTH} ;\n    dgov:drawson dg:tencent .\n}}\n",
        8,
        "dgov:drawson",
    ),
    (
        "undeclared-term",
        f"src:p13s1 {{\n    {BIRTH} ;\n    dgov:drawsOn dgc:theme-dta .\n}}\n",
        8,
        "dgc:theme-dta",
    ),
    (
        "never-born",
        f"src:p13s1 {{\n    {BIRTH} ;\n    dgov:drawsOn dg:tencnet .\n}}\n",
        8,
        "dg:tencnet",
    ),
    (
        "born-twice",
        f"src:p13s1 {{\n    {BIRTH} .\n}}\n\nsrc:p13s2 {{\n    {BIRTH} .\n}}\n",
        11,
        "dg:new",
    ),
    (
        "labels",
        'src:p13s1 {\n    # dg:new\n    dg:new a dgov:Platform ; skos:prefLabel "新"@zh .\n}\n',
        8,
        "dg:new",
    ),
    (
        "label-language",
        f'src:p13s1 {{\n    {BIRTH} ; skos:altLabel "新"@zh-Hans .\n}}\n',
        7,
        "dg:new",
    ),
    (
        "derived-by-hand",
        "src:p13s1 {\n    dg:tencent dgov:holdsStakeIn dg:digital-zhejiang .\n}\n",
        7,
        "dg:tencent",
    ),
    ("not-a-sentence", f"src:p13s99 {{\n    {BIRTH} .\n}}\n", 6, "src:p13s99"),
    (
        "two-labels",
        'src:p13s1 {\n    dg:tencent skos:prefLabel "Tencent Ltd."@en .\n}\n',
        7,
        "dg:tencent",
    ),
    (
        "places-do-not-act",
        "src:p13s1 {\n    dg:founding-of-cloud-guizhou\n        dgov:hasActor dg:guizhou .\n}\n",
        7,
        "dg:founding-of-cloud-guizhou",
    ),
]


def found(
    tmp_path: os.PathLike[str], content: bytes, name: str = "mine.trig"
) -> tuple[Finding, ...]:
    path = os.path.join(tmp_path, name)
    with open(path, "wb") as file:
        file.write(content)
    return validate([path]).findings


@pytest.mark.parametrize(
    ("rule", "body", "line", "focus"), FAULTS, ids=[f"{fault[0]}-{fault[3]}" for fault in FAULTS]
)
def test_rule_finds_its_fault(
    tmp_path: os.PathLike[str], rule: str, body: str, line: int, focus: str
) -> None:
    """The finding names the rule, the line and the thing, and what to do in both languages."""
    findings = found(tmp_path, (PREFIXES + body).encode())

    assert [(one.rule, one.line, one.focus) for one in findings] == [(rule, line, focus)]
    assert all(findings[0].message)
    assert all(findings[0].repair)


def test_a_sound_file_conforms(tmp_path: os.PathLike[str]) -> None:
    """What a reader adds about things of the graph is fine, in named graphs or without."""
    body = f"{BIRTH} ; dgov:hasJurisdiction dg:guangdong ."

    assert found(tmp_path, f"{PREFIXES}src:p13s1 {{ {body} }}\n".encode()) == ()
    assert found(tmp_path, f"{PREFIXES}{body}\n".encode(), "mine.ttl") == ()


def test_byte_order_mark_is_a_warning(tmp_path: os.PathLike[str]) -> None:
    """Windows editors write one: it is taken off, and said."""
    (finding,) = found(tmp_path, f"\ufeff{PREFIXES}src:p13s1 {{ {BIRTH} . }}\n".encode())

    assert (finding.severity, finding.rule) == ("warning", "byte-order-mark")


def test_other_encodings_are_an_error(tmp_path: os.PathLike[str]) -> None:
    """A file in GB 18030 is named as not UTF-8, with the line."""
    (finding,) = found(tmp_path, f"{PREFIXES}src:p13s1 {{ {BIRTH} . }}\n".encode("gb18030"))

    assert (finding.rule, finding.line) == ("encoding", 6)


def test_an_export_may_hold_what_follows_by_rule(tmp_path: os.PathLike[str]) -> None:
    """A derived edge in a reader's file is fine where the rules derive it, and only there."""
    edge = "dg:digital-guangdong dgov:operatesFor"

    assert found(tmp_path, f"{PREFIXES}{edge} dg:guangdong .\n".encode(), "mine.ttl") == ()
    (finding,) = found(tmp_path, f"{PREFIXES}{edge} dg:zhejiang .\n".encode(), "mine.ttl")
    assert finding.rule == "derived-by-hand"


def test_only_named_files_are_reported_on() -> None:
    """The rest of the graph is read, not judged."""
    path = next(files.paragraphs(files.sources()[0]))

    assert validate([path]).files == 1


@pytest.mark.parametrize("name", ["nowhere.trig", "picture.png"])
def test_what_is_no_data_file_is_refused(name: str) -> None:
    """No such file, and no such format."""
    with pytest.raises(BadFile, match=name):
        validate([name])


def test_command_line(tmp_path: os.PathLike[str], capsys: pytest.CaptureFixture[str]) -> None:
    """The status is 1 where something is wrong; JSON holds both languages."""
    path = os.path.join(tmp_path, "mine.trig")
    with open(path, "w", encoding="utf-8") as file:
        file.write(PREFIXES + "src:p13s99 { " + BIRTH + " . }\n")

    assert cli.main(["validate", path, "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["conforms"] is False
    assert sorted(report["findings"][0]["repair"]) == ["en", "zh"]

    assert cli.main(["validate", path, "--lang", "zh"]) == 1
    assert "图名不是来源中的语句" in capsys.readouterr().out
