"""How to cite: the forms are read by programs that others wrote, and say what the graph says."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from dgov_kg.citation.citing import TITLE
from dgov_kg.citation.work import FORMS, Author, Citation, Work
from dgov_kg.cli import cite as command
from dgov_kg.cli import main
from dgov_kg.exceptions import BadParameter, UnknownName
from dgov_kg.graph import load
from dgov_kg.language import LANGUAGES, Bilingual
from dgov_kg.store import load as load_store
from dgov_kg.version import version

ROOT = Path(__file__).parents[2]
DAY = date(2031, 2, 3)
#: A thing, a sentence, a term, a controlled value, a question, the data.
NAMES = ("digital-guangdong", "p16s4", "dgov:Founding", "dgc:level-province", "co-owners", None)


@pytest.fixture(scope="module")
def kg():
    return load(language="en")


def lines(text):
    """Return the `key: value` lines of CITATION.cff."""
    pairs = (line.split(": ", 1) for line in text.splitlines() if ": " in line)
    return {key.strip(" -"): value.strip('"') for key, value in pairs}


def test_it_agrees_with_the_citation_file(kg):
    """CITATION.cff and the graph name the same title, version, day and authors."""

    told = lines((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    (work, *_) = kg.cite().works

    assert told["title"] == TITLE.en == work.title.en
    assert told["version"] == work.version
    assert told["date-released"] == work.issued
    assert [told["name"]] == [author.name.en for author in work.authors]


def test_gbt7714_of_a_thing(kg):
    """An entry stands before its data, [DB/OL] behind it, then version, days and address."""

    citation = kg.cite("digital-guangdong").in_language("zh").seen_on(DAY)
    first, second = citation.to_gbt7714().splitlines()

    assert first == (
        "dgov_kg contributors. 数字广东网络建设有限公司[DB/OL]//dgov_kg contributors. "
        f"{TITLE.zh}. 0.1.0版. (2026-11-23)[2031-02-03]. "
        "https://w3id.org/dgov-kg/id/digital-guangdong."
    )
    assert second == "宁琪, 谭家超. [题名未录][Z]."


def test_gbt7714_in_english(kg):
    """A family name in pinyin stands in capitals, and the place in the article is told."""

    citation = kg.cite("p16s4").seen_on(DAY)

    assert citation.to_gbt7714().splitlines()[1] == (
        "NING Qi, TAN Jiachao. [title not recorded][Z]. paragraph 16, sentence 4."
    )


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_bibtex_is_read(kg, name, language):
    """BibTeX reads every entry, with its author, address and day of access."""

    citation = kg.cite(name).in_language(language).seen_on(DAY)
    entries = parse_string(citation.to_bibtex(), "bibtex").entries
    first = entries[next(iter(entries))]

    assert len(entries) == len(citation.works)
    assert first.fields["url"] == citation.works[0].address
    assert first.fields["urldate"] == "2031-02-03"
    assert first.fields["note"].endswith(version(kg)["digest"])
    assert [str(person) for person in first.persons["author"]] == [r"{dgov\_kg contributors}"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", NAMES)
def test_csl_json_is_read(kg, name, language):
    """A CSL processor reads every item and knows each of its variables."""

    citation = kg.cite(name).in_language(language).seen_on(DAY)
    items = json.loads(citation.to_csl_json())
    read = CiteProcJSON(items)  # Warns of a variable that CSL has not, which fails here.

    assert list(read) == [work.key.lower() for work in citation.works]
    assert items[0]["accessed"] == {"date-parts": [[2031, 2, 3]]}
    assert read[items[0]["id"].lower()]["issued"].year == 2026
    assert {item["type"] for item in items} <= {"dataset", "document"}


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_label_can_be_cited(label):
    """Whatever a label holds, every form stays whole."""

    name = Bilingual(label, label)
    data = Work("data", "dataset", title=TITLE, address="https://example.org/")
    authors = (Author(Bilingual("甲", "A"), is_person=False),)
    work = Work(label, "entry", title=name, authors=authors, whole=data, address="https://e.org/x")
    citation = Citation((work,), "2026-11-25", "en")
    entries = parse_string(citation.to_bibtex(), "bibtex").entries

    assert next(iter(entries.values())).fields["url"] == "https://e.org/x"
    assert json.loads(citation.to_csl_json())[0]["container-title"] == TITLE.en
    assert citation.to_gbt7714().endswith("https://e.org/x.\n")


def test_no_title_is_made_up(kg):
    """The article has authors and a digest in the graph and no title; nor has its citation."""

    (_, article) = kg.cite("digital-guangdong").works

    assert article.title == ("", "")
    assert [author.name.zh for author in article.authors] == ["宁琪", "谭家超"]
    assert "title" not in json.loads(kg.cite("digital-guangdong").to_csl_json())[1]


def test_an_answer_is_cited_with_its_parameters(kg):
    """Slug, label and node name the same answer; what it was made by stands in the note."""

    cited = {kg.cite("co-owners", province=name) for name in ("guangdong", "广东省")}
    cited.add(kg.cite("co-owners", province=kg.node_of("dg:guangdong")))
    (citation,) = cited
    (work,) = citation.works

    assert work.title.zh.endswith("（省份：广东省）")
    assert work.address.endswith("/run/co-owners?province=guangdong")
    assert work.note.en == "made by dgov-kg run co-owners --province guangdong"


def test_a_wrong_name_is_told(kg):
    """A name of nothing, a parameter of no question, a value of another kind."""

    with pytest.raises(UnknownName, match="Tencent"):
        kg.cite("tencnet")
    with pytest.raises(BadParameter, match="no parameter colour"):
        kg.cite("co-owners", colour="red")
    with pytest.raises(BadParameter, match="jurisdiction"):
        kg.cite("co-owners", province="tencent")


def test_ones_own_data_are_not_passed_off_as_the_project_s(tmp_path):
    """With a file beside it the digest is another and the note says so; alone it has no version."""

    mine = tmp_path / "mine.ttl"
    mine.write_text(
        "<https://w3id.org/dgov-kg/id/mine> a <https://w3id.org/dgov-kg/ontology#Enterprise> .",
        encoding="utf-8",
    )
    beside, project = load(str(mine), language="en"), load(language="en")

    assert beside.cite("mine").works[0].whole.digest != project.cite().works[0].digest
    assert "reader's own" in beside.cite("mine").to_csl_json()
    assert len(beside.cite("mine").works) == 1  # No sentence of the article speaks of it.
    alone = type(beside)(load_store([str(mine)], project=False), language="en", has_own=True)
    assert alone.cite("mine").works[0].whole is None
    assert "dgov_kg" not in alone.cite("mine").to_gbt7714()
    with pytest.raises(UnknownName, match="do not say"):
        alone.cite()


@pytest.mark.parametrize("name", FORMS)
def test_the_shell_says_what_python_says(kg, capsys, name):
    """`dgov-kg cite` prints each form."""

    assert main(["cite", "digital-guangdong", "--format", name, "--lang", "en"]) == 0
    assert capsys.readouterr().out == FORMS[name](kg.cite("digital-guangdong"))


def test_the_shell_knows_the_forms():
    """The formats of the command are the forms there are."""

    assert list(FORMS) == list(command.FORMATS)


def test_the_shell_takes_a_question_s_parameters(capsys):
    """`dgov-kg cite QUESTION --province …` cites that answer; a wrong one is 2."""

    assert main(["cite", "co-owners", "--province", "浙江省", "--lang", "zh"]) == 0
    assert "（省份：浙江省）[DB/OL]//" in capsys.readouterr().out
    assert main(["cite", "tencnet", "--lang", "en"]) == 2


def test_citing_is_light():
    """A citation in GB/T needs none of the heavy libraries."""

    run = subprocess.run(
        [
            sys.executable,
            "-c",
            (
                "import sys; from dgov_kg.cli import main; main(['cite', 'tencent'])\n"
                "print(*({'networkx', 'rdflib', 'pyvis', 'jinja2'} & set(sys.modules)))"
            ),
        ],
        capture_output=True,
        text=True,
        check=True,
    )

    assert run.stdout.splitlines()[-1] == ""
