// What is wrong with the query: asked of the server, underlined in the text, and listed below it.

import { forceLinting, linter } from "@codemirror/lint";
import { element, language, say } from "./words.js";

const LONGEST = 30_000; // bytes: the address of a request has an end
const PAUSE = 500;

export function checking({ check }, list) {
  const source = async (view) => {
    const text = view.state.doc.toString();
    const asked = String(new URLSearchParams({ query: text }));
    if (!text.trim() || asked.length > LONGEST) return told(view, []);
    try {
      const answer = await fetch(`${check}?${asked}`);
      const { marks = [] } = answer.ok ? await answer.json() : {};
      return view.state.doc.toString() === text ? told(view, marks) : [];
    } catch {
      return [];
    }
  };

  function told(view, marks) {
    list.replaceChildren(...marks.map((mark) => row(view, mark)));
    list.hidden = !marks.length;
    return marks.map((mark) => ({
      from: mark.from,
      to: mark.to,
      severity: mark.severity,
      message: mark[language],
      actions: mark.instead.map((name) => ({ name, apply: (editor, from, to) => replace(editor, from, to, name) })),
    }));
  }

  function row(view, { from, to, line, column, severity, instead, ...said }) {
    const place = element("button", { type: "button", class: "place", "aria-label": say(`到第 ${line} 行第 ${column} 列`, `Go to line ${line}, column ${column}`) }, `${line}:${column}`);
    place.addEventListener("click", () => {
      view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
      view.focus();
    });
    const repairs = instead.map((name) => {
      const button = element("button", { type: "button", class: "repair" }, name);
      button.addEventListener("click", () => replace(view, from, to, name));
      return button;
    });
    return element("li", { class: severity }, place, element("span", {}, said[language]), ...repairs);
  }

  return linter(source, { delay: PAUSE });
}

function replace(view, from, to, insert) {
  view.dispatch({ changes: { from, to, insert }, selection: { anchor: from + insert.length }, userEvent: "input.repair" });
  view.focus();
  forceLinting(view);
}
