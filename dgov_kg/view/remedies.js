// The lines between the columns, and what is lit by pointing, focusing or pressing.

const SVG = "http://www.w3.org/2000/svg";
const answers = JSON.parse(byId("data").textContent);
const map = byId("map");
const buttons = (kind) => new Map([...map.querySelectorAll(`.${kind}`)].map((one) => [Number(one.dataset.number), one]));
const sides = { problem: buttons("problem"), recommendation: buttons("recommendation") };
let pressed = null;
view.dataset.drawn = "";

function draw() {
  const frame = map.getBoundingClientRect();
  byId("lines").replaceChildren(...answers.map(([problem, recommendation, inferred]) => {
    const [from, to] = [sides.problem.get(problem).getBoundingClientRect(), sides.recommendation.get(recommendation).getBoundingClientRect()];
    const [x1, y1] = [from.right - frame.left, (from.top + from.bottom) / 2 - frame.top];
    const [x2, y2] = [to.left - frame.left, (to.top + to.bottom) / 2 - frame.top];
    const bend = (x2 - x1) / 2;
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`);
    if (inferred) path.classList.add("dashed");
    return path;
  }));
}

function light(kind, number) {
  const on = number !== null;
  map.classList.toggle("chosen", on);
  const lit = { problem: new Set(), recommendation: new Set() };
  if (on) lit[kind].add(number);
  [...byId("lines").children].forEach((path, at) => {
    const [problem, recommendation] = answers[at];
    const mine = on && (kind === "problem" ? problem : recommendation) === number;
    path.classList.toggle("lit", mine);
    if (mine) { lit.problem.add(problem); lit.recommendation.add(recommendation); }
  });
  for (const side of ["problem", "recommendation"]) {
    for (const [at, button] of sides[side]) button.classList.toggle("lit", lit[side].has(at));
  }
}

// A press holds the light and tells the evidence; another press, or Escape, lets go.
function press(kind, number) {
  pressed = pressed && pressed.kind === kind && pressed.number === number ? null : { kind, number };
  const problems = !pressed ? [] : kind === "problem" ? [number]
    : answers.filter((one) => one[1] === number).map(([problem]) => problem);
  for (const [at, button] of sides.problem) button.setAttribute("aria-expanded", String(problems.includes(at)));
  draw();
  rest();
}
function rest() {
  light(pressed?.kind ?? "problem", pressed?.number ?? null);
}

for (const [kind, side] of Object.entries(sides)) {
  for (const [number, button] of side) {
    for (const start of ["pointerenter", "focus"]) button.addEventListener(start, () => light(kind, number));
    for (const end of ["pointerleave", "blur"]) button.addEventListener(end, rest);
    button.addEventListener("click", () => press(kind, number));
  }
}
addEventListener("keydown", (event) => { if (event.key === "Escape" && pressed) press(pressed.kind, pressed.number); });
new ResizeObserver(() => { draw(); rest(); }).observe(map);
turned.push(() => { draw(); rest(); });
