import type { Catalogue, Control, Technology } from "./catalogue";
import controls from "./generated/controls.json";
import technologies from "./generated/technologies.json";
import version from "./generated/version.json";

/** The catalogue's rules without the prose: small enough for the browser. */
export const catalogue: Catalogue = {
  version: version.version,
  // TypeScript widens values in JSON to string; scripts/compile-catalogue.mjs has checked them against the types.
  controls: controls as readonly Control[],
  technologies: technologies as readonly Technology[],
};

/** SHA-256 of the whole catalogue, including prose and frameworks. */
export const catalogueHash: string = version.hash;

/** Address of `CatalogueDetails` for the browser. It changes with the content, so it can be cached forever. */
export const detailsPath = `/catalogue/${version.version}-${version.hash.slice(0, 12)}.json`;
