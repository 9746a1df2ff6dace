"""What CONTRIBUTING tells to do is done here, in a copy: it works, and a slip is named.

One sentence, one term with its shape and its rule, one question and one source are added by the
commands that the recipes give, in the order in which they stand there.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys

import pytest

from dgov_kg.ask.say.answer import OUTCOMES

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDERS = ("ontology", "graph", "queries", "dgov_kg", "docs", "tests")
FILES = ("pyproject.toml", "Makefile", "CONTRIBUTING.md")

with open(os.path.join(ROOT, "CONTRIBUTING.md"), encoding="utf-8") as _file:
    RECIPES = _file.read()

INDEX = (
    "dgov-kg source index TEXT -o graph/NAME/source.ttl "
    "--title-zh 题 --title-en TITLE --author 名=WHO"
)
#: The commands that the recipes give; `fmt` and `lint` have their own checks.
COMMANDS = {
    INDEX,
    "dgov-kg coverage",
    "dgov-kg source restore RAW -o TEXT",
    "dgov-kg source show NAME/p01s1 --text TEXT",
    "dgov-kg source show p13 --text article.txt",
    "dgov-kg validate",
    "dgov-kg validate graph/ning-tan/p13-guangdong-operation.trig",
    "make answers",
    "make docs",
    "python -m pytest tests/ontology",
    "python -m pytest tests/queries",
}
ELSEWHERE = {"make assets", "make evaluate", "make fmt", "make lint", "make test"}

PARAGRAPH = "graph/ning-tan/p13-guangdong-operation.trig"
SENTENCE = """
    dg:guangdong-workshop a dgov:Workshop ;
        skos:prefLabel "广东工作坊"@zh ;
        skos:prefLabel "Guangdong workshop"@en ;
        dgov:hasJurisdiction dg:guangdong .
}
"""

TERM = """
dgov:Workshop a owl:Class ;
    rdfs:subClassOf dgov:Initiative ;
    rdfs:label "工作坊"@zh ;
    rdfs:label "workshop"@en ;
    skos:definition "众人一起学做某事的举措。"@zh ;
    skos:definition "An initiative in which people learn by doing."@en ;
    rdfs:isDefinedBy <https://w3id.org/dgov-kg/ontology> .

dgov:hostsWorkshop a owl:ObjectProperty ;
    rdfs:domain dgov:Jurisdiction ;
    rdfs:range dgov:Workshop ;
    rdfs:label "举办工作坊"@zh ;
    rdfs:label "hosts workshop"@en ;
    skos:definition "辖区所办的工作坊。"@zh ;
    skos:definition "Gives a workshop that a jurisdiction holds."@en ;
    skos:editorialNote "由规则推导，不手写。"@zh ;
    skos:editorialNote "Derived by rule, never written by hand."@en ;
    rdfs:isDefinedBy <https://w3id.org/dgov-kg/ontology> .
"""
RULE = """\
#+ title.zh = "由工作坊的辖区推出哪里举办它"
#+ title.en = "From the jurisdiction of a workshop, where it is held"

PREFIX dgov: <https://w3id.org/dgov-kg/ontology#>

CONSTRUCT { ?jurisdiction dgov:hostsWorkshop ?because }
WHERE {
  ?because a dgov:Workshop ;
    dgov:hasJurisdiction ?jurisdiction .
}
"""
SHAPE = """
dgs:workshop-place a sh:NodeShape ;
    rdfs:label "工作坊的辖区"@zh ;
    rdfs:label "place of a workshop"@en ;
    sh:targetClass dgov:Workshop ;
    sh:property dgs:workshop-place-one .

dgs:workshop-place-one a sh:PropertyShape ;
    sh:path dgov:hasJurisdiction ;
    sh:minCount 1 ;
    sh:message "工作坊没有辖区。补上 dgov:hasJurisdiction。"@zh ;
    sh:message "A workshop has no jurisdiction. Add dgov:hasJurisdiction."@en .
"""
VIOLATING = """\
@prefix dg: <https://w3id.org/dgov-kg/id/> .
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .

dg:workshop a dgov:Workshop ;
    skos:prefLabel "某工作坊"@zh ;
    skos:prefLabel "workshop"@en .
"""
CONFORMING = f"""\
{VIOLATING.rstrip()[:-1]};
    dgov:hasJurisdiction dg:place .

dg:place a dgov:Jurisdiction ;
    skos:prefLabel "某地"@zh ;
    skos:prefLabel "place"@en .
