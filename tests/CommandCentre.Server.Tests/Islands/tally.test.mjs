import assert from "node:assert/strict";
import { test } from "node:test";
import { Counter } from "../../../src/CommandCentre.Server/node_modules/.islands/tally.mjs";

const at = text => Date.parse(`2020-11-18T${text}:00Z`);

test("Counter_TapsAndUndo_CountsWhatIsLeft", () => {
  const counter = new Counter();
  counter.undo();
  ["14:02", "14:03", "14:04"].forEach(time => counter.tap(at(time)));
  counter.undo();
  assert.equal(counter.count, 2);
  assert.deepEqual(counter.take(), [{ first: at("14:02"), taps: 2 }]);
  assert.equal(counter.count, 0);
  assert.deepEqual(counter.take(), []);
});

test("Counter_TapsOfTwoHours_AreTwoTallies", () => {
  const counter = new Counter([at("14:58"), at("14:59")]);
  counter.tap(at("15:00"));
  assert.deepEqual(counter.take(), [{ first: at("14:58"), taps: 2 }, { first: at("15:00"), taps: 1 }]);
});
