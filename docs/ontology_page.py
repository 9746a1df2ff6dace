"""Write the ontology as two pages for reading, one a language: `make docs`.

pyLODE makes the page.  It runs labels of two languages together and is English itself, so it is fed
one language at a time, and its own words are put into that language afterwards.
"""

from __future__ import annotations

import argparse
import logging
import os
from dataclasses import replace
from typing import Any

import pyoxigraph as ox
from class_diagram import Row, drawing
from dominate import tags
from dominate.util import raw
from rdflib import DCTERMS, OWL, RDF, RDFS, SKOS, XSD, Graph, Literal

from dgov_kg import files
from dgov_kg.interchange import to_graph
from dgov_kg.language import LANGUAGES, Bilingual
from dgov_kg.namespaces import ONTOLOGY, PREFIXES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_HERE = os.path.dirname(os.path.abspath(__file__))
OUTPUT = os.path.join(os.path.dirname(_HERE), "out", "docs")

DGOV = PREFIXES["dgov"]
LANGUAGE_TAGS = {"zh": "zh-Hans", "en": "en"}
NAMES = {"zh": "中文", "en": "English"}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty)

#: What pyLODE calls its headings, and what a Chinese page calls them.
CHROME = {
    "Metadata": "概况",
    "Classes": "类",
    "Object Properties": "对象属性",
    "Datatype Properties": "数据属性",
    "Namespaces": "命名空间",
    "Legend": "图例",
    "Table of Contents": "目录",
    "OWL/RDFS Class": "OWL 类",
    "OWL Object Property": "OWL 对象属性",
    "OWL Datatype Property": "OWL 数据属性",
    "made by ": "由 ",
    " with the ": " 按 ",
    "profile": "格式生成",
}

#: The rows of its tables, in both languages.
HEADINGS = {
    "title": Bilingual("名称", "title"),
    "creator": Bilingual("编者", "creator"),
    "created": Bilingual("创建", "created"),
    "modified": Bilingual("修改", "modified"),
    "license": Bilingual("许可", "licence"),
    "versionIRI": Bilingual("版本地址", "version address"),
    "versionInfo": Bilingual("版本", "version"),
    "preferredNamespacePrefix": Bilingual("前缀", "prefix"),
    "preferredNamespaceUri": Bilingual("命名空间", "namespace"),
    "description": Bilingual("定义", "definition"),
    "note": Bilingual("说明", "note"),
    "subClassOf": Bilingual("上位类", "subclass of"),
    "superClassOf": Bilingual("下位类", "has subclass"),
    "inDomainOf": Bilingual("可有属性", "may have"),
    "inRangeOf": Bilingual("见于属性", "is value of"),
    "domain": Bilingual("定义域", "domain"),
    "range": Bilingual("值域", "range"),
}

WORDS = {
    "diagram": Bilingual("类图", "Class diagram"),
    "alt": Bilingual("本体的类与属性", "Classes and properties of the ontology"),
    "alt-words": Bilingual(
        "各类及其下位类成框，属性由所属的类指向所及的类；下文逐条列出图中的一切。",
        "Cards show classes with their subclasses; properties lead from the class that has them "
        "to the class they point to. All that it shows is listed below.",
    ),
    "schemes": Bilingual("受控值", "Controlled values"),
    "disjoint": Bilingual("互斥的类", "What nothing can be at once"),
    "anything": Bilingual("任何事物", "anything"),
    "value": Bilingual("受控值", "value"),
    "concept": Bilingual("受控值", "controlled value"),
    "integer": Bilingual("整数", "integer"),
    "text": Bilingual("文字", "text"),
    "symmetric": Bilingual("对称。", "Symmetric."),
    "transitive": Bilingual("传递。", "Transitive."),
    "key": Bilingual(
        "一框一类，缩进者为下位类；类名之下是它可有的属性及所指。"
        "虚线与斜体为由规则推导的属性；不限于某一类的属性列在“任何事物”之下。",
        "A card is a class; what is indented is a subclass. Below a class stand its properties and "
        "what each points to. Dashed lines and italics are derived by rule; properties of no "
        "one class stand under “anything”.",
    ),
}


