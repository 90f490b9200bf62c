import { grouped, write } from "./words";

/** One country's figures in a live picture. `heard` is operation time, null for never; `step` is 0 to 5 of the map's scale. */
export interface CountryFigures {
  readonly code: string;
  readonly checked: number;
  readonly hits: number;
  readonly seizures: number;
  readonly open: number;
  readonly duty: number;
  readonly heard: string | null;
  readonly silent: boolean;
  readonly step: number;
}

/** One hour's figures: the hour's label as the server writes it. */
export interface HourFigures {
  readonly hour: string;
  readonly label: string;
  readonly checked: number;
  readonly finds: number;
}

/** All figures at one line number. Figures by name: parcels, officers, firearms, parts, ammunition, weapons. */
export interface Picture {
  readonly head: number;
  /** Operation time of the picture. */
  readonly at: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly notes?: Readonly<Record<string, string>>;
  readonly queue?: number;
  readonly phase?: string;
  readonly day?: string;
  readonly countries: readonly CountryFigures[];
  readonly legend?: readonly string[];
  readonly hours: readonly HourFigures[];
}

const cells = ["checked", "hits", "seizures", "open", "duty"] as const;

const numberIn = (cell: Element | null, value: number): void => {
  if (!cell) return;
  // A cell may hold a link to its records: the number stands in the innermost element.
  write(cell.querySelector("a") ?? cell, grouped(value));
  cell.classList.toggle("zero", value === 0);
};

const country = (row: HTMLElement, figures: CountryFigures): void => {
  cells.forEach(name => numberIn(row.querySelector(`[data-cell="${name}"]`), figures[name]));
  row.dataset.step = String(figures.step);
  const heard = row.querySelector<HTMLElement>("time[data-heard]");
  if (!heard || figures.heard === null) return;
  heard.dataset.heard = figures.heard;
  heard.closest("[data-heard-box]")?.classList.toggle("silent", figures.silent);
};

const hours = (table: HTMLTableElement, all: readonly HourFigures[]): void => {
  const body = table.tBodies[0];
  if (!body) return;
  const known = new Map([...body.rows].map(row => [row.dataset.hour, row]));
  for (const hour of all) {
    let row = known.get(hour.hour);
    if (!row) {
      row = body.insertRow();
      row.dataset.hour = hour.hour;
      row.innerHTML = '<th scope="row"></th><td class="number" data-cell="checked"></td><td class="number" data-cell="finds"></td>';
      write(row.querySelector("th"), hour.label);
    }
    numberIn(row.querySelector('[data-cell="checked"]'), hour.checked);
    numberIn(row.querySelector('[data-cell="finds"]'), hour.finds);
  }
};

/** Writes a picture into the page: tiles, strip, countries, hours. Map and plot read those tables and follow the event `picture`. */
export const apply = (picture: Picture): void => {
  for (const [name, value] of Object.entries(picture.figures)) {
    document.querySelectorAll(`[data-figure="${name}"]`).forEach(element => write(element, grouped(value)));
  }
  for (const [name, text] of Object.entries(picture.notes ?? {})) {
    write(document.querySelector(`[data-figure-note="${name}"]`), text);
  }
  if (picture.phase !== undefined) write(document.querySelector("[data-phase]"), picture.phase);
  if (picture.day !== undefined) write(document.querySelector("[data-day]"), picture.day);
  const { queue } = picture;
  if (queue !== undefined) {
    document.querySelectorAll<HTMLElement>("[data-queue]").forEach(count => {
      write(count, grouped(queue));
      count.hidden = queue === 0;
    });
  }
  for (const figures of picture.countries) {
    document.querySelectorAll<HTMLElement>(`[data-countries] tr[data-country="${figures.code}"]`).forEach(row => country(row, figures));
  }
  picture.legend?.forEach((text, step) => write(document.querySelector(`[data-legend="${step}"]`), text));
  document.querySelectorAll<HTMLTableElement>("table[data-hours]").forEach(table => hours(table, picture.hours));
  document.dispatchEvent(new CustomEvent("picture"));
};
