// Tests the islands' pure parts: compiled as they are for the browser, run by Node's own test runner.
import { spawnSync } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
await build({
  absWorkingDir: root,
  entryPoints: ["Islands/numbers.ts"],
  outdir: "node_modules/.islands",
  outExtension: { ".js": ".mjs" },
  bundle: true,
  format: "esm",
  target: "es2022",
});
const tests = join(root, "../../tests/CommandCentre.Server.Tests/Islands/numbers.test.mjs");
process.exit(spawnSync(process.execPath, ["--test", tests], { stdio: "inherit" }).status ?? 1);
