"""One question in many ways: in other words, in pinyin, after another, of each part of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

import dgov_kg

GROUPS = tomllib.loads(
    (Path(__file__).parent / "evaluation" / "paraphrases.toml").read_text(encoding="utf-8")
)["asked"]


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


def _slugs(answer):
    return sorted(node.slug for node in answer.evidence)


@pytest.mark.parametrize("group", GROUPS, ids=[group["ways"][0] for group in GROUPS])
def test_one_question_has_one_answer_however_it_is_asked(kg, group):
    """Who owns, who operates, who issued, when, what marks it: from the same sentences."""

    others = {
        way: _slugs(answer)
        for way in group["ways"]
        for answer in [kg.ask(way)]
        if _slugs(answer) != group["evidence"]
    }

    assert not others


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ('What was the "zhengfu shangwang gongcheng" meant to do?', ["p04s5"]),
        ("Who issued the Zhengwu Xinxi Ziyuan Gongxiang Guanli Zanxing Banfa?", ["p37s2"]),
        ("Which body is described as xiaoma la dache?", ["p27s4"]),
        ("谁投资了shuzi guangdong？", ["p13s3"]),
        ("When was Beijingtong launched?", ["p19s2"]),
    ],
)
def test_a_name_in_pinyin_is_understood(kg, words, evidence):
    """In words joined and parted as people do."""

    assert _slugs(kg.ask(words)) == evidence


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("数字广东由谁出资？数字浙江呢？", {"腾讯", "浙江省政府"}),
        ("谁管理广东的数字政府？浙江呢？", {"广东省政务服务数据管理局", "浙江的政府主管部门"}),
        ("一网通办总门户几月开始试运行？移动端呢？", {"2018年7月", "2018年9月"}),
        ("Who owns Digital Guangdong? And Digital Zhejiang?", {"Tencent", "Zhejiang Provincial"}),
        (
            "When did the Shanghai portal open, and the online service hall?",
            {"2002", "2010"},
        ),
    ],
)
def test_what_is_asked_of_one_is_asked_of_the_other(kg, words, names):
    """The last clause names another thing, and asks the same of it."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert all(name in answer.sentence for name in names), answer.sentence


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        (
            "Which agency published the Digital China report, and when?",
            ("Cyberspace", "August 2022"),
        ),
        (
            (
                "Who issued the guidelines for building the mobile side of the national service"
                " platform, and when?"
            ),
            ("General Office of the State Council", "November 2021"),
        ),
        ("浙江哪一年推的商事登记“四零”？具体是哪四个零？", ("2022", "零跑动")),
        (
            "In Zhejiang, who does the top-level design and who does the daily maintenance?",
            ("competent government departments", "Digital Zhejiang"),
        ),
    ],
)
def test_each_part_of_a_question_is_answered(kg, words, parts):
    """A bare "and when?" is of what the first part is about; numbers are of their own part."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert all(part in answer.sentence for part in parts), answer.sentence
    assert "does not say" not in answer.sentence
    assert "没有说" not in answer.sentence


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Is Beijing in the top ten?", "yes"),
        ("北京在前十吗？", "yes"),
        ("Is Guizhou in the top ten?", "no"),
        ("Is Chongqing in the top ten?", "no"),
        (
            (
                "Do the Cybersecurity Law, the Data Security Law and the PIPL draw a line between"
                " government data and personal data?"
            ),
            "no",
        ),
        ("Are the needs of cities and counties neglected, according to the authors?", "yes"),
        ("各方权责、项目管理等制度均有待再完善，对吗？", "yes"),
    ],
)
def test_whether_it_is_so_is_told_rightly(kg, words, verdict):
    """Of a list in full, of what laws are silent on, of what is neglected."""

    assert kg.ask(words).verdict == verdict


@pytest.mark.parametrize(
    "words",
    [
        "Why is it so hard for departments at the same level to work together?",
        "作者凭什么不同意国内学者的三阶段划分?",
        "建设和运营衔接不上,表现为什么现象?",
        "数字立法在哪些领域特别滞后?",
        "2000年哪个部门提出要建设“三网一库”?",
        "《关于加强数字政府建设的指导意见》的发布机构是哪个？",
        "In which year was the company Digital Guangdong founded?",
    ],
)
def test_a_good_question_is_not_put_right(kg, words):
    """A word that is denied is no opposite; a name holds words against nothing."""

    assert kg.ask(words).outcome != "corrected"


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        (
            "要改“一网、一门、一次”的是哪份文件？",
            "关于加快推进政务服务标准化规范化便利化的指导意见",
        ),
        ("政务电子化建设阶段，地方上冒出了哪几种新的建设模式？", "代建"),
        ("上海的政府门户网站和网上政务大厅分别是哪年开通的?", "2002"),
        ("数字领域立法跟不上,惹出了哪些毛病?", "算法歧视"),
        ("北京的数字政府有几个特点？", "四"),
    ],
)
def test_of_the_facts_of_a_sentence_the_one_meant_is_chosen(kg, words, evidence):
    """That of the sort asked for, about each thing, what comes of it, how many there are."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert evidence in answer.sentence


def test_another_topic_is_not_covered(kg):
    """Weather, sports, recipes: whatever place is named."""

    for words in ("Will it rain in Shanghai tomorrow?", "Who won the world cup?", "红烧肉怎么做？"):
        assert kg.ask(words).outcome == "not-covered", words
