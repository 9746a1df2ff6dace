// The editor, in a shadow tree: there its library adopts style sheets, which a policy without
// 'unsafe-inline' allows; into the page itself it would write a style element, which it does not.

import { acceptCompletion, closeBrackets, closeBracketsKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
import { bracketMatching, indentOnInput, LanguageSupport } from "@codemirror/language";
import { lintKeymap } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, keymap, lineNumbers } from "@codemirror/view";
import { styleTags, tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";
import { theme } from "./theme.js";
import { say, zh } from "./words.js";

const sparql = new LanguageSupport(SparqlLanguage.configure({
  props: [styleTags({
    Var: tags.variableName,
    "Pname_ln Pname_ns": tags.propertyName,
    IriRef: tags.url,
    "A_predicate TRUE FALSE": tags.keyword,
    Langtag: tags.annotation,
    "Integer IntegerPositive IntegerNegative": tags.integer,
    "Decimal Double DecimalPositive DecimalNegative DoublePositive DoubleNegative": tags.float,
  })],
}));

const PHRASES = {
  Completions: "补全",
  Diagnostics: "问题",
  "No diagnostics": "没有问题",
  close: "关闭",
  "Unfold line": "展开",
  "Selection deleted": "已删除所选",
};

// Typing over coloured text, Chromium would keep the colour in a style attribute, which the policy
// refuses with a complaint: so what is typed over a selection is put in here.
const typedOver = EditorView.domEventHandlers({
  beforeinput(event, view) {
    const { from, to, empty } = view.state.selection.main;
    const text = event.data;
    if (event.inputType !== "insertText" || !text || empty || view.composing || view.state.readOnly) return false;
    const insert = () => view.state.update(view.state.replaceSelection(text), { userEvent: "input.type", scrollIntoView: true });
    if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, text, insert))) view.dispatch(insert());
    event.preventDefault();
    return true;
  },
});

export function editor(host, { text, extensions, run, changed }) {
  const root = host.attachShadow({ mode: "open" });
  const keys = [
    { key: "Mod-Enter", run: () => (run(), true), preventDefault: true },
    { key: "Tab", run: acceptCompletion },
    ...closeBracketsKeymap, ...defaultKeymap, ...historyKeymap, ...lintKeymap, indentWithTab,
  ];
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        keymap.of(keys), lineNumbers(), highlightActiveLineGutter(), history(), drawSelection(), indentOnInput(),
        bracketMatching(), closeBrackets(), typedOver, highlightActiveLine(), sparql, theme, EditorView.lineWrapping,
        SparqlLanguage.data.of({ commentTokens: { line: "#" }, closeBrackets: { brackets: ["(", "[", "{", '"', "'"] } }),
        EditorState.phrases.of(zh ? PHRASES : {}),
        EditorView.contentAttributes.of({
          "aria-label": say(
            "SPARQL 查询。按 Ctrl 加回车运行；按 Escape 再按 Tab 离开。",
            "SPARQL query. Control and Enter run it; Escape, then Tab, leave.",
          ),
          "aria-multiline": "true",
          autocapitalize: "off",
        }),
        EditorView.updateListener.of((update) => update.docChanged && changed(update.state.doc.toString())),
        extensions,
      ],
    }),
  });
  return view;
}
