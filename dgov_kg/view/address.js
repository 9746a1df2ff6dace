// The page's address says what is drawn, hidden and pinned: it can be kept, sent, and gone back to.

function note(push) {
  if (!inAddress || quiet) return;
  const told = new URLSearchParams(wish);
  for (const name of ["at", "hide", "without"]) told.delete(name);
  for (const kind of hidden) told.append("hide", kind);
  for (const one of muted) told.append("without", one);
  const [id] = network.getSelectedNodes();
  if (id !== undefined && known.has(id)) told.set("at", known.get(id).curie);
  const address = `${location.pathname}${told.size ? `?${told}` : ""}`;
  if (address === location.pathname + location.search) return;
  history[push ? "pushState" : "replaceState"](null, "", address);
  for (const tongue of document.querySelectorAll("a[hreflang]")) {
    const other = new URLSearchParams(told);
    other.set("lang", tongue.hreflang);
    tongue.href = `${location.pathname}?${other}`;
  }
}

// Hide what the address hides, and pin what it pins.
function restore(told) {
  hidden.clear();
  muted.clear();
  for (const kind of told.getAll("hide")) hidden.add(kind);
  for (const one of told.getAll("without")) muted.add(one);
  legend();
  relations();
  paint();
  light();
  survey();
  const at = told.get("at");
  const node = at && data.nodes.find(({ curie, iri }) => at === curie || at === iri);
  if (node) pinNode(node.id);
}

if (inAddress) {
  restore(wish);
  pinned.push(() => note(false));
  byId("legend").addEventListener("click", () => note(false));
  addEventListener("popstate", async () => {
    const told = new URLSearchParams(location.search);
    const drawnFor = (parts) => {
      const kept = new URLSearchParams(parts);
      for (const name of ["at", "hide", "without", "lang"]) kept.delete(name);
      return kept.toString();
    };
    if (drawnFor(told) !== drawnFor(wish) && !(await draw(told, { push: false, look: () => [] }))) return;
    wish = told;
    quiet = true;
    release();
    restore(told);
    quiet = false;
  });
  // The forms above the picture lead to a page without script; with it, the picture changes.
  for (const form of document.querySelectorAll("form[data-draw]")) {
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      const next = new URLSearchParams(wish);
      const given = new FormData(form);
      const replaced = form.dataset.draw === "all" ? [...next.keys()] : form.dataset.draw.split(" ");
      for (const name of replaced) next.delete(name);
      if (wish.has("lang")) next.set("lang", wish.get("lang"));
      for (const [name, value] of given) if (value.trim() && name !== "lang") next.set(name, value.trim());
      form.querySelector("button").disabled = true;
      await draw(next, { look: () => (data.lit?.nodes.length ? data.lit.nodes : []) });
      form.querySelector("button").disabled = false;
    });
  }
}
