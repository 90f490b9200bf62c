interface Frame extends HTMLElement { src: string | null; reload(): Promise<void> }

/** Draws the panel of open cross-checks again when a line has touched one. */
export const checks = (signal: AbortSignal): void => {
  document.addEventListener("checks", () => {
    const frame = document.getElementById("open-checks") as Frame | null;
    if (!frame) return;
    // A reload that fails leaves the panel as it was; the strip says that the connection is lost.
    if (frame.src) frame.reload().catch(() => {});
    else frame.src = frame.dataset.src ?? null;
  }, { signal });
};
