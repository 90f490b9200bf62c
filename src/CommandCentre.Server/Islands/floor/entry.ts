/** What a tap says; the same words as the buttons' values. */
export type Tap = "nothing-found" | "held" | "seizure" | "tally";

/** One thing an officer said on the floor, as it will be sent. Its id is made with it and stays: however often it is sent, it is recorded once. */
export interface Entry {
  readonly id: string;
  readonly tap: Tap;
  /** Fields of the floor's form by name, without the page's guard. */
  readonly fields: readonly (readonly [string, string])[];
  /** The device's clock when it was made, milliseconds since 1970: its age goes by it. */
  readonly made: number;
}

/** Fields that each tap takes from the form, and those of them that it cannot do without. */
const shift = ["site", "level", "method"] as const;
const lead = ["lead", "_for", "_held"] as const;
const taken: Readonly<Record<Tap, { readonly fields: readonly string[]; readonly needed: readonly string[] }>> = {
  "nothing-found": { fields: ["parcel", ...shift, ...lead], needed: ["parcel", ...shift] },
  held: { fields: ["parcel", ...shift, ...lead], needed: ["parcel", ...shift] },
  seizure: { fields: ["parcel", "items[0].subKind", "items[0].count", ...shift, ...lead], needed: ["items[0].subKind", "items[0].count", ...shift] },
  tally: { fields: ["parcels", ...shift], needed: ["parcels", ...shift] },
};

/** The first needed field that is blank; null when nothing is missing. */
export const missing = (tap: Tap, value: (name: string) => string): string | null =>
  taken[tap].needed.find(name => value(name).trim() === "") ?? null;

/** An entry of what stands in the form. */
export const entry = (tap: Tap, value: (name: string) => string, made: { readonly operation: number; readonly device: number }): Entry => {
  const id = crypto.randomUUID();
  const fields = taken[tap].fields.map(name => [name, value(name)] as const).filter(([, text]) => text !== "");
  return { id, tap, made: made.device, fields: [["_do", tap], ["id", id], ["made", new Date(made.operation).toISOString()], ...fields] };
};

/** The same entry with another moment of operation time. */
export const madeAt = (made: Entry, operation: string): Entry =>
  ({ ...made, fields: made.fields.map(field => field[0] === "made" ? ["made", operation] as const : field) });
