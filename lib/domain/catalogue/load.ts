import type { Catalogue, Control, Technology } from "./catalogue";
import controls from "./generated/controls.json";
import technologies from "./generated/technologies.json";
import version from "./generated/version.json";

/** The rules of this version of the catalogue, without the prose: small enough for the browser. */
export const catalogue: Catalogue = {
  version: version.version,
  // TypeScript reads the words in JSON as any string; scripts/compile-catalogue.mjs has checked them against the lists of the types.
  controls: controls as readonly Control[],
  technologies: technologies as readonly Technology[],
};

/** SHA-256 over all of the catalogue's content, prose and frameworks included. */
export const catalogueHash: string = version.hash;

/** Where the browser fetches `CatalogueDetails`; the name changes with the content, so it may be cached for ever. */
export const detailsPath = `/catalogue/${version.version}-${version.hash.slice(0, 12)}.json`;
