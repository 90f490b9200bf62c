import "@hotwired/turbo";
import { attach } from "./attach";
import { check } from "./check";
import { country } from "./country";
import { floor } from "./floor";
import { forms } from "./forms";
import { frames } from "./frames";
import { imports } from "./imports";
import { keys } from "./keys";
import { leave } from "./leave";
import { live } from "./live";
import { map } from "./map";
import { plot } from "./plot";
import { regions } from "./regions";
import { reports } from "./reports";

const islands = [keys, forms, attach, reports, regions, check, live, country, frames, imports, map, plot, floor, leave];
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
// A place within the page is the browser's own affair: Turbo would fetch the page again, and a form would lose what was typed.
document.addEventListener("turbo:click", event => {
  const link = event.target;
  if (link instanceof HTMLAnchorElement && link.hash && link.pathname + link.search === location.pathname + location.search) event.preventDefault();
});
