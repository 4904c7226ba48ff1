import type { BuildFact, Fact, WorkloadFact } from "../facts";
import { resolvePath } from "../source";
import { at, itemsAt, textAt } from "../yaml/yaml-node";
import { environmentOf, isTrial } from "./environment";
import { imagesOf, type KubeObject, podOf, type FoundImage } from "./pod";
import { objectControls } from "./object-controls";
import { platformOf } from "./platform";
import type { Where } from "./where";
import { workloadControls } from "./workload-controls";

/** The workload that an object is, as it is written; undefined if it runs no containers. */
function workloadOf(object: KubeObject, where: Where): WorkloadFact | undefined {
  const pod = podOf(object);
  const images = pod ? imagesOf(object, pod, where) : [];
  return images.length === 0 ? undefined : workloadWith(object, images, where);
}

/** The same where something else decides its images. */
export function workloadWith(
  { node, type, name, namespace }: KubeObject,
  images: readonly FoundImage[],
  where: Where,
): WorkloadFact {
  const isOff = where.optional === true || isTrial(where.file) || isTestHook(node);
  const environment = environmentOf(where.file, namespace);
  return {
    kind: "workload",
    id: `${where.file}#${type}/${name}`,
    orchestrator: "kubernetes",
    type,
    name,
    images: withoutDoubles(images),
    ...(namespace !== undefined && { namespace }),
    ...(isOff && { optional: true }),
    ...(environment !== undefined && { environment }),
    from: where.from,
    at: where.place(at(node, "kind")?.line ?? node.line),
  };
}

function withoutDoubles(images: readonly FoundImage[]): WorkloadFact["images"] {
  const refs = new Map(images.toReversed().map(({ ref, at: place }) => [ref, { ref, at: place }]));
  return [...refs.values()].toReversed();
}

/** A chart's test runs only when a person asks for it. */
function isTestHook(node: KubeObject["node"]): boolean {
  return /\btest/.test(textAt(node, "metadata", "annotations", "helm.sh/hook") ?? "");
}

/** All facts of one object of Kubernetes. Objects of Argo CD, Flux and Kustomize are for their own readers. */
export function objectFacts(object: KubeObject, where: Where): readonly Fact[] {
  if (isForOthers(object)) return [];
  const workload = workloadOf(object, where);
  const pod = podOf(object);
  const platform = platformOf(object, where);
  return [
    ...(workload ? [workload] : []),
    ...(workload && pod ? workloadControls(workload.id, pod, imagesOf(object, pod, where), where) : []),
    ...objectControls(object, where),
    ...(platform ? [platform] : []),
    ...openShiftFacts(object, where),
  ];
}

export function isForOthers({ apiVersion, type }: KubeObject): boolean {
  return (
    apiVersion.includes("toolkit.fluxcd.io/") ||
    apiVersion.startsWith("kustomize.config.k8s.io/") ||
    (apiVersion.startsWith("argoproj.io/") && ["Application", "ApplicationSet", "AppProject"].includes(type))
  );
}

/** Builds of OpenShift, and the streams that hold their images. */
function openShiftFacts({ node, type, name }: KubeObject, where: Where): readonly Fact[] {
  if (type === "ImageStream") {
    const repository = textAt(node, "spec", "dockerImageRepository");
    return repository === undefined
      ? []
      : [{ kind: "repository", name: repository, at: where.place(node.line) }];
  }
  if (type !== "BuildConfig") return [];
  const output = textAt(node, "spec", "output", "to", "name");
  const source = resolvePath("", textAt(node, "spec", "source", "contextDir") ?? ".");
  const written = textAt(node, "spec", "strategy", "dockerStrategy", "dockerfilePath") ?? "Dockerfile";
  const hasDockerfile = at(node, "spec", "strategy", "dockerStrategy") !== undefined;
  const dockerfile = source === undefined ? undefined : resolvePath(source, written);
  const fact: BuildFact = {
    kind: "build",
    by: `${where.file}#${type}/${name}`,
    images: output === undefined ? [] : [output],
    ...(hasDockerfile && dockerfile !== undefined && { dockerfile }),
    ...(source !== undefined && { context: source }),
    args: Object.fromEntries(
      itemsAt(node, "spec", "strategy", "dockerStrategy", "buildArgs").flatMap((argument) => {
        const key = textAt(argument, "name");
        const text = textAt(argument, "value");
        return key === undefined || text === undefined ? [] : [[key, text] as const];
      }),
    ),
    pushes: output !== undefined,
    at: where.place(at(node, "kind")?.line ?? node.line),
  };
  const builder: WorkloadFact = { ...workloadWith({ node, type, name, apiVersion: "" }, [], where) };
  return [builder, fact];
}
