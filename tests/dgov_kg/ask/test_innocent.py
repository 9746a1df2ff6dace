"""Ordinary questions that look like something else: a limit, a choice, a premise, a number."""

from __future__ import annotations

import pytest

from dgov_kg.ask.words.counting import counted
from dgov_kg.graph import load


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return load()


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Was the Qingdao website launched before 1998?", "no"),
        ("Was the Qingdao website launched before 1999?", "yes"),
        ("上海门户网站是在2002年之前开通的吗？", "no"),
        ("Is the share of county portals above 92 per cent?", "no"),
        ("Is the share of county portals above 90 per cent?", "yes"),
        ("《关于加强数字政府建设的指导意见》是在2022年10月之前印发的吗？", "yes"),
        ("《关于加强数字政府建设的指导意见》是在2022年6月之前印发的吗？", "no"),
    ],
)
def test_what_equals_a_limit_is_neither_under_nor_over_it(kg, words, verdict):
    """Years, months and shares are held against the limit as precisely as it is given."""

    assert kg.ask(words).verdict == verdict


def test_more_than_a_number_leaves_open_how_many_more(kg):
    """“More than 200” is more than 150, and may be more than 230 or not."""

    assert kg.ask("Were more than 150 services connected in Shanghai?").verdict == "yes"
    assert not kg.ask("Were more than 230 services connected in Shanghai?").verdict


@pytest.mark.parametrize(
    "words",
    [
        "上海有二百余项服务接入了哪个平台？",
        "What makes up Zhejiang's 152 system?",
        "Why do we need sound institutions that secure data and protect personal information?",
        "目前在横向系统之间，合作程度怎么样？",
        "公私合作有什么好处？",
        "近几年我国出台了哪些数字政府政策文件？",
    ],
)
def test_what_takes_nothing_for_granted_is_not_put_right(kg, words):
    """A large numeral, a name with digits, a need, a scene that is set, a few years: no premise."""

    assert kg.ask(words).outcome == "answered"


@pytest.mark.parametrize("words", ["介绍一下北京的“七通一平”吧。", "说说贵州国企操盘的特点吧"])
def test_a_polite_ending_does_not_ask_whether(kg, words):
    """吧 after a request makes it polite."""

    answer = kg.ask(words)
    assert answer.outcome == "answered"
    assert not answer.verdict


def test_either_of_two_years_is_no_choice(kg):
    """Documents of 2021 or 2022 are documents of both, not one of the years."""

    answer = kg.ask("Which documents were issued in 2021 or 2022?")
    assert {node.slug for node in answer.evidence} > {"p09r1"}


def test_who_is_set_aside_is_not_offered(kg):
    """“Besides Tencent or Alibaba” offers neither."""

    words = "Which companies besides Tencent or Alibaba hold stakes in Digital Guangdong?"
    assert "dg:tencent" not in {getattr(one, "curie", "") for one in kg.ask(words).values}


def test_no_part_of_a_longer_numeral_is_a_number():
    """四十多家 is not ten, 二百余项 not a hundred."""

    assert counted("四十多家部委和二百余项服务，几百项，五十个") == []
    assert counted("一百项、五个集团、十项") == [100, 5, 10]


@pytest.mark.parametrize(
    "words",
    [
        "数字广东当初是谁出资的？",
        "国家政务服务平台后来是谁建的？",
        "“三网一库”当年是谁提出的？",
        "广东的三大平台，文章写到的有哪些？",
        "How many tiers of administration are covered by Beijing's online government services?",
    ],
)
def test_the_noun_asked_for_is_no_adverb_no_clause_and_no_complement(kg, words):
    """Of 当初是谁, 写到的有哪些 and “tiers of administration” none asks for what stands next."""

    assert kg.ask(words).outcome == "answered"


@pytest.mark.parametrize(
    "words",
    [
        "数字浙江是谁注销的？",
        "国家政务服务平台是谁验收的？",
        "云上贵州目前是谁审计的？",
        "数字广东的客户，文章列举的有哪些？",
        "区域通办服务里没有写明的是哪几个？",
        "How many square metres of office space does Digital Guangdong rent?",
    ],
)
def test_who_did_what_nobody_tells_of_is_not_said(kg, words):
    """The deed has to fit the fact, as does the noun before the comma."""

    assert kg.ask(words).outcome == "not-said"


@pytest.mark.parametrize(
    "words",
    [
        "上海“一网通办”移动端挂在哪个App上？",
        "上海最早是哪一年开通政府门户网站的？",
        "How did the Shanghai government portal develop from 2002 to 2018?",
        "Into which stages does the article divide the history of digital government in China?",
        "为什么部门之间老是各建各的系统，数据也不通？",
        "Both Guangdong and Zhejiang teamed up with companies; what do the two have in common?",
    ],
)
def test_what_is_asked_for_and_what_is_complained_of_is_no_premise(kg, words):
    assert kg.ask(words).outcome == "answered"


def test_the_wrong_one_of_two_is_put_right(kg):
    """Alibaba founded a company, in Zhejiang; the article itself has two stages."""
    founded = kg.ask("In which year did Shanghai set up its joint company with Alibaba?")
    divided = kg.ask("这篇文章把数字政府建设分成了三个阶段，分别是啥？")

    assert founded.outcome == divided.outcome == "corrected"
    assert "“Shanghai”" in founded.sentence
    assert {node.slug for node in divided.evidence} == {"p02s5"}
