interface Frame extends HTMLElement { src: string | null; reload(): Promise<void> }

/** The country's journal has moved: what shows it is drawn again, each board a short while of its own later. */
export const country = (signal: AbortSignal): void => {
  let later: ReturnType<typeof setTimeout> | null = null;
  const draw = (): void => {
    later = null;
    document.querySelectorAll<Frame>("turbo-frame[data-refresh-on='country']").forEach(frame => {
      if (frame.src) frame.reload().catch(() => {});
      else frame.src = frame.dataset.src ?? null;
    });
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
