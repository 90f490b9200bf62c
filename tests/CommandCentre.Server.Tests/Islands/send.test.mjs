import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { post, send } from "../../../src/CommandCentre.Server/node_modules/.islands/send.mjs";

const real = globalThis.fetch;
afterEach(() => { globalThis.fetch = real; });

const answering = (status, text) => { globalThis.fetch = async () => ({ status, ok: status === 200, text }); };

test("An answer that breaks off is none: no look fails over it, and the entry waits", async () => {
  answering(200, async () => { throw new DOMException("signal is aborted without reason", "AbortError"); });
  assert.equal(await post("/look", [], "guard", "text/html"), null);
  assert.deepEqual(await send("/send", [], "guard", "failed"), { kind: "later" });
});

test("A centre that cannot be reached is none", async () => {
  globalThis.fetch = async () => { throw new TypeError("Failed to fetch"); };
  assert.equal(await post("/look", [], "guard", "text/html"), null);
});

test("An answer is told as it came", async () => {
  answering(200, async () => JSON.stringify({ text: "Recorded", door: "/lines/7", now: "2020-11-16T09:00:00Z" }));
  assert.deepEqual(await send("/send", [["parcel", "RR473124829GB"]], "guard", "failed"), { kind: "delivered", text: "Recorded", door: "/lines/7", now: "2020-11-16T09:00:00Z" });
  answering(422, async () => JSON.stringify({ text: "No such lead", ahead: false, now: "2020-11-16T09:00:00Z" }));
  assert.deepEqual(await send("/send", [], "guard", "failed"), { kind: "refused", text: "No such lead", now: "2020-11-16T09:00:00Z" });
  answering(500, async () => "");
  assert.deepEqual(await send("/send", [], "guard", "failed"), { kind: "refused", text: "failed", now: "" });
});
