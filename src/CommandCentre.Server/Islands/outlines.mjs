// Cuts the map outlines the pages need out of world-atlas (Natural Earth, public domain) and names each shape by its ISO alpha-2 code.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const codes = JSON.parse(readFileSync(fileURLToPath(new URL("iso-numbers.json", import.meta.url)), "utf8"));
// Longitude and latitude of the window that the European projection shows, with room at its slanted edges.
const window = { west: -32, east: 52, south: 30, north: 74 };

const atlas = (packages, scale) => JSON.parse(readFileSync(join(packages, "world-atlas", `countries-${scale}.json`), "utf8"));
// Kosovo has no number in ISO 3166-1; the project's code for it is XK (user-assigned, as the European Commission uses it).
const codeOf = shape => codes[shape.id] ?? (shape.properties.name === "Kosovo" ? "XK" : undefined);

const points = (topology, arc) => {
  const { scale, translate } = topology.transform;
  let x = 0;
  let y = 0;
  return topology.arcs[arc < 0 ? ~arc : arc].map(([dx, dy]) => {
    x += dx;
    y += dy;
    return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
  });
};

const seen = (topology, shape) => shape.arcs.flat(3).some(arc => points(topology, arc).some(([longitude, latitude]) =>
  longitude >= window.west && longitude <= window.east && latitude >= window.south && latitude <= window.north));

const renumbered = (arcs, numbers) => arcs.map(arc => Array.isArray(arc)
  ? renumbered(arc, numbers)
  : arc < 0 ? ~numbers.get(~arc) : numbers.get(arc));

const pruned = (topology, shapes) => {
  const used = [...new Set(shapes.flatMap(shape => shape.arcs.flat(3)).map(arc => arc < 0 ? ~arc : arc))].sort((a, b) => a - b);
  const numbers = new Map(used.map((arc, index) => [arc, index]));
  return {
    type: "Topology",
    transform: topology.transform,
    arcs: used.map(arc => topology.arcs[arc]),
    objects: {
      countries: {
        type: "GeometryCollection",
        geometries: shapes.map(shape => ({ type: shape.type, id: codeOf(shape) ?? "", arcs: renumbered(shape.arcs, numbers) })),
      },
    },
  };
};

/** Europe and its neighbours at 1:50 million. */
export const europe = packages => {
  const topology = atlas(packages, "50m");
  return pruned(topology, topology.objects.countries.geometries.filter(shape => shape.arcs && seen(topology, shape)));
};

/** Everywhere at 1:110 million, for the insets of participants outside Europe. */
export const world = packages => {
  const topology = atlas(packages, "110m");
  return pruned(topology, topology.objects.countries.geometries.filter(shape => shape.arcs && codeOf(shape)));
};
