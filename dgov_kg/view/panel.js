// Beside the drawing: search, the pinned card, the legend; and the language of all of it.

const card = byId("card");
const acts = []; // what else the card of a node offers
const pinned = []; // what follows when a node is pinned, or with null when it is let go

function release() {
  chosen = null;
  card.hidden = true;
  network.unselectAll();
  paint();
  survey();
  for (const follow of pinned) follow(null);
}

function pin(described, around) {
  chosen = around;
  const close = element("button", { type: "button", class: "close", "aria-label": "×" }, "×");
  close.addEventListener("click", release);
  card.replaceChildren(close, described);
  card.hidden = false;
  tip.hidden = true;
  paint();
  survey();
}

function party(id) {
  const link = element("a", { href: `#n${id}` }, named(id));
  return link;
}

function pinNode(id) {
  const own = data.edges.filter((edge) => edge.from === id || edge.to === id);
  const described = describeNode(known.get(id));
  for (const act of acts) described.append(...act(known.get(id), own));
  const list = own.map((edge) => {
    const out = edge.from === id;
    const other = out ? edge.to : edge.from;
    const button = element("button", { type: "button" },
      element("small", {}, out ? "→ " : "← ", both(edge.zh, edge.en)), mark(known.get(other).kind), " ", named(other));
    button.addEventListener("click", () => focusNode(other));
    return element("li", {}, button);
  });
  described.append(element("h2", {}, both(`相邻（${own.length}）`, `Neighbours (${own.length})`)), element("ul", { class: "near" }, ...list));
  pin(described, { nodes: new Set([id, ...own.flatMap(({ from, to }) => [from, to])]), edges: new Set(own.map((edge) => edge.id)) });
  network.selectNodes([id]);
  for (const follow of pinned) follow(id);
}

function pinEdge(id) {
  const edge = ties.get(id);
  pin(describeEdge(edge, party), { nodes: new Set([edge.from, edge.to]), edges: new Set([id]) });
  network.selectEdges([id]);
}

function focusNode(id) {
  if (hidden.has(known.get(id).kind)) toggle(known.get(id).kind);
  pinNode(id);
  const scale = Math.max(network.getScale(), 0.85);
  network.focus(id, { scale, animation: still ? false : { duration: 450, easingFunction: "easeInOutQuad" } });
  if (narrow()) byId("stage").scrollIntoView({ block: "start" });
}

network.on("click", (event) => {
  byId("picture").querySelector(".vis-network")?.focus({ preventScroll: true });
  if (event.nodes.length) pinNode(event.nodes[0]);
  else if (event.edges.length) pinEdge(event.edges[0]);
  else release();
});
addEventListener("keydown", (event) => { if (event.key === "Escape") { release(); list([]); } });
addEventListener("click", (event) => {
  const link = event.target.closest?.('a[href^="#n"]');
  if (!link) return;
  event.preventDefault();
  byId("stage").scrollIntoView({ block: "nearest" });
  focusNode(Number(link.getAttribute("href").slice(2)));
});

// Search: every word must occur in the Chinese name, the English name or the identifier.
const words = byId("words");
const plain = (text) => text.normalize("NFKC").toLowerCase();
const haystack = (node) => plain(`${node.zh} ${node.en} ${node.curie}`);

function matches() {
  const wanted = plain(words.value).split(/\s+/).filter(Boolean);
  if (!wanted.length) return [];
  return data.nodes.filter((node) => wanted.every((word) => haystack(node).includes(word)))
    .sort((a, b) => b.size - a.size || a.id - b.id);
}

function list(found, asked = false) {
  const items = found.slice(0, 40).map((node) => {
    const { zh, en } = data.kinds[node.kind];
    const button = element("button", { type: "button" }, mark(node.kind), " ", named(node.id),
      element("small", {}, both(`${zh} · ${node.en}`, `${en} · ${node.zh}`)));
    button.addEventListener("click", () => { list([]); focusNode(node.id); });
    return element("li", {}, button);
  });
  if (asked && !items.length) items.push(element("li", {}, element("p", { class: "quiet" }, both("没有找到", "Nothing found"))));
  byId("found").replaceChildren(...items);
  byId("found").hidden = !items.length;
  words.setAttribute("aria-expanded", String(items.length > 0));
}

words.addEventListener("input", () => list(matches(), words.value.trim() !== ""));
words.addEventListener("keydown", (event) => {
  const [first] = matches();
  if (event.key === "Enter" && first && !event.isComposing) { list([]); focusNode(first.id); }
  if (event.key === "ArrowDown") { event.preventDefault(); byId("found").querySelector("button")?.focus(); }
});
byId("found").addEventListener("keydown", (event) => {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (!step) return;
  event.preventDefault();
  const item = event.target.closest("li")[step];
  (item ? item.querySelector("button") : words).focus();
});

function toggle(kind) {
  if (!hidden.delete(kind)) hidden.add(kind);
  byId("legend").querySelector(`[data-kind="${CSS.escape(kind)}"]`).setAttribute("aria-pressed", String(!hidden.has(kind)));
  paint();
  survey();
}

function legend() {
  byId("legend").replaceChildren(...Object.entries(data.kinds).map(([kind, { zh, en, count }]) => {
    const button = element("button", { type: "button", "aria-pressed": String(!hidden.has(kind)), "data-kind": kind }, mark(kind), both(zh, en), element("output", {}, String(count)));
    button.addEventListener("click", () => toggle(kind));
    return element("li", {}, button);
  }));
}
legend();

turned.push((wanted) => {
  byId("stage").setAttribute("aria-label", data.title[wanted]);
  align();
  paint();
  survey();
});
// The drawing has the focus when it is clicked; only who uses keys needs to see that.
addEventListener("keydown", () => { view.dataset.keys = ""; });
addEventListener("pointermove", () => { delete view.dataset.keys; });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
addEventListener("beforeprint", () => { paint(); network.redraw(); });
addEventListener("afterprint", () => { paint(); whole(); });
network.on("resize", () => { if (matchMedia("print").matches) setTimeout(whole); }); // paper has another shape
whole();
byId("picture").querySelector(".vis-network")?.setAttribute("role", "application");
window.dgov = { network, nodes, edges, data };
