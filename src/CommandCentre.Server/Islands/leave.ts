import { forget, waiting } from "./floor/forget";
import { fill, grouped } from "./words";

// A device that does not answer must not keep anybody signed in.
const patience = 2_000;

/** Whoever signs out leaves nothing of the sorting floor on the device, and is asked first where something was not sent. */
export const leave = (signal: AbortSignal): void => {
  document.querySelectorAll<HTMLFormElement>("form[data-leave]").forEach(form => form.addEventListener("submit", event => {
    event.preventDefault();
    void (async () => {
      const count = await waiting();
      if (count > 0 && !confirm(count === 1 ? form.dataset.leaveOne : fill(form.dataset.leave, grouped(count)))) return;
      // Other pages of the floor load again when all is gone; this one is on its way out.
      form.dataset.leaving = "";
      await Promise.race([forget(), new Promise(done => setTimeout(done, patience))]);
      form.submit();
    })();
  }, { signal }));
};
