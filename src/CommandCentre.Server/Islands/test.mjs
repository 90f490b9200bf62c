// Tests the islands' pure parts: compiled as they are for the browser, run by Node's own test runner.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const parts = { numbers: "Islands/numbers.ts", s10: "Islands/floor/s10.ts", tally: "Islands/floor/tally.ts", entry: "Islands/floor/entry.ts", sure: "Islands/floor/sure.ts", queue: "Islands/floor/queue.ts", send: "Islands/floor/send.ts" };
await build({
  absWorkingDir: root,
  entryPoints: Object.entries(parts).map(([out, path]) => ({ in: path, out })),
  outdir: "node_modules/.islands",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  target: "es2022",
});
const tests = Object.keys(parts).map(part => join(root, `../../tests/CommandCentre.Server.Tests/Islands/${part}.test.mjs`));
process.exit(spawnSync(process.execPath, ["--test", ...tests], { stdio: "inherit" }).status ?? 1);
