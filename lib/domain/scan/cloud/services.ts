import type { BuildFact, Fact, Orchestrator, RunImage, WorkloadFact } from "../facts";
import { resolvePath } from "../source";
import {
  field,
  fields,
  filledText,
  flagOf,
  isKnown,
  itemsOf,
  textOf,
  type Value,
  within,
} from "../values/value";
import { imageOf, isFromStore, isPlainSecret, leavesImage, tagFacts } from "./image-facts";
import { type CloudResource, controlFact, flagFact, type ResourceReader } from "./resource";

/** Services that run an image without a cluster of one's own. */
export function readService(orchestrator: Orchestrator): ResourceReader {
  return (resource) => {
    const images = imagesIn(resource.value, leavesImage(resource.ignoresChanges));
    return images.length === 0 ? [] : workloadFacts(resource, orchestrator, images);
  };
}

/** Each image that a part of the value names, as `image`, `image_uri` or `image_identifier`. */
function imagesIn(value: Value, isReplaced: boolean): readonly RunImage[] {
  const found = new Map<string, RunImage>();
  for (const part of within(value)) {
    if (part.kind !== "object") continue;
    for (const key of ["image", "image_uri", "image_identifier"]) {
      const named = field(part, key);
      const image =
        named?.kind === "object" || named?.kind === "list" ? undefined : imageOf(named, isReplaced);
      if (image) found.set(image.ref, image);
    }
  }
  return [...found.values()];
}

function workloadFacts(
  resource: CloudResource,
  orchestrator: Orchestrator,
  images: readonly RunImage[],
): readonly Fact[] {
  const { value, type, at, stack } = resource;
  const named =
    field(value, "name") ??
    field(value, "function_name") ??
    field(value, "service_name") ??
    field(value, "job_name");
  const name = named?.byDefault ?? filledText(named) ?? resource.label;
  const id = `${at.file}#${type}/${name}`;
  const workload: WorkloadFact = {
    kind: "workload",
    id,
    orchestrator,
    type,
    name,
    images,
    ...(resource.isOptional && { optional: true }),
    from: resource.from,
    at,
  };
  return [
    workload,
    ...images.flatMap((image) => tagFacts(image, id, stack.tree)),
    ...secretFacts(value, id),
    ...environmentFacts(
      field(value, "environment", "variables") ?? field(value, "container", "environment_variables"),
      id,
    ),
    ...addressFacts(value, id),
  ];
}

function secretFacts(value: Value, about: string): readonly Fact[] {
  for (const part of within(value)) {
    if (part.kind !== "object") continue;
    const name = filledText(field(part, "name"));
    const given = field(part, "value");
    if (name === undefined || given?.kind !== "text" || !isPlainSecret(name, given)) continue;
    return [controlFact("secrets-in-manifests", "violated", about, `${name} in plain text`, given.at)];
  }
  for (const part of within(value)) {
    const from = part.kind === "object" ? field(part, "secret_key_ref") : undefined;
    if (from) return [controlFact("secrets-from-store", "present", about, "secrets from a store", from.at)];
  }
  return [];
}

/** A function: only where it runs an image. Where SAM builds that, how it does. */
export const readFunction: ResourceReader = (resource) => {
  const { value, at } = resource;
  const facts = readService("lambda")(resource);
  const metadata = field(value, "#metadata");
  const file = field(metadata, "dockerfile");
  const isImage = textOf(field(value, "package_type")) === "Image";
  if (!isImage || !metadata || !file) return facts;
  const name = filledText(field(value, "function_name")) ?? resource.label;
  const id = `${at.file}#${resource.type}/${name}`;
  const context = resolvePath(resource.stack.folder, filledText(field(metadata, "docker_context")) ?? ".");
  const dockerfile =
    context === undefined ? undefined : resolvePath(context, filledText(file) ?? "Dockerfile");
  const tag = filledText(field(metadata, "docker_tag"));
  const build: BuildFact = {
    kind: "build",
    by: id,
    images: [`${resource.label.toLowerCase()}${tag === undefined ? "" : `:${tag}`}`],
    ...(context !== undefined && { context }),
    ...(dockerfile !== undefined && { dockerfile }),
    args: {},
    pushes: "unknown",
    at: file.at,
  };
  const workload: WorkloadFact = {
    kind: "workload",
    id,
    orchestrator: "lambda",
    type: resource.type,
    name,
    images: build.images.map((ref) => ({ ref, at: file.at })),
    from: resource.from,
    at,
  };
  return [...facts, ...(facts.length === 0 ? [workload] : []), build];
};

