import assert from "node:assert/strict";
import { test } from "node:test";
import { checkDigit, compact, read } from "../../../src/CommandCentre.Server/node_modules/.islands/s10.mjs";

// domain.md 3.1: the vectors of UPU S10 and of the libraries named there; the same as S10IdentifierTests.
const right = ["EE876543216CA", "RR473124829GB", "EB000717618HK", "EB000717595HK", "EE471108151FR", "RR287043775IN", "AB000000005IE", "AB123100000IE"];
const wrong = [["EB900717618HK", null], ["EB000717594HK", 5], ["EB000717535HK", null], ["AB123456789AB", 5]];
const digits = [["00071758", 1], ["96633102", 0], ["76129403", 8]];

for (const number of right) test(`Read_${number}_IsRight`, () => assert.deepEqual(read(number), { kind: "right" }));

for (const [number, digit] of wrong) test(`Read_${number}_IsWrongAndTellsTheDigit`, () => {
  const reading = read(number);
  assert.equal(reading.kind, "wrong");
  assert.notEqual(reading.digit, Number(number[10]));
  if (digit !== null) assert.equal(reading.digit, digit);
});

for (const [serial, digit] of digits) test(`CheckDigit_${serial}_Is${digit}`, () => assert.equal(checkDigit(serial), digit));

test("Read_OtherShapes_AreLeftToTheCentre", () => {
  // Shapes that are no S10 (domain.md 3.1) and carriers' numbers: only the centre knows their rules.
  for (const number of ["RA184717615H1", "1Z999AA10123456784", "EE87654321CA", "EE8765432166CA"]) assert.deepEqual(read(number), { kind: "other" }, number);
});

test("Read_NoNumber_IsNone", () => {
  for (const text of ["", "12345", "no digits here", "AB123", "x".repeat(41)]) assert.deepEqual(read(text), { kind: "none" }, text);
});

test("Compact_AsPrintedAndScanned_IsAsSent", () => {
  assert.equal(compact(" rr 473 124 829 gb\n"), "RR473124829GB");
  assert.equal(compact("%0034-12 "), "0034-12");
});
