import type { Row } from "./numbers";
import { fill, grouped } from "./words";

const names = ["kind", "country", "handling"] as const;

const parse = (row: Row): HTMLElement | null => {
  const template = document.createElement("template");
  template.innerHTML = row.html.trim();
  const element = template.content.firstElementChild;
  return element instanceof HTMLElement ? element : null;
};

/** The list of lines, newest on top. New lines never move what is being read: they wait behind a button until asked for. */
export class Feed {
  readonly #list: HTMLElement;
  readonly #button: HTMLButtonElement | null;
  readonly #limit: number;
  #waiting: HTMLElement[] = [];
  #top = true;

  constructor(list: HTMLElement, signal: AbortSignal) {
    this.#list = list;
    this.#limit = Number(list.dataset.limit ?? 500);
    this.#button = document.querySelector<HTMLButtonElement>("[data-feed-new]");
    this.#button?.addEventListener("click", () => this.#release(true), { signal });
    this.#watch(signal);
    this.#settle();
  }

  /** Shows rows that follow each other, oldest first. */
  show(rows: readonly Row[]): void {
    const elements = rows.map(parse).filter(element => element !== null && this.#mayStand(element)) as HTMLElement[];
    elements.forEach(element => this.#filter(element));
    this.#waiting.push(...elements);
    // What the limit would drop at once is dropped before it is ever laid out.
    if (this.#waiting.length > this.#limit) this.#waiting.splice(0, this.#waiting.length - this.#limit);
    if (this.#reading()) this.#announce();
    else this.#release(false);
  }

  /** Draws rows again that are already here; others are left alone. */
  redraw(rows: readonly Row[]): void {
    for (const row of rows) {
      const drawn = parse(row);
      if (!drawn) continue;
      this.#filter(drawn);
      const waiting = this.#waiting.findIndex(element => element.id === drawn.id);
      if (waiting >= 0) this.#waiting.splice(waiting, 1, ...(this.#mayStand(drawn) ? [drawn] : []));
      const shown = document.getElementById(drawn.id);
      if (!shown || !this.#list.contains(shown)) continue;
      if (this.#mayStand(drawn)) this.#replace(shown, drawn);
      else shown.remove();
    }
    this.#settle();
  }

  #replace(shown: HTMLElement, drawn: HTMLElement): void {
    const focused = shown.contains(document.activeElement);
    shown.replaceWith(drawn);
    if (focused) drawn.querySelector<HTMLElement>("a[href]")?.focus({ preventScroll: true });
  }

  // Someone reads when the top of the list is out of sight, or when a row below the first holds the focus.
  #reading(): boolean {
    const row = document.activeElement?.closest(".line");
    const first = [...this.#list.children].find(child => child instanceof HTMLElement && !child.hidden);
    return !this.#top || (row !== undefined && row !== null && this.#list.contains(row) && row !== first);
  }

  #watch(signal: AbortSignal): void {
    const mark = document.querySelector("[data-feed-top]");
    if (!mark) return;
    const observer = new IntersectionObserver(entries => {
      this.#top = entries.at(-1)?.isIntersecting ?? true;
      if (this.#top && !this.#reading()) this.#release(false);
    });
    observer.observe(mark);
    signal.addEventListener("abort", () => observer.disconnect());
  }

  #announce(): void {
    const count = this.#waiting.filter(element => !element.hidden).length;
    if (!this.#button) return;
    this.#button.hidden = count === 0;
    const text = this.#button.querySelector("[data-feed-count]") ?? this.#button;
    text.textContent = fill(this.#button.dataset.textNew, grouped(count));
  }

  #release(asked: boolean): void {
    const arrived = this.#waiting;
    this.#waiting = [];
    for (const element of arrived) {
      element.classList.add("arrived");
      this.#list.prepend(element);
    }
    while (this.#list.childElementCount > this.#limit) this.#list.lastElementChild?.remove();
    this.#announce();
    this.#settle();
    if (!asked) return;
    this.#list.closest(".feed-box")?.scrollTo({ top: 0 });
    document.querySelector("[data-feed-top]")?.scrollIntoView({ block: "nearest" });
    this.#list.querySelector<HTMLElement>(".line:not([hidden]) a[href]")?.focus({ preventScroll: true });
  }

  // A wall is seen by visitors: open lines and H0 only (the same rule as Pages/Board/Wall.cs).
  #mayStand(element: HTMLElement): boolean {
    const { handling, sight } = element.dataset;
    return document.documentElement.dataset.wall === undefined
      || sight === "counts" || (sight === "full" && (handling === undefined || handling === "H0"));
  }

  // The filter stands in the address; a row that does not fit is kept, hidden, because the count must stay whole.
  #filter(element: HTMLElement): void {
    const wanted = new URLSearchParams(location.search);
    element.hidden = names.some(name => {
      const value = wanted.get(name);
      return value !== null && value !== "" && !(element.dataset[name] ?? "").split(" ").includes(value);
    });
  }

  // Says why the list is empty, when it is.
  #settle(): void {
    const rows = [...this.#list.children].filter(child => child instanceof HTMLElement);
    const some = rows.some(row => !row.hidden);
    document.querySelectorAll<HTMLElement>("[data-feed-empty]").forEach(empty => { empty.hidden = some; });
  }
}
