"""Questions that a reader asks first have forms of their own: each is shown at work."""

from __future__ import annotations

import pytest

import dgov_kg
from dgov_kg.ask.read.piecing import read


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


def slugs(answer):
    return {value.slug for value in answer.values if hasattr(value, "slug")}


@pytest.mark.parametrize(
    "words",
    [
        "文章指出的主要问题有哪些？",
        "What are the main problems of local digital government in China?",
        "地方数字政府建设的主要问题",
    ],
)
def test_the_main_problems_are_those_that_sum_up_an_area(kg, words):
    answer = kg.ask(words)

    assert slugs(answer) == {
        *("coordination-problem", "function-problem", "build-operate-gap-problem"),
        "law-lag-problem",
    }


def test_the_main_advice_is_not_all_advice(kg):
    answer = kg.ask("作者提出了哪几方面的建议？")

    assert "law-recommendation" in slugs(answer)
    assert len(slugs(answer)) == 4


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("对省级政府有什么建议？", "p41s1"),
        ("What should provincial governments do?", "p42s1"),
        ("国务院应该做什么？", "p53s2"),
        ("What should the central government do?", "p52s2"),
    ],
)
def test_what_a_party_is_advised_to_do_is_addressed_to_it(kg, words, evidence):
    assert evidence in {node.slug for node in kg.ask(words).evidence}


@pytest.mark.parametrize(
    "words",
    [
        "哪个省的做法最好？",
        "Which province is most advanced?",
        "Why is Zhejiang ahead of Guangdong?",
        "浙江和广东哪个更先进？",
        "Which of the five provinces is the best?",
    ],
)
def test_no_place_is_put_above_another(kg, words):
    """The article lists the first ten, in no order."""
    answer = kg.ask(words)

    assert answer.outcome == "not-said"
    assert "ranksAmongFirst" in answer.nearest[0].command


def test_the_best_places_are_the_first_ten(kg):
    assert {"guangdong", "fujian", "zhejiang"} <= slugs(kg.ask("哪些省份数字化水平最高？"))


@pytest.mark.parametrize(
    "words",
    ["数据经纪人是做什么的？", "What are the duties of the chief data officer?"],
)
def test_a_post_whose_task_is_not_told_has_none_made_up(kg, words):
    assert kg.ask(words).outcome == "not-said"


def test_a_body_whose_task_is_told_has_it(kg):
    assert "role-operation" in slugs(kg.ask("数字浙江是做什么的？"))


@pytest.mark.parametrize(
    ("words", "given"),
    [
        ("When did Huawei invest in Digital Guangdong?", "Huawei"),
        ("广东为什么让华为来运营全省的数字政府？", "华为"),
    ],
)
def test_a_stranger_credited_with_a_deed_is_put_right(kg, words, given):
    answer = kg.ask(words)

    assert answer.outcome == "corrected"
    assert f"“{given}”" in answer.sentence


def test_a_stranger_that_did_nothing_in_particular_is_not_covered(kg):
    assert kg.ask("When did Singapore launch its Smart Nation programme?").outcome == "not-covered"


@pytest.mark.parametrize(
    "words", ["What connects Tencent and Moutai?", "腾讯和阿里巴巴有什么关系？"]
)
def test_nothing_connects_two_firms_of_two_provinces(kg, words):
    assert kg.ask(words).outcome == "not-said"


def test_a_platform_is_tied_to_a_reform_by_a_path(kg):
    answer = kg.ask("上海的市民云跟一网通办什么关系？")

    assert {"citizen-cloud", "one-network-handling"} <= slugs(answer)
    assert answer.command.startswith("dgov-kg path")


def test_what_happened_in_a_year_is_told_for_each_place(kg):
    answer = kg.ask("2017年有哪些地方在数字政府上有动作？")

    assert {"p11s3", "p19s2", "p22s3"} <= {node.slug for node in answer.evidence}
    assert "广东省" in answer.sentence


def test_what_a_party_did_is_what_it_takes_part_in(kg):
    answer = kg.ask("What did Alibaba do in Zhejiang?")

    assert answer.command == "dgov-kg run takes-part-in --actor alibaba"


