// What the network knows, and how it says it in words.

// A picture beside other things asks for what it shows; where there is no answer, it says so.
async function fetched(address) {
  const doing = byId("doing");
  doing.replaceChildren(both("正在取来……", "Fetching …"));
  try {
    const answer = await fetch(address, { headers: { Accept: "application/json" } });
    const told = await answer.json();
    doing.replaceChildren(answer.ok ? "" : (told.error ?? told.message ?? String(answer.status)));
    return answer.ok ? told : null;
  } catch {
    doing.replaceChildren(both("没有取到：服务器没有回答。", "Nothing came: the server does not answer."));
    return null;
  }
}

// What nobody scrolls to is not asked for.
function seen() {
  return new Promise((resolve) => {
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some((one) => one.isIntersecting)) return;
      watch.disconnect();
      resolve();
    }, { rootMargin: "300px" });
    watch.observe(view);
  });
}

const told = byId("data");
if (!told) await seen();
let data = told ? JSON.parse(told.textContent) : await fetched(view.dataset.from);
if (!data) return;
let known, ties; // nodes and edges by their ids
function learn(fresh) {
  data = fresh;
  known = new Map(data.nodes.map((node) => [node.id, node]));
  ties = new Map(data.edges.map((edge) => [edge.id, edge]));
}
learn(data);
view.dataset.ready = ""; // What is not there is not printed either.
if (data.tall) view.querySelector(".desk").classList.add("tall");
const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
const ink = (name) => getComputedStyle(root).getPropertyValue(`--${name}`).trim();

const SVG = "http://www.w3.org/2000/svg";
const OUTLINES = {
  square: "2.5,2.5 13.5,2.5 13.5,13.5 2.5,13.5",
  triangle: "8,1.5 15,14 1,14",
  triangleDown: "8,14.5 15,2 1,2",
  diamond: "8,.8 15.2,8 8,15.2 .8,8",
  hexagon: "15,8 11.5,14 4.5,14 1,8 4.5,2 11.5,2",
  star: "8,.6 10.1,5.6 15.5,6 11.4,9.5 12.7,14.8 8,11.9 3.3,14.8 4.6,9.5 .5,6 5.9,5.6",
};

function mark(kind) {
  const { colour, shape, hollow } = data.kinds[kind];
  const svg = document.createElementNS(SVG, "svg");
  const outline = document.createElementNS(SVG, shape in OUTLINES ? "polygon" : "circle");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("class", "mark");
  svg.setAttribute("aria-hidden", "true");
  if (shape in OUTLINES) outline.setAttribute("points", OUTLINES[shape]);
  else for (const [key, value] of [["cx", 8], ["cy", 8], ["r", 6.2]]) outline.setAttribute(key, value);
  outline.setAttribute("fill", hollow ? "none" : colour);
  outline.setAttribute("stroke", colour);
  outline.setAttribute("stroke-width", hollow ? 2 : 1);
  svg.append(outline);
  return svg;
}

function evidence(item) {
  const told = item.evidence.slice(0, 10).map((one) => {
    const [zh, en, link] = data.sentences[one];
    const place = element("code", {}, one);
    return element("div", {}, both(zh, en), " ", link ? element("a", { class: "place", href: link }, place) : place);
  });
  const more = item.evidence.length - told.length;
  if (more > 0) told.push(element("div", {}, both(`另有 ${more} 句`, `and ${more} more`)));
  if (!told.length) told.push(element("div", {}, both(...data.origins[item.origin])));
  return [element("dt", {}, both("出处", "Said in")), element("dd", {}, ...told)];
}

function particulars(item) {
  const rows = item.details.flatMap(([zh, en, valueZh, valueEn]) =>
    [element("dt", {}, both(zh, en)), element("dd", {}, both(valueZh, valueEn))]);
  return element("dl", {}, ...rows, ...evidence(item));
}

// Both names, the reader's language first and larger.
function names(item) {
  const pair = (first, second) => {
    const part = document.createDocumentFragment();
    part.append(element("p", { class: "name" }, first), ...(second === first ? [] : [element("p", { class: "other" }, second)]));
    return part;
  };
  return [element("div", { class: "zh" }, pair(item.zh, item.en)), element("div", { class: "en" }, pair(item.en, item.zh))];
}

function leading(link, text) {
  return link ? element("a", { href: link }, text) : text;
}

function describeNode(node) {
  const part = document.createDocumentFragment();
  const { zh, en } = data.kinds[node.kind];
  part.append(element("p", { class: "kind" }, mark(node.kind), both(zh, en)), ...names(node),
    element("code", {}, node.curie), particulars(node));
  return part;
}

function describeEdge(edge, party) {
  const part = document.createDocumentFragment();
  part.append(element("p", { class: "kind" }, both("关系", "Relation"), element("code", {}, edge.predicate)), ...names(edge));
  const ends = element("dl", {}, element("dt", {}, both("自", "From")), element("dd", {}, party(edge.from)),
    element("dt", {}, both("至", "To")), element("dd", {}, party(edge.to)));
  if (edge.event) ends.append(element("dt", {}, both("所据", "By way of")), element("dd", {}, leading(edge.event[2], both(edge.event[0], edge.event[1]))));
  part.append(ends, particulars(edge));
  for (const other of edge.beside ?? []) part.append(element("hr"), ...names(other), particulars(other));
  return part;
}
