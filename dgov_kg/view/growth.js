// More of the graph: a picture is asked for again with a wish more, and what is new in it is drawn.

const inAddress = view.hasAttribute("data-address"); // the page's address says what is drawn
let wish = new URLSearchParams(view.dataset.wish ?? location.search);
let quiet = false; // while what is drawn changes, the address does not follow step by step

async function draw(next, { push = true, look = null } = {}) {
  const parts = new URLSearchParams(next);
  for (const name of ["at", "hide", "without", "show", "page", "format"]) parts.delete(name);
  parts.set("lang", language());
  const fresh = await fetched(`${data.source}?${parts}`);
  if (!fresh) return false;
  wish = new URLSearchParams(next);
  const old = { nodes: known, edges: ties };
  quiet = true;
  release();
  quiet = false;
  learn(fresh);
  nodes.remove([...old.nodes.keys()].filter((id) => !known.has(id)));
  edges.remove([...old.edges.keys()].filter((id) => !ties.has(id)));
  set(fresh, old);
  // What stands elsewhere now was drawn for another wish; what a hand has moved stays where it is.
  nodes.update(data.nodes.filter(({ id, x, y }) => old.nodes.has(id) && (old.nodes.get(id).x !== x || old.nodes.get(id).y !== y))
    .map(({ id, x, y }) => ({ id, x, y })));
  legend();
  relations();
  paint();
  light();
  twin();
  tellAbout();
  byId("empty").hidden = data.nodes.length > 0;
  if (inAddress && push) note(true);
  const seen = look?.() ?? data.nodes.map(({ id }) => id).filter((id) => !old.nodes.has(id));
  whole(seen.length ? seen : undefined);
  window.dgov = { network, nodes, edges, data };
  return true;
}

// The nodes and edges of the paths that were asked for are bright, the others dim.
function light() {
  if (!data.lit?.nodes.length) return;
  chosen = { nodes: new Set(data.lit.nodes), edges: new Set(data.lit.edges) };
  paint();
  survey();
}

async function expand(id) {
  if (!missing(known.get(id))) return byId("doing").replaceChildren(both("没有更多可画的。", "There is no more to draw."));
  const { curie } = known.get(id);
  const before = new Set(known.keys());
  const next = new URLSearchParams(wish);
  next.append("with", curie);
  if (!(await draw(next, { look: () => [id, ...data.nodes.map((node) => node.id).filter((one) => !before.has(one))] }))) return;
  pinNode(id);
  announce(known.size - before.size);
}

function announce(count) {
  byId("doing").replaceChildren(count > 0 ? both(`添了 ${count} 个节点`, `${count} nodes added`)
    : both("画满了，没有再添。", "The picture is full; nothing was added."));
}

// How many neighbours of a node are not drawn.
function missing(node) {
  const near = new Set(data.edges.flatMap(({ from, to }) => (from === node.id ? [to] : to === node.id ? [from] : [])));
  near.delete(node.id);
  return Math.max((node.near ?? 0) - near.size, 0);
}

acts.push((node) => {
  const acts = element("p", { class: "acts" });
  const rest = missing(node);
  if (rest) {
    const button = element("button", { type: "button", class: "expand" }, both(`展开（还有 ${rest} 个相邻）`, `Expand (${rest} more)`));
    button.addEventListener("click", () => expand(node.id));
    acts.append(button);
  }
  if (node.link) acts.append(element("a", { href: node.link }, both("词条与出处 →", "All statements →")));
  return [acts];
});
network.on("doubleClick", ({ nodes: [id] }) => { if (id !== undefined) expand(id); });

// Among other things the wheel scrolls the page, until the picture has been clicked.
if (view.querySelector(".slim")) {
  const heed = (wheel) => network.setOptions({ interaction: { zoomView: wheel } });
  heed(false);
  byId("picture").addEventListener("pointerdown", () => heed(true));
  byId("stage").addEventListener("pointerleave", () => heed(false));
}

// Keys, while the picture has the focus: Enter takes the node nearest the middle, E expands.
byId("picture").addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Enter") {
    const middle = network.getViewPosition();
    const far = ([, { x, y }]) => (x - middle.x) ** 2 + (y - middle.y) ** 2;
    const [nearest] = Object.entries(network.getPositions()).filter(([id]) => shown(Number(id))).sort((a, b) => far(a) - far(b));
    if (nearest) pinNode(Number(nearest[0]));
  } else if (event.key.toLowerCase() === "e") {
    const [id] = network.getSelectedNodes();
    if (id !== undefined) expand(id);
  }
});

