// The answer as a picture, where it ties things: the server draws it, the views' own script shows it.

import { language } from "./words.js";

// Whether two things stand in one statement, or in one row.
export function isNetwork({ triples, bindings }, cells) {
  const isThing = (term) => term?.type === "uri" && !cells.sentence(term.value);
  if (triples) return triples.some(([subject, , object]) => isThing(subject) && isThing(object));
  return Boolean(bindings?.some((binding) => Object.values(binding).filter(isThing).length > 1));
}

export function drawn(query) {
  const template = document.getElementById("drawing");
  const panel = document.createElement("div");
  panel.append(template.content.cloneNode(true));
  const { graph, ...scripts } = template.dataset;
  const wish = String(new URLSearchParams({ query }));
  const view = panel.querySelector(".view");
  view.dataset.from = `${graph}.json?${wish}&lang=${language}`;
  view.dataset.wish = wish;
  for (const link of panel.querySelectorAll("a[href]")) {
    if (new URL(link.href).pathname === graph) link.href = `${graph}?${wish}&lang=${language}`;
  }
  // The script looks for its view in the page, so it runs when the panel is there.
  queueMicrotask(() => loaded(Object.keys(scripts).sort().map((name) => scripts[name])));
  return panel;
}

async function loaded(addresses) {
  for (const address of addresses) {
    if (address.includes("vis-network") && window.vis) continue;
    await new Promise((done, failed) => {
      const script = document.createElement("script");
      script.addEventListener("load", done);
      script.addEventListener("error", failed);
      script.src = address;
      document.head.append(script);
    });
  }
}
