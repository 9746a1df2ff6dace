"""What the article does not say is not answered; what is taken for granted wrongly is put right."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    "words",
    [
        "贵州的“粤治慧”是用来做什么的?",
        "What is Guangdong's Beijing Tong app for?",
        "How did Zhejiang become the first national big-data zone?",
        "What does Hebei's rank among the ten foremost rest on?",
        "Since Huawei controls Digital Zhejiang, who supervises it?",
        "教育部2022年印发的数字政府指导意见提了哪些任务?",
        "为什么京东要出资组建云上贵州?",
    ],
)
def test_whose_it_is_is_put_right(kg, words):
    """Another place's platform, another's first, one who is on no list, one who did not do it."""

    answer = kg.ask(words)

    assert answer.outcome == "corrected"
    assert not answer.verdict
    assert answer.evidence


@pytest.mark.parametrize(
    "words",
    [
        "贵州在九大领域开展系统性试验,哪个领域最先开始?",
        "“点对点”省际通办服务有64个,分布在哪里?",
        "Table 1 has eight policy documents. Which is the latest of them?",
        "上海门户网站那90个网上办事项目,现在还在吗?",
        "北京的“7+2”一体监管制度效果怎样?",
    ],
)
def test_a_number_taken_for_granted_is_put_right(kg, words):
    """Whatever is asked besides, and wherever in the question the number stands."""

    assert kg.ask(words).outcome == "corrected"


@pytest.mark.parametrize(
    "words",
    [
        "Who runs Digital Guangdong?",
        "“粤治慧”是哪个省的平台?",
        "How many regional handling services are there, and which three are named?",
        "What are the two systems that Zhejiang's digital reform builds?",
        "浙江作为首个国家信息经济示范区,有什么借鉴价值?",
        "Which of the ten foremost regions also have a portal?",
        "Which documents of Beijing came after 2018?",
        "Which city put the first government website online?",
    ],
)
def test_what_is_rightly_taken_for_granted_stands(kg, words):
    """Its own place, its own first, its own number."""

    assert kg.ask(words).outcome != "corrected"


@pytest.mark.parametrize(
    "words",
    [
        "Most places have put grass-roots systems into their overall plans, so what is left to do?",
        "学界还停留在引介概念、追溯理论的阶段,原因何在?",
        "Why did every county have a portal by the end of 2008?",
        "数字领域的立法已经超前,为什么还有数据滥用?",
    ],
)
def test_what_a_clause_asserts_is_held_as_a_claim(kg, words):
    """A clause before the question, and what it asks the reason of."""

    assert kg.ask(words).outcome == "corrected"


@pytest.mark.parametrize(
    "words",
    [
        "三网一库里的三张网分别叫什么?",
        "Which three databases make up Shanghai's three databases?",
        "除了阿里巴巴,另外几个集团叫什么?",
        "By which year are the goals of the guiding opinions to be met?",
        "In Beijing's 6+4 supervision, what does the 4 stand for?",
        "Name the local governments that came up with new modes of building.",
        "When was Cloud Guizhou founded?",
        "天津的数字政府建设有哪些特点?",
        "How much money did the telecom carriers put into Digital Guangdong?",
        "国家政务服务平台每天办理多少件?",
        "In which city is the Guizhou big data bureau?",
        "Which of the ten foremost regions has the highest place?",
        "发起“政府上网工程”的部委有哪些?",
    ],
)
def test_a_detail_that_the_text_withholds_gets_no_answer(kg, words):
    """What the right sentence says besides is nearest, and no answer."""

    answer = kg.ask(words)

    assert answer.outcome == "not-said"
    assert not answer


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Was Guizhou the first national information-economy zone?", "no"),
        ("Was the Qingdao site the first government website in the strict sense?", "yes"),
        ("Did Shanghai's general portal go online in October 2018?", "no"),
        ("Do all counties have portals, that is, did they by the end of 2008?", "no"),
        ("天津进没进全国前十?", "yes"),
        ("贵州够得上全国前十不?", "no"),
        ("区域通办服务开通了9个,对吗?", "no"),
        ("各地开放的标准一致吗?", "no"),
        ("“一网通办”的意义只是提升服务能力吗?", "no"),
        ("By the end of 2008, had the provinces set up portals?", "yes"),
    ],
)
def test_yes_and_no_rest_on_what_settles_them(kg, words, verdict):
    """A unique distinction, a date, a number, a share, a closed list, an opposite."""

    answer = kg.ask(words)

    assert answer.verdict == verdict
    assert answer.evidence


def test_a_few_years_are_no_number_asked_for(kg):
    """近几年 sets the scene."""

    answer = kg.ask("近几年数据泄露时有发生,反映出什么薄弱环节?")

    assert answer.outcome == "answered"


def test_a_reason_is_no_list_of_names(kg):
    """“The other reforms” in a question why asks for no others."""

    assert kg.ask("Why is merging with the other reforms not deep?").outcome == "answered"


def test_what_is_merely_named_settles_nothing(kg):
    """That a thing exists bears out no claim about it."""

    for words in (
        "Is Beijing Tong popular?",
        "云上贵州盈利了吗?",
        "Has Shandong set up a data bureau?",
    ):
        assert not kg.ask(words).verdict, words


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Who are the other three groups?", "Alibaba"),
        ("数字浙江的另外三个集团是谁？", "阿里巴巴"),
        ("Which are the other three regions?", "Sichuan and Chongqing"),
        ("What are the remaining two fields of the trials in Guizhou?", "circulation of data"),
    ],
)
def test_the_others_of_a_list_that_is_counted_are_not_named(kg, words, named):
    """That the text names so many, and which, is what it does say."""

    answer = kg.ask(words)

    assert answer.outcome == "not-said"
    assert named in answer.sentence
    assert answer.nearest[0].command.startswith("dgov-kg describe ")


@pytest.mark.parametrize(
    "words",
    ["除了腾讯，还有谁投资了数字广东？", "Who are the other investors in Digital Guangdong?"],
)
def test_the_others_of_a_list_that_is_named_are(kg, words):
    """And so where nothing is counted."""

    assert kg.ask(words).outcome == "answered"


@pytest.mark.parametrize(
    "words", ["When was it built?", "Who are they?", "它是什么时候成立的？", "该公司由谁出资？"]
)
def test_what_is_only_pointed_at_is_not_guessed(kg, words):
    """The word that stands for it is said back."""

    answer = kg.ask(words)

    assert answer.outcome == "not-understood"
    assert "name it" in answer.sentence or "请说出名字" in answer.sentence


@pytest.mark.parametrize(
    "words",
    [
        "房产税试点最早是在哪两个城市开始的?",
        "What do the three libraries in Shanghai's framework contain?",
        "广东的首席数据官叫什么名字?",
        "What are the names of the chief data officers in Guangdong?",
        "What are the names of the three groups besides Alibaba that funded Digital Zhejiang?",
        "Who is the general manager of Cloud Big Data Guizhou?",
        "Where is the headquarters of Digital Guangdong?",
        'In which month did the platform "Yuezhihui" go live?',
    ],
)
def test_what_is_near_and_not_meant_is_no_answer(kg, words):
    """Strange words tell that something else is meant; names, offices and heads are not told."""

    assert kg.ask(words).outcome in {"not-said", "not-understood", "not-covered"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("《数据安全法》是怎样区分政务数据与个人数据的？", "p38s3"),
        ("Which law, the Cybersecurity or the Data Security Law, first drew the line?", "p38s3"),
        ("Where in the interim measures are the conditions for refusal laid down?", "p37s2"),
        ("北京市政府门户网站推出的74项网上办事项目有什么作用？", "p04s8"),
        ("大数据管理局权限那么大，为什么还推不动工作？", "p27s4"),
        ("作者认为平台垄断模式最安全，理由是什么？", "p34s5"),
    ],
)
def test_what_texts_are_silent_on_and_what_is_told_of_another_is_put_right(kg, words, sentence):
    """Nor is the reason told of what is not so."""

    answer = kg.ask(words)

    assert (answer.outcome, answer.verdict) == ("corrected", "")
    assert sentence in {node.slug for node in answer.evidence}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("哪些法律没有规定政务数据和个人数据如何界定？", "p38s3"),
        ("What did the Interim Measures leave out?", "p37s2"),
        ("How many items of online handling did the Shanghai portal put out?", "p04s8"),
        ("茅台跟云上贵洲有啥关系？", "p24s2"),
    ],
)
def test_plain_questions_in_the_same_words_are_answered(kg, words, sentence):
    """That a text is silent may be known, and a slip of the pen is not strange."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert sentence in {node.slug for node in answer.evidence}


