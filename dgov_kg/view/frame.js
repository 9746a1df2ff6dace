// What a view does that is a file of its own: one button turns the language.

function speak(wanted) {
  root.lang = wanted === "en" ? "en" : "zh-Hans";
  document.title = document.querySelector("title").dataset[wanted];
  for (const field of document.querySelectorAll("input[data-zh]")) {
    field.placeholder = field.dataset[wanted];
    field.setAttribute("aria-label", field.dataset[wanted]);
  }
  for (const change of turned) change(wanted);
}
document.getElementById("language").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
