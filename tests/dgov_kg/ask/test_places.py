"""Questions about one place, or several: who does what there, what happened, how they compare."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("Who operates the digital government of Guizhou?", {"cloud-guizhou"}),
        ("贵州的数字政府由哪家公司运营？", {"cloud-guizhou"}),
        ("粤、黔两省的数字政府各由谁运营？", {"digital-guangdong", "cloud-guizhou"}),
        ("Who is in charge of digital government in Guangdong?", {"guangdong-service-data-bureau"}),
    ],
)
def test_who_manages_and_who_operates_is_as_the_matrix_has_it(kg, words, values):
    """For each place that is named, in full or in short."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert {value.slug for value in answer.values if value} == values
    assert answer.command.startswith("dgov-kg matrix --province ")


@pytest.mark.parametrize(
    "words",
    [
        "Who manages digital government in Guizhou?",
        "北京的数字政府归谁管？",
        "Who is in charge of digital government in Beijing and in Shanghai?",
    ],
)
def test_what_the_matrix_leaves_open_is_not_said(kg, words):
    """And no neighbour answers for it."""

    answer = kg.ask(words)

    assert answer.outcome == "not-said"
    assert "dgov-kg matrix" in answer.nearest[0].command


def test_where_one_place_has_an_answer_the_other_is_told_to_have_none(kg):
    """Half of it is said."""

    answer = kg.ask("Who operates digital government in Guangdong and in Beijing?")

    assert [value.slug for value in answer.values if value] == ["digital-guangdong"]
    assert "Beijing Municipality: the article does not say" in answer.sentence


def test_a_question_of_the_catalogue_is_asked_of_each_place(kg):
    """Not of the first alone."""

    answer = kg.ask("浙江和贵州的运营公司都有谁出资？")
    slugs = {value.slug for value in answer.values if value}

    assert {"alibaba", "guizhou-financial-holding"} <= slugs
    assert "tencent" not in slugs


def test_a_question_about_two_parties_is_asked_of_each(kg):
    """Neither is taken to have done what the other did."""

    answer = kg.ask("中国移动和阿里巴巴分别出资了哪家公司？")

    assert answer.outcome == "answered"
    assert {value.slug for value in answer.values} == {"digital-guangdong", "digital-zhejiang"}


def test_a_year_at_several_places_is_told_for_each(kg):
    """What happened there in that year."""

    answer = kg.ask("What happened in Shanghai and in Beijing in 2019?")
    told = {node.slug for node in answer.evidence}

    assert {"p17s8", "p19s4"} <= told or {"p17s8", "p19s3"} <= told


@pytest.mark.parametrize(
    ("words", "sides"),
    [
        ("How does the Guizhou model differ from that of Zhejiang?", ("Guizhou", "Zhejiang")),
        ("北京模式和上海模式有何不同？", ("北京市", "上海市")),
        ("Compare Beijing and Guizhou.", ("Beijing", "Guizhou")),
    ],
)
def test_models_and_places_are_set_side_by_side(kg, words, sides):
    """Both, and no third."""

    answer = kg.ask(words)

    assert answer.command.startswith("dgov-kg compare")
    assert all(side in answer.sentence for side in sides)


