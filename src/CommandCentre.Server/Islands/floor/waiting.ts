import { fill, span, write } from "../words";
import type { End, Kept } from "./queue";

/** What the officer does with a refused entry. */
export interface Acts { again(kept: Kept): void; correct(kept: Kept): void; drop(kept: Kept): void }

/** The list of what waits on the device, with its ages, and of what was refused, with its reasons. */
export class Waiting {
  readonly #list: HTMLElement | null;
  readonly #row: HTMLTemplateElement | null;
  #shown: readonly Kept[] = [];

  constructor(private readonly part: HTMLElement, private readonly acts: Acts) {
    this.#list = part.querySelector("[data-waiting-list]");
    this.#row = part.querySelector("template");
  }

  show(kept: readonly Kept[]): void {
    this.#shown = kept;
    this.part.hidden = kept.length === 0 && this.part.querySelector("[data-waiting-gone]:not([hidden])") === null;
    this.#list?.replaceChildren(...kept.map(one => this.#drawn(one)).filter(row => row !== null));
    this.tick();
  }

  /** What is to be known of all of them. */
  say(end: End): void {
    const { textWaiting, textSignedOut } = this.part.dataset;
    const waits = this.#shown.filter(kept => kept.refused === undefined).length;
    write(this.part.querySelector("[data-waiting-state]"), waits === 0 ? "" : fill(end === "signed-out" ? textSignedOut : textWaiting, waits));
    const door = this.part.querySelector<HTMLElement>("[data-waiting-door]");
    if (door) door.hidden = end !== "signed-out" || waits === 0;
  }

  /** Says plainly what was deleted without being delivered; it stays until the officer has seen it. */
  gone(count: number): void {
    const notice = this.part.querySelector<HTMLElement>("[data-waiting-gone]");
    if (!notice || count === 0) return;
    write(notice.querySelector("p"), fill(this.part.dataset.textGone, count));
    notice.hidden = false;
    this.part.hidden = false;
  }

  tick(): void {
    this.part.querySelectorAll<HTMLElement>("[data-made]").forEach(age => write(age, fill(this.part.dataset.textAge, span(Date.now() - Number(age.dataset.made)))));
  }

  #drawn(kept: Kept): HTMLElement | null {
    const row = this.#row?.content.firstElementChild?.cloneNode(true);
    if (!(row instanceof HTMLElement)) return null;
    const value = (name: string): string => kept.fields.find(([field]) => field === name)?.[1] ?? "";
    const what = document.querySelector(`[data-tap][value="${kept.tap}"]`)?.textContent?.trim() ?? kept.tap;
    write(row.querySelector("[data-what]"), [what, value("parcel"), value("items[0].subKind"), value("items[0].count"), value("parcels")].filter(text => text !== "").join(" · "));
    row.querySelector<HTMLElement>("[data-age]")?.setAttribute("data-made", String(kept.made));
    row.dataset.id = kept.id;
    const refused = row.querySelector<HTMLElement>("[data-refused]");
    if (refused) refused.hidden = kept.refused === undefined;
    write(row.querySelector("[data-reason]"), kept.refused ?? "");
    row.querySelector("[data-again]")?.addEventListener("click", () => this.acts.again(kept));
    row.querySelector("[data-correct]")?.addEventListener("click", () => this.acts.correct(kept));
    row.querySelector("[data-drop]")?.addEventListener("click", () => this.acts.drop(kept));
    return row;
  }
}
