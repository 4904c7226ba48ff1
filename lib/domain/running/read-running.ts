import { err, ok, type Result } from "../result";
import { cleanName } from "./clean-name";
import { itemsAt, type JsonNode, memberAt, type PlacedValue, textAt } from "./json-node";
import { runningLimits } from "./limits";
import type { Observed, ObservedContainer, RunningFormat } from "./observed";
import { dockerInspectFields, dockerPsFields, readDockerInspect, readDockerPs } from "./read-docker";
import { ecsFields, readEcsTasks } from "./read-ecs-tasks";
import { readJson } from "./read-json";
import { kubernetesFields, readKubernetesObjects } from "./read-kubernetes-objects";
import { readCatalog, readEcrImages, readTags, registryFields, registryHost } from "./read-registry";
import type { RunningFile } from "./running-file";

const fields: ReadonlySet<string> = new Set([
  ...kubernetesFields,
  ...dockerInspectFields,
  ...dockerPsFields,
  ...ecsFields,
  ...registryFields,
]);

/**
 * Reads what a cluster, an engine or a registry says, recognised by what is in it. Of a file nothing is kept but names, digests, and
 * what a container may do: environment, arguments, annotations and secrets are passed over while it is read.
 * @param registry the host of the registry, for a listing that does not name its own
 * @returns an answer for each cluster, engine or registry in it; the error: why nothing of it can be read, in sentences
 */
export function readRunning(
  { name, text }: RunningFile,
  registry?: string,
): Result<readonly Observed[], { readonly message: string }> {
  if (text.trim() === "") return err({ message: "The file is empty." });
  const read = readJson(text, fields);
  if (!read.ok) return err({ message: `It is not JSON: ${lowerFirst(read.error)}${hintOf(text)}` });
  const host = registryHost(registry);
  if (registry !== undefined && registry.trim() !== "" && host === undefined)
    return err({ message: "The registry must be the name of a host, such as registry.example.com." });
  const byFormat = new Map<RunningFormat, PlacedValue[]>();
  let unknown = 0;
  for (const placed of placedValues(read.value)) {
    if (isEmptyList(placed.value)) continue;
    const format = formatOf(placed.value);
    if (format === undefined) {
      unknown += 1;
      continue;
    }
    const found = byFormat.get(format);
    if (found) found.push(placed);
    else byFormat.set(format, [placed]);
  }
  const of = (format: RunningFormat) => byFormat.get(format) ?? [];
  if (byFormat.size === 0)
    return err({
      message:
        unknown === 0
          ? emptyWords
          : (refusedWords(read.value) ??
            "The format is not supported. Supported: kubectl, docker inspect, docker ps, ECS tasks, ECR images, or a registry's list of repositories or tags."),
    });
  const lists = [...of("registry-catalog"), ...of("registry-tags")];
  if (lists.length > 0 && host === undefined)
    return err({ message: "Enter the registry: its list does not name it." });
  const file = cleanName(name);
  const all = [
    ...(byFormat.has("kubernetes") ? [readKubernetesObjects(of("kubernetes"), file)] : []),
    ...(byFormat.has("docker-inspect") ? [readDockerInspect(of("docker-inspect"), file)] : []),
    ...(byFormat.has("docker-ps") ? [readDockerPs(of("docker-ps"), file)] : []),
    ...readEcsTasks(of("ecs-tasks"), file),
    ...readEcrImages(of("ecr-images"), file, host),
    ...(byFormat.has("registry-catalog") && host !== undefined
      ? [readCatalog(of("registry-catalog"), file, host)]
      : []),
    ...(host === undefined ? [] : readTags(of("registry-tags"), file, host)),
  ];
  const observed = all.filter(saysSomething);
  if (observed.length > 0) return ok(observed.map(withinLimits));
  const why = all.length === 0 ? emptyWords : nothingWords;
  return err({ message: [why, ...all.flatMap(({ warnings }) => warnings)].join(" ") });
}

