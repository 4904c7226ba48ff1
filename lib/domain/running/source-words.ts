import type { Observed } from "./observed";

/** What something that was given is of, as a person says it: "Kubernetes", "ECS cluster shop", "tags of ghcr.io/acme/shop". */
export function sourceWords({
  format,
  source,
}: {
  readonly format: string;
  readonly source: string;
}): string {
  const of = source.slice(source.indexOf(" ") + 1);
  switch (format as Observed["format"]) {
    case "kubernetes":
      return "Kubernetes";
    case "docker-inspect":
    case "docker-ps":
      return "container engine";
    case "ecs-tasks":
      return of === source ? "ECS" : `ECS cluster ${of}`;
    case "ecr-images":
      return `images of ${withoutHash(of)}`;
    case "registry-catalog":
      return `repositories of ${of}`;
    case "registry-tags":
      return `tags of ${withoutHash(of)}`;
  }
}

/** Several repositories of one registry are distinguished by a hash of their names, which is not shown. */
function withoutHash(of: string): string {
  return of.replace(/(, \d+ repositories) \S+$/, "$1");
}
