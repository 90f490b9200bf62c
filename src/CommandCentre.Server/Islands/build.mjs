// Builds what the pages load from wwwroot/built: one script, one stylesheet, fonts, icons, flags and map outlines,
// each under a name that carries its content's hash, and manifest.json that tells the server those names.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { europe, world } from "./outlines.mjs";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const packages = join(root, "node_modules");
const built = join(root, "wwwroot", "built");
const manifest = {};

const hash = (...contents) => {
  const sum = createHash("sha256");
  contents.forEach(content => sum.update(content));
  return sum.digest("hex").slice(0, 10);
};

const place = (name, extension, content) => {
  const file = `${name}-${hash(content)}.${extension}`;
  writeFileSync(join(built, file), content);
  manifest[`${name}.${extension}`] = file;
};

const sprite = () => {
  const names = JSON.parse(readFileSync(join(root, "Islands", "icons.json"), "utf8"));
  const symbols = Object.entries(names).map(([name, icon]) => {
    const svg = readFileSync(join(packages, "lucide-static", "icons", `${icon}.svg`), "utf8");
    const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>"));
    return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.replace(/\s+/g, " ").trim()}</symbol>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${symbols.join("\n")}</svg>\n`;
};

const flags = () => {
  const countries = JSON.parse(readFileSync(join(packages, "flag-icons", "country.json"), "utf8"));
  const codes = countries.filter(c => c.iso || c.code === "xk" || c.code === "eu").map(c => c.code).sort();
  // A few flags carry style attributes that change nothing and that the content security policy would refuse.
  const drawn = codes.map(code => readFileSync(join(packages, "flag-icons", "flags", "4x3", `${code}.svg`), "utf8").replace(/ style="[^"]*"/g, ""));
  const folder = `flags-${hash(...drawn)}`;
  mkdirSync(join(built, folder));
  codes.forEach((code, index) => writeFileSync(join(built, folder, `${code}.svg`), drawn[index]));
  manifest.flags = folder;
};

// Turbo puts a style element into the page for its progress bar, which the content security policy refuses. Ours stands in
// Styles/shell.css instead. If a later Turbo says it otherwise the build stops here, not in the reader's console.
const withoutInlineStyle = {
  name: "turbo-without-inline-style",
  setup: ({ onLoad }) => onLoad({ filter: /turbo\.es2017-esm\.js$/ }, ({ path }) => {
    const script = readFileSync(path, "utf8");
    const call = "    this.installStylesheetElement();\n";
    if (script.split(call).length !== 2) throw new Error(`${path}: the call that installs Turbo's style was not found once`);
    return { contents: script.replace(call, ""), loader: "js" };
  }),
};

// What every page loads; the floor's own script, which is fetched by the one page that needs it; and the reader of barcodes, which
// that page fetches only when a camera is opened in a browser that has none of its own; and its worker, for when there is no connection.
const entries = { "app.js": "Islands/app.ts", "site.css": "Styles/site.css", "floor.js": "Islands/floor/page.ts", "reader.js": "Islands/floor/reader.ts", "worker.js": "Islands/floor/worker.ts" };

const bundle = async () => {
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.entries(entries).map(([name, path]) => ({ in: path, out: name.slice(0, name.indexOf(".")) })),
    entryNames: "[name]-[hash]",
    assetNames: "[name]-[hash]",
    outdir: built,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    sourcemap: "linked",
    loader: { ".woff2": "file" },
    plugins: [withoutInlineStyle],
    metafile: true,
    logLevel: "warning",
  });
  for (const [file, made] of Object.entries(result.metafile.outputs)) {
    const [name] = Object.entries(entries).find(([, path]) => path === made.entryPoint) ?? [];
    if (name) manifest[name] = file.slice(file.lastIndexOf("/") + 1);
  }
};

rmSync(built, { recursive: true, force: true });
mkdirSync(built, { recursive: true });
await bundle();
place("icons", "svg", sprite());
place("europe", "json", JSON.stringify(europe(packages)));
place("world", "json", JSON.stringify(world(packages)));
flags();
// The manifest comes last and whole: it is what the build looks at to know that everything before it is there.
writeFileSync(join(built, "manifest.part"), `${JSON.stringify(manifest, null, 2)}\n`);
renameSync(join(built, "manifest.part"), join(built, "manifest.json"));
