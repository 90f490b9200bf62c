import type { Kept } from "./queue";
import { guard, post, send, type Outcome, type Said } from "./send";
import type { Owner } from "./vault";

/** What a fresh page of the floor tells: whose it is, its guard, and the time. */
export interface Fresh { readonly owner: Owner; readonly token: string; readonly at: string; readonly speed: string }

/** What a drawn floor carries about itself; null on the shell, which knows nobody. */
export const carried = (form: HTMLElement | null): Fresh | null => {
  const { officer, session, at, speed } = form?.dataset ?? {};
  const token = form?.querySelector<HTMLInputElement>(`input[name="${guard}"]`)?.value;
  return officer && session && token ? { owner: { officer, session }, token, at: at ?? "", speed: speed ?? "1" } : null;
};

/** The line to the centre: a guard that is renewed after a new sign-in, looks, and entries. */
export class Line {
  constructor(private readonly place: string, private token: string, private readonly failed: string, private readonly renewed: (fresh: Fresh) => Promise<void>) {}

  /** Asks the page for itself, as after a new sign-in: its guard is the new one's. False where there is no line, or nobody is signed in. */
  async renew(): Promise<"renewed" | "signed-out" | "cut"> {
    let answer: Response;
    let html: string;
    try {
      answer = await fetch(this.place, { headers: { Accept: "text/html" }, redirect: "manual", cache: "no-store" });
      html = await answer.text();
    } catch {
      return "cut";
    }
    if (answer.type === "opaqueredirect" || answer.status === 401) return "signed-out";
    const fresh = answer.ok ? carried(new DOMParser().parseFromString(html, "text/html").querySelector<HTMLElement>("form[data-floor]")) : null;
    if (!fresh) return "cut";
    this.token = fresh.token;
    await this.renewed(fresh);
    return "renewed";
  }

  /** The part that tells what is known; null where nothing answers. */
  look(operation: string, fields: Iterable<readonly [string, string]>, signal?: AbortSignal): Promise<Said | null> {
    return post(`/operations/${operation}/floor/look`, fields, this.token, "text/html", signal);
  }

  /** Sends an entry; a guard of an earlier sign-in is renewed once. */
  async send(kept: Kept): Promise<Outcome> {
    if (this.token === "") {
      const outcome = await this.#renewed();
      if (outcome) return outcome;
    }
    const address = `/operations/${kept.operation}/floor/send`;
    const outcome = await send(address, kept.fields, this.token, this.failed);
    return outcome.kind === "stale" ? await this.#renewed() ?? await send(address, kept.fields, this.token, this.failed) : outcome;
  }

  async #renewed(): Promise<Outcome | null> {
    const state = await this.renew();
    return state === "renewed" ? null : { kind: state === "cut" ? "later" : "signed-out" };
  }
}
