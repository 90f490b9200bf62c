import assert from "node:assert/strict";
import { test } from "node:test";
import { longest, Queue } from "../../../src/CommandCentre.Server/node_modules/.islands/queue.mjs";

const store = () => {
  const held = new Map();
  return {
    held,
    all: async () => [...held.values()].sort((one, other) => one.made - other.made),
    put: async kept => void held.set(kept.id, kept),
    remove: async id => void held.delete(id),
    madeBefore: async moment => [...held.values()].filter(kept => kept.made < moment).map(kept => kept.id),
  };
};
const kept = (id, made) => ({ id, tap: "held", made, fields: [["_do", "held"], ["id", id], ["made", "2020-11-18T14:00:00.000Z"]], operation: "OP", looked: true });
const delivered = { kind: "delivered", text: "", door: "", now: "" };
const queue = (place, send, now = 0) => new Queue(place, send, () => {}, () => now);

test("Replay_SeveralEntries_SendsTheOldestFirstAndDeletesWhatIsDelivered", async () => {
  const place = store();
  const sent = [];
  const line = queue(place, async one => { sent.push(one.id); return delivered; });
  for (const one of [kept("b", 2), kept("a", 1), kept("c", 3)]) await line.add(one);
  assert.equal(await line.replay(), "done");
  assert.deepEqual(sent, ["a", "b", "c"]);
  assert.equal(place.held.size, 0);
});

test("Replay_WithoutAConnection_KeepsEverythingAndSendsTheSameIdsLater", async () => {
  const place = store();
  const sent = [];
  let cut = true;
  const line = queue(place, async one => { sent.push(one.id); return cut ? { kind: "later" } : delivered; });
  await line.add(kept("a", 1));
  await line.add(kept("b", 2));
  assert.equal(await line.replay(), "waiting");
  assert.deepEqual([sent, place.held.size], [["a"], 2]);
  cut = false;
  assert.equal(await line.replay(), "done");
  assert.deepEqual(sent, ["a", "a", "b"]);
});

test("Replay_ARefusedEntry_StaysWithItsReasonAndDoesNotHoldUpTheNext", async () => {
  const place = store();
  const line = queue(place, async one => one.id === "a" ? { kind: "refused", text: "no such site", now: "" } : delivered);
  await line.add(kept("a", 1));
  await line.add(kept("b", 2));
  assert.equal(await line.replay(), "done");
  assert.deepEqual([...place.held.values()].map(({ id, refused }) => [id, refused]), [["a", "no such site"]]);
  await line.again(place.held.get("a"));
  assert.equal(place.held.get("a").refused, undefined);
});

test("Replay_AMomentAheadOfTheClock_IsSentOnceMoreWithTheCentresOwnAndTheSameId", async () => {
  const place = store();
  const sent = [];
  const line = queue(place, async one => {
    sent.push([one.id, Object.fromEntries(one.fields).made]);
    return sent.length === 1 ? { kind: "ahead", now: "2020-11-18T13:00:00.000Z" } : delivered;
  });
  await line.add(kept("a", 1));
  assert.equal(await line.replay(), "done");
  assert.deepEqual(sent, [["a", "2020-11-18T14:00:00.000Z"], ["a", "2020-11-18T13:00:00.000Z"]]);
});

test("Replay_SignedOut_StopsAndKeepsEverything", async () => {
  const place = store();
  const line = queue(place, async () => ({ kind: "signed-out" }));
  await line.add(kept("a", 1));
  assert.equal(await line.replay(), "signed-out");
  assert.equal(place.held.size, 1);
});

test("Replay_AskedForTwiceAtOnce_IsOneRound", async () => {
  const place = store();
  let sent = 0;
  const line = queue(place, async () => { sent++; await Promise.resolve(); return delivered; });
  await line.add(kept("a", 1));
  assert.deepEqual(await Promise.all([line.replay(), line.replay()]), ["done", "done"]);
  assert.equal(sent, 1);
});

test("Expire_AtTwelveHours_DeletesAndCountsWhatWasNotDelivered", async () => {
  const place = store();
  const line = queue(place, async () => delivered, longest + 1);
  await line.add(kept("old", 1));
  await line.add(kept("new", 2));
  assert.equal(await line.expire(), 1);
  assert.deepEqual([...place.held.keys()], ["new"]);
  assert.equal(await line.expire(), 0);
});
