import assert from "node:assert/strict";
import { test } from "node:test";
import { Sure } from "../../../src/CommandCentre.Server/node_modules/.islands/sure.mjs";

test("Take_ARightS10Number_IsSureAtOnce", () => assert.equal(new Sure().take(" RR473124829GB"), "RR473124829GB"));

test("Take_ACouriersNumber_IsSureWhenReadTwiceInARow", () => {
  const sure = new Sure();
  assert.deepEqual(["1Z999AA10123456784", "1Z999AA10123456785", "1Z999AA10123456784", "1Z999AA10123456784"].map(text => sure.take(text)), [null, null, null, "1Z999AA10123456784"]);
});

test("Take_AWrongCheckDigit_IsReadAgainUntilItIsTheLabels", () => {
  const sure = new Sure();
  const taken = Array.from({ length: 5 }, () => sure.take("RR473124828GB"));
  assert.deepEqual(taken, [null, null, null, null, "RR473124828GB"]);
});

test("Take_WhatIsNoNumber_IsNever", () => {
  const sure = new Sure();
  assert.deepEqual(["https://example.org/parcel/123456", "https://example.org/parcel/123456", "12", "12"].map(text => sure.take(text)), [null, null, null, null]);
});
