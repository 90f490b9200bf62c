import { fill, write } from "../words";
import { aim } from "./aim";
import { heard, now, type Heard } from "./clock";
import { Counting } from "./count";
import { entry, missing, type Entry, type Tap } from "./entry";
import { channel } from "./forget";
import { inMemory, inVault, keepShell } from "./keeping";
import { carried, Line, type Fresh } from "./line";
import { notice } from "./notice";
import { Queue, type End, type Kept } from "./queue";
import { compact, read } from "./s10";
import type { Outcome, Said } from "./send";
import { Vault } from "./vault";
import { Waiting } from "./waiting";

const taps: readonly string[] = ["nothing-found", "held", "seizure", "tally"] satisfies Tap[];
const shift = ["site", "level", "method"] as const;
const [tries, ticks] = [15_000, 10_000];

/** What the page keeps for itself beside the entries. */
interface Own { readonly clock: Heard; readonly shift: readonly (readonly [string, string])[]; readonly taps: readonly number[] }

/** The floor's page: a number is looked up without leaving it, an entry is one tap and on its way whether there is a connection or not. Without this script it is a plain form. */
class Floor {
  readonly #form: HTMLFormElement;
  readonly #signal: AbortSignal;
  readonly #vault: Vault | null;
  readonly #queue: Queue;
  readonly #line: Line;
  readonly #waiting: Waiting | null;
  readonly #counting: Counting | null;
  readonly #checks = new Map<string, string>();
  readonly #isShell: boolean;
  #clock: Heard;
  #taps: readonly number[];
  #look: AbortController | null = null;
  #looked = "";

  constructor(form: HTMLFormElement, signal: AbortSignal, fresh: Fresh | null, vault: Vault | null, own: Own | null) {
    [this.#form, this.#signal, this.#vault, this.#isShell] = [form, signal, vault, fresh === null];
    this.#clock = fresh ? heard(fresh.at, fresh.speed) : own?.clock ?? heard(new Date().toISOString(), "1");
    this.#taps = own?.taps ?? [];
    own?.shift.forEach(([name, text]) => this.#fill(name, text));
    this.#line = new Line(location.pathname, fresh?.token ?? "", form.dataset.textFailed ?? "", anew => this.#renewed(anew));
    this.#queue = new Queue(vault ? inVault(vault) : inMemory(), kept => this.#deliver(kept), (kept, outcome) => this.#told(kept, outcome), () => Date.now());
    const [list, tally] = [form.querySelector<HTMLElement>("[data-waiting]"), form.querySelector<HTMLElement>("[data-tally]")];
    this.#waiting = list && new Waiting(list, { again: kept => void this.#again(kept), correct: kept => void this.#correct(kept), drop: kept => void this.#drop(kept) });
    this.#counting = tally && new Counting(tally, signal, () => now(this.#clock).operation, some => { this.#taps = some; void this.#keep(); }, this.#taps);
    this.#listen();
    aim(form, signal, text => this.#scanned(text), text => this.#place("found").replaceChildren(notice("late", text)));
    this.#fold();
    void this.#keep();
    // What was drawn with an answer was looked up; what was typed before this script came is read now.
    this.#looked = form.querySelector<HTMLElement>("[data-found]")?.dataset.found ?? "";
    if (this.#value("parcel") !== "" && form.querySelector(".floor-found") === null) this.#typed();
  }

  /** Shows what waits, sends it, and goes on doing so. */
  async start(): Promise<void> {
    this.#waiting?.gone(await this.#queue.expire());
    await this.#round();
    const [trying, ticking] = [setInterval(() => void this.#round(), tries), setInterval(() => { this.#waiting?.tick(); this.#counting?.tick(); }, ticks)];
    this.#signal.addEventListener("abort", () => [trying, ticking].forEach(clearInterval));
    if (!this.#isShell && this.#vault) await keepShell(this.#form.dataset).catch(() => undefined);
  }

  #listen(): void {
    const signal = this.#signal;
    this.#form.querySelectorAll<HTMLElement>("[data-without-script]").forEach(part => { part.hidden = true; });
    this.#form.addEventListener("submit", event => { event.preventDefault(); void this.#pressed(event.submitter); }, { signal });
    this.#form.addEventListener("change", event => { if (event.target instanceof Element && event.target.closest("[data-shift]")) void this.#keep(); }, { signal });
    this.#form.querySelector("[data-waiting-seen]")?.addEventListener("click", event => { (event.target as Element).closest<HTMLElement>("[data-waiting-gone]")!.hidden = true; void this.#show("done"); }, { signal });
    this.#field("parcel")?.addEventListener("input", () => this.#typed(), { signal });
    addEventListener("online", () => void this.#round(), { signal });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) void this.#round(); }, { signal });
    const others = new BroadcastChannel(channel);
    others.addEventListener("message", () => { if (!document.querySelector("form[data-leaving]")) location.reload(); });
    signal.addEventListener("abort", () => others.close());
  }

  get #operation(): string {
    return this.#form.dataset.operation || (location.pathname.split("/")[2] ?? "");
  }

  #field(name: string): HTMLInputElement | HTMLSelectElement | null {
    return this.#form.querySelector(`[name="${CSS.escape(name)}"]`);
  }

  #value(name: string): string {
    return this.#field(name)?.value ?? "";
  }

  #fill(name: string, text: string): void {
    const field = this.#field(name);
    if (field && field.value === "") field.value = text;
  }

  #place(name: "found" | "told"): HTMLElement {
    return this.#form.querySelector<HTMLElement>(`[data-${name}-here]`) ?? this.#form;
  }

  #tell(tone: string, text: string | undefined, door?: string): void {
    this.#place("told").replaceChildren(notice(tone, text, door ? { to: door, text: this.#form.dataset.textSee } : undefined));
  }

  // What a page opened without a connection begins with: the time, the shift, and what is counted.
  async #keep(): Promise<void> {
    await this.#vault?.put("_own", 0, { clock: this.#clock, taps: this.#taps, shift: shift.map(name => [name, this.#value(name)] as const) } satisfies Own).catch(() => undefined);
  }

