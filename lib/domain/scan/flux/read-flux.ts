import { isTemplateOfChart, isTemplateText } from "../helm/chart-files";
import { manifestOf } from "../kubernetes/manifest";
import { objectsOf } from "../kubernetes/pod";
import { whereIn } from "../kubernetes/where";
import { kustomizeIndexOf } from "../kustomize/kustomize-index";
import type { Reader } from "../reader";
import { fluxFacts, patchFacts } from "./flux-objects";

/** Objects of Flux; those in a chart are read with the chart, and patches of them are no objects, but values of releases. */
export const fluxReader: Reader = {
  format: "flux",
  recognises: ({ path, text }) => /\.(?:ya?ml|json)$/i.test(path) && text.includes("fluxcd.io/"),
  read: (file, tree) => {
    const isOthers = isTemplateOfChart(file.path, tree) || isTemplateText(file.text);
    if (isOthers) return { facts: [], notUnderstood: [] };
    const { documents } = manifestOf(file);
    const where = whereIn(file.path);
    const factsOf = kustomizeIndexOf(tree).patchFiles.has(file.path) ? patchFacts : fluxFacts;
    // The reader of manifests reports the file's faults.
    return {
      facts: objectsOf(documents).flatMap((object) => factsOf(object, where, tree)),
      notUnderstood: [],
    };
  },
};