/** `docker_image` with a build, and `docker_container`. */
export const readDockerImage: ResourceReader = (resource) => {
  const { value, at, stack, id } = resource;
  const build = field(value, "build");
  const image = imageOf(field(value, "name"));
  const context = filledText(field(build, "context"));
  if (!build || !image || context === undefined) return [];
  const folder = context.includes("${") ? undefined : resolvePath(stack.folder, context);
  const written = filledText(field(build, "dockerfile")) ?? "Dockerfile";
  const dockerfile = folder === undefined ? undefined : resolvePath(folder, written);
  const target = filledText(field(build, "target"));
  const args = field(build, "build_args") ?? field(build, "build_arg");
  const tags = itemsOf(field(build, "tag")).flatMap((tag) => filledText(tag) ?? []);
  return [
    {
      kind: "build",
      by: id,
      images: [...new Set([image.ref, ...tags])],
      ...(folder !== undefined && { context: folder }),
      ...(dockerfile !== undefined && { dockerfile }),
      ...(target !== undefined && { target }),
      args:
        args?.kind === "object"
          ? Object.fromEntries(
              [...args.entries].flatMap(([name, arg]) => (isKnown(arg) ? [[name, textOf(arg) ?? ""]] : [])),
            )
          : {},
      pushes: false,
      at,
    },
  ];
};

export const readDockerRegistryImage: ResourceReader = ({ value, id, at }) => {
  const image = imageOf(field(value, "name"));
  return image ? [{ kind: "push", by: id, image: image.ref, at }] : [];
};

export const readDockerContainer: ResourceReader = (resource) => {
  const { value, at } = resource;
  const facts = [...readService("docker")(resource)];
  const about = `${at.file}#${resource.type}/${filledText(field(value, "name")) ?? resource.label}`;
  const privileged = field(value, "privileged");
  if (privileged && flagOf(privileged) === true) {
    facts.push(controlFact("privileged-container", "violated", about, "privileged container", privileged.at));
  }
  const readOnly = field(value, "read_only");
  if (readOnly && flagOf(readOnly) === true) {
    facts.push(
      controlFact("read-only-root-filesystem", "present", about, "root filesystem read-only", readOnly.at),
    );
  }
  const socket = [...fields(value, "volumes", "host_path"), ...fields(value, "mounts", "source")].find(
    (path) => textOf(path)?.endsWith("docker.sock"),
  );
  if (socket) {
    facts.push(
      controlFact("docker-socket-mounted", "violated", about, "the engine's socket is mounted", socket.at),
    );
  }
  return facts;
};

/** Whether a group of containers has an address on the internet. */
function addressFacts(value: Value, about: string): readonly Fact[] {
  const type = field(value, "ip_address_type");
  const word = textOf(type)?.toLowerCase();
  const isPrivate = word === "private" || word === "none";
  return flagFact(
    "network-exposure",
    word === "public" ? false : isPrivate || undefined,
    about,
    { present: "no address on the internet", violated: "an address on the internet" },
    type?.at,
  );
}

/** Variables of an environment whose names are keys. */
function environmentFacts(environment: Value | undefined, about: string): readonly Fact[] {
  if (environment?.kind !== "object") return [];
  for (const [name, value] of environment.entries) {
    if (isPlainSecret(name, value)) {
      return [controlFact("secrets-in-manifests", "violated", about, `${name} in plain text`, value.at)];
    }
  }
  const kept = [...environment.entries].find(([, value]) => isFromStore(value));
  return kept
    ? [controlFact("secrets-from-store", "present", about, `${kept[0]} from a store`, kept[1].at)]
    : [];
}
