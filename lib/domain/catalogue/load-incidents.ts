import incidentsOfCatalogue from "./generated/incidents.json";
import type { Incident } from "./incident";

/** The catalogue's incidents, latest first. A separate module, so that only pages about incidents load it. */
export const incidents: readonly Incident[] =
  // As in load.ts: the generator has checked the values against the types.
  incidentsOfCatalogue as readonly Incident[];
