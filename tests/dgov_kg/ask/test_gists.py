"""What the sentences of an answer say is shown with it, in the asker's language."""

from __future__ import annotations

import json
import re

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


@pytest.mark.parametrize(
    ("question", "points"),
    [
        ("What should be done about the gap between building and operating?", "p49s3 p49s4 p50s6"),
        ("“跨省通办”落不了地,文章后头拿什么来治?", "p43s2 p43s3 p43s4 p43s5"),
        ("为啥平台建好了却运营不起来", "p33s1 p34s3 p35s1"),
    ],
)
def test_the_points_of_an_advice_or_a_problem_are_told_with_their_sentences(question, points):
    answer = KG.ask(question)

    assert len(answer.evidence) == 1
    told = answer.sentence.partition("In detail: " if answer.language == "en" else "分开来说：")[2]
    assert all(f"[{point}]" in told for point in points.split())


@pytest.mark.parametrize(
    "question",
    [
        "谁应该制定数据开放共享的行政法规？",
        "省市级政府应成立什么中心？",
        "From how many sides is the work on supporting institutions to be taken up?",
    ],
)
def test_no_points_are_told_where_one_thing_is_asked_for(question):
    answer = KG.ask(question)

    assert answer.outcome == "answered"
    assert "分开来说" not in answer.sentence
    assert "In detail" not in answer.sentence


def test_an_effect_is_no_reason():
    """What a lack leads to does not tell why there is the lack: the sentence goes first."""
    answer = KG.ask("Why does digital government still lack proper organisational backing?")

    assert answer.sentence.index("no overall mechanism") < answer.sentence.index("The graph has it")


@pytest.mark.parametrize(
    ("words", "following"),
    [
        ("为什么说技术赋能可能带来治理绩效损失？", ["p30s2", "p30s3", "p30s4"]),
        ("各地一窝蜂上智能应用，结果怎么样？", ["p29s6", "p29s7"]),
    ],
)
def test_what_follows_is_told_where_a_sentence_gives_no_reason_or_result(words, following):
    said = KG.ask(words).sentence.partition("文章接着说：")[2]

    assert re.findall(r"\[(p\d+s\d+)\]", said) == following


def test_a_sentence_with_its_reason_is_not_gone_on_from():
    assert "文章接着说" not in KG.ask("为什么20世纪的政府业务建设不算数字政府建设？").sentence


def test_what_a_point_puts_right_is_told_in_a_sentence():
    answer = KG.ask("文章为什么鼓励跟风上马数字政府项目？")

    assert answer.outcome == "corrected"
    assert "避免项目建设盲目跟风" in answer.sentence


def test_what_is_told_out_of_other_sentences_is_told_to_programs_too():
    """The points of an advice, what comes next, what an example bears out."""

    points = KG.ask("怎样完善政府的数字决策体系？").to_dict()["further"]
    following = KG.ask("为什么说技术赋能可能带来治理绩效损失？").to_dict()["further"]
    answer = KG.ask("为什么说大数据管理局是小马拉大车？")

    assert [(one["kind"], one["sentence"]) for one in points] == [
        ("point", "p46s2"),
        ("point", "p46s3"),
    ]
    assert [one["sentence"] for one in following if one["kind"] == "next"] == [
        *("p30s2", "p30s3", "p30s4")
    ]
    assert [one.kind for one in answer.further] == ["general"]
    assert [node.slug for node in answer.evidence] == ["p27s4", "p27s3"]


@pytest.mark.parametrize(
    ("words", "following"),
    [
        ("只顾着上技术会有什么坏处？", ["p30s2", "p30s3", "p30s4"]),
        (
            "What is wrong with all the smart apps local governments keep rolling out?",
            ["p29s6", "p29s7"],
        ),
        ("What problems does the platform monopoly model bring?", []),
    ],
)
def test_of_what_is_wrong_more_is_told_where_the_next_sentences_tell_it(words, following):
    assert [one.sentence.slug for one in KG.ask(words).further] == following


def test_what_is_aimed_at_is_no_means_to_get_there():
    said = KG.ask("How can platforms be kept public while being efficient?").sentence

    assert said.startswith("On the whole, following the management mechanism of")


def test_what_is_nearest_is_told_in_sentences():
    answer = KG.ask("Why did Tencent co-found Digital Zhejiang?")

    assert answer.outcome == "not-said"
    assert answer.nearest[0].words.startswith("In technological innovation, Digital Guangdong")
    assert answer.nearest[0].command == "dgov-kg describe p13s3"


def test_what_hedges_one_of_several_stands_with_it():
    """One of the features is only possible, and not all of them."""

    said = KG.ask("What makes Shanghai's approach different from others?").sentence

    assert "one and the same platform (inferred by the editors" in said
    assert said.count("this is possible") == 1


def test_a_post_that_is_named_is_not_said_to_be_inferred():
    """Only its kind is."""

    assert "Inferred" not in KG.ask("What data posts did Guangdong create?").sentence