def vocabulary(name: str, language: str) -> list[ox.Quad]:
    """Return the statements of an ontology file in their order, other languages left out."""
    quads = ox.parse(path=os.path.join(files.ONTOLOGY, name))
    return [
        quad
        for quad in quads
        if not isinstance(quad.object, ox.Literal) or quad.object.language in {None, language}
    ]


def _graph(name: str, language: str) -> Any:
    return to_graph(vocabulary(name, language))


def terms(language: str) -> Any:
    """Return what the page says of our own terms; borrowed ones are left out."""
    quads = vocabulary("dgov.ttl", language)
    ours = [q for q in quads if str(q.subject).startswith(f"<{ONTOLOGY}")]
    graph: Any = to_graph(q for q in ours if q.predicate.value != str(RDFS.isDefinedBy))
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace, override=True, replace=True)
    for kind, word in (
        (OWL.SymmetricProperty, "symmetric"),
        (OWL.TransitiveProperty, "transitive"),
    ):
        for term in graph.subjects(RDF.type, kind):
            graph.add((term, SKOS.note, Literal(WORDS[word].in_language(language))))
    for term, note in graph.subject_objects(SKOS.editorialNote):
        graph.add((term, SKOS.note, note))
    graph.add((SKOS.Concept, DCTERMS.title, Literal(WORDS["concept"].in_language(language))))
    return graph


def page(language: str) -> str:
    """Return the page in this language."""
    logging.disable(logging.INFO)  # pyLODE turns on everybody's debugging when it is imported.
    from pylode import OntPub

    graph = terms(language)
    maker = OntPub(graph)
    maker.back_onts = Graph()  # It names borrowed terms in English only.
    ours = (term for term in graph.subjects(unique=True) if term.startswith(DGOV))
    maker.fids = {str(term): term.removeprefix(DGOV) for term in ours}
    for term, told in maker.props_labeled.items():
        heading = HEADINGS.get(_name(term))
        if heading:
            told["title"] = heading.in_language(language)
    maker.make_html()
    for tag in maker.doc.get(tags.html_tag):
        _mend(tag, language)
    _complete(maker.doc, language)
    return f"{maker.doc.render(pretty=False)}\n"


def _mend(tag: Any, language: str) -> None:
    """Put the words that pyLODE writes into the language; its tips on the headings are no help."""
    attributes = tag.attributes
    if attributes.get("class") == "hover_property":
        attributes.clear()
        tag.children[:] = [str(words).capitalize() for words in tag.children]
    if language == "zh":
        tag.children[:] = [CHROME.get(c, c) if isinstance(c, str) else c for c in tag.children]
        if attributes.get("title") in CHROME:
            attributes["title"] = CHROME[attributes["title"]]


def _complete(document: Any, language: str) -> None:
    """Add what pyLODE does not make: the drawing, the controlled values, the other language."""
    document.attributes["lang"] = LANGUAGE_TAGS[language]
    with open(os.path.join(_HERE, "ontology_page.css"), encoding="utf-8") as file:
        document.head.add(
            tags.meta(name="viewport", content="width=device-width, initial-scale=1"),
            tags.style(raw(file.read())),
        )
    (content,) = document.get(id="content")
    (listed,) = document.get(cls="first")
    for place, (name, make) in enumerate(SECTIONS.items(), 1):
        heading = WORDS[name].in_language(language)
        section = tags.div(tags.h2(heading), *make(language), id=name, cls="section")
        content.children.insert(1 if name == "diagram" else place + 2, section)
        entry = tags.li(tags.h4(tags.a(heading, href=f"#{name}")))
        listed.children.insert(1 if name == "diagram" else place + 2, entry)
    for other in LANGUAGES:
        if other != language:
            link = tags.a(NAMES[other], href=file_name(other), hreflang=LANGUAGE_TAGS[other])
            link.attributes["lang"] = LANGUAGE_TAGS[other]
            content.children.insert(0, tags.p(link, cls="languages"))


def _diagram(language: str) -> list[Any]:
    key = WORDS["key"].in_language(language)
    title, description = (WORDS[name].in_language(language) for name in ("alt", "alt-words"))
    svg = drawing(cards(language), title=title, description=description)
    return [tags.p(key), tags.figure(raw(svg))]


