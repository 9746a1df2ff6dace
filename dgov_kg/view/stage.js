// The drawing: vis-network, its colours, its language, and what is shown or dimmed.

const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const hidden = new Set();
const muted = new Set(); // relations that are not drawn
const drawn = (edge) => !edge.folded && !muted.has(edge.predicate) && !hidden.has(known.get(edge.from).kind) && !hidden.has(known.get(edge.to).kind);
let held = null; // while some relations are muted: the ids of nodes that others still hold
const shown = (id) => !hidden.has(known.get(id).kind) && (!held || held.has(id) || chosen?.nodes.has(id));
const FACE = '"Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", "Source Han Sans SC", system-ui, sans-serif';
const landmarks = new Map(); // the ids of nodes named from afar, with the size of their names
let edgeLetters = 12;
const shifted = new Map(); // how far each title stands left of the room for its longest name
let chosen = null; // the ids of what is pinned and its neighbours
let heads = new Set(); // each titles a frame

function colours({ id, kind }) {
  const { colour, hollow } = data.kinds[kind];
  const paint = { background: hollow || heads.has(id) ? ink("paper") : colour, border: colour };
  return { ...paint, hover: { ...paint, border: ink("ink") }, highlight: { ...paint, border: ink("ink") } };
}

function paint() {
  held = muted.size ? new Set([...ties.values()].filter(drawn).flatMap(({ from, to }) => [from, to])) : null;
  const [text, paper, line, accent, soft] = ["ink", "paper", "edge", "accent", "soft"].map(ink);
  const lit = (id) => !chosen || chosen.nodes.has(id);
  nodes.update(data.nodes.map((node) => ({
    id: node.id, label: node.lines[language()], hidden: !shown(node.id), color: colours(node),
    opacity: lit(node.id) ? 1 : 0.12, borderWidth: data.kinds[node.kind].hollow ? 3 : 1,
    font: { size: landmarks.get(node.id) ?? node.font.size, face: FACE, color: lit(node.id) ? text : "transparent", strokeWidth: lit(node.id) ? 4 : 0, strokeColor: paper },
  })));
  edges.update(data.edges.map((edge) => {
    const bright = !chosen || chosen.edges.has(edge.id);
    return {
      id: edge.id, label: bright ? edge.lines[language()] : " ", hidden: !drawn(edge),
      color: { color: line, hover: accent, highlight: accent, opacity: bright ? 1 : 0.15 },
      font: { size: edgeLetters, face: FACE, color: soft, strokeWidth: 4, strokeColor: paper, align: "horizontal" },
    };
  }));
}

// The larger a node, the later it is drawn, so that its name lies on top.
function set(fresh, old) {
  const by = (a, b) => a.size - b.size || a.id - b.id;
  nodes.add(fresh.nodes.filter(({ id }) => !old.nodes.has(id)).sort(by)
    .map(({ id, x, y, shape, size }) => ({ id, x, y, shape, size, label: " ", margin: { top: 7, bottom: 7, left: 12, right: 12 } })));
  edges.add(fresh.edges.filter(({ id }) => !old.edges.has(id)).map(({ id, from, to, smooth, dashes }) => ({ id, from, to, smooth, dashes })));
  heads = new Set(fresh.nodes.flatMap(({ frame }) => (frame === null ? [] : [frame])));
}
set(data, { nodes: new Map(), edges: new Map() });
paint();
const network = new vis.Network(byId("picture"), { nodes, edges }, data.options);
byId("empty").hidden = data.nodes.length > 0;

// What belongs to a province stands in its frame, which follows where the nodes are dragged to.
function reach(ids) {
  const at = network.getPositions(ids);
  const sides = ids.map((id) => {
    const [half, up, down] = known.get(id).box;
    const x = at[id].x - (shifted.get(id) ?? 0);
    return [x - half, at[id].y - up, x + half, at[id].y + down];
  });
  return [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...sides.map((one) => one[side])));
}
network.on("beforeDrawing", (context) => {
  for (const head of heads) {
    const inside = data.nodes.filter(({ id, frame, kind }) => (frame === head || id === head) && !hidden.has(kind));
    if (!inside.length || !shown(head)) continue;
    const [left, top, right, low] = reach(inside.map(({ id }) => id));
    context.beginPath();
    context.roundRect(left - 10, top - 10, right - left + 20, low - top + 20, 14);
    context.globalAlpha = 0.6;
    context.fillStyle = ink("wash");
    context.fill();
    context.globalAlpha = 1;
    context.strokeStyle = ink("line");
    context.stroke();
  }
});

// A frame's title begins where the frame does, however long it is in this language.
function align() {
  for (const id of heads) {
    const { x, y } = network.getPosition(id);
    const shift = known.get(id).shift[language()];
    network.moveNode(id, x + shift - (shifted.get(id) ?? 0), y);
    shifted.set(id, shift);
  }
}

