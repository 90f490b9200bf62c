const fields = "input, select, textarea";

const isBlank = (row: HTMLElement): boolean =>
  [...row.querySelectorAll<HTMLInputElement | HTMLSelectElement>(fields)].every(field => field.type === "checkbox" ? !(field as HTMLInputElement).checked : field.value === "");

/** Only the sorts of the chosen class are offered; the groups' names are the classes' names. */
const narrow = (row: HTMLElement): void => {
  const kind = row.querySelector<HTMLSelectElement>("select[name$='.kind']");
  const sub = row.querySelector<HTMLSelectElement>("select[name$='.subKind']");
  if (!kind || !sub) return;
  const groups = [...sub.querySelectorAll("optgroup")].map(group => group.cloneNode(true) as HTMLOptGroupElement);
  const [none] = sub.options;
  const offer = (): void => {
    const chosen = sub.value;
    const name = kind.value === "" ? null : kind.selectedOptions[0]?.textContent?.trim();
    sub.replaceChildren(...(none ? [none] : []), ...groups.filter(group => name === null || group.label === name).map(group => group.cloneNode(true)));
    sub.value = [...sub.options].some(option => option.value === chosen) ? chosen : "";
  };
  kind.addEventListener("change", offer);
  // Who finds the sort first has said the class, too.
  sub.addEventListener("change", () => {
    const parent = sub.selectedOptions[0]?.parentElement;
    const class_ = parent instanceof HTMLOptGroupElement ? [...kind.options].find(option => option.textContent?.trim() === parent.label) : undefined;
    if (kind.value === "" && class_) kind.value = class_.value;
  });
  offer();
};

const wipe = (row: HTMLElement): void => {
  row.querySelectorAll<HTMLInputElement | HTMLSelectElement>(fields).forEach(field => {
    if (field.type === "checkbox") (field as HTMLInputElement).checked = false;
    else field.value = "";
    field.removeAttribute("aria-invalid");
  });
  row.querySelectorAll(".field-error").forEach(error => error.remove());
};

const numbered = (pattern: string, row: number): string => pattern.replace("{0}", String(row + 1));

/** Rows that come and go without asking the server; without script there are some blank ones and a button for more. */
export const rows = (form: HTMLFormElement, signal: AbortSignal): void => {
  form.querySelectorAll<HTMLElement>("[data-rows]").forEach(list => {
    const name = list.dataset.rows ?? "";
    const pattern = list.querySelector<HTMLElement>("[data-row]")?.cloneNode(true) as HTMLElement | null;
    const more = list.querySelector<HTMLButtonElement>("[data-more]");
    if (!pattern || !more) return;
    wipe(pattern);
    let next = 0;

    const live = (row: HTMLElement, index: number): void => {
      narrow(row);
      if (index === 0) return;
      const remove = document.createElement("button");
      remove.type = "button";
      remove.className = "button button-small button-plain";
      remove.textContent = "✕";
      remove.setAttribute("aria-label", numbered(list.dataset.textRemove ?? "", index));
      remove.addEventListener("click", () => {
        row.remove();
        more.focus();
      });
      row.append(remove);
    };

    // An index keeps its gap when a row goes: a blank row counts for nothing.
    [...list.querySelectorAll<HTMLElement>("[data-row]")].forEach((row, index) => {
      if (index > 0 && isBlank(row)) return row.remove();
      next = index + 1;
      live(row, index);
    });

    more.addEventListener("click", event => {
      event.preventDefault();
      const row = pattern.cloneNode(true) as HTMLElement;
      const index = next++;
      row.dataset.row = String(index);
      row.setAttribute("aria-label", numbered(list.dataset.textRow ?? "", index));
      for (const part of row.querySelectorAll<HTMLElement>("*")) {
        for (const attribute of ["id", "name", "for", "aria-describedby"]) {
          const value = part.getAttribute(attribute);
          if (value) part.setAttribute(attribute, value.replaceAll(`${name}[0]`, `${name}[${index}]`));
        }
      }
      more.closest(".form-buttons")?.before(row);
      live(row, index);
      row.querySelector<HTMLElement>(fields)?.focus();
    }, { signal });
  });
};
