"""Whether a claim and what the article says agree: negations, opposites, tags, the only one."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "verdict", "sentence"),
    [
        ("省市统建时,基层的需求是不是没被充分考虑?", "yes", "p28s5"),
        ("多数地方出台的规定,法律效力是不是不统一?", "yes", "p37s3"),
        ("多数地方出台的规定,法律效力统一吗?", "no", "p37s3"),
        ("各省的数字化综合水平是不是并不一样?", "yes", "p10s2"),
        ("The provinces aren't all at the same level of digitalisation, right?", "yes", "p10s2"),
        ("建设和运营之间的协同保障是不是还没跟上?", "yes", "p35s1"),
        ("贵州的产业底子算厚实吗?", "no", "p24s2"),
        (
            "Is law-making for the digital field keeping pace with what's going on locally?",
            "no",
            "p36s1",
        ),
        ("敏感信息是不是不能共享?", "yes", "p53s5"),
        ("Should sensitive information be shared, according to the authors?", "no", "p53s5"),
        ("难道浙江的平台日常维护不是交给运营企业去做的吗?", "yes", "p16s5"),
        ("Guizhou isn't in the top ten of the 2021 Digital China report, correct?", "yes", "p10s3"),
        (
            "Is Guizhou one of the ten provinces ranked highest for digital development?",
            "no",
            "p10s3",
        ),
        ("Is Tencent the only investor in Digital Guangdong?", "no", "p13s3"),
        ("Is Moutai not the only founder of Yunshang Guizhou?", "yes", "p24s2"),
        ("贵州的数字政府主要不是靠民企来操盘,对吧?", "yes", "p24s1"),
        (
            "Do the authors regard cooperation between government and firms as free of risk?",
            "no",
            "p48s1",
        ),
        (
            "Could officials end up abusing digital power if rules don't keep it in check?",
            "yes",
            "p30s6",
        ),
        (
            "Hasn't the building of digital government merged deeply with other reforms?",
            "no",
            "p29s3",
        ),
    ],
)
def test_a_denial_is_held_against_what_is_said(kg, words, verdict, sentence):
    """What a claim and a sentence deny decide together, and the sentence is shown."""

    answer = kg.ask(words)

    assert answer.verdict == verdict, answer.sentence
    assert sentence in {node.slug for node in answer.evidence}


@pytest.mark.parametrize(
    "words",
    [
        "Where skills are weak, remotely developed projects fail to meet needs, right?",
        "国务院那份讲怎么加强数字政府的文件,是2022年6月出的吧?",
        "In the current stage, is what local governments do getting more scattered?",
    ],
)
def test_words_that_ask_within_a_claim_leave_it_a_claim(kg, words):
    """A tag, or a verb that begins the question after a scene is set, asks whether."""

    answer = kg.ask(words)

    assert answer.verdict or answer.outcome == "not-said", answer.sentence


@pytest.mark.parametrize(
    "words",
    [
        "In Zhejiang, what does the government handle and what does the operating company handle?",
        "浙江政府管什么、企业管什么?",
        "Who does what in Zhejiang, government and company?",
    ],
)
def test_who_does_what_is_told_of_both(kg, words):
    """The duties of the body and of the firm at one place are told, by who has them."""

    answer = kg.ask(words)
    said = f"{answer.sentence} "

    assert {node.slug for node in answer.evidence} == {"p16s5"}
    assert all(
        one in said for one in ("浙江的政府主管部门：", "数字浙江技术运营有限公司：")
    ) or all(
        one in said for one in ("competent government departments", "Digital Zhejiang Technology")
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("Where did provincial digital government start, and in what year?", "p10s1"),
        ("What does Zhejiang promise people who register a business?", "p14s4"),
        ("“跨省通办”要办好，作者开了哪些方子？", "p43s2"),
        ("What is getting in the way of handling services across provinces?", "p28s3"),
        ("大数据局为什么推不动别的部门?", "p27s4"),
        ("上海一网通办的总门户哪一年哪一月开始试运行？", "p17s4"),
        ("作者为什么不把上世纪的政府业务信息化单独当作一个阶段？", "p02s3"),
    ],
)
def test_plain_words_are_no_false_premise(kg, words, sentence):
    """A true premise in everyday words is not put right, and the sentence that answers is found."""

    answer = kg.ask(words)

    assert answer.outcome == "answered", answer.sentence
    assert sentence in {node.slug for node in answer.evidence}


def test_what_one_body_issued_alone(kg):
    """A document that two issued is not among those that one issued by itself."""

    answer = kg.ask("2022年国务院单独印发了哪些文件?")

    assert {node.slug for node in answer.evidence} == {"p01s5", "p09r3", "p09r4"}


@pytest.mark.parametrize(
    "words",
    [
        "Is Moutai the only liquor maker among the founders?",
        "浙江是唯一被点名为国家信息经济示范区的省吗?",
    ],
)
def test_the_only_one_of_a_sort_is_not_settled_by_a_list(kg, words):
    """That there are others in a list does not tell whether they are of the sort asked about."""

    assert kg.ask(words).outcome == "not-said"


def test_what_is_nearest_is_of_the_place_asked_about(kg):
    """What the whole article is about, digital government, leads to no sentence by itself."""

    answer = kg.ask("Why did Guangdong wait until 2020 to start its digital government?")

    assert answer.outcome == "not-said"
    assert all("Guangdong" in near.words for near in answer.nearest)


@pytest.mark.parametrize(
    "words",
    [
        "Which of the five places the article describes is not in the national top ten?",
        "文章细讲的五个省市里,哪一个没进数字化水平前十名?",
    ],
)
def test_the_cases_are_held_against_the_ranking(kg, words):
    """Of each place that the article studies it is told whether it is among the first ten."""

    answer = kg.ask(words)

    assert answer.command == "dgov-kg run ranking-against-cases"
    assert len(answer.table.rows) == 5
