import { rows } from "./rows";

/** H0 stands alone: ticking it clears the restrictions, and a restriction clears it. */
const alone = (form: HTMLFormElement, signal: AbortSignal): void => {
  const codes = [...form.querySelectorAll<HTMLInputElement>("input[name='handling']")];
  form.addEventListener("change", event => {
    const ticked = codes.find(code => code === event.target && code.checked);
    if (ticked) codes.filter(code => code !== ticked && (ticked.value === "H0" || code.value === "H0")).forEach(code => { code.checked = false; });
  }, { signal, capture: true });
};

/** A country and single agencies of it exclude each other: ticking one clears the other. */
const agencies = (form: HTMLFormElement, signal: AbortSignal): void => {
  form.addEventListener("change", event => {
    const box = event.target;
    if (!(box instanceof HTMLInputElement) || !box.checked) return;
    const whole = box.closest<HTMLElement>(".addressee")?.dataset.country;
    if (!whole) return;
    box.closest(".addressee")?.querySelectorAll<HTMLInputElement>("input").forEach(other => {
      if (other !== box && (other.value === whole) !== (box.value === whole)) other.checked = false;
    });
  }, { signal, capture: true });
};

/** Buttons that fill in a common value. */
const presets = (form: HTMLFormElement, signal: AbortSignal): void => {
  form.querySelectorAll<HTMLElement>("[data-presets]").forEach(bar => {
    const input = document.getElementById(bar.dataset.presets ?? "");
    if (!(input instanceof HTMLInputElement)) return;
    bar.hidden = false;
    bar.addEventListener("click", event => {
      if (event.target instanceof HTMLButtonElement) input.value = event.target.value;
    }, { signal });
  });
};

const token = "__RequestVerificationToken";

/** The session ended: the page stays as it is. After signing in in another tab the form gets its new guard, and can be sent. */
const signIn = (form: HTMLFormElement, signal: AbortSignal): void => {
  const [out, back] = ["out", "in"].map(way => form.querySelector<HTMLElement>(`[data-signed-${way}]`));
  if (!out || !back) return;
  let away = false;

  form.addEventListener("turbo:before-fetch-response", event => {
    const response = (event as CustomEvent<{ fetchResponse: { response: Response } }>).detail.fetchResponse.response;
    if (response.status !== 401) return;
    event.preventDefault();
    away = true;
    out.hidden = false;
    back.hidden = true;
    out.scrollIntoView({ block: "nearest" });
  }, { signal });

  addEventListener("focus", () => {
    if (!away) return;
    void fetch(location.href, { signal, headers: { Accept: "text/html" } }).then(async answer => {
      const page = new DOMParser().parseFromString(answer.ok && !answer.redirected ? await answer.text() : "", "text/html");
      const fresh = page.querySelector<HTMLInputElement>(`form.report-form input[name='${token}']`);
      const held = form.querySelector<HTMLInputElement>(`input[name='${token}']`);
      if (!fresh || !held) return;
      held.value = fresh.value;
      away = false;
      out.hidden = true;
      back.hidden = false;
    }).catch(() => undefined);
  }, { signal });
};

/** What script adds to the forms of an operation; without it they work as they are drawn. */
export const reports = (signal: AbortSignal): void => {
  document.querySelectorAll<HTMLFormElement>("form.report-form").forEach(form => {
    form.querySelectorAll<HTMLElement>("[data-without-script]").forEach(part => { part.hidden = true; });
    [alone, agencies, presets, rows, signIn].forEach(add => add(form, signal));
  });
  // A form that came back says first, in one place, what happened.
  document.querySelector<HTMLElement>("[data-problems]:has(.notice)")?.focus();
};
