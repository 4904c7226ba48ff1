import { words } from "./words";
import { podWayOf } from "../scan/kubernetes/pod";
import { pulledDigest } from "./digest-in";
import { itemsAt, type JsonNode, memberAt, type PlacedValue, textAt, valueAt } from "./json-node";
import type { Observed, ObservedContainer, RunningFlag } from "./observed";
import { engineSocket } from "../scan/kubernetes/engine-socket";

interface KubeObject {
  readonly node: JsonNode;
  /** The way to it in its file; empty, or with a dot at its end. */
  readonly way: string;
  readonly kind: string;
}

/** The fields of the Kubernetes API that are read; all others are passed over. */
export const kubernetesFields = words(
  "apiVersion kind items metadata name namespace labels pod-template-hash ownerReferences controller " +
    "continue spec template jobTemplate replicas suspend containers initContainers ephemeralContainers " +
    "image securityContext privileged runAsUser hostNetwork hostPID volumes hostPath path volumeMounts " +
    "status phase containerStatuses initContainerStatuses ephemeralContainerStatuses imageID user linux " +
    "uid conditions type completionTime",
);

const sorts = [
  ["containers", "containerStatuses"],
  ["initContainers", "initContainerStatuses"],
  ["ephemeralContainers", "ephemeralContainerStatuses"],
] as const;

/** The namespace that `kubectl get -A` always shows pods of, beside others. */
const systemNamespace = "kube-system";

/** What `kubectl get ... -o json` says: lists, and objects alone. What has ended, or is kept at no copies, runs nothing. */
export function readKubernetesObjects(all: readonly PlacedValue[], file: string): Observed {
  const objects = all.flatMap(({ value, way }) => objectsIn(value, way));
  const isPartial = all.some(({ value }) => textAt(value, "metadata", "continue") !== undefined);
  const live = objects.filter(isKeptRunning);
  const pods = live.filter(({ kind }) => kind === "Pod").flatMap((pod) => containersOf(pod, file));
  const known = new Set(pods.map(identityOf));
  const others = live
    .filter(({ kind }) => kind !== "Pod")
    .flatMap((object) => containersOf(object, file))
    // A pod says more of the same: which digest it pulled.
    .filter((container) => !known.has(identityOf(container)));
  const namespaces = new Set(
    objects.flatMap(({ kind, node }) =>
      kind === "Pod" ? (textAt(node, "metadata", "namespace") ?? []) : [],
    ),
  );
  // The list is of that namespace only.
  const isOfAll = namespaces.has(systemNamespace) && namespaces.size > 1;
  return {
    format: "kubernetes",
    platform: "kubernetes",
    source: "kubernetes",
    isWhole: isOfAll && !isPartial,
    containers: [...pods, ...others],
    repositories: [],
    warnings: isPartial ? ["The list is incomplete: kubectl returned one page of it."] : [],
  };
}

function objectsIn(node: JsonNode, way: string): readonly KubeObject[] {
  const kind = textAt(node, "kind") ?? "";
  if (!kind.endsWith("List")) return [{ node, way, kind }];
  return itemsAt(node, "items").map((item, index) => ({
    node: item,
    way: `${way}items[${index}].`,
    // In a list of one kind, as the API answers it, the items may leave theirs out.
    kind: textAt(item, "kind") ?? kind.slice(0, -"List".length),
  }));
}

function isKeptRunning({ node, kind }: KubeObject): boolean {
  const phase = textAt(node, "status", "phase");
  if (kind === "Pod") return phase !== "Succeeded" && phase !== "Failed";
  // What makes it says the same, and goes on when this one is replaced.
  if (itemsAt(node, "metadata", "ownerReferences").some((owner) => valueAt(owner, "controller") === true))
    return false;
  if (kind === "Job" && hasEnded(node)) return false;
  return valueAt(node, "spec", "replicas") !== 0 && valueAt(node, "spec", "suspend") !== true;
}

