// The editor's look, in the tokens of the site: they reach into its shadow tree, light and dark.

import { HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorView } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const look = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--sheet)", fontSize: ".92rem", borderRadius: ".6rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "var(--mono)", lineHeight: "1.65", minHeight: "15rem", maxHeight: "60vh", overflow: "auto", borderRadius: "inherit" },
  ".cm-content": { padding: ".8rem 0", caretColor: "var(--ink)" },
  ".cm-line": { padding: "0 1rem 0 .5rem" },
  ".cm-gutters": { backgroundColor: "transparent", color: "var(--soft)", border: "0", paddingInlineStart: ".3rem" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "color-mix(in srgb, var(--wash) 60%, transparent)" },
  ".cm-activeLineGutter": { color: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { backgroundColor: "var(--chosen)" },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--wash)", outline: "1px solid var(--accent)", borderRadius: ".15rem" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", outline: "1px solid var(--fault)" },
  ".cm-lintRange": { backgroundImage: "none", paddingBottom: "0", textUnderlineOffset: ".25em" },
  ".cm-lintRange-error": { textDecoration: "underline wavy var(--fault)" },
  ".cm-lintRange-warning": { textDecoration: "underline wavy var(--warn)" },
  ".cm-lintPoint:after": { borderBottomColor: "var(--fault)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--sheet)", border: "1px solid var(--edge)", borderRadius: ".5rem", boxShadow: "0 .4rem 1.4rem #0003", overflow: "hidden" },
  ".cm-diagnostic": { padding: ".5rem .8rem", borderInlineStart: "3px solid var(--fault)", fontFamily: "var(--sans)", maxWidth: "min(30rem, 92vw)" },
  ".cm-diagnostic-warning": { borderInlineStartColor: "var(--warn)" },
  ".cm-diagnosticAction": { font: ".86em var(--mono)", color: "var(--accent)", backgroundColor: "var(--wash)", border: "1px solid var(--line)", borderRadius: ".35rem", padding: ".1rem .45rem", margin: ".35rem .4rem 0 0", cursor: "pointer" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--sans)", maxHeight: "18rem", maxWidth: "min(44rem, 94vw)", minWidth: "min(24rem, 90vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { display: "flex", gap: ".8rem", alignItems: "baseline", padding: ".22rem .7rem", lineHeight: "1.5" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": { backgroundColor: "var(--wash)", color: "var(--ink)", boxShadow: "inset 3px 0 0 var(--accent)" },
  ".cm-completionLabel": { fontFamily: "var(--mono)", fontSize: ".86rem", whiteSpace: "nowrap" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".names": { flex: "1", minWidth: "0", color: "var(--soft)", fontSize: ".88rem", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  ".kind": { marginInlineStart: "auto", color: "var(--soft)", fontSize: ".78rem", whiteSpace: "nowrap" },
  "@media (max-width: 40rem)": {
    ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { flexWrap: "wrap", gap: "0 .6rem" },
    ".names": { flexBasis: "100%", order: "3" },
    ".cm-scroller": { minHeight: "12rem" },
  },
  "@media print": { ".cm-scroller": { maxHeight: "none", minHeight: "0" } },
});

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--code-word)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--code-variable)" },
  { tag: [tags.namespace, tags.propertyName, tags.url, tags.typeName], color: "var(--code-name)" },
  { tag: tags.string, color: "var(--code-text)" },
  { tag: [tags.integer, tags.float, tags.bool], color: "var(--code-number)" },
  { tag: tags.annotation, color: "var(--soft)" },
  { tag: tags.comment, color: "var(--soft)", fontStyle: "italic" },
]);

export const theme = [look, syntaxHighlighting(colours)];