@pytest.mark.parametrize(
    "words", ["这篇文章的目的是什么？", "What is the main goal of this article?"]
)
def test_the_aim_of_the_article_is_its_own(kg, words):
    assert {node.slug for node in kg.ask(words).evidence} == {"p01s9"}


@pytest.mark.parametrize(
    ("words", "said"), [("文章有多少段？", "54。"), ("谁写的这篇文章？", "宁琪、谭家超。")]
)
def test_the_source_is_told_by_what_is_asked(kg, words, said):
    assert kg.ask(words).sentence == said


@pytest.mark.parametrize(
    "words", ["哪些国企参与了数字政府建设？", "Which operators are state-owned?"]
)
def test_firms_are_the_state_s_where_the_text_says_so(kg, words):
    assert slugs(kg.ask(words)) == {"digital-zhejiang", "cloud-guizhou"}


def test_where_the_operators_are_the_state_s(kg):
    answer = kg.ask("Which provinces have state-owned operators?")

    assert slugs(answer) == {"guizhou", "zhejiang"}


@pytest.mark.parametrize(
    "words", ["What did China's digital government look like in 2023?", "2031年有什么目标？"]
)
def test_nothing_is_told_of_a_year_that_the_article_does_not_speak_of(kg, words):
    assert kg.ask(words).outcome == "not-said"


def test_why_something_is_so_is_told_with_what_its_sentence_says_besides(kg):
    """It is not said to be the reason, but it goes first: the fact alone says back the question."""
    answer = kg.ask("贵州为什么要靠国企来操盘？")

    said, _, fact = answer.sentence.partition("（图谱记作：")
    assert "产业底子薄" in said
    assert "操盘" in fact


def test_what_is_only_advised_is_not_told_as_done(kg):
    answer = kg.ask("敏感信息可以拿出来共享流通吗？")

    assert answer.verdict == "no"
    assert "应当做" in answer.sentence


def test_what_should_be_barred_should_not_be_done(kg):
    answer = kg.ask("Should sensitive information be shared according to the article?")

    assert answer.verdict == "no"


def test_an_open_list_is_hedged_by_whatever_way_it_is_asked_for(kg):
    assert "未必列全" in kg.ask("云上贵州是由哪几家公司组建的？").sentence


def test_a_group_is_told_with_its_members(kg):
    answer = kg.ask("浙江那个152到底是啥")

    assert "五大系统（数字经济系统、" in answer.sentence


def test_words_that_the_graph_does_not_know_are_told_as_they_are_written(kg):
    assert "（孟天广）" in kg.ask("孟天广的观点是什么").sentence


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("上海一网通办什么时候上线移动端", "2018年9月"),
        ("When did central departments set up portals?", "by about December 2008"),
    ],
)
def test_dates_are_told_as_people_write_them(kg, words, date):
    assert kg.ask(words).sentence.startswith(date)


@pytest.mark.parametrize(
    ("words", "count"),
    [("2022年6月国务院发了啥文件", 1), ("2022年国务院发布了哪些文件？", 3)],
)
def test_a_month_in_a_question_restricts_what_is_told(kg, words, count):
    assert len(slugs(kg.ask(words))) == count


def test_a_clause_that_is_quoted_is_not_taken_for_granted(kg):
    answer = kg.ask('What is meant by "heavy on construction, light on operation"?')

    assert answer.outcome == "answered"


def test_who_and_which_report_are_both_told(kg):
    answer = kg.ask("数字化水平前十名是谁排的，哪份报告")

    assert "国家互联网信息办公室" in answer.sentence
    assert "文章没有说" not in answer.sentence


def test_places_are_compared_by_their_models_where_none_is_named(kg):
    assert kg.ask("Compare the five provinces.").command == "dgov-kg run models"


@pytest.mark.parametrize(
    ("words", "document"),
    [
        ("国务院那个政务信息资源共享暂行办法有什么漏洞？", "information-sharing-measures"),
        (
            "Who issued the Guiding Opinions on Strengthening Digital Government Construction?",
            "digital-government-opinions",
        ),
        ("What does the Report on Digital China Development 2021 rank?", "digital-china-report"),
    ],
)
def test_a_title_may_be_cited_roughly(kg, words, document):
    """A word left out, added or put elsewhere; the text of the question stays as it is."""
    named = [piece for piece in read(kg.memory, words).named if piece.weight > 3]
    things = {kg.memory.things[thing] for piece in named for thing in piece.things}

    assert f"dg:{document}" in things


