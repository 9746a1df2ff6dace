"""From a name to what is cited under it: from the graph, so that version and authors are its own.

The title of the article is not in the graph, and so not in a citation.
"""

from __future__ import annotations

import pyoxigraph as ox

from dgov_kg.citation.work import Author, Citation, Work
from dgov_kg.exceptions import UnknownName
from dgov_kg.language import Bilingual
from dgov_kg.lookup import parameter_term, resolve
from dgov_kg.namespaces import BASE, ONTOLOGY, PREFIXES
from dgov_kg.passage import is_sentence
from dgov_kg.result import NOTHING, Node
from dgov_kg.terms import graph_iri, literals, objects, subjects
from dgov_kg.version import version

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from dgov_kg.graph import KnowledgeGraph

#: What the data are called; CITATION.cff says the same.
TITLE = Bilingual(
    "dgov_kg: 每条陈述都指明出处的中国省级数字政府知识图谱",
    "dgov_kg: a knowledge graph of China's digital government in which every statement names its "
    "sentence",
)
_KEY = "dgov-kg"
_OWN = Bilingual("另含使用者自备的数据", "with files of the reader's own beside it")
_MADE = Bilingual("以 {} 得出", "made by {}")
_CREATOR = ox.NamedNode(PREFIXES["dcterms"] + "creator")
_MODIFIED = ox.NamedNode(PREFIXES["dcterms"] + "modified")
_AUTHOR = ox.NamedNode(PREFIXES["schema"] + "author")
_PART = ox.NamedNode(PREFIXES["dgov"] + "isPartOf")
_DIGEST = ox.NamedNode(PREFIXES["dgov"] + "digest")
_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_PERSON = ox.NamedNode(PREFIXES["foaf"] + "Person")
_ARTICLE = ox.NamedNode(PREFIXES["dgov"] + "SourceArticle")


def cite(kg: KnowledgeGraph, name: str | None = None, /, **parameters: object) -> Citation:
    """Return how to cite a thing, a sentence, the answer to a question, or the data as a whole.

    A question goes by its name and takes its parameters, anything else by slug, CURIE, IRI or
    exact label.  The day of access is today.  Raises UnknownName and BadParameter.

    >>> from dgov_kg.graph import load
    >>> citation = cite(load(language="en"), "co-owners", province="guangdong")
    >>> citation.works[0].address
    'https://w3id.org/dgov-kg/run/co-owners?province=guangdong'
    """
    from datetime import date

    works = _works(kg, name, parameters)
    return Citation(tuple(works), date.today().isoformat(), kg.language)  # noqa: DTZ011 - the reader's day


def _works(kg: KnowledgeGraph, name: str | None, parameters: Mapping[str, object]) -> list[Work]:
    data = dataset(kg)
    if name is None:
        if data is None:
            raise UnknownName(
                zh="这些数据没有说明自己叫什么。", en="These data do not say what they are called."
            )
        articles = sorted({term.value for term in _every(kg, _ARTICLE)})
        return [data, *(_article(kg, iri, ()) for iri in articles)]
    try:
        kg.question(name)
    except UnknownName:
        return thing(kg, resolve(kg, name), data)
    return [_answer(kg, name, parameters, data)]


def dataset(kg: KnowledgeGraph) -> Work | None:
    """Return the data as a whole, with what the graph says of itself; None where it says nothing.

    So it is where only a reader's own files were loaded.
    """
    about = ox.NamedNode(ONTOLOGY)
    creators = sorted({value.value for _, value in literals(kg.store, about, _CREATOR)})
    if not creators:
        return None
    told = version(kg)
    return Work(
        _KEY,
        "dataset",
        title=TITLE,
        authors=tuple(Author(Bilingual(name, name), is_person=False) for name in creators),
        version=told["version"],
        digest=told["digest"],
        issued=max((value.value for _, value in literals(kg.store, about, _MODIFIED)), default=""),
        address=BASE,
        note=_OWN if kg.has_own else NOTHING,
    )