@pytest.mark.parametrize(
    ("words", "advice"),
    [
        ("What is the remedy for the lag of legislation in the digital field?", "p51s1"),
        ("部门之间的数据壁垒，作者拿什么来治？", "p41s2"),
    ],
)
def test_an_advice_is_found_by_the_problem_that_it_answers(kg, words, advice):
    """In another part of the text than the problem."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert advice in {node.slug for node in answer.evidence}


@pytest.mark.parametrize(
    "words", ["Who invested in Digitl Guangdong?", "Who investd in Digital Guangdong?"]
)
def test_a_slip_in_a_word_is_put_right(kg, words):
    """One letter more, less, other or swapped."""

    assert [node.slug for node in kg.ask(words).evidence] == ["p13s3"]


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("What percentage of counties had a portal by the end of 2008?", "answered"),
        ("What percentage of Digital Zhejiang is held by the state?", "not-said"),
        ("国家政务服务平台接入了多少个部门？", "not-said"),
        ("What is Guangdong's goal for 2025?", "not-said"),
        ("Does Huawei take part in Guangdong's digital government?", "not-said"),
        ("Who are the authors of the article?", "answered"),
    ],
)
def test_a_number_and_a_list_answer_what_they_count_and_list(kg, words, outcome):
    """And nothing that is merely near."""

    assert kg.ask(words).outcome == outcome


@pytest.mark.parametrize(
    ("words", "shared"),
    [
        ("上海和北京有什么共同之处？", {"digital-government-building", "one-network-handling"}),
        (
            "What do the Guangdong and Zhejiang models have in common?",
            {"digital-government-building", "management-operation-separation"},
        ),
        (
            "Which initiatives do Guizhou and Beijing have in common?",
            {"digital-government-building"},
        ),
    ],
)
def test_what_places_have_in_common_is_pursued_at_each(kg, words, shared):
    """Not some thing that has to do with either."""
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert {row["initiative"].slug for row in answer.table} == shared


def test_what_is_pursued_at_one_of_two_places_alone_is_not_common(kg):
    answer = kg.ask("贵州与福建有什么共同点？")

    assert answer.outcome == "not-said"


def test_places_are_compared_on_the_one_initiative_that_is_named(kg):
    """Both keep management and operation apart, each in its own way."""
    answer = kg.ask("请比较浙江和广东在“管运分离”上的异同")

    assert {row["province"].slug for row in answer.table} == {"guangdong", "zhejiang"}
    assert {row["initiative"].slug for row in answer.table} == {"management-operation-separation"}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (
            "Who actually runs Guangdong's digital government day to day, and who supervises it?",
            {"digital-guangdong", "guangdong-service-data-bureau"},
        ),
        (
            "Compare Guangdong and Guizhou on who operates digital government.",
            {"digital-guangdong", "cloud-guizhou"},
        ),
    ],
)
def test_who_runs_is_told_also_beside_who_supervises_or_where_places_compare(kg, words, values):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert {value.slug for value in answer.values if value} == values


def test_digital_government_as_such_is_compared_by_the_traits_of_its_models(kg):
    answer = kg.ask("Compare digital government in Beijing and Guizhou.")

    assert answer.outcome == "answered"
    assert "--on characteristic" in answer.command


def test_of_each_year_its_own_document_is_told(kg):
    answer = kg.ask("上海2019年和2020年各编了哪份工作要点？")

    assert {node.slug for node in answer.evidence} == {"p17s8", "p17s9"}


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        ("What happened between 1998 and 2002?", {"p04s4", "p04s5", "p05s3", "p17s1"}),
        ("1998年到2002年之间发生了什么？", {"p04s4", "p04s5", "p05s3", "p17s1"}),
        ("What happened between 1000 and 9999?", {"p04s4", "p16s4"}),
        ("2018年发生了什么？", {"p17s4", "p17s5", "p19s3"}),
    ],
)
def test_what_happened_in_a_year_or_between_two_is_on_the_timeline(kg, words, sentences):
    assert sentences <= {node.slug for node in kg.ask(words).evidence}


def test_what_goes_on_since_earlier_tells_nothing_of_a_year_to_come(kg):
    assert kg.ask("2030年会发生什么？").outcome == "not-said"


@pytest.mark.parametrize(
    "words",
    [
        "浙江省的数字化综合发展水平比广东省高多少？",
        "When does the second phase of the 2022 guidelines end?",
        "What is Tencent's stake in Digital Guangdong, in percent?",
        "首席数据官要向谁汇报？",
        "四川省是怎么建数字政府的？",
    ],
)
def test_a_difference_an_end_a_share_or_a_superior_is_not_told(kg, words):
    assert kg.ask(words).outcome == "not-said"


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        (
            "除了广东，还有哪些省也专门成立了公司来运营数字政府？",
            {"digital-zhejiang", "cloud-guizhou"},
        ),
        (
            "Which provinces besides Guangdong have an operating company?",
            {"digital-zhejiang", "cloud-guizhou"},
        ),
        (
            "Besides Guangdong and Zhejiang, which provinces have an operating company?",
            {"cloud-guizhou"},
        ),
        ("除了上海，还有哪些省市搞了一网通办？", {"beijing", "zhejiang"}),
    ],
)
def test_what_is_at_other_places_than_those_set_aside_is_told(kg, words, slugs):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert slugs <= {value.slug for value in answer.values if value}
    assert not {"digital-guangdong", "shanghai"} & {value.slug for value in answer.values if value}
