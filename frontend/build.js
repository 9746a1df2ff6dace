// Write each bundle and the licences of what is in it, into the folder of the assets or the one given.
// The same sources and versions give the same bytes.

import { mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? join(here, "..", "dgov_kg", "web", "assets"));

const BUNDLES = ["query", "whole"];

async function notice(name) {
  const place = join(here, "node_modules", name);
  const { version, license } = JSON.parse(await readFile(join(place, "package.json"), "utf8"));
  const file = (await readdir(place)).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} ships no licence`);
  const text = (await readFile(join(place, file), "utf8")).replaceAll("\r\n", "\n").trim();
  return `${name} ${version} (${license})\n${"-".repeat(72)}\n${text}\n`;
}

async function bundled(name) {
  const { outputFiles: [bundle], metafile } = await build({
    absWorkingDir: here,
    entryPoints: [`src/${name}.js`],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    write: false,
  });
  const packages = new Set(
    Object.keys(metafile.inputs).map((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]).filter(Boolean),
  );
  const notices = await Promise.all([...packages].sort().map(notice));
  const head = `${name}.js holds these packages, beside what is written for this project (MIT).\n`;
  await writeFile(join(folder, `${name}.js`), bundle.contents);
  await writeFile(join(folder, `${name}.licences.txt`), [head, ...notices].join("\n"));
}

await mkdir(folder, { recursive: true });
for (const name of BUNDLES) await bundled(name);
