// Run a query at the endpoint: one at a time, which can be stopped, and say what came of it.

import { language, say } from "./words.js";

const ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9";
const form = (fields) => new URLSearchParams(fields);

export class Stopped extends Error {}

export async function run(address, query, signal) {
  const began = performance.now();
  const { answer, text } = await sent(address, query, ACCEPT, signal);
  const milliseconds = performance.now() - began;
  if (!answer.ok) throw refusal(answer, text);
  const media = answer.headers.get("Content-Type").split(";")[0];
  return { milliseconds, ...(media === "application/n-triples" ? { triples: statements(text) } : solutions(text)) };
}

export async function raw(address, query, media, signal) {
  const { answer, text } = await sent(address, query, media, signal);
  if (!answer.ok) throw refusal(answer, text);
  return text;
}

async function sent(address, query, accept, signal) {
  try {
    const answer = await fetch(address, { method: "POST", body: form({ query }), headers: { Accept: accept }, signal });
    return { answer, text: await answer.text() };
  } catch (error) {
    if (error.name === "AbortError") throw new Stopped(say("已停止。", "Stopped."));
    throw new Error(say("服务器没有回答；它还在运行吗？", "The server does not answer; is it running?"));
  }
}

function refusal(answer, text) {
  try {
    return new Error(JSON.parse(text)[language]);
  } catch {
    return new Error(`${answer.status} ${answer.statusText}`);
  }
}

function solutions(text) {
  const { head, results, boolean } = JSON.parse(text);
  return boolean === undefined ? { variables: head.vars, bindings: results.bindings } : { boolean };
}

// N-Triples 1.1 as the endpoint writes it, into terms like those of SPARQL results in JSON.
const TERM = /<([^>]*)>|_:(\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?/gy;
const ESCAPES = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };

export function statements(text) {
  return text.split("\n").filter((line) => line.trim()).map((line) => {
    let at = 0;
    return [0, 1, 2].map(() => {
      TERM.lastIndex = at;
      const [whole, iri, blank, literal, tag, datatype] = TERM.exec(line);
      at += whole.length + 1;
      if (iri !== undefined) return { type: "uri", value: unescaped(iri) };
      if (blank !== undefined) return { type: "bnode", value: blank };
      return { type: "literal", value: unescaped(literal), "xml:lang": tag, datatype };
    });
  });
}

function unescaped(text) {
  return text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, sign) =>
    sign ? ESCAPES[sign] ?? sign : String.fromCodePoint(parseInt(short ?? long, 16)));
}
