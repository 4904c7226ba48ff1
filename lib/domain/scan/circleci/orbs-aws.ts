import { treePath } from "../ci/fill-variables";
import type { DeployFact, Fact } from "../facts";
import { buildFact, majorOf, type OrbCall, variableNamed, withTags } from "./orb-call";
import { containerUpdates } from "./container-updates";

/** The orbs of AWS; undefined for others. */
export function awsFacts(call: OrbCall): readonly Fact[] | undefined {
  if (call.orb === "circleci/aws-ecr") return ecr(call);
  if (call.orb === "circleci/aws-ecs") return ecs(call);
  if (call.orb === "circleci/aws-eks") {
    return /^(?:update_container_image|create_or_update|rollout)/.test(call.element)
      ? containerUpdates(call, "kubectl")
      : eksHelm(call);
  }
  if (call.orb === "circleci/aws-code-deploy" && call.element.startsWith("deploy")) {
    const application = call.text("application_name");
    return [
      {
        kind: "deploy",
        by: call.by,
        how: "codedeploy",
        files: [],
        workloads: application === undefined ? [] : [application],
        at: call.at,
      },
    ];
  }
  return call.orb.startsWith("circleci/aws-") ? [] : undefined;
}

function ecr(call: OrbCall): readonly Fact[] {
  const { by, at, element, text, lineOf } = call;
  const repo = text("repo");
  if (repo === undefined) return [];
  const name = `${ecrHost(call)}/${repo}`;
  if (element === "tag_image") {
    const from = `${name}:${text("source_tag") ?? "latest"}`;
    return withTags(name, text("target_tag") ?? "").map((to) => ({ kind: "retag", by, from, to, at }));
  }
  const names = withTags(name, text("tag") ?? "latest");
  if (element === "push_image") return names.map((image) => ({ kind: "push", by, image, at }));
  if (!/^build(?:_and_push)?_image$/.test(element)) return [];
  const path = text("path") ?? ".";
  const pushes = element === "build_and_push_image" && text("push_image") !== "false";
  return [
    buildFact(call, {
      names,
      pushes,
      context: text("build_path") ?? text("docker_context") ?? (majorOf(call) >= 7 ? "." : path),
      dockerfile: `${path}/${text("dockerfile") ?? "Dockerfile"}`,
      at: lineOf("repo") ?? at,
    }),
  ];
}

/** The host changed its parameters: an address in the first versions, an account and a region in the later ones. */
function ecrHost(call: OrbCall): string {
  const { text } = call;
  if (text("public_registry") === "true")
    return `public.ecr.aws/${text("public_registry_alias") ?? "${AWS_ECR_PUBLIC_ALIAS}"}`;
  const address = text("account_url");
  if (address !== undefined) return variableNamed(address);
  const account = text("account_id") ?? text("registry_id");
  if (account === undefined && majorOf(call) > 0 && majorOf(call) < 8) return "${AWS_ECR_ACCOUNT_URL}";
  const region = variableNamed(text("region") ?? "AWS_DEFAULT_REGION");
  return `${variableNamed(account ?? "AWS_ACCOUNT_ID")}.dkr.ecr.${region}.amazonaws.com`;
}

function ecs(call: OrbCall): readonly Fact[] {
  const { by, at, element, text, lineOf } = call;
  const isService = /^(?:deploy_service_update|deploy_update_service|update_service)$/.test(element);
  if (!isService && element !== "run_task") return [];
  const service = (isService ? text("service_name") : text("task_definition")) ?? text("family");
  const cluster = text("cluster_name") ?? text("cluster");
  const verified = lineOf("verify_revision_is_deployed");
  if (verified && text("verify_revision_is_deployed") === "true") {
    call.prove("deployment-verified", "waits until the new revision runs", verified);
  }
  const rollback = lineOf("enable_circuit_breaker");
  if (rollback && text("enable_circuit_breaker") === "true") {
    call.prove("auto-rollback", "a circuit breaker rolls a failed deployment back", rollback);
  }
  const said: DeployFact = {
    kind: "deploy",
    by,
    how: "ecs",
    files: [],
    workloads: service === undefined ? [] : [service],
    ...(cluster !== undefined && { cluster }),
    at,
  };
  // container=api,image-and-tag=acme/api:1,container=side,tag=2
  const updates = text("container_image_name_updates") ?? "";
  const images = [...updates.matchAll(/image-and-tag=([^,\s]+)/g)].map(([, image = ""]) => image);
  if (images.length === 0) return [said];
  return images.map((image) => ({ ...said, image, at: lineOf("container_image_name_updates") ?? at }));
}

function eksHelm(call: OrbCall): readonly Fact[] {
  const { by, at, element, text, folder } = call;
  if (!/^(?:upgrade|install)_helm_chart/.test(element)) return [];
  const release = text("release_name");
  const cluster = text("cluster_name");
  const chart = text("chart");
  const path = chart === undefined ? undefined : treePath(folder, chart);
  return [
    {
      kind: "deploy",
      by,
      how: "helm",
      files: path === undefined ? [] : [path],
      workloads: release === undefined ? [] : [release],
      ...(cluster !== undefined && { cluster }),
      at,
    },
  ];
}
