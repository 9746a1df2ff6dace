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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "除了腾讯，还有哪些企业投资成立了数字广东？",
            {"china-unicom", "china-telecom", "china-mobile"},
        ),
        (
            "Apart from Tencent, who invested in Digital Guangdong?",
            {"china-unicom", "china-telecom", "china-mobile"},
        ),
        ("2022年广东出了什么文件？", {"guangdong-work-points-2022"}),
    ],
)
def test_what_is_set_aside_is_set_aside_by_the_query(kg, words, expected):
    """The SPARQL that is shown gives just the rows that are shown."""

    answer = kg.ask(words)

    assert slugs(answer) == expected
    assert kg.query(answer.sparql).rows == answer.table.rows


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
    ("words", "question"),
    [
        ("Which firms co-own which provincial operators?", "co-owners"),
        ("Which firms co-own provincial operators?", "co-owners"),
        ("哪些企业共同持有哪些省级运营商？", "co-owners"),
        ("Which companies founded which operators?", "co-owners"),
        ("哪些企业参与组建了各省的运营公司？", "co-owners"),
        ("Who manages and who operates digital government in each province?", "managers-and-"),
        ("各省分别由哪个部门主管数字政府？", "managers-and-operators"),
        ("Which platforms have the provinces built?", "platforms"),
        ("各地都建了哪些平台？", "platforms"),
        ("Which firms are state-owned?", "state-owned"),
        ("哪些公司是国有控股的？", "state-owned"),
        ("Which documents were issued jointly?", "joint-documents"),
        ("哪些文件是几家单位联合印发的？", "joint-documents"),
        ("Which provinces have pilots or demonstration zones?", "pilots-and-zones"),
        ("各省有哪些试点和示范区？", "pilots-and-zones"),
        ("What characterises each province's model?", "models"),
    ],
)
def test_what_is_asked_of_all_places_is_a_question_of_the_catalogue(kg, words, question):
    """Where no place and no single thing is named, no fact of one place is the answer."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert answer.command.startswith(f"dgov-kg run {question}"), answer.sentence
    assert not answer.composed


@pytest.mark.parametrize(
    ("words", "province", "strange"),
    [
        (
            "Who invested in, controls or founded the operating company of Guangdong?",
            "guangdong",
            "alibaba",
        ),
        ("Who invested in the operating company of Guizhou?", "guizhou", "tencent"),
        ("贵州的运营公司由谁组建？", "guizhou", "tencent"),
    ],
)
def test_a_place_that_is_named_is_the_place_of_the_answer(kg, words, province, strange):
    """What belongs to another province does not answer."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert strange not in slugs(answer)
    assert f"--province {province}" in answer.command or "p24s2" in evidence(answer)


@pytest.mark.parametrize(
    "words",
    [
        "上海的运营公司由哪些企业出资？",
        "What did Shanghai found in 2019 as an operating company?",
        "江苏省由哪个公司运营？",
        "哪些省没有运营公司？",
        "到现在还没出台数据开放文件的是哪些地方？",
        "How many people work at the Guizhou Big Data Bureau?",
        "When was Cloud Guizhou founded?",
    ],
)
def test_what_is_near_is_no_answer_to_what_the_article_does_not_say(kg, words):
    """Another place, a list of those that have, a number of other things, another date: none is."""

    answer = kg.ask(words)

    assert (answer.outcome, answer.table.rows) == ("not-said", ()), answer.sentence


@pytest.mark.parametrize(
    ("words", "said", "unsaid"),
    [
        ("Who founded Cloud Guizhou, and when?", "moutai", "As to when"),
        ("谁组建了云上贵州，什么时候组建的？", "moutai", "至于时间"),
    ],
)
def test_a_part_that_the_article_does_not_answer_is_told(kg, words, said, unsaid):
    """The other part is answered."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert said in slugs(answer)
    assert unsaid in answer.sentence


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("How many stages do the authors distinguish?", 2),
        ("作者把数字政府的发展分成几个阶段？", 2),
        ("How many stages do scholars usually distinguish?", 3),
    ],
)
def test_what_the_authors_say_is_told_from_what_others_say(kg, words, number):
    """The authors make two stages, the scholars whom they cite three."""

    assert [row["number"] for row in kg.ask(words).table] == [number]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Which document is the oldest mentioned?", {"e-government-opinions"}),
        ("表1里最早的文件是哪一份？", {"mobile-platform-guide-notice"}),
        ("What is the most recent document in Table 1?", {"data-institutions-opinions"}),
        ("What is the latest policy document of Guangdong?", {"guangdong-work-points-2022"}),
    ],
)
def test_the_earliest_and_the_latest(kg, words, expected):
    """Of those that have a date."""

    assert slugs(kg.ask(words)) == expected


@pytest.mark.parametrize(
    ("words", "right"),
    [
        (
            "What did the NDRC praise in the digital government guidelines it issued in 2022?",
            "state-council",
        ),
        ("为什么中国联通没有投资数字广东？", "china-unicom"),
        ("数字浙江的五家股东是谁？", "four-groups-of-digital-zhejiang"),
        ("Why is Sichuan missing from the ten leading places in the ranking?", "sichuan"),
        ("Which city hosts the second big data trial zone?", "distinction-first-nationwide"),
        ("云上贵州作为一家民营企业，为什么能承接政府项目？", "ownership-provincial-state"),
        ("《数据安全法》对政务数据和个人数据的界限怎么规定？", ""),
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
    assert not right or right in slugs(answer)


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

    assert kg.ask(words).outcome in dgov_kg.ask.say.answer.OUTCOMES


def test_an_answer_as_json_is_whole(kg):
    """JSON holds the outcome, the sentence, the evidence and the query."""

    document = json.loads(kg.ask("Who invested in Digital Guangdong?").to_json())

    assert document["outcome"] == "answered"
    assert document["evidence"] == ["p13s3"]
    assert "p13s3" in document["beside"]


@pytest.mark.parametrize(
    ("words", "compared"),
    [
        ("对比上海和北京的一网通办", "shanghai-one-network-handling beijing-one-network-handling"),
        (
            "How do Beijing and Shanghai differ in their one-network handling?",
            "beijing-one-network-handling shanghai-one-network-handling",
        ),
        ("比较一下广东和浙江的运营模式", "guangdong zhejiang --on characteristic"),
        ("Compare digital government building in Guangdong and Guizhou", "guangdong guizhou"),
    ],
)
def test_what_places_have_forms_of_is_compared_by_these(kg, words, compared):
    """And their models by what marks them."""

    assert kg.ask(words).command == f"dgov-kg compare {compared}"
