"""Whether something is so: what asks it, in whatever frame, and what speaks for and against it."""

from __future__ import annotations

import pytest

import dgov_kg


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "verdict", "sentence"),
    [
        ("China Telecom put money into Digital Guangdong, didn't it?", "yes", "p13s3"),
        ("My draft says Tencent invested in Digital Guangdong. Does that hold?", "yes", "p13s3"),
        ("Can I write that China Unicom co-founded Digital Guangdong?", "yes", "p13s3"),
        ("稿子里写着，腾讯出资成立了数字广东。原文真是这么讲的吗？", "yes", "p13s3"),
        ("数字浙江2019年成立，这句话没写错吧？", "yes", "p16s4"),
        ("Digital Zhejiang was founded in 2018, right?", "no", "p16s4"),
        ("Have I got it right that Huawei co-founded Digital Guangdong?", "no", "p13s3"),
    ],
)
def test_a_statement_in_a_frame_is_asked_about(kg, words, verdict, sentence):
    """What people put around it says nothing, and the answer is to their own words."""

    answer = kg.ask(words)

    assert (answer.verdict, answer.question) == (verdict, words)
    assert sentence in {node.slug for node in answer.evidence}


@pytest.mark.parametrize(
    "words", ["Who invested in Digital Guangdong, right?", "据说，数字广东是谁出资的？"]
)
def test_a_frame_does_not_close_an_open_question(kg, words):
    """Who it was is asked all the same."""

    answer = kg.ask(words)

    assert not answer.verdict
    assert "tencent" in {value.slug for value in answer.values}


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Is “franchising” one of the existing forms of public–private cooperation?", "no"),
        ("Is the platform monopoly form one of the forms of public–private cooperation?", "yes"),
        ("Is the Cybersecurity Law one of the texts that draw no such line?", "yes"),
        ("特许经营是公私合作的三种模式之一吗？", "no"),
        ("Is blockchain named among the technologies for digital decisions?", ""),  # 等
    ],
)
def test_what_is_one_of_a_list_is_told_by_the_list(kg, words, verdict):
    """A closed one leaves out what is not in it, whatever it is called; an open one may not."""

    assert kg.ask(words).verdict == verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Did the Personal Information Protection Law draw the line where data is personal?", "no"),
        ("Might the platform monopoly form bring challenges to supervision?", "yes"),
    ],
)
def test_an_english_question_that_begins_with_a_verb_asks_whether(kg, words, verdict):
    """A "where" or "that" within it asks for nothing."""

    assert kg.ask(words).verdict == verdict


@pytest.mark.parametrize(
    "words", ["Does it say when Digital Zhejiang was founded?", "Do you know who founded it?"]
)
def test_a_polite_question_stays_an_open_one(kg, words):
    """Whether it says when is answered by when."""

    assert kg.ask(words).verdict != "no"


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("上海「一網通辦」的總門戶，是不是拖到2019年才試運行？", "2018-07"),
        ("大数据综合试验区是2017年才批给贵州的，是这样吗？", "2016"),
    ],
)
def test_a_year_that_is_not_its_own_is_put_right(kg, words, date):
    """That it stands somewhere near does not make it so."""

    answer = kg.ask(words)

    assert answer.verdict == "no"
    assert date in {str(value) for value in answer.values}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("北京搞数字化改革，为什么放手让各区分头规划？", "一体"),
        ("作者為甚麼主張把國家層面協調機構的級別降低一些？", "提升"),
        ("How does blockchain shore up the network of trust around government?", "break up"),
        ("Why should sensitive information be shared freely?", "ban"),
        (
            "What gives local lead departments such high authority that others fall in line?",
            "not high",
        ),
        ("已经挂牌成立的数字政府统筹建设管理中心，头一年做成了哪些事？", "成立"),
        ("数字政府的配套制度，作者说要从三个方面下手，是哪三个？", "加强"),
        ("数字浙江那家运营公司既然由阿里巴巴控股，省里怎么管得住它？", "国资"),
    ],
)
def test_what_a_question_takes_for_granted_is_put_right(kg, words, said):
    """By a word that speaks against what the article says, by a number, by who holds what."""

    answer = kg.ask(words)

    assert answer.outcome == "corrected"
    assert said in answer.sentence


