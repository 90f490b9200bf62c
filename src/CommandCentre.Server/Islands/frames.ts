interface Frame extends HTMLElement { src: string | null; reload(): Promise<void> }

/** What lines may touch elsewhere on a page: `data-touches` of a row, `data-refresh-on` of a frame. */
export const touched = ["checks", "leads", "images"] as const;

/** Draws again what shows a thing that has changed. */
export const redraw = (what: string): void => {
  document.querySelectorAll<Frame>(`turbo-frame[data-refresh-on='${what}']`).forEach(frame => {
    // A reload that fails leaves the panel as it was; the strip says that the connection is lost.
    if (frame.src) frame.reload().catch(() => {});
    else frame.src = frame.dataset.src ?? null;
  });
};

/** Draws panels again when a line has touched what they show. */
export const frames = (signal: AbortSignal): void =>
  touched.forEach(what => document.addEventListener(what, () => redraw(what), { signal }));
