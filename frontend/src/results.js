// What came of a query: as a table, as a picture where there is one to draw, or as it was sent.

import { answerWord } from "./cells.js";
import { drawn, isNetwork } from "./network.js";
import { raw } from "./running.js";
import { table } from "./table.js";
import { element, rows, say, seconds } from "./words.js";

const LONGEST = 200_000; // letters of an answer shown as it is
const TABLES = { json: "application/sparql-results+json", csv: "text/csv", tsv: "text/tab-separated-values", xml: "application/sparql-results+xml" };
const YES = { json: TABLES.json, xml: TABLES.xml };
const GRAPHS = { turtle: "text/turtle", "json-ld": "application/ld+json", ntriples: "application/n-triples", "rdf+xml": "application/rdf+xml" };
const ENDINGS = { turtle: "ttl", "json-ld": "jsonld", ntriples: "nt", "rdf+xml": "rdf" };

export function results(outcome, query, { cells, sparql }) {
  const forms = outcome.triples ? GRAPHS : outcome.bindings ? TABLES : YES;
  const panels = [[say("表格", "Table"), () => table(outcome, cells)]];
  if (isNetwork(outcome, cells)) panels.push([say("图", "Graph"), () => drawn(query)]);
  panels.push([say("原样", "Raw"), () => asSent(query, forms, sparql)]);
  return [tabs(panels), downloads(query, forms, sparql)];
}

export function summary({ milliseconds, bindings, triples, boolean }) {
  const count = bindings ?? triples;
  const what = count ? (triples ? statementsOf(count.length) : rows(count.length)) : answerWord(boolean);
  return `${what} · ${seconds(milliseconds)}`;
}

const statementsOf = (count) => say(`${count} 条陈述`, `${count} ${count === 1 ? "statement" : "statements"}`);

function asSent(query, forms, sparql) {
  const choice = element("select", { "aria-label": say("格式", "Format") }, ...Object.keys(forms).map((name) => element("option", {}, name)));
  const code = element("code");
  const note = element("span", { class: "note" });
  let asked;
  const show = async () => {
    asked?.abort();
    asked = new AbortController();
    code.textContent = "…";
    try {
      const text = await raw(sparql, query, forms[choice.value], asked.signal);
      const whole = choice.value.startsWith("json") ? JSON.stringify(JSON.parse(text), null, 2) : text;
      code.textContent = whole.slice(0, LONGEST);
      note.textContent = whole.length > LONGEST ? say("只显示开头；下载得到全部。", "Only the beginning; the download has all.") : "";
    } catch (error) {
      code.textContent = error.message;
    }
  };
  choice.addEventListener("change", show);
  show();
  return element("div", {}, element("p", {}, choice, " ", note), element("pre", { class: "raw", tabindex: "0" }, code));
}

function downloads(query, forms, sparql) {
  const links = Object.keys(forms).map((name) => {
    const bom = name === "csv" ? { bom: "true" } : {}; // For a spreadsheet, which runs nothing of it.
    const href = `${sparql}?${new URLSearchParams({ query, format: name, ...bom })}`;
    return element("a", { href, download: `dgov-kg-query.${ENDINGS[name] ?? name}` }, name);
  });
  const workbook = `${location.pathname}?${new URLSearchParams({ query, format: "xlsx" })}`;
  links.push(element("a", { href: workbook, download: "dgov-kg-query.xlsx" }, "xlsx"));
  return element("p", { class: "forms" }, say("下载：", "Download: "), ...links.flatMap((link) => [link, " "]));
}

let made = 0;

function tabs(panels) {
  const group = `answer-${made += 1}`;
  const list = element("div", { role: "tablist", class: "tabs", "aria-label": say("看法", "Views") });
  const panel = element("div", { role: "tabpanel", id: `${group}-panel` });
  const buttons = panels.map(([title], place) => element("button", { type: "button", role: "tab", id: `${group}-${place}`, "aria-controls": panel.id, tabindex: "-1" }, title));
  const kept = [];
  const choose = (place) => {
    buttons.forEach((button, other) => {
      button.setAttribute("aria-selected", String(other === place));
      button.tabIndex = other === place ? 0 : -1;
    });
    panel.setAttribute("aria-labelledby", buttons[place].id);
    panel.replaceChildren(kept[place] ??= panels[place][1]());
  };
  buttons.forEach((button, place) => button.addEventListener("click", () => choose(place)));
  list.addEventListener("keydown", (event) => {
    const steps = { ArrowRight: 1, ArrowLeft: -1 };
    if (!(event.key in steps)) return;
    const next = (buttons.indexOf(event.target) + steps[event.key] + buttons.length) % buttons.length;
    choose(next);
    buttons[next].focus();
    event.preventDefault();
  });
  list.append(...buttons);
  choose(0);
  return element("div", {}, list, panel);
}
