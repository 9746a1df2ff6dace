"""What the sentences of an answer say is shown with it, in the asker's language."""

from __future__ import annotations

import json

import pytest

from dgov_kg.graph import load

KG = load()


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("大数据管理局为什么被形容是小马拉大车？", "着力建政务服务平台"),
        ("How does blockchain undermine the supervision by government?", "property rights"),
        ("Is it true that Guangdong launched its digital government in 2016?", "In 2017 Guangdong"),
    ],
)
def test_what_one_fact_seldom_tells_is_told_with_the_gist(question, told):
    """Of a reason, a way, or a correction the sentence is told in other words."""
    assert told in KG.ask(question).sentence


def test_a_value_that_is_asked_for_is_given_alone():
    """The gist stands beside it, and not in its sentence."""
    answer = KG.ask("Who invested in Digital Guangdong?")

    assert "market-based centre" in answer.beside[0].gist
    assert "market-based centre" not in answer.sentence
    assert json.loads(answer.to_json())["gists"] == {"p13s3": answer.beside[0].gist}
