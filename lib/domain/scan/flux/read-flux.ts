import { isTemplateOfChart, isTemplateText } from "../helm/chart-files";
import { manifestOf } from "../kubernetes/manifest";
import { objectsOf } from "../kubernetes/pod";
import { whereIn } from "../kubernetes/where";
import { kustomizeIndexOf } from "../kustomize/kustomize-index";
import type { Reader } from "../reader";
import { fluxFacts } from "./flux-objects";

/** Objects of Flux; those in a chart are read with the chart, and patches of them are no objects. */
export const fluxReader: Reader = {
  format: "flux",
  recognises: ({ path, text }) => /\.(?:ya?ml|json)$/i.test(path) && text.includes("fluxcd.io/"),
  read: (file, tree) => {
    const isOthers = isTemplateOfChart(file.path, tree) || isTemplateText(file.text);
    if (isOthers || kustomizeIndexOf(tree).patchFiles.has(file.path)) return { facts: [], notUnderstood: [] };
    const { documents } = manifestOf(file);
    const where = whereIn(file.path);
    // Faults of the file are said by the reader of manifests.
    return {
      facts: objectsOf(documents).flatMap((object) => fluxFacts(object, where, tree)),
      notUnderstood: [],
    };
  },
};
