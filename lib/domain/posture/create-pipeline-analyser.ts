import type { MappedCatalogue } from "../catalogue/catalogue";
import { mappedCatalogueOf } from "../catalogue/own/mapped-catalogue-of";
import { type Analyse, createAnalyser } from "./create-analyser";

/** `createAnalyser` on the catalogue that the pipeline carries with it: what is remembered is let go where another one comes. */
export function createPipelineAnalyser(): Analyse {
  let last: { readonly catalogue: MappedCatalogue; readonly analyse: Analyse } | undefined;
  return (pipeline, today) => {
    const catalogue = mappedCatalogueOf(pipeline);
    if (last?.catalogue !== catalogue) last = { catalogue, analyse: createAnalyser(catalogue) };
    return last.analyse(pipeline, today);
  };
}
