const settle = 250;

/** Draws "who will see this" again whenever the marks or addressees change. What is shown is the server's own answer. */
const preview = (form: HTMLFormElement, signal: AbortSignal): void => {
  const place = form.querySelector<HTMLElement>("[data-preview-here]");
  const address = form.dataset.preview;
  if (!place || !address) return;
  let later: ReturnType<typeof setTimeout>;
  let asked = 0;

  const ask = async (): Promise<void> => {
    const mine = ++asked;
    place.setAttribute("aria-busy", "true");
    const fields = new FormData(form);
    fields.delete("file");
    try {
      const answer = await fetch(address, { method: "POST", body: fields, signal, headers: { Accept: "text/html" } });
      const html = answer.ok || answer.status === 422 ? await answer.text() : null;
      if (mine !== asked) return;
      if (html === null) place.textContent = place.dataset.textFailed ?? "";
      else place.innerHTML = html;
    } catch {
      if (mine === asked && !signal.aborted) place.textContent = place.dataset.textFailed ?? "";
    } finally {
      if (mine === asked) place.removeAttribute("aria-busy");
    }
  };

  form.addEventListener("change", event => {
    if (!(event.target instanceof HTMLElement) || !event.target.closest("[data-marks]")) return;
    clearTimeout(later);
    later = setTimeout(() => void ask(), settle);
  }, { signal });
};

const say = (form: HTMLFormElement, offline: boolean): void => {
  const notice = form.querySelector<HTMLElement>("[data-offline]");
  if (notice) notice.hidden = !offline;
};

/** Forms that lose nothing: a lost connection leaves the page and what was typed as it is, and says what to do. */
export const forms = (signal: AbortSignal): void => {
  const all = [...document.querySelectorAll<HTMLFormElement>("form[data-keeps]")];
  all.forEach(form => preview(form, signal));
  document.addEventListener("turbo:fetch-request-error", event => {
    const form = event.target instanceof HTMLFormElement ? event.target : null;
    if (!form) return;
    event.preventDefault();
    say(form, true);
    form.querySelector<HTMLElement>("[data-offline]")?.scrollIntoView({ block: "nearest" });
  }, { signal });
  document.addEventListener("turbo:submit-start", event => {
    if (event.target instanceof HTMLFormElement) say(event.target, false);
  }, { signal });
  addEventListener("online", () => all.forEach(form => say(form, false)), { signal });
  // A refused form comes back with its errors: the first of them gets the focus.
  document.querySelector<HTMLElement>("[aria-invalid='true'], fieldset.field:has(.field-error)")?.focus();
};
