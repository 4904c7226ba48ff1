import type { MappedCatalogue, Mappings } from "./catalogue";
import mappings from "./generated/mappings.json";
import { catalogue } from "./load";

/** The catalogue with its mappings: the basis of the whole analysis. */
export const mappedCatalogue: MappedCatalogue = {
  ...catalogue,
  // As in load.ts: the generator has checked the file.
  mappings: mappings as Mappings,
};
