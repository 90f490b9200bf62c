import { redraw } from "./frames";

/** The country's journal has moved: what shows it is drawn again, each board a short while of its own later. */
export const country = (signal: AbortSignal): void => {
  let later: ReturnType<typeof setTimeout> | null = null;
  const draw = (): void => {
    later = null;
    redraw("country");
    document.querySelectorAll<HTMLElement>("[data-country-moved]").forEach(notice => { notice.hidden = false; });
  };
  document.addEventListener("country", () => { later ??= setTimeout(draw, 250 + Math.random() * 750); }, { signal });
  // The rail's number comes with the panel.
  document.addEventListener("turbo:frame-load", event => {
    const open = (event.target as Element).querySelector<HTMLElement>("[data-alerts-open]")?.dataset.alertsOpen;
    if (open === undefined) return;
    document.querySelectorAll<HTMLElement>("[data-alert-count]").forEach(count => {
      count.textContent = open;
      count.hidden = open === "0";
    });
  }, { signal });
  signal.addEventListener("abort", () => { if (later !== null) clearTimeout(later); });
};
