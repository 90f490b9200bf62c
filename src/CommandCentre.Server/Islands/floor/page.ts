import { fill, grouped, span, write } from "../words";
import { entry, madeAt, missing, type Entry, type Tap } from "./entry";
import { compact, read } from "./s10";
import { Camera } from "./scan";
import { guard, post, send, type Outcome } from "./send";
import { Counter } from "./tally";

const taps: readonly string[] = ["nothing-found", "held", "seizure", "tally"] satisfies Tap[];

/** The floor's page: a number is looked up without leaving it, and an entry is one tap. Without this script it is a plain form. */
class Floor {
  readonly #form: HTMLFormElement;
  readonly #signal: AbortSignal;
  readonly #counter = new Counter();
  readonly #drawn = { operation: 0, device: Date.now() };
  readonly #checks = new Map<string, string>();
  #look: AbortController | null = null;

  constructor(form: HTMLFormElement, signal: AbortSignal) {
    [this.#form, this.#signal] = [form, signal];
    this.#drawn.operation = Date.parse(form.dataset.at ?? "");
    form.querySelectorAll<HTMLElement>("[data-without-script]").forEach(part => { part.hidden = true; });
    form.addEventListener("submit", event => { event.preventDefault(); void this.#pressed(event.submitter); }, { signal });
    this.#field("parcel")?.addEventListener("input", () => this.#typed(), { signal });
    this.#counting();
    this.#scanning();
  }

  get #now(): { operation: number; device: number } {
    const device = Date.now();
    return { device, operation: this.#drawn.operation + Math.max(0, device - this.#drawn.device) * Number(this.#form.dataset.speed ?? 1) };
  }

  // Each answer tells operation time anew: the page's own clock only carries it on.
  #hear(now: string): void {
    [this.#drawn.operation, this.#drawn.device] = [Date.parse(now), Date.now()];
  }

  #field(name: string): HTMLInputElement | HTMLSelectElement | null {
    return this.#form.querySelector(`[name="${CSS.escape(name)}"]`);
  }

  #value(name: string): string {
    return this.#field(name)?.value ?? "";
  }

  #place(name: "found" | "told"): HTMLElement {
    return this.#form.querySelector<HTMLElement>(`[data-${name}-here]`) ?? this.#form;
  }

  async #pressed(button: HTMLElement | null): Promise<void> {
    const word = button instanceof HTMLButtonElement ? button.value : "look";
    if (!taps.includes(word)) return this.#lookUp();
    const tap = word as Tap;
    const lacking = missing(tap, name => this.#value(name));
    if (lacking) return this.#lacks(tap, lacking);
    const made = tap === "tally" ? this.#tallies() : [entry(tap, name => this.#value(name), this.#now)];
    this.#fold();
    for (const one of made) await this.#send(one);
  }

  // What holds for the shift stands aside once it is stated, and says what it is.
  #fold(): void {
    const shift = this.#form.querySelector<HTMLDetailsElement>("[data-shift]");
    if (!shift || missing("nothing-found", name => name === "parcel" ? "any" : this.#value(name))) return;
    if (!shift.contains(document.activeElement)) shift.open = false;
    const said = ["site", "level", "method", "caseReference"].map(name => this.#field(name)).map(field => field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : field?.value);
    write(shift.querySelector("[data-stated]"), said.filter(text => text?.trim()).join(" · "));
  }

  // What a tap lacks is gone to, with a word; what stands folded away is opened.
  #lacks(tap: Tap, name: string): void {
    const field = this.#field(name);
    if (!field) return;
    for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    const label = this.#form.querySelector(`label[for="${CSS.escape(field.id)}"]`)?.firstChild?.textContent?.trim() ?? name;
    this.#tell("late", tap === "tally" && name === "parcels" ? this.#form.dataset.textTallyNone : fill(this.#form.dataset.textMissing, label));
    field.focus();
  }

  #typed(): void {
    this.#look?.abort();
    const text = this.#value("parcel");
    const reading = read(text);
    // A whole S10 number is looked up without being asked: the answer is there before the officer looks up.
    if (reading.kind === "right") void this.#lookUp();
    else this.#place("found").replaceChildren(...(reading.kind === "wrong" ? [this.#word("urgent", fill(this.#form.dataset.textDigit, reading.digit))] : []));
  }

