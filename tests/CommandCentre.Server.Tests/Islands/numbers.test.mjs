import assert from "node:assert/strict";
import { test } from "node:test";
import { catchUp, pause, Sequence } from "../../../src/CommandCentre.Server/node_modules/.islands/numbers.mjs";

const row = number => ({ number, html: `<li id="line-${number}">` });
const rows = (...numbers) => numbers.map(row);
const numbers = shown => shown.map(({ number }) => number);

test("Take_RowsInOrder_ShowsThem", () => {
  const sequence = new Sequence(10);
  assert.deepEqual(numbers(sequence.take(rows(11, 12))), [11, 12]);
  assert.equal(sequence.last, 12);
  assert.equal(sequence.gap, false);
});

test("Take_RowShownBefore_DropsIt", () => {
  const sequence = new Sequence(10);
  sequence.take(rows(11));
  assert.deepEqual(sequence.take(rows(9, 10, 11)), []);
  assert.equal(sequence.last, 11);
});

test("Take_RowAhead_HoldsItUntilTheGapIsFilled", () => {
  const sequence = new Sequence(10);
  assert.deepEqual(sequence.take(rows(13, 12)), []);
  assert.equal(sequence.gap, true);
  assert.deepEqual(numbers(sequence.take(rows(11))), [11, 12, 13]);
  assert.equal(sequence.gap, false);
});

test("Take_AnyOrderAndRepetition_ShowsEachOnceInOrder", () => {
  // A small linear congruential generator (Numerical Recipes' constants) makes 200 shuffles that are the same in every run.
  let seed = 7;
  const random = below => {
    seed = (seed * 1664525 + 1013904223) % 2 ** 32;
    return seed % below;
  };
  for (let run = 0; run < 200; run++) {
    const sequence = new Sequence(0);
    const sent = Array.from({ length: 40 }, (_, index) => index + 1).flatMap(number => Array(1 + random(3)).fill(number));
    for (let at = sent.length - 1; at > 0; at--) {
      const other = random(at + 1);
      [sent[at], sent[other]] = [sent[other], sent[at]];
    }
    const shown = [];
    while (sent.length > 0) shown.push(...numbers(sequence.take(rows(...sent.splice(0, 1 + random(5))))));
    assert.deepEqual(shown, Array.from({ length: 40 }, (_, index) => index + 1));
  }
});

test("Sequence_FromNoNumber_IsRefused", () => {
  assert.throws(() => new Sequence(Number.NaN), /NaN/);
  assert.throws(() => new Sequence(-1), /-1/);
});

test("CatchUp_SeveralPages_AsksAfterTheLastShownUntilLive", async () => {
  const sequence = new Sequence(2);
  const asked = [];
  const shown = [];
  const pages = [
    { head: 6, rows: rows(3, 4), live: false },
    { head: 6, rows: rows(5, 6), live: false },
    { head: 6, rows: [], live: true },
  ];
  await catchUp(sequence, async after => { asked.push(after); return pages.shift(); }, some => shown.push(...numbers(some)));
  assert.deepEqual(asked, [2, 4, 6]);
  assert.deepEqual(shown, [3, 4, 5, 6]);
});

test("CatchUp_RowArrivesLiveMeanwhile_IsShownOnceAfterTheMissingOnes", async () => {
  const sequence = new Sequence(0);
  const shown = [];
  await catchUp(sequence, async () => {
    shown.push(...numbers(sequence.take(rows(3))));
    return { head: 3, rows: rows(1, 2, 3), live: true };
  }, some => shown.push(...numbers(some)));
  assert.deepEqual(shown, [1, 2, 3]);
});

test("CatchUp_LiveRowOvertakesTheAnswer_IsTheSameJournal", async () => {
  const sequence = new Sequence(5);
  const same = await catchUp(sequence, async () => {
    sequence.take(rows(6)); // live, while the answer that was made before it is on its way
    return { head: 5, rows: [], live: true };
  }, () => {});
  assert.equal(same, true);
  assert.equal(sequence.last, 6);
});

test("CatchUp_JournalShorterThanWhatIsShown_IsAnotherOne", async () => {
  const sequence = new Sequence(5);
  assert.equal(await catchUp(sequence, async () => ({ head: 4, rows: [], live: true }), () => assert.fail("nothing of it is shown")), false);
  assert.equal(sequence.last, 5);
});

test("CatchUp_ServerNeverStartsAndSendsNothing_Fails", async () => {
  await assert.rejects(catchUp(new Sequence(5), async () => ({ head: 9, rows: [], live: false }), () => {}), /after line 5/);
});

test("Pause_AnyTry_StaysBetweenHalfASecondAndHalfAMinute", () => {
  for (let tries = 0; tries < 2000; tries++) {
    for (const chance of [0, 0.5, 0.999]) {
      const wait = pause(tries, chance);
      assert.ok(wait >= 500 && wait <= 30_000, `${tries}, ${chance}: ${wait}`);
    }
  }
  assert.ok(pause(0, 0.999) < 1_500);
});
