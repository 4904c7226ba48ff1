import { words } from "./words";
import { asDigest } from "./digest-in";
import { itemsAt, type JsonNode, memberAt, textAt, type PlacedValue } from "./json-node";
import type { Observed, ObservedContainer } from "./observed";

/** The fields of `aws ecs describe-tasks` that are read; overrides, with their environment, are passed over. */
export const ecsFields = words(
  "tasks clusterArn taskDefinitionArn group lastStatus containers name image imageDigest",
);

/** What `aws ecs describe-tasks` says, an answer for each cluster that its tasks are of. */
export function readEcsTasks(all: readonly PlacedValue[], file: string): readonly Observed[] {
  const clusters = new Map<string, ObservedContainer[]>();
  for (const { value, way } of all)
    for (const [index, task] of itemsAt(value, "tasks").entries()) {
      if (textAt(task, "lastStatus") === "STOPPED") continue;
      const cluster = lastPart(textAt(task, "clusterArn") ?? "");
      const found = clusters.get(cluster) ?? [];
      clusters.set(cluster, found);
      found.push(...containersOf(task, cluster, { file, way: `${way}tasks[${index}].` }));
    }
  return [...clusters].map(([cluster, containers]) => ({
    format: "ecs-tasks",
    platform: "ecs",
    source: cluster === "" ? "ecs" : `ecs ${cluster}`,
    // It lists the requested tasks only.
    isWhole: false,
    containers,
    repositories: [],
    warnings: [],
  }));
}

function containersOf(
  task: JsonNode,
  cluster: string,
  { file, way }: { readonly file: string; readonly way: string },
): readonly ObservedContainer[] {
  const workload =
    textAt(task, "group") ?? lastPart(textAt(task, "taskDefinitionArn") ?? "").split(":")[0] ?? "";
  return itemsAt(task, "containers").flatMap((container, index) => {
    const written = memberAt(container, "image");
    const image = textAt(written);
    if (!written || image === undefined || textAt(container, "lastStatus") === "STOPPED") return [];
    const digest = asDigest(textAt(container, "imageDigest"));
    return [
      {
        ...(cluster !== "" && { namespace: cluster }),
        workload,
        container: textAt(container, "name") ?? "",
        image,
        ...(digest !== undefined && { digest }),
        flags: [],
        place: { file, path: `${way}containers[${index}].image`, line: written.line },
      },
    ];
  });
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf("/") + 1);
}