@pytest.mark.parametrize(
    "words",
    ["Who is ranked first in the report?", "浙江排第一吗？", "广东的数字政府2.0已经建成了吗？"],
)
def test_what_an_order_or_a_plan_does_not_tell_is_not_said(kg, words):
    """The report names ten in no order; what is being pushed on with is not said to be done."""

    answer = kg.ask(words)

    assert answer.outcome in {"not-said", "not-understood"}
    assert not answer.verdict


@pytest.mark.parametrize(
    "words", ["作者为什么不同意三阶段划分？", "Why do the authors reject the three-stage division?"]
)
def test_what_is_rejected_is_not_taken_for_granted(kg, words):
    """Nobody is put right who asks why it is rejected."""

    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert {node.slug for node in answer.evidence} & {"p02s3", "p02s5"}


@pytest.mark.parametrize(
    ("words", "stranger"),
    [
        ("华为在广东数字政府里占多少股份？", "华为"),
        ("深圳设了首席数据官吗?", "深圳"),
        ("How has Shenzhen contributed to Guangdong's digital government?", "Shenzhen"),
    ],
)
def test_who_is_not_spoken_of_is_named_where_the_subject_is_the_article_s_own(kg, words, stranger):
    answer = kg.ask(words)

    assert answer.outcome == "not-said"
    assert (
        stranger
        in answer.sentence.partition("最近的是" if "最近" in answer.sentence else "Near")[0]
    )


