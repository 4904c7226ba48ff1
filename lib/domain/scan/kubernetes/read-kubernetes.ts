import type { Fact } from "../facts";
import { kustomizeIndexOf } from "../kustomize/kustomize-index";
import { isTemplateOfChart, isTemplateText } from "../helm/chart-files";
import type { Reader } from "../reader";
import { baseName, type NotUnderstood, type SourceFile, type SourceTree } from "../source";
import { onePlatform } from "./platform";
import { type KubeObject, objectsOf } from "./pod";
import { manifestOf } from "./manifest";
import { objectFacts } from "./workload";
import { whereIn } from "./where";

/** A name that a manifest has: with a template's or a sample's ending too. */
const manifestName = /\.(?:ya?ml|json)(?:\.(?:tmpl|tpl|template|j2|erb|dist|sample|envsubst|in))?$/i;

/** Plain manifests of Kubernetes and OpenShift. */
export const kubernetesReader: Reader = {
  format: "kubernetes",
  recognises: ({ path, text }) =>
    manifestName.test(path) &&
    (/\.json$/i.test(path) || /^[{ ]{0,2}["']?apiVersion["']?[ \t]*:/m.test(text)) &&
    /(?:^|[\s{,])["']?apiVersion["']?[ \t]*:/.test(text) &&
    /(?:^|[\s{,])["']?kind["']?[ \t]*:/.test(text),
  read: (file, tree) => {
    if (isTemplateOfChart(file.path, tree) || isTemplateText(file.text))
      return { facts: [], notUnderstood: [] };
    const index = kustomizeIndexOf(tree);
    if (index.patchFiles.has(file.path)) return { facts: [], notUnderstood: [] };
    const { documents, faults } = manifestOf(file);
    const where = whereIn(file.path);
    const facts: Fact[] = [];
    const notUnderstood: NotUnderstood[] = faults.map(({ line, message }) => ({
      at: where.place(line),
      why: message,
    }));
    for (const object of objectsOf(documents)) {
      const id = `${file.path}#${object.type}/${object.name}`;
      if (index.deployedElsewhere.has(id) || isAgent(object, file, tree)) continue;
      facts.push(...objectFacts(object, where));
    }
    return { facts: onePlatform(facts), notUnderstood };
  },
};

/** A pod that a Jenkinsfile names is where a build runs, and nothing that is deployed. */
function isAgent({ type }: KubeObject, { path }: SourceFile, tree: SourceTree): boolean {
  if (type !== "Pod") return false;
  const name = baseName(path);
  for (const { path: other, text } of tree.values())
    if (
      /jenkinsfile|\.groovy$/i.test(baseName(other)) &&
      /yamlFile|libraryResource/.test(text) &&
      text.includes(name)
    )
      return true;
  return false;
}