def cards(language: str) -> dict[str, list[Row]]:
    """Return the rows of the drawing by the class that heads them; those of no class come last."""
    graph = _graph("dgov.ttl", language)
    classes = [c for c in graph.subjects(RDF.type, OWL.Class) if c.startswith(DGOV)]
    properties = [p for kind in PROPERTIES for p in graph.subjects(RDF.type, kind)]
    properties = [p for p in properties if p.startswith(DGOV)]

    def rows(term: Any, depth: int) -> Iterator[Row]:
        yield Row(_name(term), str(graph.value(term, RDFS.label)), depth=depth)
        for one in properties:
            if graph.value(one, RDFS.domain) == term:
                yield tie(one, depth)
        for below in classes:
            if (below, RDFS.subClassOf, term) in graph:
                yield from rows(below, depth + 1)

    def tie(term: Any, depth: int) -> Row:
        to = graph.value(term, RDFS.range)
        text = str(graph.value(term, RDFS.label))
        if to is not None:
            word = {SKOS.Concept: "value", XSD.integer: "integer"}.get(to, "text")
            label = graph.value(to, RDFS.label) or WORDS[word].in_language(language)
            text += f" → {label}"
        derived = (term, SKOS.editorialNote, None) in graph
        target = _name(to) if to in classes else ""
        return Row(_name(term), text, target, depth, is_class=False, derived=derived)

    heads = [c for c in classes if not set(graph.objects(c, RDFS.subClassOf)) & set(classes)]
    made = {_name(head): list(rows(head, 0)) for head in heads}
    free = [replace(tie(p, 0), target="") for p in properties if not graph.value(p, RDFS.domain)]
    anything = Row("", WORDS["anything"].in_language(language))
    return made | {"anything": [anything, *free]}


def _disjoint(language: str) -> list[Any]:
    graph = _graph("dgov.ttl", language)
    sets = graph.subjects(RDF.type, OWL.AllDisjointClasses)
    lists = [graph.items(graph.value(each, OWL.members)) for each in sets]
    return [tags.ul(*(tags.li(*_links(graph, members, language)) for members in lists))]


def _links(graph: Any, members: Iterable[Any], language: str) -> Iterator[Any]:
    comma = {"zh": "、"}.get(language, ", ")
    for number, term in enumerate(members):
        if number:
            yield comma
        yield tags.a(str(graph.value(term, RDFS.label)), href=f"#{_name(term)}")


def _schemes(language: str) -> Iterator[Any]:
    """Yield a heading and a table for each scheme of controlled values."""
    graph = _graph("schemes.ttl", language)
    for scheme in graph.subjects(RDF.type, SKOS.ConceptScheme):
        table = tags.table(cls="values")
        for concept in graph.subjects(SKOS.inScheme, scheme):
            label, meaning = (
                str(graph.value(concept, p)) for p in (SKOS.prefLabel, SKOS.definition)
            )
            name = tags.td(label, tags.br(), tags.code(f"dgc:{_name(concept)}"))
            table.add(tags.tr(name, tags.td(meaning), id=_name(concept)))
        label, meaning = (str(graph.value(scheme, p)) for p in (SKOS.prefLabel, SKOS.definition))
        yield tags.div(tags.h3(label), tags.p(meaning), table, id=_name(scheme), cls="entity")


def _name(term: str) -> str:
    """Return the local name of an IRI."""
    return term[max(term.rfind("/"), term.rfind("#")) + 1 :]


def file_name(language: str) -> str:
    """Return the name of the page in this language."""
    return f"ontology.{language}.html"


SECTIONS: dict[str, Callable[[str], Iterable[Any]]] = {
    "diagram": _diagram,
    "disjoint": _disjoint,
    "schemes": _schemes,
}


def main() -> None:
    """Write both pages."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("-o", "--output", default=OUTPUT, metavar="FOLDER")
    folder = parser.parse_args().output
    for language in LANGUAGES:
        path = os.path.join(folder, file_name(language))
        files.write(path, page(language).encode())
        print(os.path.relpath(path))


if __name__ == "__main__":
    main()