"""

QUESTION = """\
#+ title.zh = "各省办了哪些工作坊？"
#+ title.en = "What workshops are there?"
#+ param.province.type = "dgov:Jurisdiction"
#+ param.province.zh = "省份"
#+ param.province.en = "province"
#+ column.workshop.zh = "工作坊"
#+ column.workshop.en = "workshop"

PREFIX dgov: <https://w3id.org/dgov-kg/ontology#>

SELECT ?workshop ?evidence
WHERE {
  VALUES ?province { UNDEF }
  ?province dgov:hostsWorkshop ?workshop .
  GRAPH ?evidence { ?workshop a dgov:Workshop }
}
ORDER BY ?workshop ?evidence
"""

NAME = "mountain-city"
RAW = """\
山城手记
山城于2021年上线“山城通”平台。腾讯参与其事，覆盖三个区。
"""
SOURCE = """\
@prefix dg: <https://w3id.org/dgov-kg/id/> .
@prefix dgc: <https://w3id.org/dgov-kg/concept/> .
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix src: <https://w3id.org/dgov-kg/source/mountain-city/> .

# 山城：一个平台。
# Mountain City: one platform.

src:p01s1 {
    dg:launch-of-mountain-city-pass a dgov:Launch ;
        skos:prefLabel "山城通的上线"@zh ;
        skos:prefLabel "launch of the Mountain City pass"@en ;
        dgov:hasOutcome dg:mountain-city-pass ;
        dgov:hasListCompleteness dgc:list-not-stated ;
        dgov:dateExpression "2021"^^edtf:EDTF .

    dg:mountain-city-pass a dgov:Platform ;
        skos:prefLabel "山城通"@zh ;
        skos:prefLabel "Mountain City pass"@en .
}

src:p01s2 {
    dg:building-of-mountain-city-pass a dgov:RoleAssignment ;
        skos:prefLabel "腾讯参与山城通"@zh ;
        skos:prefLabel "Tencent's part in the Mountain City pass"@en ;
        dgov:hasRoleBearer dg:tencent ;
        dgov:hasRole dgc:role-construction ;
        dgov:hasListCompleteness dgc:list-as-listed ;
        dgov:isInRespectOf dg:mountain-city-pass .
}
"""
OMISSIONS = """\
@prefix dgov: <https://w3id.org/dgov-kg/ontology#> .
@prefix src: <https://w3id.org/dgov-kg/source/mountain-city/> .

src:p00s1 dgov:omittedBecause "只是题目。"@zh ;
    dgov:omittedBecause "Only the title."@en .
