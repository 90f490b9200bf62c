// Measures, at a running exercise, how long a command takes to be answered (HTTP and hub) and to be shown to another system:
//   node tests/figures/edge.mjs http://localhost:5080 data [COUNT]
// It posts messages, one after the other, in the pace a key may (50 a second), beside whatever the exercise does.
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

const require = createRequire(new URL("../../src/CommandCentre.Server/package.json", import.meta.url));
const { HttpTransportType, HubConnectionBuilder, LogLevel } = require("@microsoft/signalr");
const [address, data, count = "500"] = process.argv.slice(2);
const keys = JSON.parse(readFileSync(join(data, "exercise-keys.json")));
const headersOf = (country, role) => ({ Authorization: `Bearer ${keys.find((key) => key.country === country && key.role === role).key}` });
const germany = headersOf("DE", "liaison officer");
const { operations } = await (await fetch(`${address}/api/operations`, { headers: germany })).json();
const { operation } = operations.find((one) => one.phase === "action");
const message = () => ({ operation, kind: "post-message", id: randomUUID(), text: "a measured message", handling: ["H0"] });

const hubOf = (headers) => new HubConnectionBuilder()
  .withUrl(`${address}/hub/live`, { headers, transport: HttpTransportType.WebSockets, skipNegotiation: true })
  .configureLogging(LogLevel.None)
  .build();

async function measure(name, give) {
  const times = [];
  for (let i = 0; i < Number(count); i++) {
    const start = performance.now();
    await give();
    times.push(performance.now() - start);
    await wait(25);
  }
  times.splice(0, 20); // the first ones warm up
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.ceil(share * times.length) - 1].toFixed(1);
  console.log(`${name}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms, most ${at(1)} ms, of ${times.length}`);
}

await measure("command to answer, HTTP", async () => {
  const body = JSON.stringify(message());
  const answer = await fetch(`${address}/api/operations/${operation}/commands`, { method: "POST", body, headers: { ...germany, "Content-Type": "application/json" } });
  if (answer.status !== 201) throw new Error(await answer.text());
  await answer.json();
});

const sender = hubOf(germany);
await sender.start();
const submit = async () => {
  const answer = await sender.invoke("Submit", message());
  if (answer.ruling !== "recorded") throw new Error(answer.message);
  return answer.number;
};
await measure("command to answer, hub", submit);

const reader = hubOf(headersOf("FR", "observer"));
let [last, waiting] = [0, () => {}];
reader.on("Lines", ({ lines }) => {
  last = lines.at(-1).number;
  waiting();
});
reader.on("Pulse", () => {});
reader.on("Resync", () => { throw new Error("read too slowly"); });
await reader.start();
for (let live = false; !live; ) {
  const page = await reader.invoke("Join", operation, last);
  last = page.lines.at(-1)?.number ?? last;
  live = page.live;
}
await measure("command to line at another system, hub", async () => {
  const number = await submit();
  while (last < number) await new Promise((shown) => (waiting = shown));
});
await Promise.all([sender.stop(), reader.stop()]);
