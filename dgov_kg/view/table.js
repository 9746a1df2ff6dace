// Sorting by a heading, and filtering by words: every word must occur somewhere in the row.

const body = view.querySelector("tbody");
const rows = [...(body?.rows ?? [])];
const headings = [...view.querySelectorAll("thead th")];
const fold = (text) => text.normalize("NFKC").toLowerCase();
const shownText = (cell) => {
  const said = [...cell.querySelectorAll(":scope > :not(.head)")].map((one) => one.querySelector(`.${language()}`) ?? one)
    .filter((one) => !one.matches(language() === "zh" ? ".en" : ".zh")).map((one) => one.textContent).join(" ");
  return said || cell.lastChild?.textContent || "";
};
const haystack = rows.map((row) => fold(row.textContent + [...row.querySelectorAll("[title]")].map((one) => one.title).join(" ")));

// What repeats the row above is quiet, so that groups can be seen.
function quieten() {
  let above = null;
  for (const row of body.rows) {
    if (row.hidden) continue;
    let same = above !== null;
    for (const [place, cell] of [...row.cells].entries()) {
      same &&= cell.textContent !== "" && cell.textContent === above.cells[place].textContent;
      cell.classList.toggle("same", same && !cell.classList.contains("said"));
    }
    above = row;
  }
}

function sort(place, direction) {
  const order = new Intl.Collator(language() === "zh" ? "zh-Hans" : "en", { numeric: true });
  const keys = new Map(rows.map((row) => [row, shownText(row.cells[place])]));
  const sorted = [...rows].sort((a, b) => {
    const [one, two] = [keys.get(a), keys.get(b)];
    if (!one || !two) return Boolean(two) - Boolean(one); // what is empty comes last, either way
    return direction * order.compare(one, two);
  });
  body.append(...sorted);
  headings.forEach((heading, at) => heading.setAttribute("aria-sort", at !== place ? "none" : direction > 0 ? "ascending" : "descending"));
  quieten();
}

function filter() {
  const wanted = fold(byId("words").value).split(/\s+/).filter(Boolean);
  let count = 0;
  rows.forEach((row, at) => {
    row.hidden = !wanted.every((word) => haystack[at].includes(word));
    count += !row.hidden;
  });
  byId("count").replaceChildren(wanted.length ? both(`${count} 行`, `${count} rows`) : "");
  quieten();
}

if (body) {
  headings.forEach((heading, place) => heading.querySelector("button").addEventListener("click", () =>
    sort(place, heading.getAttribute("aria-sort") === "ascending" ? -1 : 1)));
  byId("words").addEventListener("input", filter);
  quieten();
}