"""


class Checkout:
    """A copy of the project in which commands are run as in the project itself."""

    def __init__(self, folder) -> None:
        self.folder = os.path.join(folder, "project")
        for name in FOLDERS:
            shutil.copytree(
                os.path.join(ROOT, name),
                os.path.join(self.folder, name),
                ignore=shutil.ignore_patterns("__pycache__"),
            )
        for name in FILES:
            shutil.copy(os.path.join(ROOT, name), self.folder)
        self.environment = {
            **os.environ,
            "PATH": f"{os.path.dirname(sys.executable)}:{os.environ['PATH']}",
            "PYTHONPATH": self.folder,
            "PYTHONDONTWRITEBYTECODE": "1",
            "XDG_CACHE_HOME": os.path.join(folder, "cache"),
            "XDG_CONFIG_HOME": os.path.join(folder, "config"),
            "LC_ALL": "C.UTF-8",
        }
        author = "git -c user.name=Reader -c user.email=reader@example.org"
        self.run(f"git init --quiet && git add . && {author} commit --quiet --message copy")

    def run(self, command: str, status: int = 0) -> str:
        """Run a command and return what it prints; its exit status is as expected."""
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=self.folder,
            env=self.environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        told = done.stdout + done.stderr
        assert done.returncode == status, f"{command}\n{told}"
        return told

    def recipe(self, command: str, more: str = "", **words: str) -> str:
        """Run a command that CONTRIBUTING gives, with these words in place of its own."""
        assert command in COMMANDS
        for word, meant in words.items():
            command = command.replace(word, meant)
        # What `make` needs is installed where the tests run.
        return self.run(command.replace("make ", "make --old-file=.venv/test ") + more)

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def read(self, name: str) -> str:
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()

    def write(self, name: str, text: str) -> None:
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def append(self, name: str, text: str) -> None:
        self.write(name, self.read(name) + text)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory):
    """Return a copy of the project with all that the recipes add."""
    made = Checkout(tmp_path_factory.mktemp("contributing"))
    add_sentence(made)
    add_term(made)
    add_question(made)
    add_source(made)
    return made


def add_sentence(made: Checkout) -> None:
    text = made.read(PARAGRAPH)
    made.write(PARAGRAPH, text[: text.rindex("}")] + SENTENCE)


def add_term(made: Checkout) -> None:
    made.append("ontology/dgov.ttl", TERM)
    made.write("ontology/rules/hosts-workshop.rq", RULE)
    made.append("ontology/shapes.ttl", SHAPE)
    shapes = "tests/ontology/shapes/workshop-place"
    made.write(f"{shapes}.conforming.ttl", CONFORMING)
    made.write(f"{shapes}.violating.ttl", VIOLATING)


def add_question(made: Checkout) -> None:
    made.write("queries/workshops.rq", QUESTION)


def beside(made: Checkout, name: str) -> str:
    """Return a path outside the repository: no sentence of a source ever enters it."""
    return os.path.join(os.path.dirname(made.folder), name)


def add_source(made: Checkout) -> None:
    raw, text = beside(made, "raw"), beside(made, "text")
    with open(raw, "w", encoding="utf-8") as file:
        file.write(RAW)
    made.recipe("dgov-kg source restore RAW -o TEXT", RAW=raw, TEXT=text)
    made.recipe(
        INDEX,
        **{"题": "山城手记", "TITLE": "'Notes on Mountain City'", "名=WHO": "'山人=Shan Ren'"},
        TEXT=text,
        NAME=NAME,
    )
    made.write(f"graph/{NAME}/p01-{NAME}.trig", SOURCE)
    made.write(f"graph/{NAME}/omissions.ttl", OMISSIONS)


def test_no_command_of_the_recipes_is_left_out():
    """Each command that CONTRIBUTING gives is run in this file."""

    given = re.findall(r"`((?:dgov-kg|make|python) [^`]*)`", RECIPES)

    assert set(given) == COMMANDS | ELSEWHERE


def test_the_graph_with_all_of_it_is_in_order(checkout):
    """The sentence, the term and the source conform, and no sentence goes without a reason."""

    checkout.recipe(f"dgov-kg validate {PARAGRAPH}")
    assert "all is well" in checkout.recipe("dgov-kg validate")
    checkout.recipe("dgov-kg coverage")


def test_the_answers_are_rewritten_and_are_right(checkout):
    """`make answers` shows the diff; the new question has its answer; two engines give it."""

    told = checkout.recipe("make answers")

    assert "tests/queries/answers/platforms.csv" in told
    assert checkout.read("tests/queries/answers/workshops.csv").splitlines()[1:] == [
        "dg:guangdong-workshop,src:p13s4"
    ]
    checkout.recipe(
        "python -m pytest tests/queries", " -q -k 'workshops or platforms or terms_asked'"
    )
    assert "1 row" in checkout.run("dgov-kg run workshops --province guangdong --lang en")


def test_the_term_is_in_order(checkout):
    """It is named, defined, used, shaped, derived, and read in the pages of the ontology."""

    checkout.recipe(
        "python -m pytest tests/ontology",
        " -q -k 'workshop or (test_terms and not layout) or same_names or rules_are_the_same'",
    )
    why = "dgov-kg why dg:guangdong dgov:hostsWorkshop dg:guangdong-workshop --lang en"
    assert "p13s4" in checkout.run(why)
    checkout.recipe("make docs")
    assert "工作坊" in checkout.read("out/docs/ontology.zh.html")


def test_a_second_source_is_told_from_the_first(checkout):
    """Its files read like the others; what it says of a known thing joins what is known."""

    checkout.run(f"python -m pytest tests/graph -q -k '{NAME} or p13'")
    assert not re.search("上线|参与|覆盖", checkout.read(f"graph/{NAME}/source.ttl"))
    graph = f"<https://w3id.org/dgov-kg/source/{NAME}/p01s2>"
    told = checkout.run(f"dgov-kg query 'SELECT ?who {{ GRAPH {graph} {{ [] ?p ?who }} }}'")
    assert "Tencent" in told
    assert f"{NAME}/p01s1" in checkout.run("dgov-kg search 山城通 --format csv")
    asking = "import dgov_kg; print(dgov_kg.load().ask('山城通与腾讯有什么关系？').outcome)"
    assert checkout.run(f'python -c "{asking}"').strip() in OUTCOMES
    told = checkout.run("dgov-kg run source-index --format csv")
    assert "dg:mountain-city,Shan Ren,dg:shan-ren,2,3\n" in told
    assert "dg:ning-tan,Ning Qi,dg:ning-qi,54,230\n" in told


def test_the_words_of_one_source_are_never_those_of_another(checkout):
    """A copy of the second source shows its sentences, and only a note for those of the first."""

    text = beside(checkout, "text")
    told = checkout.run(f"dgov-kg describe tencent --lang en --text {text}")

    assert f"{NAME}/p01s2  腾讯参与其事" in told
    assert "p13s3  (of another source than your copy)" in told
    assert "p01s2  (of" not in told.replace(f"{NAME}/p01s2", "")
    shown = checkout.recipe("dgov-kg source show NAME/p01s1 --text TEXT", NAME=NAME, TEXT=text)
    assert shown.startswith(f"{NAME}/p01s1  山城于2021年")
    checkout.run(f"dgov-kg source verify {text} --source {NAME}")
    assert "not have p01s1" in checkout.run(
        f"dgov-kg source show p01s1 --text {text} --lang en", status=1
    )


def test_an_index_made_again_keeps_its_head(checkout):
    """Title and authors are an editor's; a second run of the command changes nothing."""

    index = f"graph/{NAME}/source.ttl"
    before = checkout.read(index)
    checkout.run(f"dgov-kg source index {beside(checkout, 'text')} -o {index}")

    assert checkout.read(index) == before