@pytest.mark.parametrize(
    "words",
    [
        "Besides Alibaba, which groups chipped in to found Digital Zhejiang?",
        "国务院那份关于政务信息共享的暂行办法，到底是哪年哪月出台的？",
        "What is the name of the high-tech company that has been replacing government?",
        "Is Tencent among the owners of Digital Zhejiang?",
    ],
)
def test_what_is_withheld_is_neither_told_nor_put_right(kg, words):
    """Names that are not given, a date that is not said, a list that names one of five."""

    assert kg.ask(words).outcome == "not-said"


def test_a_number_of_those_who_acted_jointly_is_put_right(kg):
    """Four did; "the three that joined one of them" would be the rest."""

    answer = kg.ask("Which three firms jointly founded Digital Guangdong?")

    assert answer.outcome == "corrected"
    assert "tencent" in {value.slug for value in answer.values}


def test_what_most_do_is_no_question_for_the_most(kg):
    """Which forms most of them use asks for a list; which uses most, for one of it."""

    assert kg.ask("Which form of cooperation do most local governments use?").outcome == "answered"


def test_what_denies_twice_affirms(kg):
    """That one cannot do without firms speaks against that one does not need them."""

    answer = kg.ask("數字政府的建設和運營不靠企業，政府自己就辦得成，對不對？")

    assert answer.verdict == "no"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("上海是先有网上政务大厅、后有门户网站的，对吧？", "no"),
        ("上海先开了门户网站，后来才有网上政务大厅，是吗？", "yes"),
    ],
)
def test_what_came_first_is_told_by_the_dates(kg, words, verdict):
    """The portal opened in 2002, the hall in 2010."""

    answer = kg.ask(words)

    assert answer.verdict == verdict
    assert {"2002", "2010"} <= {str(cell) for row in answer.table.rows for cell in row}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("先搞试点，然后才正式进入数字政府阶段，中间隔了几年？", "2016"),
        ("到2008年底，县里有门户网站的比例反而超过了地市，高出几个百分点？", "92"),
        ("服务交付模式为什么会让政府职能更难转变？", "内部管理模式"),
        ("地方数字政府这股风2017年从浙江刮起，后来是怎么传遍全国的？", "广东"),
        ("表裡那份關於數據基礎制度的意見由國務院單獨發出，是哪年哪月的事？", "中共中央"),
        (
            "By how much did the public resources put into government's digital shift shrink?",
            "more",
        ),
        ("牵头部门权限太大，横向统筹的时候惹出了哪些麻烦？", "不高"),
        ("Student's question: why should sensitive information be shared freely?", "ban"),
    ],
)
def test_an_order_a_share_a_place_or_a_sibling_is_put_right(kg, words, said):
    """Whatever is asked of it: how many years, by how much, how it spread."""

    answer = kg.ask(words)

    assert answer.outcome == "corrected"
    assert said in answer.sentence


@pytest.mark.parametrize(
    ("words", "outcome"),
    [
        ("数字广东公司的四家股东里，哪家出的钱最多？", "not-said"),
        ("到2008年底，全国地市级政府网站一共建了多少个？", "not-said"),
        ("Which testing companies do the operating teams hire for all those checks?", "not-said"),
        ("平台壟斷模式裏說的互聯網巨頭，指的是哪一家？", "not-said"),
        ("新加坡的「智慧國」計劃是哪一年啟動的？", "not-covered"),
    ],
)
def test_what_is_near_is_not_given_for_what_is_asked(kg, words, outcome):
    """A list for which of it has most, a share for a number, a kind for a name."""

    assert kg.ask(words).outcome == outcome


