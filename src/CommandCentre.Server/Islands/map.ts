import { visit } from "@hotwired/turbo";
import { geoAlbersUsa, geoAzimuthalEqualArea, geoCentroid, geoMercator, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { fill, write } from "./words";

// Sizes in rem: on a wall the whole page grows with its type.
const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
const insetWidth = 6.5 * rem;
const insetHeight = 4.5 * rem;
const gap = 0.5 * rem;
const space = "http://www.w3.org/2000/svg";

type Shape = Feature<Geometry>;

// The corner points that must be in view: the Canaries and Iceland are not, Cyprus and the North Cape are.
const frame: Feature = {
  type: "Feature",
  properties: {},
  geometry: { type: "MultiPoint", coordinates: [[-10.5, 37], [-8, 56], [5, 71.3], [29, 71.2], [34.6, 35.2], [12, 35.2], [30, 60]] },
};

const element = (name: string, attributes: Record<string, string | number>): SVGElement => {
  const made = document.createElementNS(space, name);
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, String(value)));
  return made;
};

const load = async (address: string, signal: AbortSignal): Promise<Shape[]> => {
  const answer = await fetch(address, { signal });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const topology = await answer.json() as Topology<{ countries: GeometryCollection }>;
  return (feature(topology, topology.objects.countries) as FeatureCollection).features as Shape[];
};

const projectionOf = (shape: Shape): GeoProjection => {
  if (shape.id === "US") return geoAlbersUsa();
  const [longitude] = geoCentroid(shape);
  return geoMercator().rotate([-longitude, 0]);
};

/** Activity by country, drawn from the table of countries in the same page: the table is the source, the map its picture. */
class ActivityMap {
  readonly #place: HTMLElement;
  readonly #rows: Map<string, HTMLTableRowElement>;
  readonly #shapes = new Map<string, SVGElement>();
  readonly #svg: SVGElement;

  constructor(place: HTMLElement, rows: HTMLTableRowElement[]) {
    this.#place = place;
    this.#rows = new Map(rows.map(row => [row.dataset.country ?? "", row]));
    this.#svg = element("svg", { role: "group", "aria-label": place.dataset.textLabel ?? "" });
    this.#place.replaceChildren(this.#svg);
  }