  async #pressed(button: HTMLElement | null): Promise<void> {
    const word = button instanceof HTMLButtonElement ? button.value : "look";
    if (!taps.includes(word)) return this.#lookUp();
    const tap = word as Tap;
    const lacking = missing(tap, name => this.#value(name));
    if (lacking) return this.#lacks(tap, lacking);
    this.#fold();
    this.#tell("info", this.#form.dataset.textSending);
    const made = tap === "tally" ? this.#tallies() : [entry(tap, name => this.#value(name), now(this.#clock))];
    const looked = tap === "tally" || this.#looked === compact(this.#value("parcel"));
    for (const one of made) await this.#queue.add({ ...one, operation: this.#operation, looked });
    this.#clear(tap);
    this.#tell("late", this.#form.dataset[this.#vault ? "textKept" : "textHeld"]);
    await this.#show("waiting");
    await this.#round();
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

  // What holds for the shift stands aside once it is stated, and says what it is.
  #fold(): void {
    const part = this.#form.querySelector<HTMLDetailsElement>("[data-shift]");
    if (!part || missing("nothing-found", name => name === "parcel" ? "any" : this.#value(name))) return;
    if (!part.contains(document.activeElement)) part.open = false;
    const said = [...shift, "caseReference"].map(name => this.#field(name)).map(field => field instanceof HTMLSelectElement ? field.selectedOptions[0]?.text : field?.value);
    write(part.querySelector("[data-stated]"), said.filter(text => text?.trim()).join(" · "));
  }

  #typed(): void {
    this.#look?.abort();
    this.#looked = "";
    const reading = read(this.#value("parcel"));
    // A whole S10 number is looked up without being asked: the answer is there before the officer looks up.
    if (reading.kind === "right") void this.#lookUp();
    else this.#place("found").replaceChildren(...(reading.kind === "wrong" ? [notice("urgent", fill(this.#form.dataset.textDigit, reading.digit))] : []));
  }

  async #lookUp(): Promise<void> {
    this.#look?.abort();
    const number = compact(this.#value("parcel"));
    if (number === "") return this.#lacks("nothing-found", "parcel");
    this.#fold();
    const look = new AbortController();
    this.#look = look;
    const place = this.#place("found");
    place.replaceChildren(notice("info", this.#form.dataset.textLooking));
    const asked = ["parcel", "purpose", "caseReference"].map(name => [name, this.#value(name)] as const);
    const signal = AbortSignal.any([look.signal, this.#signal]);
    const answer = await this.#line.look(this.#operation, [...asked, ["_check", this.#checkOf(number)]], signal);
    if (signal.aborted) return;
    if (answer?.ok) [place.innerHTML, this.#looked] = [answer.text, number];
    else place.replaceChildren(notice("late", answer?.status === 401 ? this.#form.dataset.textSignedOut : `${this.#alone(number)} ${this.#form.dataset.textNoLook ?? ""}`));
  }

  // All that the device can say by itself.
  #alone(number: string): string {
    const reading = read(number);
    const { textRight, textDigit, textOther } = this.#form.dataset;
    return reading.kind === "right" ? textRight ?? "" : reading.kind === "wrong" ? fill(textDigit, reading.digit) : textOther ?? "";
  }

  // The same number checked again for the same purpose is the same check: it costs nothing, and is one line.
  #checkOf(number: string): string {
    const question = JSON.stringify([number, this.#value("purpose"), this.#value("caseReference")]);
    const known = this.#checks.get(question) ?? crypto.randomUUID();
    this.#checks.set(question, known);
    return known;
  }

  async #round(): Promise<void> {
    this.#waiting?.gone(await this.#queue.expire());
    const waits = (await this.#queue.all()).some(kept => kept.refused === undefined);
    const end = waits ? await this.#queue.replay() : "done";
    await this.#show(end);
    if (this.#isShell && end === "done" && this.#value("parcel") === "") await this.#back();
  }

  // The page as it is with a connection, once there is one again and nothing stands in it.
  async #back(): Promise<void> {
    if (await this.#line.renew() === "renewed") location.reload();
  }

  async #show(end: End): Promise<void> {
    this.#waiting?.show(await this.#queue.all());
    this.#waiting?.say(end);
  }

  // Made without a connection, its number was not looked up: it is now, so that a lead on it gets its answer. What is found stays with the entry.
  async #deliver(kept: Kept): Promise<Outcome> {
    if (kept.looked || !kept.fields.some(([name]) => name === "parcel")) return this.#line.send(kept);
    const ask = (): Promise<Said | null> => this.#line.look(kept.operation, kept.fields.filter(([name]) => name === "parcel"));
    let answer = await ask();
    if (answer?.status === 400 && await this.#line.renew() === "renewed") answer = await ask();
    if (answer?.status === 401) return { kind: "signed-out" };
    if (!answer?.ok) return { kind: "later" };
    const found = new DOMParser().parseFromString(answer.text, "text/html");
    const lead = [...found.querySelectorAll<HTMLInputElement>("input[type=hidden]")].map(field => [field.name, field.value] as const);
    const known = { ...kept, looked: true, fields: [...kept.fields, ...lead] };
    await this.#queue.add(known);
    return this.#line.send(known);
  }

  async #renewed(fresh: Fresh): Promise<void> {
    // Somebody else signed in here: what was kept is gone, and what this page holds is not theirs.
    if (this.#vault && !await this.#vault.isOf(fresh.owner)) return location.reload();
    this.#hear(fresh.at, fresh.speed);
  }

  #hear(at: string, speed = String(this.#clock.speed)): void {
    if (at === "") return;
    this.#clock = heard(at, speed);
    void this.#keep();
  }

  #told(_: Kept, outcome: Outcome): void {
    if ("now" in outcome) this.#hear(outcome.now);
    if (outcome.kind === "delivered") this.#tell("done", outcome.text, outcome.door);
    if (outcome.kind === "refused") this.#tell("urgent", outcome.text);
  }

  // The next parcel begins with an empty page; what the shift stated stays.
  #clear(tap: Tap): void {
    if (tap === "tally") return;
    ["parcel", "items[0].subKind", "items[0].count"].forEach(name => { const field = this.#field(name); if (field) field.value = ""; });
    this.#looked = "";
    this.#place("found").replaceChildren();
    const fold = this.#form.querySelector<HTMLDetailsElement>("[data-seizure]");
    if (fold) fold.open = false;
    if (matchMedia("(pointer: fine)").matches) this.#field("parcel")?.focus();
  }

  #tallies(): Entry[] {
    const { device } = now(this.#clock);
    return (this.#counting?.take() ?? []).map(({ first, taps: parcels }) =>
      entry("tally", name => name === "parcels" ? String(parcels) : this.#value(name), { operation: first, device }));
  }

  async #again(kept: Kept): Promise<void> {
    await this.#queue.again(kept);
    await this.#round();
  }

  // Back into the form as it was; sent from there it is another entry.
  async #correct(kept: Kept): Promise<void> {
    await this.#queue.drop(kept.id);
    const value = (name: string): string => kept.fields.find(([field]) => field === name)?.[1] ?? "";
    if (kept.tap === "tally") this.#counting?.back(Number(value("parcels")), Date.parse(value("made")));
    else ["parcel", "items[0].subKind", "items[0].count"].forEach(name => { const field = this.#field(name); if (field) field.value = value(name); });
    const fold = this.#form.querySelector<HTMLDetailsElement>("[data-seizure]");
    if (fold) fold.open = kept.tap === "seizure";
    await this.#show("done");
    if (value("parcel") !== "") await this.#lookUp();
    this.#field("parcel")?.focus();
  }

  async #drop(kept: Kept): Promise<void> {
    await this.#queue.drop(kept.id);
    await this.#show("done");
  }

  #scanned(text: string): void {
    navigator.vibrate?.(60);
    const field = this.#field("parcel");
    if (field) field.value = compact(text);
    if (read(text).kind === "wrong") this.#typed();
    else void this.#lookUp();
  }
}

/** Begins on a drawn floor, or on its shell, which is drawn for nobody: who it is for, the device knows, or nobody does. */
export const begin = async (form: HTMLFormElement, signal: AbortSignal): Promise<void> => {
  const fresh = carried(form);
  const vault = await Vault.open(fresh?.owner ?? null).catch(() => null);
  if (!fresh && !vault) {
    form.querySelector("[data-told-here]")?.replaceChildren(notice("late", form.dataset.textNobody));
    return;
  }
  const own = await vault?.get<Own>("_own").catch(() => null) ?? null;
  if (!signal.aborted) await new Floor(form, signal, fresh, vault, own).start();
};
