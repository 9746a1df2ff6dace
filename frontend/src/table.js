// The rows of an answer, in the order and with the words that the reader asks for.
// Both look at all rows; drawn is only what a reader would look at.

import { answerWord } from "./cells.js";
import { element, language, say } from "./words.js";

const FIRST = 200; // rows drawn at once
const LONG = 8; // rows from which a table can be filtered, as on the other pages
const order = new Intl.Collator(language === "zh" ? "zh-Hans" : "en", { numeric: true });
const fold = (text) => text.normalize("NFKC").toLowerCase();

// As XML Schema writes numbers.
const number = (text) => Number({ INF: "Infinity", "-INF": "-Infinity" }[text] ?? text);

export function table(outcome, cells) {
  if (outcome.boolean !== undefined) return element("p", { class: "verdict" }, answerWord(outcome.boolean));
  const headings = outcome.triples
    ? [say("主语", "subject"), say("谓语", "predicate"), say("宾语", "object")]
    : outcome.variables;
  const found = outcome.triples ?? outcome.bindings.map((binding) => outcome.variables.map((name) => binding[name]));
  if (!found.length) return element("p", { class: "notice" }, say("没有结果。", "No rows."));
  return new Rows(headings, found, cells).view();
}

class Rows {
  constructor(headings, found, cells) {
    this.cells = cells;
    this.all = found.map((terms) => ({ terms, texts: terms.map((term) => (term ? cells.label(term) : "")) }));
    this.sorted = this.wanted = this.all;
    this.words = [];
    this.headings = headings.map((name, place) => this.heading(name, place));
    this.body = element("tbody");
    this.note = element("p", { class: "note" });
    this.more = element("button", { type: "button" });
    this.more.addEventListener("click", () => this.draw(5 * FIRST));
  }

  view() {
    const grid = element("table", { "aria-label": say("结果", "Result") }, element("thead", {}, element("tr", {}, ...this.headings)), this.body);
    const wide = element("div", { class: "wide", tabindex: "0", role: "region", "aria-label": say("结果", "Result") }, grid);
    this.show();
    return element("div", {}, this.all.length < LONG ? null : this.filter(), wide, this.note);
  }

  heading(name, place) {
    const terms = this.all.map((row) => row.terms[place]).filter(Boolean);
    const isNumber = terms.length > 0 && terms.every((term) => this.cells.isNumber(term));
    const compare = isNumber ? (one, two) => (number(one) > number(two)) - (number(one) < number(two)) : order.compare;
    const button = element("button", { type: "button" }, name === "evidence" ? say("出处", "evidence") : name);
    const made = element("th", { scope: "col", class: isNumber && "number", "aria-sort": "none" }, button);
    button.addEventListener("click", () => {
      const turn = made.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      for (const other of this.headings) other.setAttribute("aria-sort", "none");
      made.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
      this.sorted = this.all.toSorted(({ texts: { [place]: one } }, { texts: { [place]: two } }) =>
        one && two ? turn * compare(one, two) : Boolean(two) - Boolean(one));
      this.show();
    });
    return made;
  }

  filter() {
    const name = say("筛选各行", "Filter the rows");
    const field = element("input", { type: "search", autocomplete: "off", "aria-label": name, placeholder: name });
    const count = element("output", { class: "note" });
    field.addEventListener("input", () => {
      this.words = fold(field.value).split(/\s+/).filter(Boolean);
      this.show();
      const [shown, total] = [this.wanted.length, this.all.length];
      count.textContent = this.words.length ? say(`${shown} / ${total} 行`, `${shown} of ${total} rows`) : "";
    });
    return element("p", { class: "filter" }, field, " ", count);
  }

  // Draw from the beginning what is wanted by now.
  show() {
    const isWanted = ({ texts }) => {
      const text = fold(texts.join(" "));
      return this.words.every((word) => text.includes(word));
    };
    this.wanted = this.words.length ? this.sorted.filter(isWanted) : this.sorted;
    this.body.replaceChildren();
    this.draw(FIRST);
  }

  draw(count) {
    const shown = this.body.rows.length;
    const next = this.wanted.slice(shown, shown + count);
    this.body.append(...next.map(({ terms }) => element("tr", {}, ...terms.map((term) => this.cells.cell(term)))));
    const [drawn, total] = [shown + next.length, this.wanted.length];
    this.note.hidden = drawn === total;
    this.note.replaceChildren(say(`前 ${drawn} 行，共 ${total} 行 `, `${drawn} of ${total} rows `), this.more);
    const rest = Math.min(total - drawn, 5 * FIRST);
    this.more.textContent = say(`再显示 ${rest} 行`, `Show ${rest} more`);
  }
}
