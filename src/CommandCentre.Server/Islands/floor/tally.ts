const hour = 3_600_000;

/** Parcels counted in one hour of operation time. */
export interface Counted { readonly first: number; readonly taps: number }

/** Taps of the big button, each with its moment of operation time; sent as one tally for each hour they fall in, because a tally is an hour's. */
export class Counter {
  readonly #taps: number[];

  constructor(taps: readonly number[] = []) {
    this.#taps = [...taps];
  }

  get taps(): readonly number[] {
    return this.#taps;
  }

  get count(): number {
    return this.#taps.length;
  }

  tap(at: number): void {
    this.#taps.push(at);
  }

  /** Takes the last tap back. */
  undo(): void {
    this.#taps.pop();
  }

  /** What was counted, by the hour, and nothing is counted any more. */
  take(): Counted[] {
    const hours = new Map<number, Counted>();
    for (const at of this.#taps.splice(0)) {
      const begun = Math.floor(at / hour) * hour;
      const before = hours.get(begun);
      hours.set(begun, before ? { ...before, taps: before.taps + 1 } : { first: at, taps: 1 });
    }
    return [...hours.values()];
  }
}
