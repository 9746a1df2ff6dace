"""How an answer is handed over: where its things lead, its name as a file, the mark before CSV."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import urlencode

from dgov_kg.exceptions import BadParameter
from dgov_kg.forms import ENDINGS, HEAVY
from dgov_kg.language import Bilingual
from dgov_kg.web import addresses
from dgov_kg.web.replies import reply

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from dgov_kg.result import Node
    from dgov_kg.spreadsheet import Link
    from dgov_kg.web.exchange import Request, Response

#: The mark by which a spreadsheet knows UTF-8.
_MARK = b"\xef\xbb\xbf"
#: The forms that the mark may stand before.
_SEPARATED = ("csv", "tsv")
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
#: Form, or ending of a document, to what a person calls it and what it holds; the likeliest first.
_KNOWN = {
    "xlsx": ("Excel", "工作簿：内容、出处、说明", "a workbook: content, sentences, what it is"),
    "csv": ("CSV", "带 UTF-8 标记，Excel 可直接打开", "with the mark of UTF-8, as Excel opens it"),
    "json": ("JSON", "双语名称与地址", "names in both languages, with addresses"),
    "ttl": ("Turtle", "所依据的陈述", "the statements it rests on"),
    "turtle": ("Turtle", "所依据的陈述", "the statements it rests on"),
    "jsonld": ("JSON-LD", "陈述，一句一图", "the statements, a graph a sentence"),
    "graphml": ("GraphML", "网络，供 Gephi、yEd", "a network, for Gephi or yEd"),
    "gexf": ("GEXF", "网络，供 Gephi", "a network, for Gephi"),
    "trig": ("TriG", "陈述，一句一图", "the statements, a graph a sentence"),
    "nt": ("N-Triples", "陈述，一行一条", "the statements, one a line"),
    "nq": ("N-Quads", "陈述与其句，一行一条", "the statements with their graphs, one a line"),
    "rdf": ("RDF/XML", "陈述", "the statements"),
    "markdown": ("Markdown", "表格", "a table"),
    "tsv": ("TSV", "以制表符分隔", "separated by tabs"),
    "table": ("Text", "对齐的纯文本", "aligned plain text"),
}


class Download(NamedTuple):
    """One form of what a page shows: its label, what it holds, its address, its name as a file."""

    label: str
    holds: Bilingual
    address: str
    name: str


def downloads(request: Request, forms: Iterable[str], stem: str = "") -> list[Download]:
    """Return the forms that a page can be had in, the likeliest first.

    With a ``stem`` they have addresses of their own, and else differ by ``format``.

    >>> from dgov_kg.web.exchange import Request
    >>> [one.address for one in downloads(Request("/run/founders"), ["html", "csv", "json"])]
    ['/run/founders?format=csv&bom=true', '/run/founders?format=json']
    >>> downloads(Request("/doc/id/tencent"), ["ttl"], "/doc/id/tencent")[0].name
    'tencent.ttl'
    """
    offered = set(forms)
    return [_download(request, form, stem) for form in _KNOWN if form in offered]


def _download(request: Request, form: str, stem: str) -> Download:
    label, zh, en = _KNOWN[form]
    mark = [("bom", "true")] if form in _SEPARATED else []
    kept = [pair for pair in request.parameters if pair[0] not in {"format", "bom"}]
    if stem:
        path, given = f"{stem}.{form}", [*(pair for pair in kept if pair[0] == "lang"), *mark]
    else:
        path, given = request.path, [*kept, ("format", form), *mark]
    query = f"?{urlencode(given)}" if given else ""
    address = f"{addresses.prefix(request.address)}{addresses.escaped(path)}{query}"
    return Download(label, Bilingual(zh, en), address, _name(stem or request.path, form))


def sent(
    request: Request, form: str, language: str, body: bytes, media: str, **headers: str
) -> Response:
    """Return a body as an answer: what is no text to read goes as a file, and CSV with its mark."""
    told = {"Vary": "Accept, Accept-Language", "Content_Language": language, **headers}
    if form in HEAVY:
        told["Content_Disposition"] = f'attachment; filename="{_name(request.path, form)}"'
    marked = is_marked(request) and form in _SEPARATED
    return reply(_MARK + body if marked else body, media, **told)


def is_marked(request: Request) -> bool:
    """Say whether CSV is for a spreadsheet: with the mark of UTF-8, and nothing in it that runs.

    Raises BadParameter for what is neither true nor false.
    """
    mark = request.given("bom")
    if request.has("bom") and mark not in {"true", "false"}:
        raise BadParameter(
            zh=f"bom 应为 true 或 false，而不是 {mark}。", en=f"bom is true or false, not {mark}."
        )
    return mark == "true"


def leading(request: Request) -> Link:
    """Return where a thing leads from a file: to the document about it here, to another site.

    >>> from dgov_kg.result import Node
    >>> from dgov_kg.web.exchange import Request
    >>> leading(Request("/run/founders"))(Node("https://w3id.org/dgov-kg/id/tencent", "", ""))
    'http://localhost/doc/id/tencent'
    """

    def link(node: Node) -> str:
        ours = addresses.document(node.iri, request.names)
        if ours is not None:
            return f"{request.address}{ours}"
        return str(node.iri) if addresses.outside(node.iri) else ""

    return link


def _name(path: str, form: str) -> str:
    """Return the name of a file that is made of what a path answers.

    >>> _name("/run/co-owners", "xlsx"), _name("/doc/id/腾讯.xlsx", "xlsx"), _name("/", "turtle")
    ('co-owners.xlsx', 'dgov-kg.xlsx', 'dgov-kg.ttl')
    """
    ending = ENDINGS.get(form, form)
    last = _UNSAFE.sub("-", path.rpartition("/")[2].removesuffix(f".{form}")).strip("-.")
    return f"{last or 'dgov-kg'}.{ending}"
