import type { MappedCatalogue, Mappings } from "./catalogue";
import mappings from "./generated/mappings.json";
import { catalogue } from "./load";

/** The catalogue with what its controls answer: what the whole analysis runs on. */
export const mappedCatalogue: MappedCatalogue = {
  ...catalogue,
  // As in load.ts: the script that writes this file has checked what it is made of.
  mappings: mappings as Mappings,
};