def test_what_only_looks_like_a_title_is_none(kg):
    names = read(kg.memory, "Which opinions on digital government are there?").named

    assert not any(len(piece.text.split()) > 3 for piece in names)


@pytest.mark.parametrize(
    "words", ["文章重点讲了哪几个省？", "Which provinces does the article look at in detail?"]
)
def test_the_cases_are_told_as_places(kg, words):
    """Not all that is said of them, one by one."""
    answer = kg.ask(words)

    assert slugs(answer) == {"guangdong", "zhejiang", "shanghai", "beijing", "guizhou"}
    assert len(answer.sentence) < 120


def test_numbers_of_many_things_are_no_count_of_one(kg):
    assert "167, 123" not in kg.ask("How many provinces are discussed?").sentence


@pytest.mark.parametrize(
    "words", ["2022年3月国务院的指导意见主要讲什么？", "What does the opinion of March 2022 say?"]
)
def test_a_document_may_be_named_by_its_month(kg, words):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert "service-standardisation-opinions" in {row["document"].slug for row in answer.table}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("对比上海和北京的政务App", {"citizen-cloud", "beijing-app"}),
        ("Compare Shanghai and Beijing on their mobile apps.", {"citizen-cloud", "beijing-app"}),
    ],
)
def test_places_are_compared_on_what_a_question_names(kg, words, told):
    """Each by what is said of it, and by nothing that is not its own."""
    assert slugs(kg.ask(words)) == told


def test_models_are_compared_on_a_topic(kg):
    """Of what the models of two provinces are marked by, that which has to do with the topic."""
    answer = kg.ask("比较浙江和广东两省的政企合作模式")

    assert {node.slug for node in answer.evidence} == {"p13s1", "p16s1"}


def test_what_is_told_of_one_is_not_said_to_be_so_of_it_alone(kg):
    """Zhejiang, too, keeps management apart from operation, though not by the same statement."""
    answer = kg.ask("What is the difference between Guangdong's model and Zhejiang's?")

    assert "Guangdong Province: " in answer.sentence
    assert "only" not in answer.sentence


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("“152”体系中的“2”指什么？", {"p15s5"}),
        ("什么是浙江“152”体系里的“1”？", {"p15s3"}),
        ('What does the "5" in Zhejiang\'s "152" stand for?', {"p15s4"}),
        ("浙江“152”里的1、5、2分别指什么？", {"p15s3", "p15s4", "p15s5"}),
    ],
)
def test_a_digit_of_a_name_means_what_it_counts(kg, words, places):
    assert {node.slug for node in kg.ask(words).evidence} == places


@pytest.mark.parametrize(
    "words",
    [
        "Did Tencent invest in the Digital Zhejiang company?",
        "云上贵州公司的组建方里真的有五粮液吗？",
        "中国移动参与了云上贵州的组建吗？",
    ],
)
def test_a_firm_may_be_among_those_that_are_not_named(kg, words):
    """Four groups, one of them named; a list that ends in 等: neither yes nor no."""
    answer = kg.ask(words)

    assert not answer.verdict
    assert answer.outcome == "not-said"


def test_a_firm_that_is_named_is_among_them(kg):
    assert kg.ask("云上贵州公司的组建方里真的有茅台吗？").verdict == "yes"


@pytest.mark.parametrize(
    "words",
    ["阿里巴巴是什么时候退出数字浙江的？", "When was the Government Online Project abolished?"],
)
def test_an_end_of_which_nothing_is_told_has_no_date_of_its_beginning(kg, words):
    assert kg.ask(words).outcome == "not-said"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("When was the Digital Zhejiang company set up, and is it state-controlled?", "by state"),
        ("In which year did Guizhou become a big data pilot zone, and was it the first?", "first"),
    ],
)
def test_what_is_asked_besides_is_told_by_the_same_sentence(kg, words, told):
    answer = kg.ask(words)

    assert answer.outcome == "answered"
    assert told in answer.sentence