@pytest.mark.parametrize(
    ("words", "slugs"),
    [
        ("Which national pilots did Zhejiang take on?", {"national-e-government-pilot"}),
        (
            "In which ways can people handle services in Beijing?",
            {"self-service-handling-in-beijing"},
        ),
        ("评估数字项目运营得好不好，该拿什么当基准？", {"usage-of-particular-services"}),
    ],
)
def test_several_are_listed_and_means_are_named(kg, words, slugs):
    """And not one of a list, or what is done by the means."""

    values = {value.slug for value in kg.ask(words).values}

    assert slugs <= values
    assert len(values) > 1 or "usage-of-particular-services" in values


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("文章提到江苏了吗？", "yes"),
        ("Does the article mention Fujian?", "yes"),
        ("Is Moutai mentioned anywhere in the article?", "yes"),
        ("Does the article mention Huawei?", ""),
        ("Does the article mention notices?", "yes"),
    ],
)
def test_what_is_named_is_mentioned(kg, words, verdict):
    """What no sentence names may be called something else: of it, nothing is said."""

    answer = kg.ask(words)

    assert (answer.verdict or "") == verdict
    assert bool(answer.evidence) or not verdict


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Did most places leave grass-roots work out of the overall plans?", "yes"),
        ("Do the interim measures leave the conditions for refusing to share unregulated?", "yes"),
        ("算法歧视越来越突出,是不是跟数字领域的立法跟不上有关?", "yes"),
        ("Were the government systems of last century short of top-level design?", "yes"),
        ("Does the Cybersecurity Law define where government data end?", "no"),
    ],
)
def test_what_is_wanting_is_denied_without_a_negation(kg, words, verdict):
    """What was left out has not been put in, and what does not keep up lags behind."""

    assert kg.ask(words).verdict == verdict


def test_that_there_is_no_more_is_not_borne_out_by_the_rest(kg):
    """That it improves services is said, and not that it does nothing else."""

    asked = 'Is the point of "one-network" just that it improved Shanghai\'s service capability?'

    assert kg.ask(asked).verdict != "yes"


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("腾讯控股数字广东吗？", ""),
        ("Does Tencent control Digital Guangdong?", ""),
        ("Is Digital Guangdong owned by Tencent?", "yes"),
        ("数字浙江由国资控股吗？", "yes"),
    ],
)
def test_to_invest_is_not_to_control(kg, words, verdict):
    """And that one of three firms is controlled tells nothing of another."""

    assert (kg.ask(words).verdict or "") == verdict


def test_two_questions_in_turn_are_both_answered(kg):
    """Whether it is so, and then when: the second is about what the first names."""
    answer = kg.ask("青岛的政务网站是全国第一个吗？哪年上线的？")

    assert answer.verdict == "yes"
    assert "1998" in answer.sentence


def test_what_is_advised_to_others_settles_nothing_for_a_county(kg):
    answer = kg.ask("我们县该不该成立专门的数据治理机构？")

    assert answer.outcome == "not-said"
    assert "别的层级" in answer.sentence


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("听说平台垄断模式对政府监管最有利，是这样吗？", "no"),
        ("浙江的数字浙江技术运营有限公司是由腾讯控股的，对吗？", "no"),
    ],
)
def test_a_claim_is_denied_by_what_is_told_instead(kg, words, verdict):
    assert kg.ask(words).verdict == verdict


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("数字广东的股东里有没有阿里巴巴？", "没有。"),
        ("政府和企业合作会不会造成垄断？", "可能。"),
        ("敏感信息能不能共享？", "不能。"),
        ("数字浙江是国资控股的吗？", "是。"),
        ("全国前十里有没有贵州？", "没有。"),
    ],
)
def test_yes_and_no_repeat_the_verb_and_say_what_is_only_possible(kg, words, first):
    assert kg.ask(words).sentence.startswith(first)


def test_what_is_offered_as_one_of_two_is_not_put_right(kg):
    answer = kg.ask("数字浙江公司是国资控股还是民营控股？")

    assert answer.outcome == "answered"
    assert "国资" in answer.sentence


@pytest.mark.parametrize(
    "words",
    [
        "Do Shanghai residents like the Citizen Cloud app?",
        "老百姓对数字政府满意吗？",
        "数字政府建成后公务员会不会失业？",
    ],
)
def test_what_people_feel_is_not_told(kg, words):
    assert kg.ask(words).outcome == "not-said"


@pytest.mark.parametrize(
    "words",
    [
        "Do provincial systems take the needs of cities and counties into account?",
        "省里的系统有没有照顾到市县的需求？",
    ],
)
def test_what_is_neglected_is_not_taken_into_account(kg, words):
    assert kg.ask(words).verdict == "no"
