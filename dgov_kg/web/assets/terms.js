// A field above the terms that leaves those in sight that hold what is typed; without script all stay.

const entries = document.querySelector(".entries");
const fold = (text) => text.normalize("NFKC").toLowerCase();
const terms = [...entries.querySelectorAll(".term")].map((term) => ({ term, text: fold(term.textContent) }));
const links = new Map([...document.querySelectorAll(".toc [data-term]")].map((item) => [item.dataset.term, item]));

const words = document.createElement("input");
words.type = "search";
words.autocomplete = "off";
words.placeholder = entries.dataset.filter;
words.setAttribute("aria-label", entries.dataset.filter);
const count = document.createElement("output");
count.className = "note";
const line = document.createElement("p");
line.className = "filter";
line.append(words, " ", count);
entries.prepend(line);

words.addEventListener("input", () => {
  const wanted = fold(words.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const { term, text } of terms) {
    term.hidden = !wanted.every((word) => text.includes(word));
    const item = links.get(term.querySelector("dt").id);
    if (item) item.hidden = term.hidden;
    shown += !term.hidden;
  }
  for (const section of entries.querySelectorAll("section")) section.hidden = !section.querySelector(".term:not([hidden])");
  for (const part of document.querySelectorAll(".toc details")) {
    part.hidden = !part.querySelector("li:not([hidden])");
    if (wanted.length) part.open = true;
  }
  count.textContent = wanted.length ? (shown ? `${shown} / ${terms.length}` : entries.dataset.none) : "";
});
