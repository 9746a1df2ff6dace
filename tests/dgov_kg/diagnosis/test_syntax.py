"""The place where a query goes wrong is the token that is wrong."""

from __future__ import annotations

import pytest

from dgov_kg import files
from dgov_kg.diagnosis import syntax
from dgov_kg.diagnosis.syntax import bad_query, unreadable

#: A query, the text that is wrong in it, and a word of what is said in either language.
FAULTS = {
    "a word of SPARQL is misspelt": ("SELEKT * {}", "SELEKT", "是不是 SELECT", "mean SELECT"),
    "another is": ("SELECT * { ?s ?p ?o FILTR(?o) }", "FILTR", "是不是 FILTER", "mean FILTER"),
    "a prefix is misspelt": ("ASK { ?s dgv:a ?o }", "dgv:a", "是不是 dgov:a", "mean dgov:a"),
    "a prefix is not declared": ("ASK { ?s wd:P ?o }", "wd:P", "先写 PREFIX wd:", "PREFIX wd:"),
    "a comma between variables": ("SELECT ?x, ?y { ?x ?p ?y }", ",", "变量", "a variable"),
    "a bracket is missing": ("SELECT ?a WHERE ?s ?p ?o", "?s", "“{”", "“{”"),
    "one is too many": ("ASK { ?s ?p ?o }}", "}", "LIMIT", "LIMIT"),
    "a number is missing": ("SELECT * { ?s ?p ?o } LIMIT x", "x", "数", "a number"),
    "BY is missing": ("SELECT * { ?s ?p ?o } ORDER ?s", "?s", "BY", "BY"),
    "a string is open": ('ASK { ?s ?p "abc }', '"', "引号", "quotation mark"),
    "after a long line": (
        "SELECT * { ?s dgov:holdsStakeIn dg:digital-guangdong . dg:tencent dgov:holdsStakeIn % }",
        "%",
        "变量",
        "a variable",
    ),
    "behind rare signs": ('ASK {\n ?s ?p "腾讯𠀀" ; dgv:x ?y }', "dgv:x", "dgov:x", "dgov:x"),
    "it is not finished": ("ASK { ?s dgov:a ?o ", "?o", "“}”", "“}”"),
    "an aggregate is missing": ("SELECT ?x (SUM(?y) AS ?n) {?x ?p ?y}", "SELECT", "GROUP", "GROUP"),
    "an update": ("DELETE WHERE { ?s ?p ?o }", "DELETE", "只读", "reads this graph"),
    "another service": ("ASK { SERVICE <http://x> {} }", "SERVICE", "SERVICE", "SERVICE"),
    "a function that is not there": (
        "ASK { FILTER(<http://f>(1)) }",
        "<http://f>",
        "做不到",
        "cannot do",
    ),
    "a second end": ("SELECT * {} VALUES ?x {1} VALUES", "VALUES", "已经结束", "is over"),
}  # fmt: skip


@pytest.mark.parametrize("case", FAULTS)
def test_the_place_is_that_of_the_fault(case):
    """The mark stands at the wrong token; what is said in either language tells what would do."""

    sparql, wrong, zh, en = FAULTS[case]
    mark = unreadable(sparql)

    assert sparql[mark.start : mark.end] == wrong
    assert mark.start == sparql.rindex(wrong)
    assert zh in mark.said.zh
    assert en in mark.said.en
    assert mark.is_error


def test_nothing_is_wrong_with_a_query_that_runs():
    """No question of the catalogue has a fault."""

    assert [
        path for path in files.listed(files.QUERIES, ".rq") if unreadable(files.read(path))
    ] == []


def test_nothing_at_all_is_no_query():
    """An empty text has its mark at the beginning, and is told how to begin."""

    mark = unreadable("")

    assert (mark.start, mark.end) == (0, 0)
    assert "SELECT" in mark.said.en


def test_the_error_has_line_and_column():
    """The error that a person meets says the line and the column, counted from one."""

    error = bad_query("ASK {\n  ?s dgv:a ?o }", SyntaxError())

    assert "error at 2:6: dgv: is not declared" in error.en
    assert "（2:6）" in error.zh


def test_a_long_query_is_looked_at_in_few_steps(monkeypatch):
    """The place is found by halving: a thousand tokens more cost a dozen looks, not a thousand."""

    looks = []
    look = syntax._begins
    monkeypatch.setattr(syntax, "_begins", lambda text: looks.append(text) or look(text))
    sparql = "ASK { " + "?s ?p ?o . " * 500 + "FILTR(?o) }"
    mark = unreadable(sparql)

    assert sparql[mark.start : mark.end] == "FILTR"
    assert len(looks) < 20
