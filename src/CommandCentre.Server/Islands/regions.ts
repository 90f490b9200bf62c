import { fill } from "./words";

const side = 1000;
const least = 8;
const step = 10;
const grip = 18;
const parts = ["left", "top", "width", "height"] as const;

type Place = Record<typeof parts[number], number>;
type Grasp = { row: number | null; from: DOMPoint; was: Place; sizes: boolean };

const within = (value: number, most: number): number => Math.max(0, Math.min(most, Math.round(value)));

const moved = (place: Place, x: number, y: number): Place => ({ ...place, left: within(place.left + x, side - place.width), top: within(place.top + y, side - place.height) });

const sized = (place: Place, x: number, y: number): Place => ({
  ...place,
  width: Math.max(least, within(place.width + x, side - place.left)),
  height: Math.max(least, within(place.height + y, side - place.top)),
});

const between = (from: DOMPoint, to: DOMPoint): Place => {
  const [left, right] = [within(Math.min(from.x, to.x), side), within(Math.max(from.x, to.x), side)];
  const [top, bottom] = [within(Math.min(from.y, to.y), side), within(Math.max(from.y, to.y), side)];
  return { left, top, width: right - left, height: bottom - top };
};

/** The rows of a form that hold regions: they are what is sent, the rectangles only show them. */
class Rows {
  readonly #form: HTMLFormElement;
  readonly #name: string;
  readonly list: HTMLElement;

  constructor(form: HTMLFormElement, name: string, list: HTMLElement) {
    [this.#form, this.#name, this.list] = [form, name, list];
  }

  /** Numbers of the rows there are: one that was taken away leaves a gap. */
  get all(): number[] {
    return [...this.list.querySelectorAll<HTMLElement>("[data-row]")].map(row => Number(row.dataset.row));
  }

  field(row: number, part: string): HTMLInputElement | null {
    return this.#form.querySelector<HTMLInputElement>(`[name="${this.#name}[${row}].${part}"]`);
  }

  place(row: number): Place | null {
    const [left, top, width, height] = parts.map(part => Number.parseInt(this.field(row, part)?.value ?? "", 10));
    return width && height && left !== undefined && top !== undefined && left >= 0 && top >= 0 ? { left, top, width, height } : null;
  }

  put(row: number, place: Place): void {
    parts.forEach(part => {
      const input = this.field(row, part);
      if (input) input.value = `${place[part]}`;
    });
  }

  /** The first row without a place; where there is none, one more is asked for as its button would. */
  blank(): number | null {
    const free = (): number | null => this.all.find(row => parts.every(part => !this.field(row, part)?.value)) ?? null;
    const row = free();
    if (row !== null) return row;
    this.list.querySelector<HTMLButtonElement>("[data-more]")?.click();
    return free();
  }

  /** Takes a row away; the first one is emptied, as it always stands there. */
  drop(row: number): void {
    const gone = this.list.querySelector<HTMLElement>(`[data-row="${row}"]`);
    const remove = gone?.querySelector<HTMLButtonElement>(":scope > button");
    if (remove) remove.click();
    else gone?.querySelectorAll<HTMLInputElement>("input").forEach(input => { input.value = ""; });
  }
}

/** One image that is drawn upon, by pointer and by keyboard. */
class Drawing {
  readonly #box: HTMLElement;
  readonly #figure: HTMLElement;
  readonly #rows: Rows;
  readonly #handles = new Map<number, HTMLButtonElement>();
  readonly #ghost = document.createElement("div");
  #grasp: Grasp | null = null;

