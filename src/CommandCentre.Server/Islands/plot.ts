import uPlot, { type AlignedData, type Options } from "uplot";

interface Hours { readonly labels: string[]; readonly checked: number[]; readonly finds: number[] }

const read = (table: HTMLTableElement): Hours => {
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const number = (row: HTMLTableRowElement, name: string): number => Number((row.querySelector(`[data-cell="${name}"]`)?.textContent ?? "").replace(/\D/g, ""));
  return {
    labels: rows.map(row => row.querySelector("th")?.textContent?.trim() ?? ""),
    checked: rows.map(row => number(row, "checked")),
    finds: rows.map(row => number(row, "finds")),
  };
};

// A day that has just begun fills from the left, as the days after it will.
const fewest = 6;

// A canvas knows no tokens: each is asked of an element that wears it.
const token = (name: string, place: Element): string => {
  const probe = document.createElement("i");
  probe.className = `probe-${name}`;
  place.append(probe);
  const colour = getComputedStyle(probe).color;
  probe.remove();
  return colour;
};

const options = (place: HTMLElement, labels: () => string[], names: boolean): Options => {
  const font = `12px ${getComputedStyle(place).fontFamily}`;
  const [line, muted, ink] = [token("line", place), token("muted", place), token("accent", place)];
  const axis = { stroke: muted, font, ticks: { show: false }, grid: { stroke: line, width: 1 } };
  return {
    width: place.clientWidth,
    height: place.clientHeight,
    legend: { show: false },
    cursor: { show: false },
    padding: [8, 4, names ? 0 : 4, 0],
    scales: { x: { time: false, range: () => [-0.6, Math.max(labels().length, fewest) - 0.4] }, y: { range: (_, _least, most) => [0, Math.max(1, most * 1.1)] } },
    series: [{}, { stroke: ink, fill: ink, width: 0, points: { show: false }, paths: uPlot.paths.bars!({ size: [0.72, 28], radius: 0.15 }) }],
    axes: [
      { ...axis, size: names ? 26 : 8, grid: { show: false }, splits: (_, __, least, most) => ticks(labels(), least, most), values: (_, splits) => names ? splits.map(at => labels()[at] ?? "") : splits.map(() => "") },
      { ...axis, size: 52, space: 18, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] },
    ],
  };
};

// A label where a new day begins, which the server writes with a day's name; every fifth hour when there is only one day.
const ticks = (labels: string[], least: number, most: number): number[] => {
  const all = labels.map((_, index) => index).filter(index => index >= least && index <= most);
  const days = all.filter(index => /\p{L}/u.test(labels[index] ?? ""));
  return days.length > 1 ? days : all.filter(index => index % Math.max(1, Math.ceil(all.length / 6)) === 0);
};

/** Parcels checked and finds, hour by hour, from the table beneath: the same numbers, drawn. */
export const plot = (signal: AbortSignal): void => {
  const table = document.querySelector<HTMLTableElement>("table[data-hours]");
  const places = [...document.querySelectorAll<HTMLElement>("[data-plot]")];
  if (!table || places.length === 0) return;
  let drawn: uPlot[] = [];
  let labels: string[] = [];

  const data = (hours: Hours, name: string): AlignedData => [hours.labels.map((_, index) => index), name === "finds" ? hours.finds : hours.checked];

  const draw = (): void => {
    drawn.forEach(one => one.destroy());
    drawn = [];
    const hours = read(table);
    labels = hours.labels;
    document.querySelector("[data-plots]")?.toggleAttribute("hidden", labels.length === 0);
    document.querySelector("[data-plot-empty]")?.toggleAttribute("hidden", labels.length > 0);
    if (labels.length === 0) return;
    drawn = places.map((place, index) => new uPlot(
      options(place, () => labels, index === places.length - 1),
      data(hours, place.dataset.plot ?? ""),
      place));
  };

  const follow = (): void => {
    if (drawn.length === 0) return draw();
    const hours = read(table);
    labels = hours.labels;
    drawn.forEach((one, index) => {
      one.setData(data(hours, places[index]?.dataset.plot ?? ""));
      // A new hour within the same width is no new scale, and would stay without its label.
      one.redraw(true, true);
    });
  };

  const sized = new ResizeObserver(() => drawn.forEach((one, index) => {
    const place = places[index];
    if (place && place.clientWidth > 0) one.setSize({ width: place.clientWidth, height: place.clientHeight });
  }));
  void document.fonts.ready.then(() => {
    if (signal.aborted) return;
    draw();
    places.forEach(place => sized.observe(place));
  });
  document.addEventListener("picture", follow, { signal });
  for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) matchMedia(query).addEventListener("change", draw, { signal });
  signal.addEventListener("abort", () => {
    sized.disconnect();
    drawn.forEach(one => one.destroy());
  });
};
