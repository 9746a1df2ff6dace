// What is drawn, as a file: SVG written from the same nodes, edges and places; PNG painted from that.

const ARROW = 9;
const svgElement = (name, attributes, ...children) => {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
};
const POINTS = {
  square: [[-1, -1], [1, -1], [1, 1], [-1, 1]],
  triangle: [[0, -1.15], [1.15, 0.85], [-1.15, 0.85]],
  triangleDown: [[0, 1.15], [1.15, -0.85], [-1.15, -0.85]],
  diamond: [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]],
  hexagon: [0, 1, 2, 3, 4, 5].map((turn) => [Math.cos(turn * Math.PI / 3), Math.sin(turn * Math.PI / 3)]),
  star: [...Array(10).keys()].map((turn) => {
    const far = turn % 2 ? 0.5 : 1.25;
    return [far * Math.sin(turn * Math.PI / 5), -far * Math.cos(turn * Math.PI / 5)];
  }),
};

function lines(text, x, y, size, colour, rows, paper) {
  const made = svgElement("text", { x, y, "font-size": size, "text-anchor": "middle", fill: colour, stroke: paper, "stroke-width": 4, "stroke-linejoin": "round", "paint-order": "stroke" });
  rows.forEach((row, place) => made.append(svgElement("tspan", { x, dy: place ? size * 1.2 : 0 }, row)));
  text.append(made);
}

// Where an edge bends, as vis-network bends it: a curve through a point beside the middle.
function bend(from, to, smooth) {
  if (!smooth) return null;
  const side = smooth.type === "curvedCW" ? 1 : -1;
  const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
  return { x: x + side * smooth.roundness * (to.y - from.y), y: y - side * smooth.roundness * (to.x - from.x) };
}

function drawing() {
  const places = network.getPositions();
  const [paper, text, soft, line] = ["paper", "ink", "soft", "edge"].map(ink);
  const seen = data.nodes.filter(({ id }) => shown(id));
  const sides = seen.map(({ id, box: [half, up, down] }) => {
    const { x, y } = places[id];
    return [x - half, y - up, x + half, y + down];
  });
  const [left, top, right, low] = [0, 1, 2, 3].map((side) => Math[side < 2 ? "min" : "max"](...sides.map((one) => one[side])));
  const margin = 30;
  const [wide, high] = [Math.round(right - left + 2 * margin), Math.round(low - top + 2 * margin)];
  const svg = svgElement("svg", { xmlns: SVG, width: wide, height: high, viewBox: `${left - margin} ${top - margin} ${wide} ${high}`, "font-family": FACE.replaceAll('"', "'") });
  svg.append(svgElement("title", {}, data.title[language()]), svgElement("rect", { x: left - margin, y: top - margin, width: wide, height: high, fill: paper }));
  for (const head of heads) {
    const inside = seen.filter(({ id, frame }) => frame === head || id === head).map(({ id }) => id);
    if (!inside.length || !shown(head)) continue;
    const [a, b, c, d] = reach(inside);
    svg.append(svgElement("rect", { x: a - 10, y: b - 10, width: c - a + 20, height: d - b + 20, rx: 14, fill: ink("wash"), "fill-opacity": 0.6, stroke: ink("line") }));
  }
  const names = svgElement("g", {});
  for (const edge of data.edges.filter(drawn)) {
    const [from, to] = [places[edge.from], places[edge.to]];
    if (edge.from === edge.to) continue;
    const by = bend(from, to, edge.smooth) ?? { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
    const angle = Math.atan2(to.y - by.y, to.x - by.x);
    const size = known.get(edge.to).size + 3;
    const tip = { x: to.x - size * Math.cos(angle), y: to.y - size * Math.sin(angle) };
    const path = svgElement("path", { d: `M${from.x} ${from.y} Q${by.x} ${by.y} ${tip.x} ${tip.y}`, fill: "none", stroke: line, "stroke-width": 1 });
    if (edge.dashes) path.setAttribute("stroke-dasharray", "5 4");
    const wing = (turn) => `${tip.x - ARROW * Math.cos(angle + turn)} ${tip.y - ARROW * Math.sin(angle + turn)}`;
    svg.append(path, svgElement("path", { d: `M${tip.x} ${tip.y} L${wing(0.4)} L${wing(-0.4)} Z`, fill: line }));
    const rows = edge.lines[language()].trim().split("\n").filter(Boolean);
    const [x, y] = [(from.x + 2 * by.x + to.x) / 4, (from.y + 2 * by.y + to.y) / 4];
    if (rows.length && data.small) lines(names, x, y + 4, 12, soft, rows, paper);
  }
  svg.append(names);
  for (const node of seen) {
    const { x, y } = places[node.id];
    const { colour, hollow } = data.kinds[node.kind];
    const rows = node.lines[language()].split("\n");
    if (heads.has(node.id)) {
      lines(svg, x, y + 5, node.font.size, text, rows, paper);
      continue;
    }
    const paint = { fill: hollow ? paper : colour, stroke: colour, "stroke-width": hollow ? 3 : 1 };
    const outline = POINTS[node.shape]?.map(([a, b]) => `${x + a * node.size},${y + b * node.size}`).join(" ");
    svg.append(outline ? svgElement("polygon", { points: outline, ...paint }) : svgElement("circle", { cx: x, cy: y, r: node.size, ...paint }));
    lines(svg, x, y + node.size + node.font.size * 1.15, node.font.size, text, rows, paper);
  }
  return { svg, wide, high };
}

function save(content, ending) {
  const link = element("a", { href: URL.createObjectURL(content), download: `${data.name ?? "graph"}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

byId("svg").addEventListener("click", () => {
  save(new Blob([new XMLSerializer().serializeToString(drawing().svg)], { type: "image/svg+xml" }), "svg");
});
byId("png").addEventListener("click", async () => {
  const { svg, wide, high } = drawing();
  // Twice as fine as a screen, but never finer than a browser can paint.
  const scale = Math.min(2, 8000 / Math.max(wide, high));
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = element("canvas", { width: Math.round(wide * scale), height: Math.round(high * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((content) => save(content, "png"), "image/png");
});