def test_of_a_part_nothing_is_denied_that_the_sentence_tells(kg):
    """The publisher of the ranking stands in the sentence that gives it."""
    answer = kg.ask(
        "Which provinces are in the national top ten for digital development, and who published it?"
    )

    assert "does not say" not in answer.sentence
    assert "Cyberspace Administration of China" in answer.sentence


def test_a_place_in_a_ranking_is_no_place_in_a_list(kg):
    assert not kg.ask("《数字中国发展报告（2021年）》把浙江排在全国第一位，属实吗？").verdict


def test_what_is_not_settled_is_told_by_the_nearest_sentence(kg):
    """It is not said that the article is silent: its words are there to be judged by."""
    answer = kg.ask("A colleague dates Beijing's “one network” plan to 2018. Is that right?")

    if not answer:
        assert "does not settle" in answer.sentence
        assert "In 2018 Beijing issued" in answer.sentence


def test_a_term_is_defined_with_what_the_article_says_of_it(kg):
    answer = kg.ask("名词解释：三网一库")

    assert answer.command == "dgov-kg describe three-networks-one-database"
    assert "三至五年" in answer.sentence
    assert "列举完整性" not in answer.sentence


def test_who_put_a_firm_together_is_asked_in_everyday_words(kg):
    answer = kg.ask("云上贵州是哪几家凑起来组建的？")

    assert answer.outcome == "answered"
    assert len(answer.values) == 5
    assert [node.slug for node in answer.evidence] == ["p24s2"]


@pytest.mark.parametrize(
    ("words", "parts"),
    [
        ("北京的“七通一平”里头有些什么？", {"大数据平台", "城市码", "政务云"}),
        ("贵州的“三位一体”由谁组成？", {"产业发展中心", "贵州省大数据局"}),
        ('What does the "152" in Zhejiang\'s 152 system stand for?', {"five systems", "platform"}),
        ("What is “one cloud, one network, one platform” made up of?", {"cloud", "network"}),
    ],
)
def test_what_a_thing_is_made_up_of_is_all_of_it(kg, words, parts):
    said = kg.ask(words).sentence

    assert all(part in said for part in parts)


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (
            "Which of the places that the article treats as case studies are also in the top ten?",
            "Beijing Municipality, Guangdong Province, Shanghai Municipality and Zhejiang Prov",
        ),
        (
            "排进全国前十的那些省市里，哪几个也是文章专门介绍的案例？",
            "北京市、广东省、上海市、浙江省：",
        ),
    ],
)
def test_which_of_some_things_something_else_holds_of_is_what_both_have(kg, words, names):
    assert kg.ask(words).sentence.startswith(names)


def test_of_a_thing_that_is_counted_and_not_named_in_full_that_is_said(kg):
    """七通一平 tells of eight, and three are named."""

    assert "没有一一列出" in kg.ask("北京的“七通一平”里头有些什么？").sentence


def test_how_something_changed_is_told_from_one_end_to_the_other(kg):
    whole = kg.ask("How did Shanghai's aims for its one-network service change in 2020?")
    ends = kg.ask("2020年上海一网通办要实现哪两个转变？")

    assert {value.slug for value in whole.values} == {value.slug for value in ends.values}
    assert len(whole.values) == 2
    assert "“equal stress on administrative power and public services”" in whole.sentence


def test_who_has_which_duties_is_told_by_those_who_have_them(kg):
    said = kg.ask("How does Guangdong divide the work between government and company?").sentence

    assert said.startswith("Guangdong Government Service and Data Administration: competent")
    assert "Digital Guangdong Network Construction Co., Ltd.: construction and operation" in said


def test_a_name_with_its_sort_asks_for_nothing_of_that_sort(kg):
    """The commission is one of the founders, and no firm."""

    values = {value.slug for value in kg.ask("云上贵州这家公司是由谁出资组建的？").values}

    assert "guizhou-sasac" in values
    assert len(values) == 5


@pytest.mark.parametrize(
    ("words", "evidence"),
    [
        ("三种公私合作模式当中，哪一种会让政府更难监管？", "p34s5"),
        ("三种公私合作模式，哪种让职能转变更难？", "p34s3"),
        ("Which of the three models risks platforms that are built but not used?", "p34s4"),
    ],
)
def test_of_several_the_one_is_told_of_which_it_is_said(kg, words, evidence):
    assert {node.slug for node in kg.ask(words).evidence} == {evidence}


