import incidentsOfCatalogue from "./generated/incidents.json";
import type { Incident } from "./incident";

/** The incidents of the catalogue, the latest first. A module of its own, so that only pages that tell of them load them. */
export const incidents: readonly Incident[] =
  // As in load.ts: the script that writes this file has checked its words against the lists of the types.
  incidentsOfCatalogue as readonly Incident[];
