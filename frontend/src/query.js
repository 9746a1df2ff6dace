// The SPARQL page with script: an editor in place of the field, answers without leaving the page.

import { forceLinting } from "@codemirror/lint";
import { Cells } from "./cells.js";
import { checking } from "./checking.js";
import { completion } from "./completion.js";
import { editor } from "./editor.js";
import { Past } from "./past.js";
import { results, summary } from "./results.js";
import { run, Stopped } from "./running.js";
import { snippets } from "./snippets.js";
import { Vocabulary, vocabulary } from "./vocabulary.js";
import { element, language, say, seconds } from "./words.js";

const at = (id) => document.getElementById(id);
const place = at("workbench").dataset;
const status = at("status");
const answer = at("answer");
const known = vocabulary(place).catch(() => {
  status.textContent = say("词表没有取到：没有补全与标签。", "The terms did not come: no completion, no labels.");
  return new Vocabulary({ prefixes: {}, words: [], kinds: [], terms: [] });
});

const field = at("sparql");
const host = element("div", { class: "editor" });
const marks = element("ul", { class: "marks", hidden: true, "aria-label": say("查询中的问题", "What is wrong with the query") });
field.hidden = true;
field.removeAttribute("required");
document.querySelector("label[for=sparql]").remove();
at("editor").append(host);
at("editor").after(marks);

const view = editor(host, {
  text: field.value,
  extensions: [completion(known), checking(place, marks)],
  run: ask,
  changed,
});
const past = new Past(at("past"), (query) => choose(query));
let asking;

function text() {
  return view.state.doc.toString();
}

function changed(query) {
  for (const [name, snippet] of Object.entries(snippets(query, place.address))) at(`snippet-${name}`).textContent = snippet;
  at("link").href = addressed(query);
  const other = document.querySelector("a.tongue");
  other.href = `${place.page}?${new URLSearchParams({ query, lang: other.hreflang })}`;
}

function addressed(query) {
  const kept = new URLSearchParams(location.search).has("lang") ? { lang: language } : {};
  return `${place.page}?${new URLSearchParams({ query, ...kept })}`;
}

function write(query) {
  view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: query }, selection: { anchor: 0 }, scrollIntoView: true });
}

function choose(query) {
  write(query);
  ask();
  at("workbench").scrollIntoView({ block: "start" });
}

async function ask() {
  const query = text();
  if (!query.trim()) return;
  asking?.abort();
  const mine = asking = new AbortController();
  const began = performance.now();
  const tick = () => { status.textContent = say(`运行中… ${seconds(performance.now() - began)}`, `Running… ${seconds(performance.now() - began)}`); };
  const clock = setInterval(tick, 500);
  at("cancel").hidden = false;
  answer.setAttribute("aria-busy", "true");
  status.textContent = say("运行中…", "Running…");
  remember(query);
  try {
    const outcome = await run(place.sparql, query, mine.signal);
    const cells = new Cells(await known, place);
    if (mine !== asking) return;
    answer.replaceChildren(...results(outcome, query, { cells, sparql: place.sparql }));
    status.textContent = summary(outcome);
    past.add({ query, at: new Date().toISOString(), count: (outcome.bindings ?? outcome.triples)?.length, milliseconds: outcome.milliseconds });
  } catch (error) {
    if (mine !== asking) return;
    status.textContent = error instanceof Stopped ? error.message : "";
    answer.replaceChildren(...(error instanceof Stopped ? [] : [element("p", { class: "notice", role: "alert" }, error.message)]));
    forceLinting(view);
  } finally {
    clearInterval(clock);
    if (mine === asking) {
      at("cancel").hidden = true;
      answer.removeAttribute("aria-busy");
    }
  }
}

// The address says what is asked, so that it can be sent, and the back button knows it.
function remember(query) {
  const address = addressed(query);
  const here = new URLSearchParams(location.search).get("query");
  if (here === query) history.replaceState({ query }, "", address);
  else history.pushState({ query }, "", address);
}

addEventListener("popstate", (event) => {
  const query = event.state?.query ?? new URLSearchParams(location.search).get("query") ?? field.defaultValue;
  if (query !== text()) write(query);
  answer.replaceChildren();
  status.textContent = "";
});

at("ask").addEventListener("submit", (event) => {
  event.preventDefault();
  ask();
});
at("cancel").addEventListener("click", () => asking?.abort());

for (const link of document.querySelectorAll("[data-example]")) {
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return; // Into a window of its own.
    event.preventDefault();
    const wanted = new URLSearchParams({ example: link.dataset.example, format: "sparql", lang: language });
    const got = await fetch(`${place.page}?${wanted}`);
    if (got.ok) choose(await got.text());
    else location.assign(link.href);
  });
}

// Find among the questions of the catalogue.
const catalogue = at("catalogue");
const words = element("input", { type: "search", autocomplete: "off", "aria-label": say("在问题中找", "Find a question"), placeholder: say("在问题中找", "Find a question") });
const fold = (given) => given.normalize("NFKC").toLowerCase();
words.addEventListener("input", () => {
  const wanted = fold(words.value).split(/\s+/).filter(Boolean);
  for (const list of catalogue.querySelectorAll("ul")) {
    for (const item of list.children) item.hidden = !wanted.every((word) => fold(item.textContent).includes(word));
    list.hidden = list.previousElementSibling.hidden = [...list.children].every((item) => item.hidden);
  }
});
catalogue.querySelector("summary").after(element("p", {}, words));

if (/Mac|iPhone|iPad/.test(navigator.platform)) at("keys").querySelector("kbd").textContent = "⌘";
at("keys").hidden = at("elsewhere").hidden = false;
changed(text());
const given = new URLSearchParams(location.search);
if (given.has("query") && given.get("query").trim()) ask();