// Seen from afar, names in their own size cannot be read: then the largest nodes that leave room
// for each other's names get names of one size on the screen.
function lettering(letters) {
  if (letters === edgeLetters) return;
  edgeLetters = letters;
  edges.update(data.edges.map(({ id }) => ({ id, font: { size: letters } })));
}
function survey() {
  const scale = network.getScale();
  const before = [...landmarks.keys()];
  landmarks.clear();
  if (data.small && !(narrow() && scale < 0.5)) {
    // A small picture shows every name, however far one is; on a phone there is no room for that.
    for (const { id, font } of data.nodes) if (font.size * scale < 12) landmarks.set(id, 12 / scale);
    lettering(Math.max(12, 11 / scale));
  } else if (scale < 0.62) {
    const taken = [];
    const candidates = data.nodes.filter((node) => shown(node.id) && (!chosen || chosen.nodes.has(node.id)))
      .sort((a, b) => heads.has(b.id) - heads.has(a.id) || b.size - a.size || a.id - b.id);
    for (const node of candidates) {
      const rows = node.lines[language()].split("\n");
      const wide = Math.max(...rows.map((row) => (language() === "zh" ? row.length : row.length * 0.56))) * 13 + 16;
      const at = network.getPosition(node.id);
      const box = { x: at.x * scale, y: (at.y + node.size) * scale + rows.length * 8, wide, high: rows.length * 16 + 10 };
      const left = (box.x - network.getViewPosition().x * scale) + byId("stage").clientWidth / 2 - box.wide / 2;
      if (narrow() && !heads.has(node.id) && (left < 0 || left + box.wide > byId("stage").clientWidth)) continue; // it would be cut off
      if (taken.some((one) => Math.abs(one.x - box.x) < (one.wide + box.wide) / 2 && Math.abs(one.y - box.y) < (one.high + box.high) / 2)) continue;
      taken.push(box);
      landmarks.set(node.id, 13 / scale);
      if (taken.length === (chosen ? 60 : 28)) break;
    }
  }
  const changed = new Set([...before, ...landmarks.keys()].filter((id) => known.has(id)));
  nodes.update([...changed].map((id) => ({ id, font: { size: landmarks.get(id) ?? known.get(id).font.size } })));
}
let surveying;
network.on("zoom", () => {
  clearTimeout(surveying);
  surveying = setTimeout(survey, 60);
});
network.on("animationFinished", survey);

// All of it in the frame.  (The drawing's own fit measures names that are not there any more.)
function whole(ids = data.nodes.map(({ id }) => id).filter(shown)) {
  if (!ids.length) return;
  align();
  const frame = byId("stage").getBoundingClientRect();
  const [left, top, right, low] = reach(ids);
  const [margin, buttons] = [data.small || narrow() ? 32 : 110, 46]; // the tools lie over the lower edge
  const scale = Math.min((frame.width - margin) / (right - left), (frame.height - buttons - margin) / (low - top), 1.25);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + low + buttons / scale) / 2 }, scale, animation: false });
  survey();
}

let resting;
function rest() {
  clearTimeout(resting);
  network.setOptions({ physics: { enabled: false } });
  byId("move").setAttribute("aria-pressed", "false");
}
function loosen() {
  if (byId("move").getAttribute("aria-pressed") === "true") return rest();
  byId("move").setAttribute("aria-pressed", "true");
  network.setOptions({ physics: data.motion });
  resting = setTimeout(rest, 4000);
}
network.on("stabilized", rest);
byId("move").addEventListener("click", loosen);
byId("fit").addEventListener("click", () => whole());
byId("restore").addEventListener("click", () => {
  rest();
  nodes.update(data.nodes.map(({ id, x, y }) => ({ id, x, y })));
  shifted.clear();
  whole();
});

// Hovering tells; the same words are pinned beside the picture by a click.
const tip = byId("tip");
function tell(described, at) {
  tip.replaceChildren(described);
  tip.hidden = false;
  const room = byId("stage").getBoundingClientRect();
  const left = at.x + 18 + tip.offsetWidth > room.width ? at.x - tip.offsetWidth - 18 : at.x + 18;
  const top = Math.min(at.y + 14, room.height - tip.offsetHeight - 8);
  tip.style.left = `${Math.max(4, left)}px`;
  tip.style.top = `${Math.max(4, top)}px`;
}
const named = (id) => both(known.get(id).zh, known.get(id).en);
network.on("hoverNode", ({ node, pointer }) => tell(describeNode(known.get(node)), pointer.DOM));
network.on("hoverEdge", ({ edge, pointer }) => tell(describeEdge(ties.get(edge), named), pointer.DOM));
for (const end of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(end, () => { tip.hidden = true; });