def test_of_two_steps_the_one_is_told_though_it_is_said_how_much(kg):
    answer = kg.ask(
        "Of the two steps for managing projects properly, "
        "which one rests on how much a service gets used?"
    )

    assert {node.slug for node in answer.evidence} == {"p49s4"}


def test_the_one_of_several_operators_is_told_by_what_is_said_of_its_founding(kg):
    answer = kg.ask("Out of the provincial operating firms, which has a liquor group as a founder?")

    assert slugs(answer) == {"cloud-guizhou"}


def test_the_same_asked_of_two_things_is_answered_of_each(kg):
    said = kg.ask(
        "How many high-frequency services does Guangdong 2.0 plan across provinces, "
        "and how many across the border with Hong Kong and Macao?"
    ).sentence

    assert "100 frequent services" in said
    assert "50 frequent government services" in said


@pytest.mark.parametrize(
    "words",
    [
        "“三网一库”到底是哪三网、哪一库？",
        "What do the 6 and the 4 in Beijing's supervision system stand for?",
        "“七通一平”里的七个“通”分别是什么？",
    ],
)
def test_what_the_numbers_in_a_name_stand_for_is_not_said(kg, words):
    assert kg.ask(words).outcome == "not-said"


def test_what_the_numbers_in_a_name_stand_for_is_told_where_it_is_said(kg):
    assert kg.ask("What does the 5 in the 152 system stand for?").outcome == "answered"


def test_of_a_document_of_which_only_the_title_is_told_the_contents_are_not_said(kg):
    assert kg.ask("《北京市数字服务实施方案》里规定了些什么？").outcome == "not-said"
    assert kg.ask("2019年上海市推进“一网通办”工作要点讲了什么？").outcome == "answered"


@pytest.mark.parametrize(
    "words", ["Who are the authors of this paper?", "作者是谁？", "文章 作者 名字"]
)
def test_who_wrote_the_article_is_told(kg, words):
    assert kg.ask(words).sentence in {"Ning Qi and Tan Jiachao.", "宁琪、谭家超。"}


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("除了京津冀，国家平台还给哪些区域开了通办？", 2),
        ("划分阶段，作者提了顶层设计以外的哪两条标准？", 2),
    ],
)
def test_what_is_set_aside_is_no_answer_wherever_it_stands(kg, words, kept):
    assert len(kg.ask(words).values) == kept


@pytest.mark.parametrize(
    "words",
    [
        "浙江搞商事登记“零跑动”之后，新开的企业多了多少？",
        "2017年国家启动的数字政府试点，都选在了哪些地方？",
    ],
)
def test_a_list_is_no_difference_and_the_country_no_place_in_it(kg, words):
    assert kg.ask(words).outcome == "not-said"


def test_who_controls_a_firm_is_asked_and_not_claimed_of_who_put_money_in(kg):
    answer = kg.ask("阿里巴巴入股的那家数字浙江公司是哪年成立的？由谁控股？")

    assert answer.outcome == "answered"
    assert "2019年" in answer.sentence


def test_the_mobile_end_is_no_portal(kg):
    said = kg.ask("上海的“一网通办”移动端是哪年哪月上线试运行的？").sentence

    assert said.startswith("2018年9月")


def test_that_something_comes_of_it_does_not_tell_that_it_is_enough(kg):
    assert kg.ask("作者是不是认为只要技术上去了，治理就会好？").verdict != "yes"


def test_a_year_that_bounds_a_period_is_no_date_that_is_claimed(kg):
    said = kg.ask("2018年以后，上海为“一网通办”编制过哪些工作要点？").sentence

    assert "2019年上海市推进“一网通办”工作要点" in said
    assert "2020年上海市深化“一网通办”改革工作要点" in said


def test_those_that_joined_one_of_a_list_are_the_others(kg):
    answer = kg.ask(
        "What are the names of the three groups that joined Alibaba in Digital Zhejiang?"
    )

    assert answer.outcome == "not-said"
    assert "names only Alibaba" in answer.sentence


def test_how_many_characters_a_word_has_is_no_number_of_things(kg):
    assert kg.ask("“数字政府”这四个字，作者究竟怎么定义？").outcome == "answered"
