import { words } from "./words";
import type { PipelineNode } from "../pipeline/document";
import { compareNodes, type Pipeline } from "../pipeline/pipeline";
import type { SaidNodes } from "./observation";
import type { Observed, Platform } from "./observed";

/** Which node of a map runs the containers of a file. */
export interface RunningPlace {
  /** Absent if there is none, or if several match. */
  readonly node?: PipelineNode;
  /** The candidates: empty if the map has no node that runs such containers. */
  readonly candidates: readonly PipelineNode[];
}

const kindsOf: { readonly [P in Platform]: readonly PipelineNode["kind"][] } = {
  kubernetes: ["orchestrator", "host", "workload"],
  ecs: ["orchestrator", "host", "workload"],
  docker: ["host", "orchestrator", "workload"],
};

/** Orchestrators that are no Kubernetes, or no ECS: what those say is not of them. */
const others: { readonly [P in Platform]: ReadonlySet<string> } = {
  kubernetes: new Set([
    "ecs",
    "nomad",
    "docker-swarm",
    "docker-compose",
    "google-cloud-run",
    "azure-container-apps",
    "aws-app-runner",
  ]),
  ecs: new Set(
    words(
      "kubernetes eks gke aks openshift rancher k3s tanzu microk8s nomad docker-swarm docker-compose " +
        "google-cloud-run azure-container-apps knative",
    ),
  ),
  docker: new Set(["ecs", "kubernetes", "eks", "gke", "aks", "openshift"]),
};

/**
 * The only node of its kind. Of several, the one that a person chose, or the only one whose name contains the name, cluster or a
 * namespace of the file.
 */
export function placeOf(
  pipeline: Pipeline,
  { platform, containers }: Observed,
  said: SaidNodes,
): RunningPlace {
  if (platform === undefined) return { candidates: [] };
  const nodes = [...pipeline.nodes.values()].toSorted(compareNodes);
  const candidates =
    kindsOf[platform]
      .map((kind) => nodes.filter((node) => node.kind === kind && maybe(node, platform)))
      .find((found) => found.length > 0) ?? [];
  const chosen = pipeline.nodes.get(said.place ?? "");
  if (chosen) return { node: chosen, candidates };
  const [only, ...more] = candidates;
  if (only && more.length === 0) return { node: only, candidates };
  const spoken = new Set(
    containers.flatMap(({ namespace, place }) => [namespace, place.file].flatMap(wordsOf)),
  );
  const named = candidates.filter(({ name, zone, environment }) =>
    [name, pipeline.zones.get(zone ?? "")?.name, environment]
      .flatMap(wordsOf)
      .some((word) => spoken.has(word)),
  );
  return named.length === 1 && named[0] ? { node: named[0], candidates } : { candidates };
}

function maybe({ technologies = [] }: PipelineNode, platform: Platform): boolean {
  return technologies.length === 0 || technologies.some((one) => !others[platform].has(one));
}

function wordsOf(text: string | undefined): readonly string[] {
  return (text?.toLowerCase().split(/[^a-z0-9]+/) ?? []).filter(
    (word) => word.length > 2 && !plainWords.has(word),
  );
}
const plainWords: ReadonlySet<string> = new Set(
  words(
    "json txt cluster kube system public node lease default kubernetes pods host docker inspect describe " +
      "tasks ecs eks gke aks",
  ),
);
