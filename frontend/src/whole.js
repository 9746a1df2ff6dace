// The whole graph at once, painted by WebGL: positions come from the server, nothing moves by itself.

import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";

const view = document.querySelector(".view-whole");
const byId = (id) => document.getElementById(`whole-${id}`);
const zh = document.documentElement.lang !== "en";
const say = (chinese, english) => (zh ? chinese : english);
const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const FACE = 'system-ui, "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif';
const SVG = "http://www.w3.org/2000/svg";

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}
function dot(colour) {
  const svg = document.createElementNS(SVG, "svg");
  const circle = document.createElementNS(SVG, "circle");
  for (const [key, value] of [["viewBox", "0 0 16 16"], ["class", "mark"], ["aria-hidden", "true"]]) svg.setAttribute(key, value);
  for (const [key, value] of [["cx", 8], ["cy", 8], ["r", 6], ["fill", colour]]) circle.setAttribute(key, value);
  svg.append(circle);
  return svg;
}

const address = new URLSearchParams(location.search);
const state = { hidden: new Set(address.getAll("hide")), muted: new Set(address.getAll("without")), at: null, lit: null, over: null };

function hasWebGL() {
  const canvas = document.createElement("canvas");
  return Boolean(canvas.getContext("webgl2") ?? canvas.getContext("webgl"));
}

async function told(parameters) {
  const answer = await fetch(`${view.dataset.from}?${parameters}`, { headers: { Accept: "application/json" } });
  const found = await answer.json();
  if (!answer.ok) throw new Error(found.error ?? String(answer.status));
  return found;
}

async function begin() {
  const doing = byId("doing");
  if (!hasWebGL()) {
    doing.textContent = say("这个浏览器没有 WebGL，画不出全图；请看要部，或看下表。", "This browser has no WebGL: see the main part, or the table below.");
    return;
  }
  doing.textContent = say("正在取来……", "Fetching …");
  try {
    const data = await told(new URLSearchParams({ show: "all", lang: say("zh", "en") }));
    doing.textContent = "";
    show(data);
  } catch (error) {
    doing.textContent = error.message;
  }
}

