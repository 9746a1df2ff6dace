// The queries of this browser: kept in it and nowhere else, and forgotten at a press.

import { element, rows, say, seconds, zh } from "./words.js";

const KEY = "dgov-kg.queries";
const MOST = 50;

export class Past {
  constructor(panel, choose) {
    this.panel = panel;
    this.choose = choose;
    this.list = panel.querySelector("ol");
    this.note = panel.querySelector(".note");
    this.memory = [];
    this.isKept = true;
    this.entries = this.read();
    panel.querySelector("button").addEventListener("click", () => this.write([]));
    addEventListener("storage", (event) => { // Another window has asked, too.
      if (event.key === KEY || event.key === null) this.show(this.entries = this.read());
    });
    this.show();
  }

  read() {
    try {
      const entries = JSON.parse(localStorage.getItem(KEY) ?? "[]");
      return Array.isArray(entries) ? entries.filter((entry) => typeof entry?.query === "string") : [];
    } catch {
      this.isKept = false;
      return this.memory;
    }
  }

  write(entries) {
    this.entries = this.memory = entries;
    try {
      if (entries.length) localStorage.setItem(KEY, JSON.stringify(entries));
      else localStorage.removeItem(KEY);
      this.isKept = true;
    } catch { // The browser keeps nothing, or is full.
      this.isKept = false;
    }
    this.show();
  }

  add(entry) {
    this.write([entry, ...this.entries.filter(({ query }) => query !== entry.query)].slice(0, MOST));
  }

  show() {
    this.panel.hidden = !this.entries.length;
    this.note.textContent = this.isKept
      ? say("只保存在这个浏览器里。", "Kept in this browser and nowhere else.")
      : say("浏览器不让保存：离开本页就忘记。", "The browser keeps nothing: gone when you leave this page.");
    this.list.replaceChildren(...this.entries.map((entry) => {
      const button = element("button", { type: "button" }, element("code", {}, summary(entry.query)));
      button.addEventListener("click", () => this.choose(entry.query));
      return element("li", {}, button, element("span", { class: "note" }, told(entry)));
    }));
  }
}

function summary(query) {
  const text = query.replace(/^\s*#.*$/gm, "").replace(/^\s*PREFIX\s.*$/gim, "").replace(/\s+/g, " ").trim();
  return text.length > 90 ? `${text.slice(0, 89)}…` : text;
}

function told({ at, count, milliseconds }) {
  const when = new Date(at);
  const day = Number.isNaN(when.valueOf()) ? "" : when.toLocaleString(zh ? "zh-CN" : "en-GB", { dateStyle: "medium", timeStyle: "short" });
  return [day, Number.isFinite(count) ? rows(count) : "", Number.isFinite(milliseconds) ? seconds(milliseconds) : ""].filter(Boolean).join(" · ");
}
