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


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("省市级政府为什么要成立数字政府统筹建设管理中心？", "强有力的跨层级统筹管理体制"),
        ("文中提到的四部法律法规共同的不足是什么？", "均未规定"),
    ],
)
def test_a_fact_that_says_back_what_is_asked_gives_way_to_the_gist(question, told):
    """So does one that names things where a reason is asked for; the graph's form follows."""
    answer = KG.ask(question)

    assert told in answer.sentence.partition("（图谱记作：")[0]
    assert "图谱记作" in answer.sentence


def test_an_example_is_told_with_what_it_bears_out():
    answer = KG.ask("为什么说大数据管理局是小马拉大车？")

    assert "职责权限不高" in answer.sentence
    assert answer.sentence.index("职责权限不高") < answer.sentence.index("例如")
    assert "[p27s3]" in answer.sentence
    assert [one.sentence.slug for one in answer.beside] == ["p27s3", "p27s4"]
