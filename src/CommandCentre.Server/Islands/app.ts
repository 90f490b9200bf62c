import "@hotwired/turbo";
import { checks } from "./checks";
import { forms } from "./forms";
import { keys } from "./keys";
import { live } from "./live";
import { map } from "./map";
import { plot } from "./plot";

const islands = [keys, forms, live, checks, map, plot];
let page = new AbortController();
let drawn: HTMLElement | null = null;

// Each drawing of a page, also a refused form's, has its own life: what one page started ends with it.
const start = (): void => {
  if (drawn === document.body) return;
  page.abort();
  page = new AbortController();
  drawn = document.body;
  islands.forEach(island => island(page.signal));
};

document.addEventListener("turbo:load", start);
document.addEventListener("turbo:render", start);
document.addEventListener("turbo:before-render", () => page.abort());