def thing(kg: KnowledgeGraph, term: ox.NamedNode, data: Work | None) -> list[Work]:
    """Return a thing as an entry of the data, and the articles that speak of it."""
    node = kg.node(term.value)
    own = Work(
        f"{_KEY}-{node.slug}",
        "entry",
        title=Bilingual(node.label("zh"), node.label("en")),
        authors=data.authors if data else (),
        whole=data,
        digest="" if data else version(kg)["digest"],
        address=node.iri,
        note=_OWN if data and kg.has_own else NOTHING,
    )
    if node.is_sentence:
        return [own, *(_article(kg, iri, (node.iri,)) for iri in _articles(kg, [node.iri]))]
    quads = [
        *kg.store.quads_for_pattern(term, None, None, None),
        *kg.store.quads_for_pattern(None, None, term, None),
    ]
    places = {graph for quad in quads if is_sentence(graph := graph_iri(quad))}
    return [own, *(_article(kg, iri, ()) for iri in _articles(kg, places) if iri != node.iri)]


def _answer(
    kg: KnowledgeGraph, name: str, parameters: Mapping[str, object], data: Work | None
) -> Work:
    """Return the answer to a question as an entry of the data."""
    import shlex
    from urllib.parse import urlencode

    question = kg.question(name)
    types = {parameter.name: parameter.type for parameter in question.parameters}
    terms = {
        key: parameter_term(kg, key, types.get(key), value)
        for key, value in parameters.items()
        if value not in {None, ""}
    }
    question.bind(terms)  # Refuses a parameter that the question has not.
    nodes = {key: _node(kg, term) for key, term in terms.items()}
    given = {key: node.slug for key, node in nodes.items()}
    labels = {parameter.name: parameter.label for parameter in question.parameters}
    zh = "，".join(f"{labels[key].zh}：{node.label('zh')}" for key, node in nodes.items())
    en = ", ".join(f"{labels[key].en}: {node.label('en')}" for key, node in nodes.items())
    title = question.title
    if given:
        title = Bilingual(f"{title.zh}（{zh}）", f"{title.en} ({en})")
    options = [word for key, value in given.items() for word in (f"--{key}", value)]
    command = shlex.join(["dgov-kg", "run", name, *options])
    note = Bilingual(*(text.format(command) for text in _MADE))
    if kg.has_own:
        note = Bilingual(f"{note.zh}；{_OWN.zh}", f"{note.en}; {_OWN.en}")
    query = f"?{urlencode(given)}" if given else ""
    return Work(
        "-".join((_KEY, name, *given.values())),
        "entry",
        title=title,
        authors=data.authors if data else (),
        whole=data,
        digest="" if data else version(kg)["digest"],
        address=f"{BASE}run/{name}{query}",
        note=note,
    )


def _node(kg: KnowledgeGraph, term: ox.NamedNode | ox.Literal) -> Node:
    """Return the thing that a parameter is, or a number as if it were one."""
    value = term.value
    return kg.node(value) if isinstance(term, ox.NamedNode) else Node(value, value, value)


def _article(kg: KnowledgeGraph, iri: str, sentences: Iterable[str]) -> Work:
    """Return an article as far as the graph knows it, and the place in it that is meant."""
    term = ox.NamedNode(iri)
    places = [kg.node(sentence) for sentence in sentences]
    node = kg.node(iri)
    authors = [_author(kg, person) for person in objects(kg.store, term, _AUTHOR)]
    # The graph knows no order of authors; the article is called by their names in it.
    authors.sort(key=lambda author: (node.zh.find(author.name.zh), author.name))
    return Work(
        node.slug,
        "article",
        authors=tuple(authors),
        digest=min((value.value for _, value in literals(kg.store, term, _DIGEST)), default=""),
        note=Bilingual(
            "，".join(place.zh for place in places), "; ".join(place.en for place in places)
        ),
    )


def _author(kg: KnowledgeGraph, term: ox.NamedNode) -> Author:
    node = kg.node(term.value)
    name = Bilingual(node.label("zh"), node.label("en"))
    return Author(name, is_person=_PERSON in objects(kg.store, term, _TYPE))


def _articles(kg: KnowledgeGraph, sentences: Iterable[str]) -> list[str]:
    """Return the articles that sentences are of: a sentence is part of a paragraph of it."""
    paragraphs = {whole for s in sentences for whole in objects(kg.store, ox.NamedNode(s), _PART)}
    wholes = {whole for paragraph in paragraphs for whole in objects(kg.store, paragraph, _PART)}
    articles = set(_every(kg, _ARTICLE))
    return sorted(whole.value for whole in wholes if whole in articles)


def _every(kg: KnowledgeGraph, kind: ox.NamedNode) -> list[ox.NamedNode]:
    return list(subjects(kg.store, _TYPE, kind))
