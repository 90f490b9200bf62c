import { rows } from "./rows";

const settle = 120;

/** The one box: what is pasted or typed is read by the server into typed values, row by row; Enter checks. */
class Box {
  readonly #form: HTMLFormElement;
  readonly #box: HTMLTextAreaElement;
  readonly #signal: AbortSignal;
  #later: ReturnType<typeof setTimeout> | undefined;
  #asking: Promise<void> | null = null;
  #asked = 0;
  #stale = false;

  constructor(form: HTMLFormElement, box: HTMLTextAreaElement, signal: AbortSignal) {
    [this.#form, this.#box, this.#signal] = [form, box, signal];
    box.addEventListener("input", () => {
      this.#stale = true;
      clearTimeout(this.#later);
      this.#later = setTimeout(() => void this.#ask(), settle);
    }, { signal });
    form.addEventListener("keydown", event => this.#key(event), { signal });
    form.addEventListener("click", event => this.#drop(event), { signal, capture: true });
  }

  #key(event: KeyboardEvent): void {
    if (event.key !== "Enter" || event.isComposing || event.shiftKey || event.altKey) return;
    // Left to the browser, Enter in a field would press the form's first button, which reads the box again.
    const inField = event.target === this.#box || event.target instanceof HTMLInputElement;
    if (!inField && !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    void this.#send();
  }

  // What was typed last is read before it is sent, and what is missing is asked for first.
  async #send(): Promise<void> {
    clearTimeout(this.#later);
    if (this.#stale) await this.#ask();
    else await this.#asking;
    const missing = [...this.#form.querySelectorAll<HTMLInputElement>("input[required]")].find(field => field.value.trim() === "");
    if (missing) missing.focus();
    else if (this.#form.querySelector("[data-recognised]:not([data-count='0'])")) this.#form.requestSubmit();
  }

  async #ask(): Promise<void> {
    const mine = ++this.#asked;
    this.#stale = false;
    this.#asking = (async () => {
      try {
        const answer = await fetch(this.#form.dataset.recognise ?? "", { method: "POST", body: new FormData(this.#form), signal: this.#signal, headers: { Accept: "text/html" } });
        if (answer.ok && mine === this.#asked) this.#show(await answer.text());
      } catch {
        // Without a connection the rows stay as they are; the server reads the box again before anything is sent.
      }
    })();
    await this.#asking;
  }

  #show(html: string): void {
    const place = this.#form.querySelector("[data-recognised]");
    // Who is at work in the rows is not disturbed.
    if (!place || place.contains(document.activeElement)) return;
    place.outerHTML = html;
    rows(this.#form, this.#signal);
  }

  // A value that was taken out does not come back with the next letter.
  #drop(event: Event): void {
    const row = event.target instanceof HTMLButtonElement && event.target.type === "button" ? event.target.closest("[data-row]") : null;
    const seen = row?.querySelector<HTMLInputElement>("input[name^='_seen']")?.value;
    if (!seen) return;
    const gone = Object.assign(document.createElement("input"), { type: "hidden", name: "_gone", value: seen });
    this.#form.querySelector("[data-recognised]")?.append(gone);
  }
}

export const check = (signal: AbortSignal): void => {
  const box = document.querySelector<HTMLTextAreaElement>("form[data-recognise] textarea[data-paste]");
  if (!box?.form) return;
  new Box(box.form, box, signal);
  // The cursor waits in the box, unless a form came back with something to read first.
  if (!document.querySelector("[data-problems]:has(.notice), [aria-invalid='true']")) box.focus();
};
