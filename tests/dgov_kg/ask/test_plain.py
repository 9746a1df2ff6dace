"""What a visitor types first: what something is, where it is, what there is of a class."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("管运分离是什么意思？", "management-operation-separation"),
        ("What is the Shanghai model?", "shanghai-model"),
        ("Who is Tencent?", "tencent"),
        ("騰訊是誰？", "tencent"),
        ("介绍一下数字广东", "digital-guangdong"),
    ],
)
def test_what_a_thing_is_is_all_that_is_said_of_it(kg, words, slug):
    """As `describe` has it."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert answer.command == f"dgov-kg describe {slug}"
    assert answer.sentence.startswith(kg.describe(slug).node.label(answer.language))
    assert set(answer.evidence) == set(kg.describe(slug).evidence)


@pytest.mark.parametrize("words", ["什么是数字政府？", "Explain what digital government is."])
def test_what_the_article_defines_is_as_it_defines_it(kg, words):
    """The definition, and not what else is said of it."""

    answer = kg.ask(words)

    assert [value.slug for value in answer.values] == ["definition-of-digital-government-building"]


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("数字政府建设存在哪些问题？", "run problems"),
        ("文章提到了哪些省份？", "run places"),
        ("国家层面发布了哪些文件？", "run policies --level level-national"),
        ("浙江有哪些平台？", "run platforms --province zhejiang"),
        ("有哪些科技企业参与数字政府？", "run kinds-of-actors --kind actor-technology-company"),
        ("Which telecom companies are there?", "run kinds-of-actors --kind actor-telecom-operator"),
    ],
)
def test_what_there_is_of_a_class_is_the_catalogues_to_tell(kg, words, command):
    """All of it, and no single fact."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert answer.command == f"dgov-kg {command}"


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("“最多跑一次”是哪个省的改革？", {"zhejiang"}),
        ("Which places have chief data officers?", {"guangdong"}),
        ("腾讯参与了哪些省的数字政府？", {"guangdong"}),
        ("城市码在哪里？", {"beijing"}),
        ("騰訊在哪些省？", {"guangdong"}),
        ("“一网通办”在哪些地方推行？", {"beijing", "shanghai", "zhejiang"}),
        ("粤治慧是哪个省的平台？", {"guangdong"}),
        ("Which city built a city code?", {"beijing"}),
        ("哪个省份既有首席数据官又有数据经纪人？", {"guangdong"}),
        ("Which provinces have both a chief data officer and a data broker?", {"guangdong"}),
    ],
)
def test_where_a_thing_is_is_a_place(kg, words, places):
    """Its own, or that of what it has a part in."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert {value.slug for value in answer.values if value} == places


def test_what_happened_in_a_year_comes_before_what_had_begun(kg):
    """And the answer says what year it is about."""

    answer = kg.ask("2018年发生了什么？")
    first = [row["date"][:4] for row in answer.table][:5]

    assert answer.sentence.startswith("2018：")
    assert first == ["2018"] * 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "What happened in Guangdong in 2018 and 2019?",
            ["Guangdong Province, 2018: issuance of", "2019: The article dates nothing there."],
        ),
        ("北京和广东数字政府2018年发生了什么？", ["广东省，2018：广东", "北京市，2018：北京市"]),
    ],
)
def test_what_happened_is_told_of_each_place_and_year(kg, words, said):
    """By whatever name the place is called."""

    answer = kg.ask(words)

    assert all(one in answer.sentence for one in said), answer.sentence


def test_what_a_place_lacks_is_said_beside_what_another_has(kg):
    """Of two places and a year, the one without a date is not left out."""

    answer = kg.ask("What happened in Guizhou and Beijing in 2018?")

    assert "Guizhou Province, 2018: The article dates nothing there." in answer.sentence
    assert "Beijing Municipality, 2018: issuance of" in answer.sentence


