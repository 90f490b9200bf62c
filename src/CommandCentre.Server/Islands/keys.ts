import { visit } from "@hotwired/turbo";

const places: Readonly<Record<string, string>> = { b: "", l: "/lines", r: "/report", q: "/queue", c: "/countries", a: "/alerts", h: "/holdings", p: "/leads", f: "/floor" };
const remembered = "single-keys";
const patience = 1_500;

// A page whose headers are its own is loaded and left as a document.
const go = (place: string): void => {
  if (document.querySelector(".shell[data-turbo='false']")) location.assign(place);
  else visit(place);
};

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches("input, select, textarea"));

const items = (list: Element): HTMLElement[] => [...list.children]
  .filter(child => child instanceof HTMLElement && !child.hidden)
  .map(child => child.querySelector<HTMLElement>("a[href], button"))
  .filter(item => item !== null);

const lists = (): Element[] => [...document.querySelectorAll("[data-list]")].filter(list => items(list).length > 0);

const move = (step: 1 | -1 | 0): boolean => {
  const list = document.activeElement?.closest("[data-list]") ?? lists()[0];
  if (!list) return false;
  const all = items(list);
  const here = all.findIndex(item => item.closest("[data-list] > *")?.contains(document.activeElement));
  const next = step === 0 ? all[0] : all[here < 0 ? 0 : Math.min(all.length - 1, Math.max(0, here + step))];
  next?.focus();
  return next !== undefined;
};

const sheet = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>("dialog#keys");

const allowed = (): boolean => localStorage.getItem(remembered) !== "off";

/** The fast path: every list by j, k and enter, every section by g and its letter, the sheet by ?. Single letters can be switched off (WCAG 2.1.4). */
export const keys = (signal: AbortSignal): void => {
  let going = -Infinity; // A clock that has just begun is no "g" pressed.

  const letter = (key: string): boolean => {
    const place = places[key];
    if (performance.now() - going < patience && place !== undefined) {
      going = -Infinity;
      go((sheet()?.dataset.root ?? "") + place);
      return true;
    }
    switch (key) {
      case "?": sheet()?.showModal(); return true;
      case "j": return move(1);
      case "k": return move(-1);
      case "g": going = performance.now(); return true;
      case "n": document.querySelector<HTMLButtonElement>("[data-feed-new]:not([hidden])")?.click(); return true;
      case "c": go(`${sheet()?.dataset.root ?? ""}/check`); return true;
      case "/": document.querySelector<HTMLElement>("[data-filter]")?.focus(); return true;
      default: return false;
    }
  };

  const arrow = (key: string): boolean => {
    if (!document.activeElement?.closest("[data-list]")) return false;
    switch (key) {
      case "ArrowDown": return move(1);
      case "ArrowUp": return move(-1);
      case "Home": return move(0);
      default: return false;
    }
  };

  document.addEventListener("keydown", event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    if (arrow(event.key) || (allowed() && letter(event.key))) event.preventDefault();
  }, { signal });

  document.querySelectorAll<HTMLElement>("[data-keys]").forEach(opener => {
    opener.hidden = false;
    opener.addEventListener("click", () => sheet()?.showModal(), { signal });
  });
  const choice = document.querySelector<HTMLInputElement>("[data-keys-on]");
  if (choice) {
    choice.checked = allowed();
    choice.addEventListener("change", () => localStorage.setItem(remembered, choice.checked ? "on" : "off"), { signal });
  }
  // A sheet opened from the strip closes when the reader turns elsewhere.
  document.addEventListener("click", event => {
    document.querySelectorAll<HTMLDetailsElement>("details[data-sheet][open]").forEach(open => {
      if (!open.contains(event.target as Node)) open.open = false;
    });
  }, { signal });
  document.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    const open = document.querySelector<HTMLDetailsElement>("details[data-sheet][open]");
    if (open) {
      open.open = false;
      open.querySelector("summary")?.focus();
    }
  }, { signal });
};
