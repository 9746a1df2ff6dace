// All open or all closed; single branches open by themselves.

for (const [id, open] of [["unfold", true], ["fold", false]]) {
  byId(id)?.addEventListener("click", () => { for (const one of view.querySelectorAll("details")) one.open = open; });
}