def test_a_known_wording_that_asks_whether_is_settled(kg):
    """Where the graph can tell, the list of the catalogue comes second."""

    assert kg.ask("Is Digital Zhejiang state-controlled?").verdict == "yes"


def test_the_last_of_words_side_by_side_is_what_is_asked_for(kg):
    """Technology companies are companies."""

    assert kg.ask("What are the responsibilities of Digital Guangdong?").outcome == "answered"
    assert {"alibaba", "tencent"} <= {
        value.slug for value in kg.ask("Which technology companies are there?").values if value
    }


@pytest.mark.parametrize("words", ["这篇文章讲什么？", "What is this article about?"])
def test_what_the_article_is_about_is_what_it_aims_at(kg, words):
    """And a sentence says so."""

    answer = kg.ask(words)

    assert answer.command == "dgov-kg describe ning-tan"
    assert [node.slug for node in answer.evidence] == ["p01s9"]


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("贵州是全国首个大数据综合试验区吗？", "yes"),
        ("粤治慧是浙江的平台吗？", "no"),
        ("Is Cloud Guizhou a Guizhou company?", "yes"),
        ("Is Digital Guangdong situated in Zhejiang?", "no"),
    ],
)
def test_what_is_in_one_place_is_in_no_other(kg, words, verdict):
    """And it is a first of its kind where the article says so."""

    assert kg.ask(words).verdict == verdict


def test_a_number_that_is_stated_goes_before_the_length_of_a_list(kg):
    """The article counts four features, and the graph has more than that."""

    answer = kg.ask("北京的数字政府有几个特点？")

    assert [row["number"] for row in answer.table] == [4]


@pytest.mark.parametrize(
    "words",
    [
        "各地数字政府发展平衡吗？",
        "Is regional development even?",
        "敏感信息可以共享吗？",
        "Has legislation kept up with digital development?",
        "Is sensitive information allowed to circulate?",
    ],
)
def test_what_is_denied_is_not_so(kg, words):
    """By a prefix, an adverb, or a ban."""

    answer = kg.ask(words)

    assert (answer.outcome, answer.verdict) == ("answered", "no")


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("云上贵州是国企吗？", "yes"),
        ("Is Digital Zhejiang a private company?", "no"),
        ("数字广东是腾讯独资的吗？", "no"),
        ("Is Digital Zhejiang wholly owned by Alibaba?", "no"),
        ("腾讯是国企吗？", ""),
        ("Is Tencent a state-owned enterprise?", ""),
    ],
)
def test_whose_a_firm_is_is_what_the_article_calls_it(kg, words, verdict):
    """That it founded something with others says nothing of it."""

    answer = kg.ask(words)

    assert (answer.verdict or "") == verdict
    assert answer.outcome == ("answered" if verdict else "not-said")


def test_the_operating_company_of_a_place_is_no_investor(kg):
    """It is as the matrix has it."""

    assert [value.slug for value in kg.ask("广东的运营公司是哪家？").values] == [
        "digital-guangdong"
    ]


@pytest.mark.parametrize("words", ["谁发布了政策？", "Who issued the documents?"])
def test_who_issued_something_is_not_what_was_issued(kg, words):
    """A list of documents names no issuer."""

    assert kg.ask(words).command != "dgov-kg run policies"


def test_of_two_places_both_are_answered(kg):
    """A parameter takes one place: the question is asked of each."""

    answer = kg.ask("广东和浙江出台了哪些政策？")

    assert answer.sentence.startswith("广东省：")
    assert "浙江" in answer.sentence


def test_a_name_keeps_its_letters(kg):
    """The article "a" is a word, and not the end of one."""

    assert kg.ask("What is China Mobile?").command == "dgov-kg describe china-mobile"


def test_what_puts_a_thing_into_a_place_is_said(kg):
    """Tencent is in no place of its own."""

    assert "（经由" in kg.ask("腾讯参与了哪些省的数字政府？").sentence