  constructor(box: HTMLElement, figure: HTMLElement, rows: Rows) {
    [this.#box, this.#figure, this.#rows] = [box, figure, rows];
    this.#ghost.className = "region-ghost";
    this.#ghost.hidden = true;
    figure.append(this.#ghost);
  }

  begin(form: HTMLFormElement, signal: AbortSignal): void {
    const figure = this.#figure;
    figure.addEventListener("pointerdown", event => this.#take(event), { signal });
    figure.addEventListener("pointermove", event => this.#drag(event), { signal });
    figure.addEventListener("pointerup", event => this.#leave(event), { signal });
    figure.addEventListener("pointercancel", () => this.#forget(), { signal });
    form.addEventListener("input", () => this.show(), { signal });
    const changes = new MutationObserver(() => this.show());
    changes.observe(this.#rows.list, { childList: true });
    signal.addEventListener("abort", () => changes.disconnect());
    const mark = this.#box.querySelector<HTMLButtonElement>("[data-mark]");
    mark?.addEventListener("click", () => this.#mark(), { signal });
    this.#box.querySelectorAll<HTMLElement>("[data-tools]").forEach(tools => { tools.hidden = false; });
    this.#box.dataset.ready = "";
    this.show();
  }

  /** Draws what the number fields say. */
  show(): void {
    const rows = this.#rows.all;
    for (const [row, handle] of this.#handles) {
      if (!rows.includes(row) || !this.#rows.place(row)) {
        handle.remove();
        this.#handles.delete(row);
      }
    }
    rows.forEach((row, at) => {
      const place = this.#rows.place(row);
      if (place) this.#at(this.#handle(row), place, at + 1, this.#rows.field(row, "word")?.value ?? "");
    });
  }

  #handle(row: number): HTMLButtonElement {
    const known = this.#handles.get(row);
    if (known) return known;
    const handle = document.createElement("button");
    handle.type = "button";
    handle.className = "region-handle";
    handle.setAttribute("aria-describedby", "regions-keys");
    handle.addEventListener("keydown", event => this.#key(event, row));
    this.#figure.append(handle);
    this.#handles.set(row, handle);
    return handle;
  }

  #at(handle: HTMLElement, place: Place, number: number, word: string): void {
    for (const [rule, part] of [["left", "left"], ["top", "top"], ["width", "width"], ["height", "height"]] as const) handle.style[rule] = `${place[part] / 10}%`;
    handle.dataset.tag = `${number}`;
    handle.setAttribute("aria-label", fill(this.#box.dataset.textRegion, number, word, place.left, place.top, place.width, place.height));
  }

  /** A region in the middle, each a little further down than the last: from there the arrow keys move it. */
  #mark(): void {
    const row = this.#rows.blank();
    if (row === null) return;
    const away = 40 * (this.#handles.size % 8);
    this.#rows.put(row, { left: 350 + away, top: 350 + away, width: 200, height: 200 });
    this.show();
    this.#handle(row).focus();
  }

  #key(event: KeyboardEvent, row: number): void {
    const place = this.#rows.place(row);
    if (!place || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] }[event.key];
    if (way) {
      const [x = 0, y = 0] = way;
      this.#change(row, event.shiftKey ? sized(place, x, y) : moved(place, x, y));
    } else if (event.key === "Enter" || event.key === " ") {
      this.#rows.field(row, "word")?.focus();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      this.#rows.drop(row);
      this.show();
      this.#box.querySelector<HTMLButtonElement>("[data-mark]")?.focus();
    } else {
      return;
    }
    event.preventDefault();
  }

  #change(row: number, place: Place): void {
    this.#rows.put(row, place);
    this.show();
    const said = this.#box.querySelector("[data-placed]");
    if (said) said.textContent = this.#handles.get(row)?.getAttribute("aria-label") ?? "";
  }

  #point(event: PointerEvent): DOMPoint {
    const bounds = this.#figure.getBoundingClientRect();
    return new DOMPoint(((event.clientX - bounds.left) / bounds.width) * side, ((event.clientY - bounds.top) / bounds.height) * side);
  }

  #take(event: PointerEvent): void {
    if (event.button !== 0) return;
    const from = this.#point(event);
    const [row, handle] = [...this.#handles].find(([, one]) => one === event.target) ?? [null, null];
    const bounds = handle?.getBoundingClientRect();
    const sizes = !!bounds && event.clientX > bounds.right - grip && event.clientY > bounds.bottom - grip;
    this.#figure.setPointerCapture(event.pointerId);
    this.#grasp = { row, from, was: (row === null ? null : this.#rows.place(row)) ?? between(from, from), sizes };
    handle?.focus({ preventScroll: true });
    event.preventDefault();
  }

  #drag(event: PointerEvent): void {
    if (!this.#grasp) return;
    const { row, from, was, sizes } = this.#grasp;
    const to = this.#point(event);
    if (row !== null) {
      this.#rows.put(row, (sizes ? sized : moved)(was, to.x - from.x, to.y - from.y));
      this.show();
      return;
    }
    this.#ghost.hidden = false;
    this.#at(this.#ghost, between(from, to), 0, "");
  }

  #leave(event: PointerEvent): void {
    const grasp = this.#grasp;
    this.#forget();
    if (!grasp || grasp.row !== null) return;
    const place = between(grasp.from, this.#point(event));
    const row = place.width < least || place.height < least ? null : this.#rows.blank();
    if (row === null) return;
    this.#rows.put(row, place);
    this.show();
    this.#rows.field(row, "word")?.focus();
  }

  #forget(): void {
    this.#grasp = null;
    this.#ghost.hidden = true;
  }
}

/** Regions drawn on an image; they are the number fields below it, which work without. */
export const regions = (signal: AbortSignal): void => document.querySelectorAll<HTMLElement>("[data-regions]").forEach(box => {
  const form = box.closest("form");
  const figure = box.querySelector<HTMLElement>(".marked-image");
  const name = box.dataset.regions ?? "";
  const list = form?.querySelector<HTMLElement>(`[data-rows="${name}"]`);
  if (form && figure && list) new Drawing(box, figure, new Rows(form, name, list)).begin(form, signal);
});