  async #lookUp(): Promise<void> {
    this.#look?.abort();
    const number = compact(this.#value("parcel"));
    if (number === "") return this.#lacks("nothing-found", "parcel");
    this.#fold();
    const look = new AbortController();
    this.#look = look;
    const place = this.#place("found");
    place.replaceChildren(this.#word("info", this.#form.dataset.textLooking));
    const fields = ["parcel", "purpose", "caseReference"].map(name => [name, this.#value(name)] as const);
    const answer = await post(this.#form.dataset.look ?? "", [...fields, ["_check", this.#checkOf(number)]], this.#token, "text/html", AbortSignal.any([look.signal, this.#signal]));
    const html = answer?.ok ? await answer.text() : null;
    if (look.signal.aborted) return;
    if (html !== null) place.innerHTML = html;
    else place.replaceChildren(this.#word("late", answer?.status === 401 ? this.#form.dataset.textSignedOut : this.#form.dataset.textNoLook));
  }

  // The same number checked again for the same purpose is the same check: it costs nothing, and is one line.
  #checkOf(number: string): string {
    const question = JSON.stringify([number, this.#value("purpose"), this.#value("caseReference")]);
    const known = this.#checks.get(question) ?? crypto.randomUUID();
    this.#checks.set(question, known);
    return known;
  }

  get #token(): string {
    return this.#value(guard);
  }

  async #send(made: Entry): Promise<void> {
    this.#tell("info", this.#form.dataset.textSending);
    const address = this.#form.dataset.send ?? "";
    const first = await send(address, made.fields, this.#token);
    const outcome = first.kind === "ahead" ? await send(address, madeAt(made, first.now).fields, this.#token) : first;
    if ("now" in outcome) this.#hear(outcome.now);
    this.#told(made, outcome);
  }

  #told(made: Entry, outcome: Outcome): void {
    switch (outcome.kind) {
      case "delivered":
        this.#tell("done", outcome.text, outcome.door);
        this.#clear(made.tap);
        break;
      case "refused": this.#tell("urgent", outcome.text); break;
      case "signed-out": this.#tell("late", this.#form.dataset.textSignedOut); break;
      default: this.#tell("late", this.#form.dataset.textUnsent);
    }
  }

  // The next parcel begins with an empty page; what the shift stated stays.
  #clear(tap: Tap): void {
    const names = tap === "tally" ? ["parcels"] : ["parcel", "items[0].subKind", "items[0].count"];
    names.forEach(name => { const field = this.#field(name); if (field) field.value = ""; });
    if (tap === "tally") return;
    this.#place("found").replaceChildren();
    const fold = this.#form.querySelector<HTMLDetailsElement>("[data-seizure]");
    if (fold) fold.open = false;
    if (matchMedia("(pointer: fine)").matches) this.#field("parcel")?.focus();
  }

  #tell(tone: string, text: string | undefined, door?: string): void {
    const word = this.#word(tone, text);
    if (door) {
      const link = Object.assign(document.createElement("a"), { href: door, textContent: this.#form.dataset.textSee ?? "" });
      word.querySelector(".notice-text")?.append(link);
    }
    this.#place("told").replaceChildren(word);
  }

  #word(tone: string, text: string | undefined): HTMLElement {
    const word = Object.assign(document.createElement("div"), { className: `notice notice-${tone}` });
    const inner = Object.assign(document.createElement("div"), { className: "notice-text" });
    inner.append(Object.assign(document.createElement("p"), { className: "notice-title", textContent: text ?? "" }));
    word.append(document.createElement("span"), inner);
    return word;
  }

  #scanning(): void {
    const [button, box] = [this.#form.querySelector<HTMLButtonElement>("[data-scan]"), this.#form.querySelector<HTMLElement>("[data-camera]")];
    const video = box?.querySelector("video");
    if (!button || !box || !video || !Camera.isThere) return;
    button.hidden = false;
    const camera = new Camera(video, this.#form.dataset.reader ?? "", seen => {
      box.hidden = !seen;
      write(button.querySelector("span"), (seen ? button.dataset.textOn : button.dataset.textOff) ?? "");
    });
    button.addEventListener("click", () => void camera.toggle().then(end => {
      if (end?.kind === "read") this.#scanned(end.text);
      if (end?.kind === "shut") this.#place("found").replaceChildren(this.#word("late", this.#form.dataset.textCameraShut));
      if (end?.kind === "none") this.#place("found").replaceChildren(this.#word("late", this.#form.dataset.textCameraNone));
    }), { signal: this.#signal });
    document.addEventListener("visibilitychange", () => { if (document.hidden) camera.stop(); }, { signal: this.#signal });
    this.#signal.addEventListener("abort", () => camera.stop());
  }

  #scanned(text: string): void {
    navigator.vibrate?.(60);
    const field = this.#field("parcel");
    if (field) field.value = compact(text);
    if (read(text).kind === "wrong") this.#typed();
    else void this.#lookUp();
  }

  #counting(): void {
    const part = this.#form.querySelector<HTMLElement>("[data-tally]");
    const [buttons, typed] = [part?.querySelector<HTMLElement>("[data-count]"), this.#field("parcels")];
    if (!part || !buttons || !typed) return;
    buttons.hidden = false;
    const field = typed.closest<HTMLElement>(".field");
    if (field) field.hidden = true;
    part.querySelector("[data-one]")?.addEventListener("click", () => { this.#counter.tap(this.#now.operation); this.#counted(); }, { signal: this.#signal });
    part.querySelector("[data-undo]")?.addEventListener("click", () => { this.#counter.undo(); this.#counted(); }, { signal: this.#signal });
    const ticking = setInterval(() => this.#counted(), 10_000);
    this.#signal.addEventListener("abort", () => clearInterval(ticking));
  }

  #counted(): void {
    const typed = this.#field("parcels");
    const { count, taps: [first] } = this.#counter;
    if (typed) typed.value = count === 0 ? "" : String(count);
    const text = first === undefined ? "" : fill(this.#form.dataset.textCounting, grouped(count), span(this.#now.operation - first));
    write(this.#form.querySelector("[data-counted]"), text);
  }

  #tallies(): Entry[] {
    const device = this.#now.device;
    const entries = this.#counter.take().map(({ first, taps: parcels }) =>
      entry("tally", name => name === "parcels" ? String(parcels) : this.#value(name), { operation: first, device }));
    this.#counted();
    return entries;
  }
}

export const begin = (form: HTMLFormElement, signal: AbortSignal): void => void new Floor(form, signal);
