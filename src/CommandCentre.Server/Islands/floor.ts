/** The sorting floor has a script of its own, so that no other page grows by it: here it is only fetched. */
export const floor = (signal: AbortSignal): void => {
  const form = document.querySelector<HTMLFormElement>("form[data-floor]");
  if (!form?.dataset.floor) return;
  void (import(form.dataset.floor) as Promise<typeof import("./floor/page")>).then(({ begin }) => {
    if (!signal.aborted) void begin(form, signal);
  });
};