// The relations that are drawn, each a button that hides it or shows it again.
function relations() {
  const counts = new Map();
  for (const { predicate, zh, en, folded } of data.edges) {
    if (folded) continue;
    const name = data.relations?.[predicate] ?? [zh, en];
    const one = counts.get(predicate) ?? { name, count: 0 };
    one.count += 1;
    counts.set(predicate, one);
  }
  const buttons = [...counts].sort(([, a], [, b]) => b.count - a.count).map(([predicate, { name, count }]) => {
    const button = element("button", { type: "button", "aria-pressed": String(!muted.has(predicate)), "data-relation": predicate }, both(...name), element("output", {}, String(count)));
    button.addEventListener("click", () => mute([predicate], !muted.has(predicate)));
    return element("li", {}, button);
  });
  const all = element("button", { type: "button", class: "every" }, both("全部显示", "Show all"));
  const none = element("button", { type: "button", class: "every" }, both("全部隐藏", "Hide all"));
  all.addEventListener("click", () => mute([...muted], false));
  none.addEventListener("click", () => mute([...counts.keys()], true));
  byId("relations").replaceChildren(element("li", {}, all), element("li", {}, none), ...buttons);
}
function mute(predicates, wanted) {
  for (const one of predicates) muted[wanted ? "add" : "delete"](one);
  for (const button of byId("relations").querySelectorAll("[data-relation]")) button.setAttribute("aria-pressed", String(!muted.has(button.dataset.relation)));
  paint();
  survey();
  twin();
  if (inAddress) note(false);
}
byId("legend").addEventListener("click", twin);

// The table says what the picture says.
function twin() {
  const table = byId("table");
  if (!table) return;
  const leadingTo = (id) => leading(known.get(id).link, named(id));
  const body = table.querySelector("tbody");
  body.replaceChildren(...data.edges.filter(drawn).map((edge) => element("tr", {},
    element("td", {}, leadingTo(edge.from)), element("td", {}, both(edge.zh, edge.en)), element("td", {}, leadingTo(edge.to)),
    element("td", {}, ...edge.details.map(([zh, en, valueZh, valueEn]) => element("div", {}, both(`${zh}：${valueZh}`, `${en}: ${valueEn}`)))),
    element("td", {}, ...(edge.evidence.length ? edge.evidence.flatMap((one) => {
      const [zh, en, link] = data.sentences[one];
      const place = element("code", { title: language() === "zh" ? zh : en }, one);
      return [link ? element("a", { class: "place", href: link }, place) : place, " "];
    }) : [both(...data.origins[edge.origin])])))));
  table.querySelector("summary").replaceChildren(both(`以表格阅读（${body.rows.length} 条）`, `Read as a table (${body.rows.length} ${body.rows.length === 1 ? "row" : "rows"})`));
}

function tellAbout() {
  const about = document.getElementById("graph-about");
  if (about && data.about) about.textContent = data.about[language()];
}

// Search goes on in the whole graph, after what is drawn.
let seeking, sought;
words.addEventListener("input", () => {
  clearTimeout(seeking);
  const typed = words.value.trim();
  if (!data.search || typed.length < 2) return;
  seeking = setTimeout(async () => {
    sought?.abort();
    sought = new AbortController();
    try {
      const answer = await fetch(`${data.search}?${new URLSearchParams({ words: typed.slice(0, 100), limit: "20", format: "json" })}`, { signal: sought.signal });
      if (answer.ok && words.value.trim() === typed) offer((await answer.json()).rows);
    } catch { /* the next letter asks again */ }
  }, 150);
});
function offer(rows) {
  const drawnHere = new Set(data.nodes.map(({ link }) => link));
  const others = rows.filter(({ found }) => found.iri && !drawnHere.has(found.iri) && !data.nodes.some((node) => node.iri === found.iri));
  if (!others.length) return;
  const list = byId("found");
  if (!matches().length) list.replaceChildren();
  list.append(...others.slice(0, 20).map(({ found, kind }) => {
    const button = element("button", { type: "button" }, both(found.zh || found.en, found.en || found.zh),
      element("small", {}, both("未画出，点击添上", "not drawn; click to add"), kind ? document.createTextNode(" · ") : "", kind ? both(kind.zh, kind.en) : ""));
    button.addEventListener("click", () => fetchNode(found.iri));
    return element("li", {}, button);
  }));
  list.hidden = false;
  words.setAttribute("aria-expanded", "true");
}
async function fetchNode(iri) {
  list([]);
  const next = new URLSearchParams(wish);
  next.append("with", iri);
  const before = new Set(known.keys());
  if (!(await draw(next))) return;
  const node = data.nodes.find((one) => one.iri === iri);
  if (node) focusNode(node.id);
  announce(known.size - before.size);
}

relations();
light();
