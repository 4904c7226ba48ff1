import type { Fact } from "../facts";
import { imagesInValues, releaseWorkload } from "../helm/values-file";
import { environmentOf } from "../kubernetes/environment";
import { manifestOf } from "../kubernetes/manifest";
import { podOf } from "../kubernetes/pod";
import { isSecretName } from "../kubernetes/secrets";
import { Proofs, whereIn } from "../kubernetes/where";
import { workloadWith } from "../kubernetes/workload";
import { workloadControls } from "../kubernetes/workload-controls";
import type { Reader } from "../reader";
import { folderOf, type NotUnderstood, resolvePath, type SourceTree } from "../source";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";
import { isKustomization, kustomizationIn, kustomizeIndexOf, resourcesOf } from "./kustomize-index";

/** Kustomizations: what they take in, and workloads whose images they change. */
export const kustomizeReader: Reader = {
  format: "kustomize",
  recognises: ({ path }) => isKustomization(path),
  read: (file, tree) => {
    const { documents, faults } = manifestOf(file);
    const notUnderstood: NotUnderstood[] = faults.map(({ line, message }) => ({
      at: { file: file.path, line },
      why: message,
    }));
    const [node] = documents;
    if (!node) return { facts: [], notUnderstood };
    const taken = takenIn(node, file.path, tree);
    return {
      facts: [
        ...taken.facts,
        ...chartsOf(node, file.path, tree),
        ...deployedBy(file.path, tree),
        ...secretsOf(node, file.path),
      ],
      notUnderstood: [...notUnderstood, ...taken.notUnderstood],
    };
  },
};

function takenIn(node: YamlNode, path: string, tree: SourceTree) {
  const facts: Fact[] = [];
  const notUnderstood: NotUnderstood[] = [];
  for (const { node: item, written, path: target } of resourcesOf(node, folderOf(path))) {
    const place = { file: path, line: item.line };
    if (target === undefined) {
      facts.push({ kind: "uses", from: path, to: written, local: false, how: "base", at: place });
      continue;
    }
    const base = kustomizationIn(target, tree);
    if (base) facts.push({ kind: "uses", from: path, to: base.path, local: true, how: "base", at: place });
    else if (tree.has(target))
      facts.push({ kind: "uses", from: path, to: target, local: true, how: "manifests", at: place });
    else notUnderstood.push({ at: place, why: `“${written}” is used here, but is not in these files.` });
  }
  return { facts, notUnderstood };
}

/** Charts that Kustomize renders: those of the tree by their folder. */
function chartsOf(node: YamlNode, path: string, tree: SourceTree): readonly Fact[] {
  return itemsAt(node, "helmCharts").flatMap((chart): readonly Fact[] => {
    const name = textAt(chart, "name");
    if (name === undefined) return [];
    const place = { file: path, line: chart.line };
    const home = textAt(node, "helmGlobals", "chartHome") ?? "charts";
    const folder = resolvePath(folderOf(path), `${home}/${name}`) ?? name;
    const local = tree.has(`${folder}/Chart.yaml`);
    const repo = textAt(chart, "repo");
    const to = local ? folder : repo === undefined ? name : `${repo}/${name}`;
    const values = textAt(chart, "valuesFile");
    const file = values === undefined ? undefined : resolvePath(folderOf(path), values);
    // A chart of the tree says itself what it runs.
    const images = local ? [] : imagesInValues(at(chart, "valuesInline"));
    const release = textAt(chart, "releaseName") ?? name;
    return [
      { kind: "uses", from: path, to, local, how: "chart", at: place },
      ...(images.length === 0 ? [] : [releaseWorkload(release, images, path, place)]),
      ...(file === undefined
        ? []
        : [
            {
              kind: "uses" as const,
              from: path,
              to: file,
              local: tree.has(file),
              how: "values" as const,
              at: place,
            },
          ]),
    ];
  });
}

/** The workloads as this kustomization deploys them, where it or another changes their images. */
function deployedBy(path: string, tree: SourceTree): readonly Fact[] {
  const seen = new Set<string>();
  return (kustomizeIndexOf(tree).deployed.get(path) ?? []).flatMap((deployed): readonly Fact[] => {
    const { object, file, images, namespace, name } = deployed;
    const base = whereIn(file, "kustomize");
    const pod = podOf(object);
    const id = `${path}#${object.type}/${name}`;
    if (!pod || seen.has(id)) return [];
    seen.add(id);
    const renamed = { ...object, name, ...(namespace !== undefined && { namespace }) };
    const environment = environmentOf(path, namespace);
    const workload = {
      ...workloadWith(renamed, images, { ...base, file: path, place: base.place }),
      ...(environment !== undefined && { environment }),
    };
    return [workload, ...workloadControls(id, pod, images, base)];
  });
}

/** Secrets that are generated from texts in the kustomization itself. */
function secretsOf(node: YamlNode, path: string): readonly Fact[] {
  const proofs = new Proofs(path, whereIn(path).proof);
  for (const generator of itemsAt(node, "secretGenerator")) {
    for (const literal of itemsAt(generator, "literals")) {
      if (literal.kind !== "scalar") continue;
      const [name = "", ...rest] = literal.text.split("=");
      const text = rest.join("=");
      if (isSecretName(name) && text !== "" && !/^(?:\$|\{\{)/.test(text))
        proofs.add("secrets-in-manifests", "violated", literal.line, `${name} is written in plain`);
    }
  }
  return proofs.facts;
}
