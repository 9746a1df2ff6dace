// What every page does: text is always set as text, never as HTML; one button turns the language.

const root = document.documentElement;
const byId = (id) => document.getElementById(id);
const narrow = () => matchMedia("(max-width: 52rem)").matches;
const language = () => (root.lang === "en" ? "en" : "zh");
const turned = []; // what a page does when the language has changed

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

function speak(wanted) {
  root.lang = wanted === "en" ? "en" : "zh-Hans";
  document.title = document.querySelector("title").dataset[wanted];
  for (const field of document.querySelectorAll("input[data-zh]")) {
    field.placeholder = field.dataset[wanted];
    field.setAttribute("aria-label", field.dataset[wanted]);
  }
  for (const change of turned) change(wanted);
}
byId("language").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
addEventListener("beforeprint", () => {
  root.dataset.theme = "light";
  for (const one of document.querySelectorAll("details:not([open])")) { one.open = true; one.dataset.shut = ""; }
});
addEventListener("afterprint", () => {
  delete root.dataset.theme;
  for (const one of document.querySelectorAll("details[data-shut]")) { one.open = false; delete one.dataset.shut; }
});
