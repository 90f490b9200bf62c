import { HubConnectionBuilder, HubConnectionState, LogLevel, type HubConnection } from "@microsoft/signalr";
import { Clock, tick } from "./clock";
import { Feed } from "./feed";
import { touched } from "./frames";
import { catchUp, pause, Sequence, type Joined, type Row } from "./numbers";
import { apply, type Picture } from "./picture";
import { fill, grouped, span, write } from "./words";

interface Rows { readonly rows: readonly Row[]; readonly redrawn?: readonly Row[] }
interface Pulse { readonly head: number; readonly at: string; readonly recorded: string }

// A picture older than this says so in words and colour (quality.md: the wall shows the age of its data, red past 30 s).
const oldAfter = 30_000;

// The library tells the status only in its words. A page younger than this was let in just now: reloading it would not help.
const signedOut = (problem: unknown): boolean => /'401'/.test(String(problem)) && performance.now() > 30_000;

type State = "drawn" | "connecting" | "live" | "cut";

/** Keeps one page in step with its operation: joins, shows lines strictly by number, and comes back for ever. */
class Live {
  readonly #strip: HTMLElement;
  readonly #signal: AbortSignal;
  readonly #operation: string;
  readonly #connection: HubConnection;
  readonly #sequence: Sequence;
  readonly #clock: Clock;
  readonly #feed: Feed | null;
  #tries = 0;
  #asking: Promise<void> | null = null;
  #wake: (() => void) | null = null;
  #closed: (() => void) | null = null;

  constructor(strip: HTMLElement, signal: AbortSignal) {
    this.#strip = strip;
    this.#signal = signal;
    this.#operation = strip.dataset.operation ?? "";
    this.#sequence = new Sequence(Number(strip.dataset.head ?? 0));
    this.#clock = new Clock(Date.parse(strip.dataset.at ?? ""), Number(strip.dataset.speed ?? 1));
    const list = document.querySelector<HTMLElement>("[data-feed]");
    this.#feed = list ? new Feed(list, signal) : null;
    this.#connection = new HubConnectionBuilder().withUrl(strip.dataset.live ?? "/hub/live").configureLogging(LogLevel.None).build();
    this.#connection.serverTimeoutInMilliseconds = 25_000;
    this.#connection.keepAliveIntervalInMilliseconds = 10_000;
  }

  start(): void {
    this.#listen();
    const ticking = setInterval(() => this.#tick(), 1000);
    addEventListener("online", () => this.#wake?.(), { signal: this.#signal });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.#wake?.(); }, { signal: this.#signal });
    this.#signal.addEventListener("abort", () => {
      clearInterval(ticking);
      this.#wake?.();
      void this.#connection.stop();
    });
    void this.#run();
  }

  #listen(): void {
    this.#connection.onclose(() => this.#closed?.());
    this.#connection.on("Rows", (message: Rows) => this.#rows(message));
    this.#connection.on("Picture", (picture: Picture) => { this.#clock.hear(Date.parse(picture.at)); apply(picture); this.#tick(); });
    this.#connection.on("Pulse", (pulse: Pulse) => this.#pulse(pulse));
    this.#connection.on("Country", () => document.dispatchEvent(new CustomEvent("country")));
    this.#connection.on("Resync", () => void this.#ask());
  }

  // One connection after another, for ever: the library's own reconnecting gives up, and does not cover the first try.
  async #run(): Promise<void> {
    while (!this.#signal.aborted) {
      this.#state(this.#tries === 0 ? "connecting" : "cut");
      try {
        const closed = new Promise<void>(done => { this.#closed = done; });
        await this.#connection.start();
        await this.#ask();
        await closed;
      } catch (problem) {
        if (signedOut(problem)) return location.reload();
        await this.#connection.stop();
      }
      if (this.#signal.aborted) return;
      this.#state("cut");
      await this.#rest(pause(this.#tries++, Math.random()));
    }
  }

  #rest(milliseconds: number): Promise<void> {
    return new Promise(done => {
      const timer = setTimeout(done, milliseconds);
      this.#wake = () => { clearTimeout(timer); done(); };
    });
  }

  // Only one catch-up at a time; whoever asks meanwhile waits for that one.
  #ask(): Promise<void> {
    this.#asking ??= this.#join().finally(() => { this.#asking = null; });
    return this.#asking;
  }

  async #join(): Promise<void> {
    const same = await catchUp(
      this.#sequence,
      after => this.#connection.invoke<Joined>("JoinBoard", this.#operation, after),
      (rows, redrawn) => this.#show(rows, redrawn));
    // A shorter journal than the page has shown is another journal: this page is of the past.
    if (!same) return location.reload();
    this.#tries = 0;
    this.#clock.hear(this.#clock.now);
    this.#state("live");
    this.#tick();
  }

  #rows(message: Rows): void {
    this.#clock.hear(this.#clock.now);
    this.#show(this.#sequence.take(message.rows), message.redrawn ?? []);
    if (this.#sequence.gap && this.#asking === null) this.#ask().catch(() => this.#connection.stop());
  }

  #pulse(pulse: Pulse): void {
    this.#clock.pulse(Date.parse(pulse.at));
    if (pulse.head > this.#sequence.last && this.#asking === null) this.#ask().catch(() => this.#connection.stop());
    this.#tick();
  }

  #show(rows: Row[], redrawn: readonly Row[]): void {
    this.#feed?.redraw(redrawn);
    if (rows.length === 0) return;
    this.#feed?.show(rows);
    touched.filter(what => rows.some(row => row.html.includes(`data-touches="${what}"`))).forEach(what => this.#redrawLater(what));
    this.#tick();
  }

  readonly #waiting = new Set<string>();

  // Many boards hear of the same line at once: each waits its own short while before it asks.
  #redrawLater(what: string): void {
    if (this.#waiting.has(what)) return;
    this.#waiting.add(what);
    setTimeout(() => {
      this.#waiting.delete(what);
      document.dispatchEvent(new CustomEvent(what));
    }, 300 + Math.random() * 900);
  }

  #state(state: State): void {
    this.#strip.dataset.state = state;
    const { textLive, textConnecting, textCut } = this.#strip.dataset;
    const text = { drawn: textConnecting, connecting: textConnecting, live: textLive, cut: textCut }[state];
    write(this.#strip.querySelector("[data-fresh-state]"), text ?? "");
  }

  #tick(): void {
    const silence = this.#clock.silence;
    const old = silence > oldAfter;
    const { textAge, textOld, textLine } = this.#strip.dataset;
    this.#strip.toggleAttribute("data-old", old);
    write(this.#strip.querySelector("[data-fresh-age]"), fill(old ? textOld : textAge, span(silence)));
    write(this.#strip.querySelector("[data-fresh-line]"), fill(textLine, grouped(this.#sequence.last)));
    if (this.#connection.state === HubConnectionState.Connected || !old) tick(this.#clock.now);
  }
}

export const live = (signal: AbortSignal): void => {
  const strip = document.querySelector<HTMLElement>("[data-live]");
  if (strip) new Live(strip, signal).start();
};
