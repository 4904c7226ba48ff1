import type { ControlFact, Fact } from "../facts";
import { structuresOf } from "../values/structure";
import {
  field,
  fields,
  filledText,
  flagOf,
  itemsOf,
  plainName,
  textOf,
  type Value,
  within,
} from "../values/value";
import { oncePerControl } from "./ecs";
import { imageOf, isPlainSecret, leavesImage, tagFacts } from "./image-facts";
import { type CloudResource, controlFact, flagFact, type ResourceReader } from "./resource";

const kinds = new Set([
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "CronJob",
  "Job",
  "Pod",
  "ReplicationController",
  "ReplicaSet",
]);

/** A workload of Kubernetes that Terraform makes: as blocks, or as a manifest in it. */
export const readKubernetes: ResourceReader = (resource) => {
  const { value, type } = resource;
  const isManifest = type === "kubernetes_manifest" || type === "kubectl_manifest";
  if (!isManifest) return objectFacts(value, kindOf(type), resource);
  const given = field(value, "manifest") ?? field(value, "yaml_body");
  const objects = given?.kind === "text" ? structuresOf(given) : itemsOf(given);
  return objects.flatMap((object) => {
    const kind = filledText(field(object, "kind")) ?? "";
    return kinds.has(kind) ? objectFacts(object, kind, resource) : [];
  });
};

/** `kubernetes_stateful_set_v1` makes a StatefulSet. */
function kindOf(type: string): string {
  const name = plainName(type.replace(/^kubernetes_/, "").replace(/_v\d\w*$/, ""));
  return [...kinds].find((kind) => kind.toLowerCase() === name) ?? type;
}

function objectFacts(object: Value, kind: string, resource: CloudResource): readonly Fact[] {
  const name = filledText(field(object, "metadata", "name")) ?? resource.label;
  const namespace = filledText(field(object, "metadata", "namespace"));
  const { at, type, stack } = resource;
  const id = `${at.file}#${kind === type ? type : kind}/${name}`;
  const specs = [...within(object)].filter(
    (part) => part.kind === "object" && (field(part, "container") ?? field(part, "containers")) !== undefined,
  );
  const containers = specs.flatMap((spec) =>
    ["container", "containers", "init_container", "init_containers"].flatMap((key) =>
      itemsOf(field(spec, key)),
    ),
  );
  const images = containers.flatMap(
    (container) => imageOf(field(container, "image"), leavesImage(resource.ignoresChanges)) ?? [],
  );
  if (images.length === 0) return [];
  const controls = oncePerControl([
    ...specs.flatMap((spec) => specFacts(spec, id)),
    ...containers.flatMap((container) => containerFacts(container, id)),
  ]);
  return [
    {
      kind: "workload",
      id,
      orchestrator: "kubernetes",
      type: kind,
      name,
      images,
      ...(namespace !== undefined && { namespace }),
      ...(resource.isOptional && { optional: true }),
      from: resource.from,
      at,
    },
    ...controls,
    ...images.flatMap((image) => tagFacts(image, id, stack.tree)),
  ];
}

function specFacts(spec: Value, about: string): readonly ControlFact[] {
  const shared = ["host_network", "host_pid", "host_ipc"]
    .map((name) => field(spec, name))
    .find((flag) => flagOf(flag) === true);
  const socket = [
    ...fields(spec, "volume", "host_path", "path"),
    ...fields(spec, "volumes", "host_path", "path"),
  ].find((path) => /(?:docker|containerd|crio)\.sock$/.test(textOf(path) ?? ""));
  return [
    ...(shared
      ? [controlFact("host-namespaces-shared", "violated", about, "shares the host's namespaces", shared.at)]
      : []),
    ...(socket
      ? [controlFact("docker-socket-mounted", "violated", about, "the engine's socket is mounted", socket.at)]
      : []),
    ...securityFacts(field(spec, "security_context"), about),
  ];
}

function containerFacts(container: Value, about: string): readonly ControlFact[] {
  const facts = [...securityFacts(field(container, "security_context"), about)];
  const limits = field(container, "resources", "limits");
  if (limits?.kind === "object" && limits.entries.size > 0) {
    facts.push(controlFact("resource-limits", "present", about, "limits set", limits.at));
  }
  const probe = field(container, "liveness_probe") ?? field(container, "readiness_probe");
  if (probe) facts.push(controlFact("probes", "present", about, "probes set", probe.at));
  const pull = field(container, "image_pull_policy");
  if (pull && textOf(pull) === "Always") {
    facts.push(controlFact("image-pull-policy-always", "present", about, "pulls always", pull.at));
  }
  for (const variable of itemsOf(field(container, "env"))) {
    const name = filledText(field(variable, "name")) ?? "";
    const value = field(variable, "value");
    const kept = field(variable, "value_from", "secret_key_ref");
    if (value && isPlainSecret(name, value)) {
      facts.push(controlFact("secrets-in-manifests", "violated", about, `${name} in plain text`, value.at));
    }
    if (kept)
      facts.push(controlFact("secrets-from-store", "present", about, `${name} from a secret`, kept.at));
  }
  return facts;
}

function securityFacts(context: Value | undefined, about: string): readonly ControlFact[] {
  const nonRoot = field(context, "run_as_non_root");
  const readOnly = field(context, "read_only_root_filesystem");
  const privileged = field(context, "privileged");
  const dropped = fields(context, "capabilities", "drop").find(
    (item) => textOf(item)?.toUpperCase() === "ALL",
  );
  return [
    ...flagFact(
      "run-as-non-root-enforced",
      flagOf(nonRoot),
      about,
      { present: "runAsNonRoot", violated: "runAsNonRoot is false" },
      nonRoot?.at,
    ),
    ...flagFact(
      "read-only-root-filesystem",
      flagOf(readOnly),
      about,
      { present: "root filesystem read-only", violated: "root filesystem writable" },
      readOnly?.at,
    ),
    ...(privileged && flagOf(privileged) === true
      ? [controlFact("privileged-container", "violated", about, "privileged container", privileged.at)]
      : []),
    ...(dropped ? [controlFact("capabilities-dropped", "present", about, "drops ALL", dropped.at)] : []),
  ];
}
