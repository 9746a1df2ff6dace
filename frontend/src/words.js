// The reader's language, and small ways to make elements.  Text is only ever set as text.

export const zh = document.documentElement.lang !== "en";
export const language = zh ? "zh" : "en";
export const say = (chinese, english) => (zh ? chinese : english);

export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== undefined) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

export const counted = (count, [chinese, one, many]) =>
  say(`${count.toLocaleString("en")} ${chinese}`, `${count.toLocaleString("en")} ${count === 1 ? one : many}`);

export const rows = (count) => counted(count, ["行", "row", "rows"]);

export const seconds = (milliseconds) =>
  milliseconds < 1000
    ? say(`${Math.max(1, Math.round(milliseconds))} 毫秒`, `${Math.max(1, Math.round(milliseconds))} ms`)
    : say(`${(milliseconds / 1000).toFixed(1)} 秒`, `${(milliseconds / 1000).toFixed(1)} s`);
