"""Questions in plain words: answered with their sentence, or declined for a reason."""

from __future__ import annotations

import json

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


def slugs(answer):
    """Return the slugs of the things that answer."""
    return {value.slug for value in answer.values if hasattr(value, "slug")}


def evidence(answer):
    """Return the names of the sentences that an answer rests on."""
    return [node.slug for node in answer.evidence]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("谁投资成立了数字广东？", {"tencent", "china-unicom", "china-telecom", "china-mobile"}),
        ("誰投資成立了數字廣東？", {"tencent", "china-unicom", "china-telecom", "china-mobile"}),
        (
            "Who invested in Digital Guangdong?",
            {"tencent", "china-unicom", "china-telecom", "china-mobile"},
        ),
        (
            "Which body is in charge of digital government in Guangdong?",
            {"guangdong-service-data-bureau"},
        ),
        ("政务服务中台是谁建的", {"alibaba", "zhejiang-government"}),
    ],
)
def test_who_is_answered_with_just_those_whom_the_article_names(kg, words, expected):
    """The values that answer are those of the sentence, none too many and none missing."""

    assert slugs(kg.ask(words)) == expected


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("国务院什么时候印发加强数字政府建设的指导意见？", "2022-06"),
        ("When was the Digital Zhejiang company founded?", "2019"),
    ],
)
def test_when_is_answered_with_a_date(kg, words, date):
    """A question for a time is answered with the date as the article gives it."""

    assert date in kg.ask(words).values


def test_the_answer_is_in_the_language_of_the_question_not_of_the_graph(kg):
    """A Chinese question has a Chinese answer, an English one an English answer."""

    zh, en = kg.ask("谁投资成立了数字广东？"), kg.ask("Who invested in Digital Guangdong?")

    assert "腾讯" in zh.sentence
    assert "Tencent" in en.sentence
    assert (zh.language, en.language) == ("zh", "en")


def test_every_answer_says_how_it_was_understood_and_how_to_get_it_again(kg):
    """An answer has its evidence, its query and a command, and tells whether it was composed."""

    answer = kg.ask("Who invested in Digital Guangdong?")

    assert evidence(answer) == ["p13s3"]
    assert answer.understood
    assert answer.command.startswith(("dgov-kg run ", "dgov-kg query "))
    assert "SELECT" in answer.sparql
    assert answer.composed is answer.command.startswith("dgov-kg query ")


def test_the_query_of_an_answer_gives_its_table_again(kg):
    """The SPARQL that is shown is what was run."""

    answer = kg.ask("Who invested in Digital Guangdong?")

    assert kg.query(answer.sparql).rows == answer.table.rows


def test_the_query_of_a_catalogue_question_has_its_parameters(kg):
    """What is shown is the question as it was bound, not as it lies in its file."""

    answer = kg.ask("各省数字政府的运营公司由谁出资、谁控股、谁组建？")

    assert answer.command == "dgov-kg run co-owners"
    assert kg.query(answer.sparql).rows == answer.table.rows


def test_every_title_of_the_catalogue_is_a_question_that_has_an_outcome(kg):
    """No title breaks the way to an answer, and most lead to the question they are the title of."""

    answers = [
        (question.name, kg.ask(title)) for question in kg.questions() for title in question.title
    ]

    own = [name for name, answer in answers if f"dgov-kg run {name}" in answer.command]
    assert len(own) > 0.8 * len(answers), {name for name, _ in answers} - set(own)


def test_what_is_set_aside_is_left_out_again_by_the_command(kg):
    """Where the question sets rows aside, the way to ask again is the question."""

    answer = kg.ask("除了腾讯，还有哪些企业投资成立了数字广东？")

    assert slugs(answer) == {"china-unicom", "china-telecom", "china-mobile"}
    assert answer.command.startswith("dgov-kg ask ")


