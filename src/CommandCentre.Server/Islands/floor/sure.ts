import { compact, read } from "./s10";

// A label whose check digit is wrong is given up on after so many readings: it is the label's, and the officer is told.
const stubborn = 5;

/** Decides when a number that a camera read is sure: a right S10 number at once, any other when it was read twice in a row. */
export class Sure {
  #last = "";
  #times = 0;

  /** The number, once it is sure; null until then. */
  take(text: string): string | null {
    // A code that leads to an address on the web is not the parcel's number, whatever digits are in it.
    if (/[:/?]/.test(text)) return null;
    const number = compact(text);
    this.#times = number === this.#last ? this.#times + 1 : 1;
    this.#last = number;
    switch (read(number).kind) {
      case "right": return number;
      case "other": return this.#times >= 2 ? number : null;
      case "wrong": return this.#times >= stubborn ? number : null;
      case "none": return null;
    }
  }
}
