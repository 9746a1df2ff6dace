// What every page can do with script: copy a snippet, sort and filter a table.  All of it works without.

const zh = document.documentElement.lang !== "en";
const say = (chinese, english) => (zh ? chinese : english);

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

for (const figure of document.querySelectorAll("figure.code")) {
  const button = element("button", { type: "button" }, say("复制", "Copy"));
  const status = element("span", { role: "status", class: "note" });
  button.addEventListener("click", async () => {
    const text = figure.querySelector("code").textContent;
    try {
      await navigator.clipboard.writeText(text);
      status.textContent = say("已复制", "Copied");
    } catch { // The browser does not let us: choose the text, so that the keys can copy it.
      getSelection().selectAllChildren(figure.querySelector("code"));
      status.textContent = say("已选中，请按 Ctrl-C", "Selected: press Ctrl-C");
    }
    setTimeout(() => { status.textContent = ""; }, 3000);
  });
  figure.querySelector("figcaption").append(element("span", {}, status, " ", button));
}

const LONG = 8; // rows from which a table can be filtered
const fold = (text) => text.normalize("NFKC").toLowerCase();

function sortable(table) {
  const headings = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator(zh ? "zh-Hans" : "en", { numeric: true });
  headings.forEach((heading, place) => {
    const button = element("button", { type: "button" }, ...heading.childNodes);
    heading.append(button);
    heading.setAttribute("aria-sort", "none");
    button.addEventListener("click", () => {
      const turn = heading.getAttribute("aria-sort") === "ascending" ? -1 : 1;
      const keyed = [...table.tBodies[0].rows].map((row) => [row.cells[place]?.textContent.trim() ?? "", row]);
      keyed.sort(([one], [two]) => (!one || !two ? Boolean(two) - Boolean(one) : turn * order.compare(one, two)));
      table.tBodies[0].append(...keyed.map(([, row]) => row));
      for (const other of headings) other.setAttribute("aria-sort", "none");
      heading.setAttribute("aria-sort", turn > 0 ? "ascending" : "descending");
    });
  });
}

function filterable(table) {
  const rows = [...table.tBodies[0].rows];
  if (rows.length < LONG) return;
  const words = element("input", { type: "search", autocomplete: "off", "aria-label": say("筛选各行", "Filter the rows"), placeholder: say("筛选各行", "Filter the rows") });
  const count = element("output", { class: "note" });
  words.addEventListener("input", () => {
    const wanted = fold(words.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((word) => fold(row.textContent).includes(word));
      shown += !row.hidden;
    }
    count.textContent = wanted.length ? say(`${shown} / ${rows.length} 行`, `${shown} of ${rows.length} rows`) : "";
  });
  table.closest(".wide").before(element("p", { class: "filter" }, words, " ", count));
}

for (const table of document.querySelectorAll("table.rows")) {
  sortable(table);
  filterable(table);
}

// A choice in a form of drop-downs asks at once; the button is for those without script.
for (const form of document.querySelectorAll("form.fields[data-at-once]")) {
  for (const choice of form.querySelectorAll("select")) choice.addEventListener("change", () => form.requestSubmit());
}

// On paper nothing can be opened: the rest of a list is printed with it.
const RESTS = "details.more:not([open]), .matrix details:not([open])";
addEventListener("beforeprint", () => {
  for (const rest of document.querySelectorAll(RESTS)) { rest.open = true; rest.dataset.printed = ""; }
});
addEventListener("afterprint", () => {
  for (const rest of document.querySelectorAll("details[data-printed]")) { rest.open = false; delete rest.dataset.printed; }
});

// What the address says by now is what is downloaded, where a script changes what is shown.
for (const link of document.querySelectorAll(".follow a[download]")) {
  link.addEventListener("click", () => {
    const wanted = new URL(link.href);
    const now = new URLSearchParams(location.search);
    for (const name of ["format", "bom"]) if (wanted.searchParams.has(name)) now.set(name, wanted.searchParams.get(name));
    wanted.search = now;
    link.href = wanted;
  });
}

// Names that begin or sound like what is typed, offered by the browser's own list.
const PAUSE = 120;
for (const field of document.querySelectorAll("input[data-names]")) {
  const list = element("datalist", { id: `names-${crypto.randomUUID()}` });
  field.after(list);
  field.setAttribute("list", list.id);
  let waiting, asked;
  field.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (event.inputType === "insertReplacementText" || field.value.trim().length < 2) return;
    waiting = setTimeout(async () => {
      asked?.abort();
      asked = new AbortController();
      const wanted = new URLSearchParams({ words: field.value.slice(0, 100), limit: "8", format: "json" });
      try {
        const answer = await fetch(`${field.dataset.names}?${wanted}`, { signal: asked.signal });
        if (!answer.ok) return;
        const { rows } = await answer.json();
        const labels = rows.map(({ found }) => (zh ? found.zh || found.en : found.en || found.zh)).filter(Boolean);
        list.replaceChildren(...[...new Set(labels)].map((label) => element("option", { value: label })));
      } catch { /* the next letter asks again */ }
    }, PAUSE);
  });
}
