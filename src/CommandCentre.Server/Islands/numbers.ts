/** One drawn line of the feed: its number and the markup the server drew for this viewer. */
export interface Row {
  readonly number: number;
  readonly html: string;
}

/** What joining a board answers: at most 500 rows after the number asked for, and whether live delivery has started. */
export interface Joined {
  readonly operation: string;
  readonly head: number;
  readonly rows: readonly Row[];
  readonly redrawn?: readonly Row[];
  readonly live: boolean;
}

/**
 * Decides by number alone which rows are shown next: what was shown is dropped, what is ahead is held back until
 * the rows before it have come. Lines are numbered 1, 2, 3 ... without gaps, also those a viewer may not read.
 */
export class Sequence {
  #last: number;
  readonly #ahead = new Map<number, Row>();

  /** @param last the number of the last row already on the page; 0 for none */
  constructor(last: number) {
    if (!Number.isSafeInteger(last) || last < 0) throw new RangeError(`last is ${last}; a whole number from 0 was expected`);
    this.#last = last;
  }

  /** The number up to which every row has been shown. */
  get last(): number {
    return this.#last;
  }

  /** Whether rows are held back because one before them is missing: ask for all after `last`. */
  get gap(): boolean {
    return this.#ahead.size > 0;
  }

  /** Takes rows in any order, with any repetition; gives those to be shown now, in order. */
  take(rows: readonly Row[]): Row[] {
    for (const row of rows) {
      if (row.number > this.#last) this.#ahead.set(row.number, row);
    }
    const shown: Row[] = [];
    for (let row = this.#ahead.get(this.#last + 1); row; row = this.#ahead.get(this.#last + 1)) {
      this.#ahead.delete(row.number);
      this.#last = row.number;
      shown.push(row);
    }
    return shown;
  }
}

/**
 * Milliseconds to wait before trying again: 0.5 to 30 s, doubling with each try that failed, spread by chance so that
 * 500 boards cut at once do not come back at once.
 * @param tries how many tries have failed in a row, from 0
 * @param chance a number from 0 up to 1
 */
export const pause = (tries: number, chance: number): number =>
  500 + chance * Math.min(29_500, 1_000 * 2 ** Math.min(tries, 10));

/**
 * Asks page after page until live delivery has started. `ask` gets the number after which rows are wanted; `show` gets new rows and those to be drawn again.
 * False when the journal ends before the rows it was asked for: it is another one than the page has shown. Only what was held at the asking counts,
 * because a live row may overtake the answer.
 */
export const catchUp = async (sequence: Sequence, ask: (after: number) => Promise<Joined>, show: (rows: Row[], redrawn: readonly Row[]) => void): Promise<boolean> => {
  for (;;) {
    const before = sequence.last;
    const page = await ask(before);
    if (page.head < before) return false;
    show(sequence.take(page.rows), page.redrawn ?? []);
    if (page.live) return true;
    if (sequence.last === before) throw new Error(`after line ${before} nothing came, and live delivery has not started`);
  }
};
