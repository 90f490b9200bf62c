import assert from "node:assert/strict";
import { test } from "node:test";
import { entry, missing } from "../../../src/CommandCentre.Server/node_modules/.islands/entry.mjs";

const form = values => name => values[name] ?? "";
const shift = { site: "Leipzig", level: "opened", method: "hand-search" };
const moment = { operation: Date.parse("2020-11-18T14:02:05Z"), device: 1_700_000_000_000 };

test("Missing_NumberOfAControl_IsNamedBeforeTheShift", () => assert.equal(missing("nothing-found", form({})), "parcel"));

test("Missing_NumberOfASeizure_MayBe", () =>
  assert.equal(missing("seizure", form({ ...shift, "items[0].subKind": "barrel", "items[0].count": "2" })), null));

test("Entry_OfATap_HoldsItsOwnFieldsItsMomentAndAnIdOfItsOwn", () => {
  const values = form({ ...shift, parcel: "RR473124829GB", purpose: "not of an entry", "items[0].count": "2", parcels: "7" });
  const [first, second] = [entry("held", values, moment), entry("held", values, moment)];
  assert.deepEqual(Object.fromEntries(first.fields), { _do: "held", id: first.id, made: "2020-11-18T14:02:05.000Z", parcel: "RR473124829GB", ...shift });
  assert.equal(first.made, moment.device);
  assert.notEqual(first.id, second.id);
});
