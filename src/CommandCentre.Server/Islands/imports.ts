import { visit } from "@hotwired/turbo";

const look = 700;
const head = 32 * 1024;
const sayEvery = 10_000;

const parsed = (html: string): Document => new DOMParser().parseFromString(html, "text/html");

/** A file on its way into the country's holdings: its columns are read at once, its fields are looked at before it is sent, and how far it has come is shown while it is. */
class Import {
  readonly #place: HTMLElement;
  readonly #signal: AbortSignal;
  #request: XMLHttpRequest | null = null;
  #said = 0;
  #heard = "";

  constructor(place: HTMLElement, signal: AbortSignal) {
    [this.#place, this.#signal] = [place, signal];
    place.addEventListener("submit", event => { event.preventDefault(); void this.#send((event as SubmitEvent).submitter); }, { signal });
    place.addEventListener("change", event => this.#changed(event.target), { signal });
    place.addEventListener("click", event => { if (event.target instanceof HTMLElement && event.target.matches("[data-cancel]")) void this.#cancel(); }, { signal });
    addEventListener("beforeunload", event => { if (this.#request) event.preventDefault(); }, { signal });
    this.#arrange();
  }

  get #form(): HTMLFormElement { return this.#place.querySelector<HTMLFormElement>("form[data-import]")!; }

  get #file(): File | undefined { return this.#form.querySelector<HTMLInputElement>("input[type=file]")?.files?.[0]; }

  // The file comes first for who has script: its columns then stand below it.
  #arrange(): void {
    const part = this.#form.querySelector<HTMLElement>("[data-file-part]");
    part?.querySelector("[data-without-script]")?.remove();
    if (part) this.#form.querySelector(".form-section")?.before(part);
  }

  #changed(target: EventTarget | null): void {
    if (target instanceof HTMLInputElement && target.type === "file") {
      const name = this.#file?.name ?? "";
      const label = this.#form.querySelector<HTMLInputElement>("[name=label]");
      if (label && label.value === "") label.value = name.replace(/\.[^.]+$/, "").slice(0, 80);
      const form = this.#form.querySelector<HTMLSelectElement>("[name=form]");
      if (form && name) form.value = /\.(json|jsonl|ndjson|ftm)$/i.test(name) ? "follow-the-money" : "csv";
      void this.#columns();
    } else if (target instanceof HTMLSelectElement && (target.name === "mapping" || target.name === "form")) void this.#columns();
  }

  #fields(): FormData {
    const fields = new FormData(this.#form);
    fields.delete("file");
    return fields;
  }

  async #columns(): Promise<void> {
    const [place, file] = [this.#form.querySelector("[data-columns-here]"), this.#file];
    if (!place) return;
    if (!file || this.#form.querySelector<HTMLSelectElement>("[name=form]")?.value !== "csv") {
      place.replaceChildren();
      return;
    }
    const body = this.#fields();
    body.append("file", file.slice(0, head), file.name);
    try {
      const answer = await fetch(this.#form.dataset.columns ?? "", { method: "POST", body, signal: this.#signal, headers: { Accept: "text/html" } });
      if (answer.ok) place.outerHTML = await answer.text();
    } catch {
      // Without a connection the columns are read by their names; the server says so where that does not do.
    }
  }

  async #send(by: HTMLElement | null): Promise<void> {
    if (this.#request) return;
    const fields = this.#fields();
    const dry = by instanceof HTMLButtonElement && by.value === "true";
    fields.set("dryRun", String(dry));
    const check = new FormData();
    fields.forEach((value, name) => check.append(name, value));
    if (this.#file) check.append("_check", "1");
    try {
      // Wrong fields are told before a gigabyte has been sent.
      const answer = await fetch(this.#form.action, { method: "POST", body: check, signal: this.#signal, headers: { Accept: "text/html" } });
      if (answer.status !== 204) { this.#again(await answer.text()); return; }
    } catch {
      this.#say(this.#form.dataset.textLost ?? "");
      return;
    }
    this.#clear();
    const file = this.#file!;
    fields.append("file", file, file.name);
    this.#upload(fields, file.size, dry);
  }

  #upload(fields: FormData, size: number, dry: boolean): void {
    const request = this.#request = new XMLHttpRequest();
    const id = String(fields.get("id"));
    this.#show(true);
    request.upload.onprogress = event => this.#bar(Math.min(event.loaded, size), size);
    request.onload = () => { this.#request = null; this.#done(request, dry); };
    request.onerror = request.onabort = () => { if (this.#request === request) { this.#request = null; void this.#lost(id); } };
    request.open("POST", this.#form.action);
    request.setRequestHeader("Accept", "text/html");
    request.send(fields);
    void this.#watch(id);
  }

  /** Reads how far the centre has come; what it takes in is what counts, not what was sent. */
  async #watch(id: string): Promise<void> {
    while (this.#request && !this.#signal.aborted) {
      await new Promise(later => setTimeout(later, look));
      if (!this.#request) return;
      const state = await this.#state(id);
      if (!state || !this.#request) continue;
      const counts = this.#place.querySelector("[data-progress-counts]");
      if (counts) counts.textContent = state.dataset.counts ?? "";
      if (state.dataset.stage === "indexing") {
        const text = state.querySelector("strong")?.textContent ?? "";
        const title = this.#place.querySelector("[data-progress-text]");
        if (title) title.textContent = text;
        // What is recorded is not cancelled any more, and goes on by itself.
        this.#place.querySelectorAll<HTMLElement>("[data-cancel], [data-while-sending]").forEach(part => { part.hidden = true; });
        this.#bar(Number(state.dataset.read), Math.max(1, Number(state.dataset.taken)));
        this.#say(text);
      } else if (performance.now() - this.#said > sayEvery) this.#say(state.dataset.counts ?? "");
    }
  }

  async #state(id: string): Promise<HTMLElement | null> {
    try {
      const answer = await fetch(`${this.#form.dataset.states}/${id}`, { signal: this.#signal, headers: { Accept: "text/html" } });
      return answer.ok ? parsed(await answer.text()).querySelector<HTMLElement>("[data-import-state]") : null;
    } catch {
      return null;
    }
  }

  #done(request: XMLHttpRequest, dry: boolean): void {
    const state = request.status === 200 ? parsed(request.responseText).querySelector<HTMLElement>("[data-import-state]") : null;
    if (state && !dry) { visit(new URL(request.responseURL).pathname); return; }
    this.#show(false);
    if (!state) { this.#again(request.responseText); return; }
    // After a dry run the form and its file stay: the next press imports it.
    const place = this.#place.querySelector<HTMLElement>("[data-outcome]");
    place?.replaceChildren(document.adoptNode(state));
    place?.focus();
    place?.scrollIntoView({ block: "nearest" });
    this.#say(state.querySelector(".notice-title")?.textContent ?? "");
  }

  async #cancel(): Promise<void> {
    const request = this.#request;
    if (!request) return;
    const id = this.#form.querySelector<HTMLInputElement>("[name=id]")?.value ?? "";
    const body = new FormData();
    body.append("__RequestVerificationToken", this.#form.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")?.value ?? "");
    await fetch(`${this.#form.dataset.states}/${id}`, { method: "POST", body, signal: this.#signal }).catch(() => null);
    // Sent bytes cannot be called back; the answer need not be waited for.
    this.#request = null;
    request.abort();
    await this.#lost(id);
  }

  // No answer came: what the centre says of the import is the answer.
  async #lost(id: string): Promise<void> {
    for (let tries = 0; tries < 20; tries++) {
      const state = await this.#state(id);
      if (state?.dataset.running === "false") { visit(`${this.#form.dataset.states}/${id}`); return; }
      await new Promise(later => setTimeout(later, look));
    }
    this.#show(false);
    this.#say(this.#form.dataset.textLost ?? "");
    const place = this.#place.querySelector("[data-outcome]");
    if (place) place.textContent = this.#form.dataset.textLost ?? "";
  }

  // The form comes back with what is wrong; the chosen file stays in it.
  #again(html: string): void {
    const fresh = parsed(html).querySelector<HTMLFormElement>("form[data-import]");
    const input = this.#form.querySelector<HTMLInputElement>("input[type=file]");
    if (!fresh) { visit(location.pathname); return; }
    const other = fresh.querySelector<HTMLInputElement>("input[type=file]");
    if (input && other && input.files?.length) other.replaceWith(input);
    this.#form.replaceWith(document.adoptNode(fresh));
    this.#arrange();
    (this.#form.querySelector<HTMLElement>("[aria-invalid='true']") ?? this.#form.querySelector<HTMLElement>("[data-problems]"))?.focus();
    this.#form.querySelector("[data-problems]")?.scrollIntoView({ block: "nearest" });
  }

  // What was wrong and was put right is not said any more.
  #clear(): void {
    this.#form.querySelector("[data-problems]")?.replaceChildren();
    this.#form.querySelectorAll(".field-error").forEach(error => { error.remove(); });
    this.#form.querySelectorAll("[aria-invalid]").forEach(field => { field.removeAttribute("aria-invalid"); });
  }

  #show(under: boolean): void {
    const progress = this.#place.querySelector<HTMLElement>("[data-progress]");
    if (progress) progress.hidden = !under;
    this.#place.querySelector("[data-outcome]")?.replaceChildren();
    this.#form.querySelectorAll<HTMLButtonElement>(".import-send button").forEach(button => { button.setAttribute("aria-disabled", String(under)); });
    if (!under) return;
    this.#place.querySelectorAll<HTMLElement>("[data-cancel], [data-while-sending]").forEach(part => { part.hidden = false; });
    this.#place.querySelector("[data-bar]")?.removeAttribute("value");
    progress?.scrollIntoView({ block: "center" });
    progress?.querySelector<HTMLElement>("[data-cancel]")?.focus({ preventScroll: true });
    this.#say(this.#form.dataset.textSending ?? "");
  }

  #bar(value: number, of: number): void {
    const bar = this.#place.querySelector<HTMLProgressElement>("[data-bar]");
    if (!bar) return;
    bar.max = of;
    bar.value = value;
  }

  #say(text: string): void {
    if (text === "" || text === this.#heard) return;
    [this.#heard, this.#said] = [text, performance.now()];
    const place = this.#place.querySelector("[data-say]");
    if (place) place.textContent = text;
  }
}

/** An import that runs elsewhere is looked at until it has ended. */
const follow = (signal: AbortSignal): void => {
  const later = setInterval(() => {
    const state = document.querySelector<HTMLElement>("main > [data-import-state][data-running='true']");
    if (!state) { clearInterval(later); return; }
    fetch(location.pathname, { signal, headers: { Accept: "text/html" } })
      .then(async answer => { const fresh = parsed(await answer.text()).querySelector("main > [data-import-state]"); if (fresh && !state.contains(document.activeElement)) state.replaceWith(document.adoptNode(fresh)); })
      .catch(() => {});
  }, look);
  signal.addEventListener("abort", () => clearInterval(later));
};

export const imports = (signal: AbortSignal): void => {
  const place = document.querySelector<HTMLElement>("[data-import-place]");
  if (place) new Import(place, signal);
  follow(signal);
};
