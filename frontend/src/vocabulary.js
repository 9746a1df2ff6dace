// All terms with their names, fetched once: for completing, and for the labels of results.

import { zh } from "./words.js";

const FIRST = ["rdf:Property", "owl:ObjectProperty", "owl:DatatypeProperty", "owl:Class", "rdfs:Class", "skos:Concept"];

export class Vocabulary {
  constructor(told, names) {
    this.prefixes = told.prefixes;
    this.words = told.words;
    this.names = names;
    const kinds = told.kinds.map(([written, chinese, english]) => ({
      written, label: (zh ? chinese || english : english || chinese) || written.split(":").pop(),
    }));
    this.terms = told.terms.map(([written, chinese, english, kind, ...others]) => ({
      written, chinese, english, kind: kinds[kind],
      local: fold(written.replace(/^[a-z]+:/, "")),
      names: [chinese, english, ...others].filter(Boolean).map(fold),
      weight: FIRST.includes(kinds[kind].written) ? 0 : 1,
    }));
    this.byIri = new Map(this.terms.map((term) => [this.expanded(term.written), term]));
  }

  expanded(written) {
    if (written.startsWith("<")) return written.slice(1, -1);
    const [prefix, ...rest] = written.split(":");
    return prefix in this.prefixes ? this.prefixes[prefix] + rest.join(":") : written;
  }

  compressed(iri) {
    const found = Object.entries(this.prefixes).find(([, space]) => iri.startsWith(space) && !iri.slice(space.length).includes("/"));
    return found ? `${found[0]}:${iri.slice(found[1].length)}` : iri;
  }

  label(iri) {
    const term = this.byIri.get(iri);
    return (term && (zh ? term.chinese || term.english : term.english || term.chinese)) || this.compressed(iri);
  }

  // The best matches for what is typed: part of a name in either language, or of the term itself.
  find(typed, prefix, most) {
    const wanted = fold(typed);
    const found = [];
    for (const term of this.terms) {
      if (prefix !== null && !term.written.startsWith(`${prefix}:`)) continue;
      const rank = wanted ? ranked(term, wanted) : 2;
      if (rank !== null) found.push([rank, term.weight, term.local.length, term]);
    }
    found.sort((one, two) => one[0] - two[0] || one[1] - two[1] || one[2] - two[2] || (one[3].written < two[3].written ? -1 : 1));
    return found.slice(0, most).map((each) => each[3]);
  }
}

export const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/[\s“”"'《》〈〉()（）·,，、-]/g, "");

function ranked({ local, names }, wanted) {
  const called = [local, ...names];
  if (called.includes(wanted)) return 0;
  if (called.some((name) => name.startsWith(wanted))) return 1;
  // One letter is in too many names; one Chinese character is a word.
  if ((wanted.length > 1 || wanted > "\u3400") && called.some((name) => name.includes(wanted))) return 2;
  return null;
}

export async function vocabulary({ terms, names }) {
  const answer = await fetch(terms, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(answer.statusText);
  return new Vocabulary(await answer.json(), names);
}
