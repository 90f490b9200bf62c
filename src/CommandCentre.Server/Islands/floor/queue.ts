import { madeAt, type Entry } from "./entry";
import type { Outcome } from "./send";

/** An entry that waits on the device. */
export interface Kept extends Entry {
  /** The operation's key. */
  readonly operation: string;
  /** Why the centre refused it; absent while it waits. */
  readonly refused?: string;
  /** Whether its number was looked up, so that a lead on it is known. */
  readonly looked: boolean;
}

/** Where entries are kept. */
export interface Store {
  all(): Promise<Kept[]>;
  put(kept: Kept): Promise<void>;
  remove(id: string): Promise<void>;
  madeBefore(moment: number): Promise<string[]>;
}

/** An undelivered entry is deleted after this long: what was found half a day ago is reported by a form, with its own moment. */
export const longest = 12 * 3_600_000;

/** How a round of sending ended: nothing waits, something does, or the sign-in has ended. */
export type End = "done" | "waiting" | "signed-out";

/** Entries on their way. Each keeps its id from the tap on, so that the centre records it once however often it comes. */
export class Queue {
  #round: Promise<End> | null = null;

  constructor(
    private readonly store: Store,
    private readonly send: (kept: Kept) => Promise<Outcome>,
    private readonly told: (kept: Kept, outcome: Outcome) => void,
    private readonly now: () => number,
  ) {}

  all(): Promise<Kept[]> {
    return this.store.all();
  }

  add(kept: Kept): Promise<void> {
    return this.store.put(kept);
  }

  drop(id: string): Promise<void> {
    return this.store.remove(id);
  }

  /** A refused entry is sent once more as it is. */
  async again(kept: Kept): Promise<void> {
    const { refused: _, ...waits } = kept;
    await this.store.put(waits);
  }

  /** Deletes what is too old; how many were deleted without being delivered. */
  async expire(): Promise<number> {
    const old = await this.store.madeBefore(this.now() - longest + 1);
    await Promise.all(old.map(id => this.store.remove(id)));
    return old.length;
  }

  /** Sends what waits, the oldest first; only one round at a time. */
  replay(): Promise<End> {
    this.#round ??= this.#replay().finally(() => { this.#round = null; });
    return this.#round;
  }

  async #replay(): Promise<End> {
    const sent = new Set<string>();
    for (;;) {
      // Asked again each time: a tap may have come meanwhile.
      const next = (await this.store.all()).find(kept => kept.refused === undefined && !sent.has(kept.id));
      if (!next) return "done";
      sent.add(next.id);
      const outcome = await this.#one(next);
      if (outcome.kind === "signed-out") return "signed-out";
      if (outcome.kind === "later" || outcome.kind === "stale") return "waiting";
    }
  }

  async #one(kept: Kept): Promise<Outcome> {
    const first = await this.send(kept);
    const outcome = first.kind === "ahead" ? await this.#ahead(kept, first.now) : first;
    if (outcome.kind === "delivered") await this.store.remove(kept.id);
    if (outcome.kind === "refused") await this.store.put({ ...kept, refused: outcome.text });
    this.told(kept, outcome);
    return outcome;
  }

  // The device's clock ran ahead: refused entries are not remembered by the centre, so the same one may come with another moment.
  async #ahead(kept: Kept, now: string): Promise<Outcome> {
    const moved = { ...kept, ...madeAt(kept, now) };
    await this.store.put(moved);
    const outcome = await this.send(moved);
    return outcome.kind === "ahead" ? { kind: "later" } : outcome;
  }
}