def test_the_sentences_of_a_paragraph_are_printed(checkout, article, tmp_path):
    """With the article at hand the first step of a sentence shows its words."""

    copy = tmp_path / "article.txt"
    copy.write_text(article, encoding="utf-8")

    told = checkout.recipe(
        "dgov-kg source show p13 --text article.txt", **{"article.txt": str(copy)}
    )

    assert re.findall(r"^p13s\d", told, re.MULTILINE) == ["p13s1", "p13s2", "p13s3", "p13s4"]


#: The slip, its file, what stands there and what instead, the check, and what it must say.
SLIPS = {
    "a thing without an English label": (
        PARAGRAPH,
        '        skos:prefLabel "Guangdong workshop"@en ;\n',
        "",
        f"dgov-kg validate {PARAGRAPH} --lang en",
        (PARAGRAPH, "dg:guangdong-workshop", 'Add skos:prefLabel "…"@en.'),
    ),
    "a graph of no sentence": (
        PARAGRAPH,
        "src:p13s4 {",
        "src:p13s99 {",
        f"dgov-kg validate {PARAGRAPH} --lang en",
        (PARAGRAPH, "src:p13s99", "source.ttl lists them"),
    ),
    "a term without a definition": (
        "ontology/dgov.ttl",
        '    skos:definition "An initiative in which people learn by doing."@en ;\n',
        "",
        "python -m pytest tests/ontology/test_terms.py -q -k one_definition",
        ("ontology/dgov.ttl", "dgov:Workshop needs one skos:definition @zh and one @en"),
    ),
    "a question without an English title": (
        "queries/workshops.rq",
        '#+ title.en = "What workshops are there?"\n',
        "",
        "dgov-kg run workshops --lang en",
        ("queries/workshops.rq", "#+ title.en is missing"),
    ),
    "a question without an order": (
        "queries/workshops.rq",
        "ORDER BY ?workshop ?evidence\n",
        "",
        "python -m pytest tests/queries/test_catalogue.py -q -k workshops",
        ("queries/workshops.rq", "end with ORDER BY"),
    ),
    "a source under the prefix of another": (
        f"graph/{NAME}/p01-{NAME}.trig",
        f"source/{NAME}/",
        "source/ning-tan/",
        f"dgov-kg validate graph/{NAME}/p01-{NAME}.trig --lang en",
        (f"graph/{NAME}/p01-{NAME}.trig", "src:p01s1", f"source/{NAME}/p13s2"),
    ),
}


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_named_with_file_and_repair(checkout, slip):
    """The check that the recipe names fails, and says where and what to do."""

    name, there, instead, check, said = SLIPS[slip]
    right = checkout.read(name)
    assert there in right
    checkout.write(name, right.replace(there, instead))
    try:
        told = checkout.run(check, status=1)
    finally:
        checkout.write(name, right)

    assert [words for words in said if words not in told] == [], told
