// The terms of an answer as cells: a thing by its label, linked to its page; a sentence by its place.

import { element, say } from "./words.js";

const PAGES = ["ontology", "concept"];
const NUMBERS = /#(?:integer|decimal|double|float|int|long|nonNegativeInteger|gYear)$/;
const FIRST = "ning-tan";

export class Cells {
  constructor(known, { names, documents }) {
    this.known = known;
    this.names = names;
    this.documents = documents;
    this.kept = new URLSearchParams(location.search).has("lang") ? `?lang=${new URLSearchParams(location.search).get("lang") === "en" ? "en" : "zh"}` : "";
  }

  cell(term) {
    if (!term) return element("td");
    if (term.type !== "uri") return literal(term);
    const sentence = this.sentence(term.value);
    if (sentence) return element("td", { class: "said" }, element("span", { class: "evidence" }, this.linked(term.value, sentence)));
    return element("td", { title: this.known.compressed(term.value) }, this.linked(term.value, this.known.label(term.value)));
  }

  linked(iri, text) {
    const parts = breakable(text);
    const href = this.address(iri);
    if (!href) return element("span", {}, ...parts);
    return element("a", { href, rel: !href.startsWith("/") && "noreferrer external" }, ...parts);
  }

  // Where a thing is described: here, at its own site, or nowhere.
  address(iri) {
    if (!iri.startsWith(this.names) || iri === this.names) return /^https?:\/\//.test(iri) ? iri : "";
    const [page, term] = iri.slice(this.names.length).split("#");
    const path = page.split("/").map(encodeURIComponent).join("/");
    return PAGES.includes(page) && term !== undefined
      ? `${this.documents}/${page}${this.kept}#${encodeURIComponent(term)}`
      : `${this.documents}/doc/${path}${this.kept}`;
  }

  sentence(iri) {
    const found = iri.startsWith(`${this.names}source/`) && /source\/([\w-]+)\/(p\d+\w*)$/.exec(iri);
    return found ? (found[1] === FIRST ? found[2] : `${found[1]}/${found[2]}`) : "";
  }

  isNumber(term) {
    return Boolean(term?.datatype && NUMBERS.test(term.datatype));
  }

  label(term) {
    if (term.type === "literal") return term.value;
    return term.type === "uri" ? this.sentence(term.value) || this.known.label(term.value) : `_:${term.value}`;
  }
}

// A name with a prefix may break behind it.
function breakable(text) {
  const [, prefix, local] = /^([a-z]+:)(\S+)$/.exec(text) ?? [];
  return prefix ? [prefix, element("wbr"), local] : [text];
}

function literal({ type, value, "xml:lang": tag, datatype }) {
  if (type === "bnode") return element("td", { class: "note" }, `_:${value}`);
  const kind = datatype && NUMBERS.test(datatype) ? "number" : undefined;
  return element("td", { class: kind, lang: tag && (tag === "zh" ? "zh-Hans" : tag), title: tag ? `@${tag}` : undefined }, value);
}

export const answerWord = (boolean) => (boolean ? say("是", "Yes") : say("否", "No"));