def test_a_question_for_two_things_has_both_answers(kg):
    """Clauses that ask are answered one by one."""

    answer = kg.ask("《数字中国发展报告(2021年)》由谁发布，什么时候发布的？")

    assert {"cyberspace-administration"} <= slugs(answer)
    assert "2022-08" in answer.values


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("数字广东的注册资本是多少？", "not-said"),
        ("Who chairs the board of Digital Zhejiang?", "not-said"),
        ("西藏的数字政府搞得怎么样？", "not-covered"),
        ("What does the paper say about Estonia?", "not-covered"),
        ("那另外那个呢？", "not-understood"),
        ("of which the by when then?", "not-understood"),
        ("", "not-understood"),
        ("???", "not-understood"),
    ],
)
def test_there_are_three_ways_to_say_no(kg, words, outcome):
    """Not said, not covered and not understood are told apart, and none shows rows as an answer."""

    answer = kg.ask(words)

    assert (answer.outcome, bool(answer), answer.table.rows) == (outcome, False, ())
    assert answer.sentence


def test_a_no_shows_what_the_article_does_say_nearest(kg):
    """What comes nearest is given with the command that shows it."""

    answer = kg.ask("Who chairs the board of Digital Zhejiang?")

    assert answer.nearest
    assert all(near.words and near.command.startswith("dgov-kg ") for near in answer.nearest)


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("Please list the five investors behind Digital Guangdong.", "tencent"),
        (
            "Why was it the NDRC that built the national government service platform?",
            "state-council-general-office",
        ),
    ],
)
def test_a_false_premise_is_put_right(kg, words, right):
    """What the question takes for granted wrongly is named, and what the article says is said."""

    answer = kg.ask(words)

    assert answer.outcome == "corrected"
    assert right in slugs(answer)


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Did Tencent invest in Digital Guangdong?", "yes"),
        ("腾讯是不是投资了数字广东？", "yes"),
        ("Did Alibaba invest in Digital Guangdong?", "no"),
        ("华为是不是数字广东的股东？", "no"),
        ("阿里巴巴有没有投资数字广东公司？", "no"),
    ],
)
def test_whether_something_is_so(kg, words, verdict):
    """Yes and no are said where the statement, or a list that is closed, settles it."""

    assert kg.ask(words).verdict == verdict


def test_what_is_open_in_the_text_is_said_with_the_answer(kg):
    """A list that goes on, a mere possibility and a goal are not smoothed over."""

    founders = kg.ask("Who jointly set up Cloud Guizhou?").sentence

    assert "need not be complete" in founders


def test_connections_and_comparisons_have_forms_of_their_own(kg):
    """What connects two things is a path; how places compare is a table side by side."""

    path, sides = kg.ask("What connects Tencent and China Mobile?"), kg.ask("比较广东和浙江的平台")

    assert path.command == "dgov-kg path tencent china-mobile --shortest"
    assert sides.command == "dgov-kg compare guangdong zhejiang --on platform"


def test_what_two_things_have_in_common_is_of_each_or_is_nothing(kg):
    """A firm in which both have a part is named; where there is none, none is."""

    none = kg.ask("Which firms have a stake in both Digital Guangdong and Digital Zhejiang?")
    one = kg.ask("哪些机构同时与粤治慧和广东有关？")

    assert (none.outcome, none.table.rows) == ("not-said", ())
    assert "guangdong-government" in slugs(one)


@pytest.mark.parametrize(
    "words",
    [
        "腾讯" * 5_000,
        "\ud800 surrogate",
        "DROP ALL; } SELECT * { ?s ?p ?o }",
        "<script>alert(1)</script>",
        "\x00\x01\x02",
        "谁" * 300,
        "who " * 2_000,
    ],
)
def test_hostile_words_are_words(kg, words):
    """Whatever is asked, the answer is one of the outcomes."""

    assert kg.ask(words).outcome in dgov_kg.ask.answer.OUTCOMES


def test_an_answer_as_json_is_whole(kg):
    """JSON holds the outcome, the sentence, the evidence and the query."""

    document = json.loads(kg.ask("Who invested in Digital Guangdong?").to_json())

    assert document["outcome"] == "answered"
    assert document["evidence"] == ["p13s3"]
    assert "p13s3" in document["beside"]
