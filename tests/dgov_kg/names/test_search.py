"""Search by name: any label, in any script, by sound and with a slip of the finger."""

from __future__ import annotations

import pytest

import dgov_kg
from dgov_kg.names.index import LABEL, OTHER, NameIndex, laid_out


@pytest.fixture(name="kg", scope="module")
def fixture_kg():
    return dgov_kg.load(language="en")


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("数字广东网络建设有限公司", "digital-guangdong"),
        ("數字廣東", "digital-guangdong"),
        ("Digital Guangdong", "digital-guangdong"),
        ("shuzi guangdong", "digital-guangdong"),
        ("digital-guangdong", "digital-guangdong"),
        ("tencnet", "tencent"),
        ("Aliababa", "alibaba"),
        ("telecom china", "china-telecom"),
        ("网信办", "cyberspace-administration"),
        ("yue zhi hui", "yuezhihui"),
        ("国务院办公厅", "state-council-general-office"),
    ],
)
def test_a_thing_is_found_first_by_any_of_its_names(kg, words, slug):
    """Labels, other names, both scripts, pinyin and small slips lead to the thing itself."""

    assert kg.search(words)[0]["found"].slug == slug


def test_what_is_found_has_its_class_and_its_first_sentence(kg):
    """A row says what the thing is and where it is first named."""

    row = kg.search("腾讯")[0]

    assert (row["kind"].curie, row["evidence"].slug) == ("dgov:Enterprise", "p13s3")


def test_nothing_is_found_where_nothing_is_called_so(kg):
    """Words that name nothing give no rows, and no error."""

    assert [len(kg.search(words)) for words in ("", "  ", "？！", "qwertzuiop", "\x00")] == [0] * 5


def test_a_name_comes_before_a_longer_one_and_a_label_before_another_name():
    """The whole name, then its start, then a part; a label before what else a thing is called."""

    index = NameIndex(
        laid_out([("数字政府平台", 0, LABEL), ("数字政府", 1, OTHER), ("数字政府", 2, LABEL)])
    )

    assert index.find("数字政府") == [2, 1, 0]
    assert index.find("政府") == [2, 0, 1]


def test_own_files_are_searched_as_well(tmp_path):
    """What a reader's own file names is found beside the project's things."""

    own = tmp_path / "own.ttl"
    own.write_text(
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
        '<https://example.org/x> skos:prefLabel "浑天仪平台"@zh .\n',
        encoding="utf-8",
    )

    found = dgov_kg.load(str(own)).search("浑天仪")

    assert [row["found"].iri for row in found] == ["https://example.org/x"]