function saysSomething({ containers, repositories }: Observed): boolean {
  return containers.length + repositories.length > 0;
}

const nothingWords = "It lists no container and no image.";

/** It would take the place of what was known before, and knows nothing itself. */
const emptyWords = "The list is empty: nothing runs there, or the account that listed it may see nothing.";

function isEmptyList(value: JsonNode): boolean {
  return textAt(value, "kind")?.endsWith("List") === true && itemsAt(value, "items").length === 0;
}

/** What people paste who left out how it is to be printed. */
function hintOf(text: string): string {
  if (/^(?:NAMESPACE|NAME)\s/.test(text)) return " Use kubectl with -o json.";
  return /^CONTAINER ID\s/.test(text) ? " Use docker with --format json." : "";
}

/** What a registry answers that does not let one in. */
function refusedWords(values: readonly JsonNode[]): string | undefined {
  const code = textAt(itemsAt(values[0], "errors")[0], "code");
  return code !== undefined && /^[A-Z_]{1,40}$/.test(code)
    ? `The registry returned an error: ${code}.`
    : undefined;
}

/** Each value with the way to it; those of a list by themselves, as docker inspect answers. */
function placedValues(values: readonly JsonNode[]): readonly PlacedValue[] {
  const isOne = values.length === 1;
  return values.flatMap((value, index) => {
    const way = isOne ? "" : `[${index}]`;
    if ("items" in value) return value.items.map((item, at) => ({ value: item, way: `${way}[${at}].` }));
    return [{ value, way: isOne ? "" : `${way}.` }];
  });
}

function formatOf(value: JsonNode): RunningFormat | undefined {
  const has = (...way: readonly string[]) => memberAt(value, ...way) !== undefined;
  if (textAt(value, "kind") !== undefined && has("apiVersion")) return "kubernetes";
  if (has("tasks")) return "ecs-tasks";
  if (has("imageDetails")) return "ecr-images";
  if (has("repositories")) return "registry-catalog";
  if (has("name") && has("tags")) return "registry-tags";
  if ((has("Config") && has("State")) || has("RepoTags") || has("RepoDigests")) return "docker-inspect";
  if (has("Image") && has("Names")) return "docker-ps";
  return undefined;
}

function withinLimits(observed: Observed): Observed {
  const { containers, repositories, warnings } = observed;
  const over =
    containers.length > runningLimits.containers || repositories.length > runningLimits.repositories;
  const isCatalogCut =
    observed.format === "registry-catalog" && repositories.length > runningLimits.repositories;
  return {
    ...observed,
    source: cleanName(observed.source),
    isWhole: observed.isWhole && !over,
    containers: containers.slice(0, runningLimits.containers).map(boundedContainer),
    repositories: repositories.slice(0, runningLimits.repositories).map((one) => ({
      ...one,
      registry: cleanName(one.registry),
      repository: cleanName(one.repository),
      ...((isCatalogCut || (one.tags?.length ?? 0) > runningLimits.images) && { isCut: true }),
      ...(one.tags && { tags: one.tags.slice(0, runningLimits.images).map(cleanName) }),
      ...(one.images && {
        images: one.images.map(({ digest, tags }) => ({ digest, tags: tags.slice(0, 100).map(cleanName) })),
      }),
    })),
    warnings: over
      ? [
          ...warnings,
          `Only the first ${runningLimits.containers.toLocaleString("en")} containers and ${runningLimits.repositories.toLocaleString("en")} repositories are read.`,
        ]
      : warnings,
  };
}

function boundedContainer(container: ObservedContainer): ObservedContainer {
  return {
    ...container,
    ...(container.namespace !== undefined && { namespace: cleanName(container.namespace) }),
    workload: cleanName(container.workload),
    container: cleanName(container.container),
    image: cleanName(container.image),
  };
}

function lowerFirst(text: string): string {
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}
