import { isTemplateOfChart, isTemplateText } from "../helm/chart-files";
import { manifestOf } from "../kubernetes/manifest";
import { objectsOf } from "../kubernetes/pod";
import { whereIn } from "../kubernetes/where";
import type { Reader } from "../reader";
import { argoFacts } from "./argo-objects";

/** Applications and sets of applications of Argo CD; those in a chart are read with the chart. */
export const argoCdReader: Reader = {
  format: "argo-cd",
  recognises: ({ path, text }) =>
    /\.(?:ya?ml|json)$/i.test(path) &&
    text.includes("argoproj.io/") &&
    /["']?kind["']?[ \t]*:[ \t]*["']?Application/.test(text),
  read: (file, tree) => {
    if (isTemplateOfChart(file.path, tree) || isTemplateText(file.text))
      return { facts: [], notUnderstood: [] };
    const { documents } = manifestOf(file);
    const where = whereIn(file.path);
    // The reader of manifests reports the file's faults.
    return {
      facts: objectsOf(documents).flatMap((object) => argoFacts(object, where, tree)),
      notUnderstood: [],
    };
  },
};