function show(data) {
  const { kinds, relations } = data;
  const nodes = data.nodes.map(([id, x, y, kind, zhName, enName, curie, link, degree]) => ({ id: String(id), x, y, kind, zh: zhName, en: enName, name: say(zhName, enName), curie, link, degree }));
  const known = new Map(nodes.map((node) => [node.id, node]));
  const graph = new MultiDirectedGraph();
  const size = (degree) => 2 + Math.min(1.35 * Math.sqrt(degree), 13);
  // Sigma draws upwards; the server counts downwards.
  for (const node of nodes) graph.addNode(node.id, { x: node.x, y: -node.y, size: size(node.degree), label: node.name, color: kinds[node.kind].colour });
  data.edges.forEach(([from, to, relation], place) => graph.addEdgeWithKey(String(place), from, to, { relation, size: 0.6 }));
  byId("empty").hidden = nodes.length > 0;
  if (!nodes.length) return;

  const isShown = (id) => !state.hidden.has(kinds[known.get(id).kind].name);
  const isDrawn = (edge) => !state.muted.has(relations[graph.getEdgeAttribute(edge, "relation")].predicate) && isShown(graph.source(edge)) && isShown(graph.target(edge));
  let held = null; // while relations are muted: the nodes that others still hold
  let near = null; // what is bright: the chosen node and its neighbours, or a path
  function choose() {
    held = state.muted.size ? new Set(graph.filterEdges(isDrawn).flatMap((edge) => graph.extremities(edge))) : null;
    const centre = state.over ?? state.at;
    near = centre ? new Set([centre, ...graph.neighbors(centre)]) : state.lit;
  }
  choose();

  const sigma = new Sigma(graph, byId("picture"), {
    allowInvalidContainer: true,
    labelFont: FACE, labelSize: 13, labelWeight: "400", labelDensity: 0.7, labelGridCellSize: 110, labelRenderedSizeThreshold: 7,
    labelColor: { color: ink("ink") },
    defaultEdgeColor: ink("line"), zIndex: true, minCameraRatio: 0.02, maxCameraRatio: 3,
    defaultDrawNodeHover: hover,
    nodeReducer(id, attributes) {
      if (!isShown(id) || (held && !held.has(id) && id !== state.at)) return { ...attributes, hidden: true };
      if (!near) return attributes;
      if (!near.has(id)) return { ...attributes, color: ink("line"), label: null, zIndex: 0 };
      return { ...attributes, zIndex: 1, forceLabel: near.size < 60 || id === state.at, highlighted: id === state.at };
    },
    edgeReducer(edge, attributes) {
      if (!isDrawn(edge)) return { ...attributes, hidden: true };
      const centre = state.over ?? state.at;
      const [from, to] = graph.extremities(edge);
      const bright = centre ? from === centre || to === centre : !near || (near.has(from) && near.has(to));
      if (near && !bright) return { ...attributes, hidden: true };
      return { ...attributes, color: near ? ink("soft") : ink("line"), size: near ? 1.2 : 0.6 };
    },
  });

  // The name of what is pointed at, on paper of the page's own colour.
  function hover(context, node, settings) {
    context.font = `${settings.labelSize}px ${FACE}`;
    const text = node.label ?? known.get(node.key)?.name ?? "";
    const wide = context.measureText(text).width;
    context.fillStyle = ink("sheet");
    context.strokeStyle = ink("accent");
    context.beginPath();
    context.roundRect(node.x - node.size - 4, node.y - 11, wide + 2 * node.size + 16, 22, 11);
    context.fill();
    context.stroke();
    context.beginPath();
    context.arc(node.x, node.y, node.size, 0, 2 * Math.PI);
    context.fillStyle = node.color;
    context.fill();
    context.fillStyle = ink("ink");
    context.fillText(text, node.x + node.size + 5, node.y + 4.5);
  }

  function refresh() {
    choose();
    sigma.refresh({ skipIndexation: true });
  }

  // --- the address says what is chosen and hidden ---------------------------------------------
  function note() {
    const told = new URLSearchParams(location.search);
    for (const name of ["hide", "without", "at"]) told.delete(name);
    for (const kind of state.hidden) told.append("hide", kind);
    for (const one of state.muted) told.append("without", one);
    if (state.at) told.set("at", known.get(state.at).curie);
    history.replaceState(null, "", `${location.pathname}?${told}`);
  }

  // --- the card -----------------------------------------------------------------------------------
  const card = byId("card");
  function release() {
    state.at = null;
    state.lit = null;
    card.hidden = true;
    refresh();
    note();
  }
  function pin(id, { move = true } = {}) {
    state.at = id;
    const node = known.get(id);
    const close = element("button", { type: "button", class: "close", "aria-label": say("关闭", "Close") }, "×");
    close.addEventListener("click", release);
    const ties = [...graph.edges(id)];
    const list = ties.slice(0, 200).map((edge) => {
      const out = graph.source(edge) === id;
      const other = known.get(graph.opposite(id, edge));
      const { zh: zhName, en } = relations[graph.getEdgeAttribute(edge, "relation")];
      const button = element("button", { type: "button" }, element("small", {}, out ? "→ " : "← ", say(zhName, en)), dot(kinds[other.kind].colour), " ", other.name);
      button.addEventListener("click", () => pin(other.id));
      return element("li", {}, button);
    });
    const part = new URLSearchParams({ of: node.curie, lang: say("zh", "en") });
    const acts = element("p", { class: "acts" }, element("a", { href: `${location.pathname}?${part}` }, say("单独画出其周围", "Draw what is around it")));
    if (node.link) acts.append(element("a", { href: node.link }, say("词条与出处 →", "All statements →")));
    const kind = kinds[node.kind];
    card.replaceChildren(close, element("p", { class: "kind" }, dot(kind.colour), say(kind.zh, kind.en)), element("p", { class: "name" }, node.name),
      ...(node.zh !== node.en ? [element("p", { class: "other", lang: say("en", "zh-Hans") }, say(node.en, node.zh))] : []), element("code", {}, node.curie), acts,
      element("h2", {}, say(`相邻（${ties.length}）`, `Neighbours (${ties.length})`)), element("ul", { class: "near" }, ...list));
    card.hidden = false;
    refresh();
    note();
    if (move) {
      const { x, y } = sigma.getNodeDisplayData(id);
      const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
      sigma.getCamera().animate({ x, y, ratio: Math.min(sigma.getCamera().ratio, 0.25) }, { duration: still ? 0 : 450 });
    }
  }
  sigma.on("enterNode", ({ node }) => { state.over = node; refresh(); });
  sigma.on("leaveNode", () => { state.over = null; refresh(); });
  sigma.on("clickNode", ({ node }) => pin(node, { move: false }));
  sigma.on("clickStage", release);
  addEventListener("keydown", (event) => { if (event.key === "Escape") { release(); list([]); } });

  // --- the legend ---------------------------------------------------------------------------------
  function toggles(place, items, set, attribute) {
    byId(place).replaceChildren(...items.map(({ key, mark, text, count }) => {
      const button = element("button", { type: "button", "aria-pressed": String(!set.has(key)), [attribute]: key }, ...(mark ? [mark] : []), text, element("output", {}, String(count)));
      button.addEventListener("click", () => {
        if (!set.delete(key)) set.add(key);
        button.setAttribute("aria-pressed", String(!set.has(key)));
        refresh();
        note();
      });
      return element("li", {}, button);
    }));
  }
  toggles("legend", kinds.map((kind) => ({ key: kind.name, mark: dot(kind.colour), text: say(kind.zh, kind.en), count: kind.count })), state.hidden, "data-kind");
  toggles("relations", relations.map((one) => ({ key: one.predicate, text: say(one.zh, one.en), count: one.count })), state.muted, "data-relation");

  // --- search -------------------------------------------------------------------------------------
  const words = byId("words");
  const plain = (text) => text.normalize("NFKC").toLowerCase();
  const haystack = nodes.map((node) => plain(`${node.zh} ${node.en} ${node.curie}`));
  function matches() {
    const wanted = plain(words.value).split(/\s+/).filter(Boolean);
    if (!wanted.length) return [];
    return nodes.filter((_, place) => wanted.every((word) => haystack[place].includes(word))).sort((a, b) => b.degree - a.degree);
  }
  function list(found, asked = false) {
    const items = found.slice(0, 40).map((node) => {
      const { zh: zhName, en } = kinds[node.kind];
      const button = element("button", { type: "button" }, dot(kinds[node.kind].colour), " ", node.name, element("small", {}, `${say(zhName, en)} · ${say(node.en, node.zh)}`));
      button.addEventListener("click", () => { list([]); pin(node.id); });
      return element("li", {}, button);
    });
    if (asked && !items.length) items.push(element("li", {}, element("p", { class: "quiet" }, say("没有找到", "Nothing found"))));
    byId("found").replaceChildren(...items);
    byId("found").hidden = !items.length;
    words.setAttribute("aria-expanded", String(items.length > 0));
  }
  words.addEventListener("input", () => list(matches(), words.value.trim() !== ""));
  words.addEventListener("keydown", (event) => {
    const [first] = matches();
    if (event.key === "Enter" && first && !event.isComposing) { list([]); pin(first.id); }
    if (event.key === "ArrowDown") { event.preventDefault(); byId("found").querySelector("button")?.focus(); }
  });
  byId("found").addEventListener("keydown", (event) => {
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!step) return;
    event.preventDefault();
    const item = event.target.closest("li")[step];
    (item ? item.querySelector("button") : words).focus();
  });

  // --- the camera, by buttons and keys --------------------------------------------------------------
  const camera = sigma.getCamera();
  byId("fit").addEventListener("click", () => camera.animatedReset({ duration: 300 }));
  byId("picture").addEventListener("keydown", (event) => {
    const step = 0.12 * camera.ratio;
    const moves = { ArrowLeft: { x: camera.x - step }, ArrowRight: { x: camera.x + step }, ArrowUp: { y: camera.y + step }, ArrowDown: { y: camera.y - step }, "+": { ratio: camera.ratio / 1.4 }, "=": { ratio: camera.ratio / 1.4 }, "-": { ratio: camera.ratio * 1.4 } };
    if (!moves[event.key]) return;
    event.preventDefault();
    camera.setState(moves[event.key]);
  });

  // --- the shortest path, found by the server in the whole graph ------------------------------------
  for (const form of document.querySelectorAll("form[data-path]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const given = new FormData(form);
      const wanted = new URLSearchParams({ one: given.get("one"), other: given.get("other"), lang: say("zh", "en") });
      try {
        const { lit } = await told(wanted);
        const on = lit.nodes.map(String).filter((id) => known.has(id));
        state.at = null;
        card.hidden = true;
        state.lit = new Set(on);
        byId("doing").textContent = lit.edges.length ? "" : say("之间没有路径。", "No path connects them.");
        const there = new URLSearchParams(location.search);
        for (const name of ["one", "other"]) there.set(name, given.get(name));
        history.replaceState(null, "", `${location.pathname}?${there}`);
        refresh();
        whereOf(on);
      } catch (error) {
        byId("doing").textContent = error.message;
      }
    });
    if (form.elements.one.value && form.elements.other.value) form.requestSubmit();
  }
  function whereOf(ids) {
    if (!ids.length) return;
    const at = ids.map((id) => sigma.getNodeDisplayData(id));
    const [xs, ys] = [at.map(({ x }) => x), at.map(({ y }) => y)];
    const [left, right, low, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    camera.animate({ x: (left + right) / 2, y: (low + top) / 2, ratio: Math.max(1.6 * (right - left), 1.6 * (top - low), 0.15) }, { duration: 450 });
  }

  // --- what is drawn, as a file ---------------------------------------------------------------------
  function svgElement(name, attributes, ...children) {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  function drawing() {
    const seen = nodes.filter(({ id }) => isShown(id) && (!held || held.has(id)));
    const [xs, ys] = [seen.map(({ x }) => x), seen.map(({ y }) => y)];
    const [left, top] = [Math.min(...xs) - 60, Math.min(...ys) - 60];
    const [wide, high] = [Math.max(...xs) - left + 60, Math.max(...ys) - top + 60];
    const grain = Math.max(wide, high) / 2400; // a dot's size in the units of the places
    const svg = svgElement("svg", { xmlns: SVG, viewBox: `${left} ${top} ${wide} ${high}`, width: Math.round(wide / grain), height: Math.round(high / grain), "font-family": FACE.replaceAll('"', "'") },
      svgElement("rect", { x: left, y: top, width: wide, height: high, fill: ink("paper") }));
    const lines = graph.filterEdges(isDrawn).map((edge) => {
      const [one, other] = graph.extremities(edge).map((id) => known.get(id));
      return `M${one.x} ${one.y}L${other.x} ${other.y}`;
    });
    svg.append(svgElement("path", { d: lines.join(""), stroke: ink("line"), "stroke-width": grain, fill: "none" }));
    for (const node of seen) {
      svg.append(svgElement("circle", { cx: node.x, cy: node.y, r: size(node.degree) * grain, fill: kinds[node.kind].colour }, svgElement("title", {}, node.name)));
    }
    for (const node of [...seen].sort((a, b) => b.degree - a.degree).slice(0, 60)) {
      svg.append(svgElement("text", { x: node.x + (size(node.degree) + 3) * grain, y: node.y + 4 * grain, "font-size": 13 * grain, fill: ink("ink"), stroke: ink("paper"), "stroke-width": 3 * grain, "paint-order": "stroke" }, node.name));
    }
    return svg;
  }
  function save(content, ending) {
    const link = element("a", { href: URL.createObjectURL(content), download: `dgov-kg-all.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }
  byId("svg").addEventListener("click", () => save(new Blob([new XMLSerializer().serializeToString(drawing())], { type: "image/svg+xml" }), "svg"));
  byId("png").addEventListener("click", async () => {
    const svg = drawing();
    const image = new Image();
    image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
    await image.decode();
    const canvas = element("canvas", { width: svg.getAttribute("width"), height: svg.getAttribute("height") });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((content) => save(content, "png"), "image/png");
  });

  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    sigma.setSetting("labelColor", { color: ink("ink") });
    sigma.setSetting("defaultEdgeColor", ink("line"));
    refresh();
  });
  const at = nodes.find(({ curie }) => curie === address.get("at"));
  if (at) pin(at.id);
  window.dgovWhole = { sigma, graph, state, pin };
}

begin();