@pytest.mark.parametrize(
    "words", ["爱沙尼亚的数字政府怎么样?", "What is Guangdong's GDP per capita?"]
)
def test_what_is_asked_of_elsewhere_or_of_another_subject_is_not_covered(kg, words):
    assert kg.ask(words).outcome == "not-covered"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("How should digital projects be evaluated once they are up and running?", "p49s4"),
        ("Why do the lead departments struggle to get other departments on board?", "p27s3"),
        ("Why do local governments end up with so many separate systems?", "p29s6"),
    ],
)
def test_what_is_not_reached_or_yet_to_come_is_not_taken_for_granted(kg, words, sentence):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert sentence in {node.slug for node in answer.evidence}


@pytest.mark.parametrize("words", ["敏感的個人資料可以流通共享嗎？", "敏感信息可以共享吗？"])
def test_what_forbids_outweighs_what_may_be_done(kg, words):
    answer = kg.ask(words)

    assert answer.verdict == "no"
    assert [node.slug for node in answer.evidence] == ["p53s5"]


def test_what_may_be_done_is_not_said_to_be_possible(kg):
    """“可再细分” allows it: it is no guess."""
    answer = kg.ask("个人信息可以再细分吗？")

    assert answer.verdict == "yes"
    assert "可以这样做" in answer.sentence
    assert "断定" not in answer.sentence


@pytest.mark.parametrize(
    "words",
    [
        "Do the State Council's interim measures say on what conditions sharing may be refused?",
        "Is it true that the interim rules on sharing data spell out when one may refuse to share?",
    ],
)
def test_what_a_text_is_silent_on_it_does_not_say(kg, words):
    answer = kg.ask(words)

    assert answer.verdict == "no"
    assert "p37s2" in {node.slug for node in answer.evidence}


def test_to_ask_at_which_level_is_to_ask_for_a_level(kg):
    answer = kg.ask("At what level of government should a regulation on opening up data be made?")

    assert [node.slug for node in answer.evidence] == ["p52s2"]
    assert answer.sentence.startswith("national")


@pytest.mark.parametrize(
    "words", ["谁提出要组建专门的数据治理机构?", "Who proposes a regulation on opening data?"]
)
def test_what_the_article_says_itself_its_authors_say(kg, words):
    """To whom it is addressed does not propose it."""
    answer = kg.ask(words)

    assert {"dg:ning-qi", "dg:tan-jiachao"} <= {getattr(v, "curie", "") for v in answer.values}
    assert answer.evidence


@pytest.mark.parametrize("words", ["谁认为数字政府建设分三个阶段？", "谁提出了“数字广东”的目标？"])
def test_whose_view_or_act_is_told_is_not_the_authors(kg, words):
    answer = kg.ask(words)

    assert answer
    assert "dg:ning-qi" not in {getattr(value, "curie", "") for value in answer.values}
