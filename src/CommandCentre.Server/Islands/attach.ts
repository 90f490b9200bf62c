import { visit } from "@hotwired/turbo";
import { fill, grouped, write } from "./words";

const longest = 320;
const kilobytes = (bytes: number): string => grouped(Math.ceil(bytes / 1024));

// A form that comes back with what is wrong is a new page: the file that was chosen is chosen again there.
let refused: File | null = null;

/** A photo or document on its way: a chosen picture is shown before it is sent, and how far it has come while it is. Without script the form is sent as every other. */
class Attachment {
  readonly #place: HTMLElement;
  readonly #form: HTMLFormElement;
  readonly #input: HTMLInputElement;
  readonly #signal: AbortSignal;
  #request: XMLHttpRequest | null = null;
  #looks = 0;

  constructor(place: HTMLElement, form: HTMLFormElement, input: HTMLInputElement, signal: AbortSignal) {
    [this.#place, this.#form, this.#input, this.#signal] = [place, form, input, signal];
    input.addEventListener("change", () => void this.#look(), { signal });
    form.addEventListener("submit", event => this.#submitted(event), { signal });
    this.#part("cancel")?.addEventListener("click", () => this.#request?.abort(), { signal });
    addEventListener("beforeunload", event => { if (this.#request) event.preventDefault(); }, { signal });
    signal.addEventListener("abort", () => this.#request?.abort());
    if (refused) {
      const again = new DataTransfer();
      again.items.add(refused);
      [input.files, refused] = [again.files, null];
      void this.#look();
    }
  }

  #part<T extends HTMLElement>(name: string): T | null { return this.#place.querySelector<T>(`[data-attach-${name}]`); }

  // The picture is decoded here and drawn: nothing of it is loaded from an address.
  async #look(): Promise<void> {
    const [canvas, file, mine] = [this.#part<HTMLCanvasElement>("look"), this.#input.files?.[0], ++this.#looks];
    if (!canvas) return;
    canvas.hidden = true;
    if (!file?.type.startsWith("image/")) return;
    try {
      const picture = await createImageBitmap(file);
      if (mine === this.#looks) {
        const scale = Math.min(1, longest / Math.max(picture.width, picture.height));
        canvas.width = Math.max(1, Math.round(picture.width * scale));
        canvas.height = Math.max(1, Math.round(picture.height * scale));
        canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
        canvas.hidden = false;
      }
      picture.close();
    } catch {
      // What this browser cannot read, the centre may.
    }
  }

  #submitted(event: SubmitEvent): void {
    const file = this.#input.files?.[0];
    if (this.#request) { event.preventDefault(); return; }
    if (!file) return;
    event.preventDefault();
    this.#send(file);
  }

  #send(file: File): void {
    const request = this.#request = new XMLHttpRequest();
    this.#show(true);
    request.upload.onprogress = event => this.#sent(event.loaded, event.total);
    request.upload.onload = () => this.#looking();
    request.onload = () => this.#done(request, file);
    request.onabort = () => this.#ended(this.#place.dataset.textCancelled);
    request.onerror = () => { this.#ended(""); this.#offline(); };
    request.open("POST", this.#form.action);
    request.setRequestHeader("Accept", "text/html");
    request.send(new FormData(this.#form));
  }

  #sent(done: number, of: number): void {
    const bar = this.#part<HTMLProgressElement>("bar");
    if (bar) [bar.max, bar.value] = [of, done];
    write(this.#part("counts"), fill(this.#place.dataset.textCounts, kilobytes(done), kilobytes(of)));
  }

  // All bytes are there: it may be recorded any moment, so it cannot be called back.
  #looking(): void {
    const cancel = this.#part("cancel");
    if (cancel) cancel.hidden = true;
    this.#part("bar")?.removeAttribute("value");
    this.#say(this.#place.dataset.textLooking);
    write(this.#part("title"), this.#place.dataset.textLooking ?? "");
  }

  #done(request: XMLHttpRequest, file: File): void {
    this.#request = null;
    const told = request.status < 300 && new URL(request.responseURL).pathname !== new URL(this.#form.action).pathname;
    if (!told) refused = file;
    visit(told ? request.responseURL : location.href, { action: told ? "advance" : "replace", response: { statusCode: 200, redirected: told, responseHTML: request.responseText } });
  }

  #ended(text: string | undefined): void {
    this.#request = null;
    if (this.#signal.aborted) return;
    this.#show(false);
    this.#say(text);
    write(this.#part("outcome"), text ?? "");
    this.#form.querySelector<HTMLElement>("button[type=submit]")?.focus();
  }

  #offline(): void {
    const notice = this.#form.querySelector<HTMLElement>("[data-offline]");
    if (notice) notice.hidden = false;
    notice?.scrollIntoView({ block: "nearest" });
  }

  #show(under: boolean): void {
    const [progress, cancel, notice] = [this.#part("progress"), this.#part("cancel"), this.#form.querySelector<HTMLElement>("[data-offline]")];
    if (progress) progress.hidden = !under;
    this.#form.querySelectorAll<HTMLButtonElement>("button[type=submit]").forEach(button => { button.setAttribute("aria-disabled", String(under)); });
    if (!under) return;
    if (cancel) cancel.hidden = false;
    if (notice) notice.hidden = true;
    this.#part("bar")?.removeAttribute("value");
    write(this.#part("title"), this.#place.dataset.textSending ?? "");
    write(this.#part("outcome"), "");
    progress?.scrollIntoView({ block: "center" });
    cancel?.focus({ preventScroll: true });
    this.#say(this.#place.dataset.textSending);
  }

  #say(text: string | undefined): void { write(this.#part("say"), text ?? ""); }
}

export const attach = (signal: AbortSignal): void => {
  const place = document.querySelector<HTMLElement>("[data-attach]");
  const [form, input] = [place?.closest("form"), place?.querySelector<HTMLInputElement>("input[type=file]")];
  if (place && form && input) new Attachment(place, form, input, signal);
  else refused = null;
};
