// The pages of things and places, with script: the reader's own day in a citation, the arrow keys in
// the strip, and in the reader the statements of a sentence without leaving the text.

const zh = document.documentElement.lang !== "en";
const pane = document.getElementById("pane");

// --- a citation names the day on which its reader looked, not the server's ---------------------------
const today = new Date();
const parts = [today.getFullYear(), today.getMonth() + 1, today.getDate()];
const iso = parts.map((part) => String(part).padStart(2, "0")).join("-");
const LOOKED = {
  "gbt7714": [/\[\d{4}-\d\d-\d\d\]/g, `[${iso}]`],
  "bibtex": [/(urldate\s*= \{)[^}]*/g, `$1${iso}`],
  "csl-json": [/("accessed": \{\s*"date-parts": \[\s*\[)[\d\s,]*/g, `$1${parts.join(", ")}`],
};
for (const figure of document.querySelectorAll("figure.reference")) {
  const code = figure.querySelector("code");
  code.textContent = code.textContent.replace(...LOOKED[figure.dataset.form]);
}

// --- the strip is one stop for the Tab key; within it the arrows go on -------------------------------
for (const strip of document.querySelectorAll("nav.strip")) {
  const cells = [...strip.querySelectorAll("a")];
  const stop = (cell) => { for (const other of cells) other.tabIndex = other === cell ? 0 : -1; };
  stop(cells.find((cell) => cell.getAttribute("aria-current")) ?? cells[0]);
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    const place = cells.indexOf(document.activeElement);
    if (step === undefined || place < 0 || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const next = cells[Math.min(cells.length - 1, Math.max(0, place + step))];
    stop(next);
    next.focus();
  });
}

// --- the reader: statements beside the text ------------------------------------------------------------
let asked;

function mark(name, scroll) {
  for (const chosen of document.querySelectorAll(".lines .chosen")) chosen.classList.remove("chosen");
  for (const current of document.querySelectorAll(".strip a[aria-current], .lines a[aria-current]")) current.removeAttribute("aria-current");
  const line = document.getElementById(name);
  line?.classList.add("chosen");
  line?.querySelector("a.code").setAttribute("aria-current", "true");
  document.querySelector(`.strip a[href$="#${CSS.escape(name)}"]`)?.setAttribute("aria-current", "true");
  if (scroll) line?.scrollIntoView({ block: "nearest" });
}

async function show(name, scroll = true) {
  asked?.abort();
  asked = new AbortController();
  const wanted = new URLSearchParams(location.search);
  for (const key of ["entity", "kind", "format"]) wanted.delete(key);
  wanted.set("sentence", name);
  wanted.set("part", "statements");
  wanted.set("lang", zh ? "zh" : "en");
  pane.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(`${pane.dataset.here}?${wanted}`, { signal: asked.signal, headers: { Accept: "text/html" } });
    if (!answer.ok) throw new Error(answer.statusText);
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    pane.replaceChildren(...part.body.childNodes);
    pane.scrollTop = 0;
    mark(name, scroll);
  } catch (error) {
    if (error.name !== "AbortError") location.reload(); // The address says what is wanted: ask for the whole page.
    return;
  } finally {
    pane.removeAttribute("aria-busy");
  }
}

if (pane) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-sentence], .strip a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    const name = link.dataset.sentence ?? new URL(link.href).searchParams.get("sentence");
    if (!document.getElementById(name)) return; // Not among those that are shown: follow the link.
    event.preventDefault();
    const address = new URL(location.href);
    address.searchParams.set("sentence", name);
    address.hash = name;
    history.pushState({ name }, "", address);
    show(name);
    if (matchMedia("(max-width: 62rem)").matches) pane.scrollIntoView({ block: "start" });
  });
  addEventListener("popstate", () => {
    const name = new URLSearchParams(location.search).get("sentence");
    if (name) show(name);
    else location.reload();
  });
  // A statement shows what it speaks of in the words, where the page has them.
  const words = () => {
    const name = document.querySelector(".lines .chosen")?.id;
    return [...document.querySelectorAll(`#${CSS.escape(name ?? "none")} .said, #pane [data-words]`)];
  };
  const light = (event) => lightUp(words(), event.target.closest?.("[data-names]")?.dataset.names);
  for (const kind of ["pointerover", "focusin"]) pane.addEventListener(kind, light);
  for (const kind of ["pointerleave", "focusout"]) pane.addEventListener(kind, () => lightUp(words()));
}

const alone = document.querySelector("main > blockquote[data-words]");
if (alone) {
  const topics = document.querySelector("ul.topics");
  const light = (event) => lightUp([alone], event.target.closest?.("[data-names]")?.dataset.names);
  for (const kind of ["pointerover", "focusin"]) topics?.addEventListener(kind, light);
  for (const kind of ["pointerleave", "focusout"]) topics?.addEventListener(kind, () => lightUp([alone]));
}

function lightUp(texts, name) {
  for (const text of texts) {
    const plain = text.textContent;
    const place = name ? plain.indexOf(name) : -1;
    if (place < 0) {
      if (text.firstElementChild) text.textContent = plain;
      continue;
    }
    const lit = document.createElement("mark");
    lit.textContent = name;
    text.replaceChildren(plain.slice(0, place), lit, plain.slice(place + name.length));
  }
}
