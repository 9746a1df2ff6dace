// What the matrix can do with script: light up a row and a column, and find words in its cells.

const zh = document.documentElement.lang !== "en";
const say = (chinese, english) => (zh ? chinese : english);
const table = document.querySelector("table.matrix");
const rows = [...table.tBodies[0].rows];
const columns = [...table.tHead.rows[0].cells];

// --- light: the row and the column of the cell that is pointed at, or that holds the focus.
function light(cell) {
  for (const lit of table.querySelectorAll(".lit")) lit.classList.remove("lit");
  if (!cell || cell.tagName !== "TD" || !cell.closest("tbody")) return;
  cell.closest("tr").cells[0].classList.add("lit");
  columns[cell.cellIndex].classList.add("lit");
  cell.classList.add("lit");
}
table.addEventListener("pointerover", (event) => light(event.target.closest("td")));
table.addEventListener("pointerleave", () => light(null));
table.addEventListener("focusin", (event) => light(event.target.closest("td")));

// --- filter: what does not hold the words is out of sight, and so are rows and columns without any.
const fold = (text) => text.normalize("NFKC").toLowerCase();
const words = document.createElement("input");
Object.assign(words, { type: "search", autocomplete: "off", placeholder: say("在表中查找", "Find in the matrix") });
words.setAttribute("aria-label", words.placeholder);
const count = document.createElement("output");
count.className = "note";
document.querySelector(".tools").append(words, count);

function filter() {
  const wanted = fold(words.value).split(/\s+/).filter(Boolean);
  const matches = (element) => wanted.every((word) => fold(element.textContent).includes(word));
  const full = new Set();
  let found = 0;
  for (const row of rows) {
    for (const cell of [...row.cells].slice(1)) {
      const whole = !wanted.length || matches(row.cells[0]) || matches(columns[cell.cellIndex]);
      let any = whole;
      for (const item of cell.querySelectorAll("li")) {
        const hit = matches(item);
        item.hidden = !(whole || hit);
        item.classList.toggle("found", Boolean(wanted.length) && hit && !whole);
        any ||= hit;
        found += hit;
      }
      for (const fold of cell.querySelectorAll("details")) fold.open = Boolean(wanted.length) && any;
      if (any) full.add(cell.cellIndex);
      cell.classList.toggle("quiet", !any);
    }
  }
  for (const row of table.rows) {
    for (const cell of [...row.cells].slice(1)) cell.classList.toggle("away", !full.has(cell.cellIndex));
  }
  count.textContent = wanted.length ? say(`${found} 处`, `${found} found`) : "";
}
words.addEventListener("input", filter);

// --- choices: all of a kind, or none of it, by one press.
for (const legend of document.querySelectorAll("form.choose legend")) {
  for (const [words, checked] of [[say("全选", "all"), true], [say("全不选", "none"), false]]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = words;
    button.setAttribute("aria-label", `${words}${say("：", ": ")}${legend.firstChild.textContent}`);
    button.addEventListener("click", () => {
      for (const box of legend.parentElement.querySelectorAll("input")) box.checked = checked;
    });
    legend.append(button);
  }
}
