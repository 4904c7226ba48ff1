import type { Fact } from "../facts";
import { buildFact, type OrbCall, variableNamed, withTags } from "./orb-call";
import { containerUpdates } from "./container-updates";

/** The orbs of Docker, Google Cloud and Azure; undefined for others. */
export function cloudFacts(call: OrbCall): readonly Fact[] | undefined {
  switch (call.orb) {
    case "circleci/docker":
      return docker(call);
    case "circleci/gcp-gcr":
    case "circleci/gcp-artifact-registry":
    case "circleci/gcp-gke":
      return google(call);
    case "circleci/gcp-cloud-run":
      return cloudRun(call);
    case "circleci/azure-acr":
      return acr(call);
    case "circleci/azure-aks":
      return /^(?:update_container_image|create_or_update|rollout)/.test(call.element)
        ? containerUpdates(call, "kubectl")
        : [];
    default:
      return undefined;
  }
}

function docker(call: OrbCall): readonly Fact[] {
  const { by, at, element, text, lineOf } = call;
  if (/^(?:hadolint|dockerlint)$/.test(element)) {
    return [{ kind: "check", by, does: "scan-config", tool: element, blocks: true, at }];
  }
  const image = text("image");
  if (image === undefined) return [];
  const registry = text("registry") ?? "docker.io";
  const name = registry === "docker.io" ? image : `${registry}/${image}`;
  const names = withTags(name, text("tag") ?? "$CIRCLE_SHA1");
  if (element === "push") return names.map((pushed) => ({ kind: "push", by, image: pushed, at }));
  if (element !== "publish" && element !== "build") return [];
  const path = text("path") ?? ".";
  return [
    buildFact(call, {
      names,
      pushes: element === "publish" && text("deploy") !== "false",
      context: text("docker_context") ?? path,
      dockerfile: `${path}/${text("dockerfile") ?? "Dockerfile"}`,
      at: lineOf("image") ?? at,
    }),
  ];
}

function google(call: OrbCall): readonly Fact[] {
  const { by, at, orb, element, text, lineOf } = call;
  const image = text("image");
  const project = variableNamed(text("google_project_id") ?? "GOOGLE_PROJECT_ID");
  const registry =
    text("registry_url") ?? (orb === "circleci/gcp-artifact-registry" ? "us-docker.pkg.dev" : "gcr.io");
  const repository = text("repository_name");
  const name = [registry, project, ...(repository === undefined ? [] : [repository]), image].join("/");
  const facts: Fact[] = [];
  if (image !== undefined && element === "tag_image") {
    const from = `${name}:${text("source_tag") ?? "latest"}`;
    return withTags(name, text("target_tag") ?? "").map((to) => ({ kind: "retag", by, from, to, at }));
  }
  if (image !== undefined) {
    const names = withTags(name, text("tag") ?? "latest");
    if (element === "push_image")
      facts.push(...names.map((pushed) => ({ kind: "push", by, image: pushed, at }) as const));
    if (/^(?:build_and_push_image|build_image|publish_and_rollout_image)$/.test(element)) {
      const path = text("path") ?? ".";
      facts.push(
        buildFact(call, {
          names,
          pushes: element !== "build_image",
          context: text("docker_context") ?? path,
          dockerfile: `${path}/${text("dockerfile") ?? "Dockerfile"}`,
          at: lineOf("image") ?? at,
        }),
      );
    }
  }
  if (/^(?:publish_and_)?rollout_image$/.test(element)) {
    const workload = text("deployment");
    const cluster = text("cluster");
    const deployed = image === undefined ? undefined : `${name}:${text("tag") ?? "latest"}`;
    facts.push({
      kind: "deploy",
      by,
      how: "kubectl",
      files: [],
      workloads: workload === undefined ? [] : [`deployment/${workload}`],
      ...(deployed !== undefined && { image: deployed }),
      ...(cluster !== undefined && { cluster }),
      at,
    });
  }
  return facts;
}

function cloudRun({ by, at, element, text, lineOf }: OrbCall): readonly Fact[] {
  const service = text("service_name");
  if (!element.startsWith("deploy") || service === undefined) return [];
  const image = text("image");
  const cluster = text("cluster");
  return [
    {
      kind: "deploy",
      by,
      how: "unknown",
      files: [],
      workloads: [service],
      ...(image !== undefined && { image }),
      ...(cluster !== undefined && { cluster }),
      at: lineOf("image") ?? at,
    },
  ];
}

function acr(call: OrbCall): readonly Fact[] {
  const { by, at, element, text, lineOf } = call;
  const repo = text("repo");
  const server = text("login_server_name");
  if (repo === undefined || server === undefined) return [];
  const names = withTags(`${variableNamed(server)}/${repo}`, text("tag") ?? "latest");
  if (element === "push_image") return names.map((image) => ({ kind: "push", by, image, at }));
  if (!/^build(?:_and_push)?_image$/.test(element)) return [];
  const path = text("path") ?? ".";
  return [
    buildFact(call, {
      names,
      pushes: element === "build_and_push_image",
      context: path,
      dockerfile: `${path}/${text("dockerfile") ?? "Dockerfile"}`,
      at: lineOf("repo") ?? at,
    }),
  ];
}