function hasEnded(job: JsonNode): boolean {
  return (
    textAt(job, "status", "completionTime") !== undefined ||
    itemsAt(job, "status", "conditions").some(
      (one) => ["Complete", "Failed"].includes(textAt(one, "type") ?? "") && textAt(one, "status") === "True",
    )
  );
}

function containersOf({ node, way, kind }: KubeObject, file: string): readonly ObservedContainer[] {
  const keys = podWayOf(kind);
  const pod = memberAt(node, ...keys);
  const podWay = `${way}${keys.join(".")}`;
  const namespace = textAt(node, "metadata", "namespace");
  const about = { workload: workloadOf(node, kind), ...(namespace !== undefined && { namespace }) };
  return sorts.flatMap(([key, statuses]) =>
    itemsAt(pod, key).flatMap((container, index): ObservedContainer[] => {
      const name = textAt(container, "name") ?? "";
      const at = itemsAt(node, "status", statuses).findIndex((one) => textAt(one, "name") === name);
      const status = itemsAt(node, "status", statuses)[at];
      const written = textAt(container, "image");
      const image = written ?? textAt(status, "image");
      if (image === undefined) return [];
      const id = memberAt(status, "imageID");
      const digest = pulledDigest(textAt(status, "imageID"));
      const place =
        id && digest !== undefined
          ? { path: `${way}status.${statuses}[${at}].imageID`, line: id.line }
          : {
              path: `${podWay}.${key}[${index}].image`,
              line: memberAt(container, "image")?.line ?? container.line,
            };
      return [
        {
          ...about,
          container: name,
          image,
          ...(digest !== undefined && { digest }),
          flags: flagsOf(pod, container, status),
          place: { file, ...place },
        },
      ];
    }),
  );
}

/** `Deployment/shop` of a pod that a replica set of it made, whose name ends in the hash of its template. */
function workloadOf(node: JsonNode, kind: string): string {
  const name = textAt(node, "metadata", "name") ?? "";
  const owner = itemsAt(node, "metadata", "ownerReferences").find(
    (one) => valueAt(one, "controller") === true,
  );
  const [ownerKind, ownerName] = [textAt(owner, "kind"), textAt(owner, "name")];
  if (kind !== "Pod" || ownerKind === undefined || ownerName === undefined) return `${kind}/${name}`;
  const hash = textAt(node, "metadata", "labels", "pod-template-hash");
  if (ownerKind === "ReplicaSet" && hash !== undefined && ownerName.endsWith(`-${hash}`))
    return `Deployment/${ownerName.slice(0, -hash.length - 1)}`;
  return ownerKind === "Node" ? `Pod/${name}` : `${ownerKind}/${ownerName}`;
}

function flagsOf(
  pod: JsonNode | undefined,
  container: JsonNode,
  status: JsonNode | undefined,
): readonly RunningFlag[] {
  const user =
    valueAt(container, "securityContext", "runAsUser") ?? valueAt(pod, "securityContext", "runAsUser");
  const sockets = new Set(
    itemsAt(pod, "volumes")
      .filter((volume) => engineSocket.test(textAt(volume, "hostPath", "path") ?? ""))
      .map((volume) => textAt(volume, "name")),
  );
  const flags: readonly (readonly [RunningFlag, boolean])[] = [
    ["docker-socket", itemsAt(container, "volumeMounts").some((mount) => sockets.has(textAt(mount, "name")))],
    ["privileged", valueAt(container, "securityContext", "privileged") === true],
    ["host-pid", valueAt(pod, "hostPID") === true],
    ["host-network", valueAt(pod, "hostNetwork") === true],
    ["root", user === 0 || valueAt(status, "user", "linux", "uid") === 0],
  ];
  return flags.flatMap(([flag, holds]) => (holds ? [flag] : []));
}

function identityOf({ namespace, workload, container }: ObservedContainer): string {
  return JSON.stringify([namespace, workload, container]);
}
