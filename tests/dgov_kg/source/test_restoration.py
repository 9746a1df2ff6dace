"""A damaged text comes back, or what could not be mended is pointed out."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pypinyin.constants import PINYIN_DICT

from dgov_kg.source import restore
from dgov_kg.source.gbk import decoded, to_half_width
from dgov_kg.source.script import simplified

CLEAN = """春天來了，縣城的圖書館舉辦讀書會。總體來看，讀者越來越多，館員也忙。
館長說：“我們歡迎各縣（市、區）的讀者。”總體上，館藏十萬冊，新書三千冊。
客觀地說，縣城的書店很少。讀者可以借書，也可以還書。可以看出，圖書館很受歡迎。
夏天，館員整理書架，讀者幫忙搬書。各縣（市、區）的圖書館互相借書，縣城的讀者很高興。
讀書會有三個特點：一是人多；二是書新；三是時間長。總體而言，讀書會辦得很好。
秋天，“讀書角”開放。“讀書角”在公園裡，離車站很近，讀者可以坐車來。
冬天，圖書館關門晚，館員輪流值班。雖然天氣冷，讀者還是來借書。"""
LINES = CLEAN.split("\n")
READINGS = {
    "書": "shū",
    "館": "guǎn",
    "讀": "dú",
    "縣": "xiàn",
    "區": "qū",
    "來": "lái",
    "個": "gè",
}
_LEAST_SURE = 0.99


def inject(text, places):
    """Put a pronunciation behind each character of READINGS that stands at one of the places."""
    return "".join(
        f"{sign}({READINGS[sign]})" if sign in READINGS and place in places else sign
        for place, sign in enumerate(text)
    )


def slip(line, place):
    """Read a line as GBK with the first byte of one character lost, until it is in step again."""
    starts, length = set(), 0
    for sign in line[place:]:
        starts.add(length)
        length += len(sign.encode("gbk"))
    code, here, out = line[place:].encode("gbk"), 1, "?"
    while here < length and here not in starts:
        pair = code[here : here + 2]
        if pair[0] < 0x80:
            out += chr(pair[0])
            here += 1
            continue
        out += (decoded(*pair) or "") if len(pair) == 2 else "?"
        here += 2
    return line[:place] + out + code[here:].decode("gbk")


def damaged_line(number, line):
    """Return the text with one line in place of the sound one."""
    return "\n".join([*LINES[:number], line, *LINES[number + 1 :]])


SLIPS = [
    (number, place)
    for number, line in enumerate(LINES)
    for place in range(len(line))
    if slip(line, place) != line
]


@given(st.sets(st.integers(0, len(CLEAN))))
@settings(max_examples=40, deadline=None)
def test_injected_pronunciations_go(places):
    """Wherever pronunciations are put in, they go, and the text is as it was."""
    result = restore(inject(CLEAN, places))

    assert simplified(CLEAN) == result.text
    assert not result.doubts


@given(st.sampled_from(SLIPS), st.booleans())
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_lost_step_is_mended_or_reported(spot, half_width):
    """A lost step is mended, or some repair is less than certain, or a doubt is left."""
    number, place = spot
    text, clean = damaged_line(number, slip(LINES[number], place)), simplified(CLEAN)
    if half_width:
        text, clean = to_half_width(text), to_half_width(clean)

    result = restore(text)

    unsure = any(repair.sure < _LEAST_SURE for repair in result.repairs)
    assert clean == result.text or result.doubts or unsure


@pytest.mark.parametrize(
    ("words", "character", "shown"),
    [("會。總體", "。", "??傮w"), ("各縣（市、區", "、", "?^"), ("開放。“讀", "。", "?!白x")],
)
def test_the_damage_is_of_the_kind_that_was_found(words, character, shown):
    """The tests damage a text as real scrapes are damaged."""
    line = next(line for line in LINES if words in line)
    place = line.index(words) + words.index(character)

    assert shown in to_half_width(slip(line, place))


@pytest.mark.parametrize("half_width", [False, True], ids=["full-width", "half-width"])
@pytest.mark.parametrize(
    ("line", "words", "character"),
    [
        (0, "讀書會。總體", "。"),
        (1, "。”總體上", "”"),
        (4, "間長。總體", "。"),
        (5, "開放。“讀", "。"),
        (2, "很少。讀者", "。"),
        (6, "值班。雖然", "。"),
    ],
    ids=["stop", "quotation-mark", "second-stop", "stop-before-quotation", "stop-again", "rare"],
)
def test_a_lost_stop_comes_back(line, words, character, half_width):
    """A stop that lost its first byte comes back with what was read out of step behind it."""
    place = LINES[line].index(words) + words.index(character)
    text, clean = damaged_line(line, slip(LINES[line], place)), simplified(CLEAN)
    if half_width:
        text, clean = to_half_width(text), to_half_width(clean)

    result = restore(text)

    assert clean == result.text
    assert result.counts()["lost-step"] == 1


def test_a_pronunciation_tells_which_character_was_lost():
    """The pronunciation behind a run belongs to its last character and goes with the damage."""
    number, line = 3, LINES[3]
    damaged = slip(line, line.index("（市、區") + 2).replace("^", "^(qū)")

    result = restore(damaged_line(number, damaged))

    assert simplified(CLEAN) == result.text


def test_a_pair_of_bytes_that_has_no_character_is_bridged():
    """Bytes that no character has were dropped; the text on both sides still joins."""
    line = LINES[2]
    place = line.index("。可以看出")

    result = restore(damaged_line(2, slip(line, place)))

    assert simplified(CLEAN) == result.text


def readings(sign):
    """Return the readings of a character, the usual one first."""
    listed = PINYIN_DICT.get(ord(sign), "")
    return listed.split(",") if listed else []


def split_pronunciation(line, place, first, second):
    """Part the character at a place as the injector did: `?first)?second)`."""
    return f"{line[:place]}?{first})?{second}){line[place + 1 :]}"


@pytest.mark.parametrize("words", ["府數", "庫數", "書數"])
def test_a_character_parted_by_a_pronunciation_is_whole_again(words):
    """Both halves and both readings give back the character, whatever stands before it."""
    across = decoded(words[0].encode("gbk")[1], words[1].encode("gbk")[0])
    line = f"館員把{words}字寫在牆上。數字很大，數字很多。"
    damaged = split_pronunciation(line, line.index("數"), readings(across)[0], "shù")

    result = restore(f"{CLEAN}\n{damaged}")

    assert simplified(f"{CLEAN}\n{line}") == result.text
    assert result.counts()["split-pronunciation"] == 1


@given(st.integers(0xB1, 0xD7), st.integers(0xB1, 0xD7), st.integers(0xA1, 0xFE))
@settings(max_examples=60, deadline=None, derandomize=True)
def test_a_parted_character_follows_from_bytes_alone(before, first, second):
    """Any pair of common characters that shows a third across it can be parted and mended."""
    one, other = decoded(before, 0xB5), decoded(first, second)
    across = decoded(0xB5, first)
    assume(one and other and across and all(readings(sign) for sign in (one, other, across)))
    line = f"牆上寫著{one}{other}兩個字。"
    damaged = split_pronunciation(line, 5, readings(across)[0], readings(other)[0])

    result = restore(f"{CLEAN}\n{damaged}")

    unsure = any(repair.sure < _LEAST_SURE for repair in result.repairs)
    assert simplified(f"{CLEAN}\n{line}") == result.text or unsure


@pytest.mark.parametrize(
    "text",
    [
        "图书馆(平台)在县城(市、区)开放。",
        "用App(应用)借书,在N个县都行。",
        "谁来借书?怎么还书?",
        "这本书好不好?B馆也有。",
        "山(shui)和水(abc)都在。",
        "书(wàng)很新。",
        "2018年(春),“读书角”开放[3]。",
    ],
)
def test_what_is_not_damaged_stays(text):
    """Ordinary brackets, Latin words, questions, and Latin that is no reading all stay."""
    assert restore(text).text == text


def test_a_restored_text_is_left_alone():
    """Restoring twice is restoring once."""
    once = restore(inject(CLEAN, range(len(CLEAN)))).text

    assert restore(once).text == once
    assert not restore(once).repairs


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("讀者隨著館員走", "读者随着馆员走"),
        ("意味著讀書會很好", "意味着读书会很好"),
        ("面臨著“新書”", "面临着“新书”"),
        ("著力辦好，著手整理，著眼長遠", "着力办好，着手整理，着眼长远"),
        ("接著名單出來了", "接着名单出来了"),
        ("成效顯著的著名館長", "成效显著的著名馆长"),
        ("他的專著和論著成績卓著", "他的专著和论著成绩卓著"),
        ("著作權法", "著作权法"),
        ("顯著特點", "显著特点"),
    ],
)
def test_the_particle_is_told_from_the_book(before, after):
    """著 becomes 着 as a particle, and stays in the words that are read zhù."""
    assert restore(before).text == after


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("讀者?來了。", "question-mark", 2),
        ("读者来w了。", "wedged", 3),
        ("读者▍来了。", "box", 2),
        ("读者\ufffd来了。", "box", 2),
        ("读者“来了。", "bracket", 2),
        ("读者）来了。", "bracket", 2),
    ],
)
def test_what_cannot_be_mended_is_pointed_out(text, kind, place):
    """A sign of damage that nothing explains is reported with its place."""
    doubts = restore(text).doubts

    assert (kind, place) in {(doubt.kind, doubt.place) for doubt in doubts}


def test_every_repair_tells_its_place_before_and_after():
    """The place before finds the damage in the damaged line, the place after the mended text."""
    damaged = inject(CLEAN, range(len(CLEAN)))
    result = restore(damaged)
    before, after = damaged.split("\n"), result.text.split("\n")

    for repair in result.repairs:
        assert before[repair.paragraph][repair.start :].startswith(repair.before)
        if repair.kind == "script":
            assert after[repair.paragraph][repair.place] == repair.after


def test_the_article_comes_back(restoration):
    """The article loses its pronunciations and gets its lost characters back."""
    counts = restoration.counts()

    assert 1700 <= counts["pronunciation"] <= 1900
    assert 25 <= counts["lost-step"] + counts["split-pronunciation"] <= 40
    assert not restoration.doubts
    assert "?" not in restoration.text


def test_the_article_keeps_its_book_words(restoration):
    """Every 著 left in the article stands in a word that is read zhù."""
    text = restoration.text.replace("显著", "").replace("著名", "").replace("著作", "")

    assert "显著" in restoration.text
    assert "著" not in text
    assert "随着" in restoration.text


def test_few_repairs_of_the_article_ask_for_a_look(restoration):
    """All repairs of the article but two are at least likely."""
    assert sum(repair.sure < 0.8 for repair in restoration.repairs) <= 2
