import { fill, grouped, span, write } from "../words";
import { Counter, type Counted } from "./tally";

/** The tally's big buttons in place of its field; every tap is kept until the tally is sent. */
export class Counting {
  readonly #part: HTMLElement;
  readonly #typed: HTMLInputElement | null;
  #counter: Counter;

  constructor(part: HTMLElement, signal: AbortSignal, private readonly now: () => number, private readonly keep: (taps: readonly number[]) => void, taps: readonly number[]) {
    this.#part = part;
    this.#counter = new Counter(taps);
    this.#typed = part.querySelector("input[name='parcels']");
    const buttons = part.querySelector<HTMLElement>("[data-count]");
    const field = this.#typed?.closest<HTMLElement>(".field");
    if (!buttons || !field) return;
    [buttons.hidden, field.hidden] = [false, true];
    part.querySelector("[data-one]")?.addEventListener("click", () => this.#change(() => this.#counter.tap(this.now())), { signal });
    part.querySelector("[data-undo]")?.addEventListener("click", () => this.#change(() => this.#counter.undo()), { signal });
    this.tick();
  }

  take(): Counted[] {
    const counted = this.#counter.take();
    this.#change(() => undefined);
    return counted;
  }

  /** Puts a tally back that was to be corrected. */
  back(taps: number, at: number): void {
    this.#change(() => { this.#counter = new Counter([...Array<number>(taps).fill(at), ...this.#counter.taps]); });
  }

  tick(): void {
    const { count, taps: [first] } = this.#counter;
    if (this.#typed) this.#typed.value = count === 0 ? "" : String(count);
    write(this.#part.querySelector("[data-counted]"), first === undefined ? "" : fill(this.#part.dataset.textCounting, grouped(count), span(this.now() - first)));
  }

  #change(act: () => void): void {
    act();
    this.keep(this.#counter.taps);
    this.tick();
  }
}