@pytest.mark.parametrize(
    "words", ["哪些企业运营省级数字政府？", "Which firms operate provincial digital government?"]
)
def test_who_operates_in_the_provinces_is_told_of_each(kg, words):
    """And of which the article does not say it."""

    answer = kg.ask(words)
    operators = {value.slug for value in answer.values if value}

    assert operators == {"digital-guangdong", "digital-zhejiang", "cloud-guizhou"}
    assert "文中没有说" in answer.sentence or "the article does not say" in answer.sentence


@pytest.mark.parametrize(
    ("words", "command"),
    [
        ("《“十四五”国家信息化规划》提出了什么？", "documents-call-for --document"),
        ("What does 《关于加强数字政府建设的指导意见》 say?", "documents-call-for --document"),
        ("北京2019年发生了什么？", "timeline --province beijing --year 2019"),
        ("What happened in Beijing in 2019?", "timeline --province beijing --year 2019"),
        ("哪些改革在多个省份都有？", "shared-initiatives"),
        ("Which lists are incomplete?", "counts-and-lists"),
        ("哪个机构发布的文件最多？", "issuers"),
        ("What does Tencent take part in?", "takes-part-in --actor tencent"),
        ("What problems does digital government face?", "problems"),
    ],
)
def test_what_the_catalogue_knows_in_everyday_words(kg, words, command):
    """Not some fact that has these words in it."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    options = answer.command.removeprefix("dgov-kg run ").split(" --")
    name, *asked = command.split(" --")
    assert options[0] == name
    assert all(any(one.startswith(option) for one in options) for option in asked)


@pytest.mark.parametrize(
    "words", ["文章提到了哪些企业？", "Which companies does the article mention?"]
)
def test_all_firms_that_are_named_are_listed(kg, words):
    """Those that invest and those that operate."""

    named = {value.slug for value in kg.ask(words).values if value}

    assert {"tencent", "alibaba", "cloud-guizhou", "moutai", "digital-zhejiang"} <= named
    assert "guizhou-sasac" not in named


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Is the list of Cloud Guizhou's founders complete?", "no"),
        ("文章把数字浙江的出资方列全了吗？", "no"),
        ("Is the list of Digital Guangdong's investors complete?", "yes"),
    ],
)
def test_a_list_that_ends_in_deng_is_not_complete(kg, words, verdict):
    """Nor one of which a part is counted only."""

    assert kg.ask(words).verdict == verdict


@pytest.mark.parametrize(
    "words",
    [
        "Who manages and who operates digital government in Zhejiang?",
        "谁管理、谁运营浙江的数字政府？",
    ],
)
def test_who_manages_and_who_operates_is_told_of_both(kg, words):
    """Each by what it is asked for."""

    answer = kg.ask(words)

    assert {value.slug for value in answer.values if value} == {
        "zhejiang-competent-departments",
        "digital-zhejiang",
    }


def test_who_manages_and_who_operates_is_not_said_of_shanghai(kg):
    """Neither of them."""

    answer = kg.ask("Who manages and operates Shanghai's digital government?")

    assert answer.outcome == "not-said"
    assert "in charge" in answer.sentence
    assert "operates" in answer.sentence


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("跨省通办落地难，卡在哪些地方？", "p28s3"),
        ("What will Guangdong do for elderly and disabled users under its 2.0 plan?", "p12s5"),
        ("Why is it so difficult to make cross-province services really work?", "p28s3"),
    ],
)
def test_a_way_of_speaking_is_no_other_question(kg, words, sentence):
    """Where something is stuck is no place, users are not counted, "really" asks for no yes."""

    answer = kg.ask(words)

    assert not answer.verdict
    assert sentence in {node.slug for node in answer.evidence}


def test_two_places_share_what_one_name_might_hold(kg):
    """广东和浙江的管运分离 is that of both."""

    said = kg.ask("广东和浙江的管运分离有什么不同？").sentence

    assert "广东省：" in said
    assert "浙江省：" in said
