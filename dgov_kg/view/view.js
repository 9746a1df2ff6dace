// What every view does: text is always set as text, never as HTML, and found within the view.

const view = document.querySelector(`.view-${KIND}`);
if (!view) return;
const root = document.documentElement;
// Within the view first: one that was taken out of the page finds nothing in the next.
const byId = (id) => view.querySelector(`#${CSS.escape(view.dataset.own + id)}`) ?? document.getElementById(view.dataset.own + id);
const narrow = () => matchMedia("(max-width: 52rem)").matches;
const language = () => (root.lang === "en" ? "en" : "zh");
const turned = []; // what a view does when the language has changed

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function both(zh, en) {
  const part = document.createDocumentFragment();
  part.append(element("span", { class: "zh", lang: "zh-Hans" }, zh), element("span", { class: "en", lang: "en" }, en));
  return part;
}

addEventListener("beforeprint", () => {
  root.dataset.theme = "light";
  for (const one of view.querySelectorAll("details:not([open])")) { one.open = true; one.dataset.shut = ""; }
});
addEventListener("afterprint", () => {
  delete root.dataset.theme;
  for (const one of view.querySelectorAll("details[data-shut]")) { one.open = false; delete one.dataset.shut; }
});
