import { day, fill, hourMinute, rough, span, write } from "./words";

const lastMinute = 60_000;
const soon = 15 * 60_000;

/** Operation time on this page: the last time heard, carried on at the operation's speed, never far beyond what was heard. */
export class Clock {
  #at: number;
  #heard: number;
  #pulsed = Number.NaN;
  #rate: number;

  constructor(at: number, private readonly speed: number) {
    this.#at = at;
    this.#heard = performance.now();
    this.#rate = speed;
  }

  /** A regular word of the time: the same twice means that operation time stands, as in a paused exercise. */
  pulse(at: number): void {
    this.#rate = at === this.#pulsed ? 0 : this.speed;
    this.#pulsed = at;
    this.hear(at);
  }

  hear(at: number): void {
    this.#at = at;
    this.#heard = performance.now();
  }

  /** Milliseconds of wall time since something was heard. */
  get silence(): number {
    return performance.now() - this.#heard;
  }

  get now(): number {
    return this.#at + Math.min(this.silence, 6_000) * this.#rate;
  }
}

const countdown = (element: HTMLElement, now: number): void => {
  const left = Date.parse(element.dataset.due ?? "") - now;
  if (Number.isNaN(left)) return;
  // Outside the last minute a countdown says minutes and so changes once a minute; inside it says seconds.
  const text = left < 0 ? element.dataset.textLate : element.dataset.textLeft;
  write(element, fill(text, span(Math.abs(left) < lastMinute ? left : Math.trunc(left / lastMinute) * lastMinute)));
  const tone = left < 0 ? "urgent" : left < soon ? "late" : "";
  if (tone) element.dataset.tone = tone;
  else delete element.dataset.tone;
};

const heard = (element: HTMLElement, now: number): void => {
  const at = Date.parse(element.dataset.heard ?? "");
  if (!Number.isNaN(at)) write(element, rough(Math.max(0, now - at)));
};

/** Moves every clock, countdown and "last heard" of the page to the time given. */
export const tick = (now: number): void => {
  document.querySelectorAll<HTMLElement>("time[data-due]").forEach(element => countdown(element, now));
  document.querySelectorAll<HTMLElement>("time[data-heard]").forEach(element => heard(element, now));
  write(document.querySelector("[data-clock]"), hourMinute(now));
  write(document.querySelector("[data-clock-date]"), day(now));
};
