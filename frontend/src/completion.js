// What can be written at the cursor: a variable, a term by its own name or a label, a prefix, a word.

import { autocompletion, startCompletion } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { element, say, zh } from "./words.js";

const MOST = 60;
const VARIABLE = /[?$]\w*$/;
const NAME = /(?:([a-z][\w-]*):)?([^\s{}()[\]<>"'.,;|^/!=&*+?$:#\\]*)$/iu;

export function completion(ready) {
  const source = async (context) => {
    const node = syntaxTree(context.state).resolveInner(context.pos, -1).name;
    if (node === "Comment" || node === "String" || node === "IriRef") return null;
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const variable = VARIABLE.exec(before);
    if (variable) return variables(context, variable[0]);
    const [text, prefix = null, typed] = NAME.exec(before);
    if (!context.explicit && (prefix === null ? !typed : false)) return null;
    const known = await ready;
    if (context.aborted) return null;
    const options = known.find(typed, prefix, MOST).map(term);
    if (prefix === null) options.unshift(...prefixes(known, typed), ...words(known, typed));
    return options.length ? { from: context.pos - text.length, options, filter: false } : null;
  };
  return autocompletion({
    override: [source],
    icons: false,
    maxRenderedOptions: MOST + 20,
    addToOptions: [
      { position: 60, render: ({ names }) => names ? element("span", { class: "names" }, names) : null },
      { position: 90, render: ({ kind }) => kind ? element("span", { class: "kind" }, kind) : null },
    ],
  });
}

function term({ written, chinese, english, kind }) {
  const [first, second] = zh ? [chinese, english] : [english, chinese];
  return { label: written, names: [first, second].filter(Boolean).join(" · "), kind: kind.label };
}

function variables(context, typed) {
  const found = new Set(context.state.doc.toString().match(/[?$]\w+/g));
  const [written] = VARIABLE.exec(typed);
  const here = context.state.doc.toString().split(/[^\w?$]+/).filter((word) => word === written).length;
  if (here < 2) found.delete(written); // That is the one being typed.
  const options = [...found].filter((name) => name.startsWith(written[0])).sort()
    .map((label) => ({ label, kind: say("变量", "variable") }));
  return options.length ? { from: context.pos - typed.length, options, validFor: /^[?$]\w*$/ } : null;
}

function prefixes(known, typed) {
  return Object.keys(known.prefixes).filter((prefix) => typed && prefix.startsWith(typed.toLowerCase())).map((prefix) => ({
    label: `${prefix}:`,
    kind: say("前缀", "prefix"),
    apply(view, completed, from, to) {
      view.dispatch({ changes: { from, to, insert: completed.label }, selection: { anchor: from + completed.label.length }, userEvent: "input.complete" });
      startCompletion(view);
    },
  }));
}

function words(known, typed) {
  const wanted = typed.toUpperCase();
  if (!wanted || wanted > "\u3400") return [];
  return known.words.filter((word) => word.toUpperCase().startsWith(wanted) && word.length > 1)
    .map((label) => ({ label, kind: say("关键字", "keyword") }));
}