  draw(europe: Shape[], world: Shape[]): void {
    const { clientWidth: width, clientHeight: height } = this.#place;
    if (width === 0 || height === 0) return;
    const focused = this.#svg.querySelector<SVGElement>(":focus")?.dataset.country;
    this.#svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.#svg.replaceChildren();
    this.#shapes.clear();
    const inside = new Set(europe.map(shape => String(shape.id)));
    const projection = geoAzimuthalEqualArea().rotate([-11, -52]).fitExtent([[10, 8], [width - 10, height - 8]], frame).clipExtent([[0, 0], [width, height]]);
    const path = geoPath(projection);
    europe.forEach(shape => this.#add(shape, path(shape), 5, path.centroid(shape), path.area(shape)));
    const outside = world.filter(shape => this.#rows.has(String(shape.id)) && !inside.has(String(shape.id)));
    outside.slice(0, 4).forEach((shape, index) => this.#inset(shape, index));
    // Shapes in the table's order, so that the arrow keys follow the alphabet.
    const known = [...this.#rows.keys()].map(code => this.#shapes.get(code)).filter(shape => shape !== undefined);
    known[0]?.setAttribute("tabindex", "0");
    this.refresh();
    if (focused) this.#shapes.get(focused)?.focus();
  }

  refresh(): void {
    for (const [code, shape] of this.#shapes) {
      const row = this.#rows.get(code);
      if (!row) continue;
      shape.dataset.step = row.dataset.step ?? "0";
      shape.setAttribute("aria-label", this.#words(row));
    }
  }

  listen(say: HTMLElement | null, signal: AbortSignal): void {
    const rest = say?.textContent ?? "";
    const tell = (event: Event): void => {
      const row = this.#rowOf(event.target);
      if (say) write(say, row ? this.#words(row) : rest);
    };
    for (const name of ["focusin", "pointerover"]) this.#svg.addEventListener(name, tell, { signal });
    for (const name of ["focusout", "pointerleave"]) this.#svg.addEventListener(name, () => { if (say) write(say, rest); }, { signal });
    this.#svg.addEventListener("click", event => this.#open(event.target), { signal });
    this.#svg.addEventListener("keydown", event => this.#key(event as KeyboardEvent), { signal });
  }

  #add(shape: Shape, path: string | null, smallest: number, centre: [number, number], area: number): void {
    if (!path) return;
    const code = String(shape.id ?? "");
    const known = this.#rows.has(code);
    // A country too small to see is drawn as a disc at its place.
    const drawn = known && area < smallest * smallest
      ? element("circle", { class: "map-shape", cx: centre[0].toFixed(1), cy: centre[1].toFixed(1), r: smallest })
      : element("path", { class: "map-shape", d: path });
    if (known) {
      drawn.setAttribute("tabindex", "-1");
      drawn.setAttribute("role", "link");
      drawn.dataset.country = code;
      this.#shapes.set(code, drawn);
      this.#svg.append(drawn);
    } else {
      this.#svg.prepend(drawn);
    }
  }

  #inset(shape: Shape, index: number): void {
    const left = gap;
    const top = gap + index * (insetHeight + gap);
    const box: [[number, number], [number, number]] = [[left + gap, top + rem], [left + insetWidth - gap, top + insetHeight - gap / 2]];
    const path = geoPath(projectionOf(shape).fitExtent(box, shape));
    this.#svg.append(element("rect", { class: "map-inset", x: left, y: top, width: insetWidth, height: insetHeight, rx: 4 }));
    this.#add(shape, path(shape), 4, path.centroid(shape), path.area(shape));
    const name = element("text", { class: "map-inset-name", x: left + gap, y: top + 0.8 * rem, "aria-hidden": "true" });
    name.textContent = fill(this.#place.dataset.textInset, String(shape.id));
    this.#svg.append(name);
  }

  #words(row: HTMLTableRowElement): string {
    const cell = (name: string): string => row.querySelector(`[data-cell="${name}"]`)?.textContent?.trim() ?? "";
    return fill(this.#place.dataset.textShape, row.dataset.name ?? "", cell("checked"), cell("hits"), cell("seizures"));
  }

  #rowOf(target: EventTarget | null): HTMLTableRowElement | undefined {
    return target instanceof SVGElement ? this.#rows.get(target.dataset.country ?? "") : undefined;
  }

  #open(target: EventTarget | null): void {
    const link = this.#rowOf(target)?.querySelector<HTMLAnchorElement>("a[href]");
    if (link) visit(link.href);
  }

  // One stop for the tab key; the arrows walk from country to country.
  #key(event: KeyboardEvent): void {
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      return this.#open(event.target);
    }
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const known = [...this.#rows.keys()].map(code => this.#shapes.get(code)).filter(shape => shape !== undefined);
    const here = known.findIndex(shape => shape === event.target);
    const next = known[(here + step + known.length) % known.length];
    known[here]?.setAttribute("tabindex", "-1");
    next?.setAttribute("tabindex", "0");
    next?.focus();
  }
}

export const map = (signal: AbortSignal): void => {
  const place = document.querySelector<HTMLElement>("[data-map]");
  const outlines = document.querySelector<HTMLMetaElement>("meta[name='outlines']");
  if (!place || !outlines) return;
  const rows = [...document.querySelectorAll<HTMLTableRowElement>("table[data-countries] tr[data-country]")];
  const drawing = new ActivityMap(place, rows);
  Promise.all([load(outlines.content, signal), load(outlines.dataset.world ?? "", signal)])
    .then(([europe, world]) => {
      const sized = new ResizeObserver(() => drawing.draw(europe, world));
      sized.observe(place);
      signal.addEventListener("abort", () => sized.disconnect());
      drawing.listen(document.querySelector<HTMLElement>("[data-map-say]"), signal);
      document.addEventListener("picture", () => drawing.refresh(), { signal });
    })
    .catch((problem: unknown) => {
      if (signal.aborted) return;
      write(place, place.dataset.textFailed ?? "");
      throw problem;
    });
};
