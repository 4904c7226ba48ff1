import { treePath } from "../ci/fill-variables";
import { deployedTag, pushedTags } from "../ci/tags";
import type { CheckFact, Cloud, DeployFact, Fact } from "../facts";
import type { Place } from "../source";
import { awsFacts } from "./orbs-aws";
import { containerUpdates } from "./container-updates";
import { cloudFacts } from "./orbs-cloud";
import type { OrbCall } from "./orb-call";

/** The effects of a known orb's job or command, from its parameters. Empty if they say nothing about images. */
export function orbFacts(call: OrbCall): readonly Fact[] {
  const facts = [...(awsFacts(call) ?? cloudFacts(call) ?? otherFacts(call)), ...credentials(call)];
  const tags = facts.flatMap((fact) => {
    if (fact.kind === "deploy")
      return fact.image === undefined ? [] : deployedTag(fact.image, { about: call.by, at: fact.at });
    return fact.kind === "build" && fact.pushes === true
      ? pushedTags(fact.images, { about: call.by, at: fact.at })
      : [];
  });
  return [...facts, ...tags];
}

function otherFacts(call: OrbCall): readonly Fact[] {
  const { by, at, orb, element, text, lineOf, folder } = call;
  const [, product = ""] = orb.split("/");
  const isScan = /scan|test|check/.test(element);
  if (/trivy/.test(product) && isScan) return [trivy(call)];
  if (product === "snyk" && isScan) {
    const image = text("docker_image_name");
    return [
      check(call, {
        does: image === undefined ? "scan-source" : "scan-image",
        tool: "snyk",
        ...(image !== undefined && { image }),
        blocks: text("fail_on_issues") !== "false",
      }),
    ];
  }
  if (/^(?:anchore|anchore-engine|grype|twistcli|prisma-cloud|sysdig-secure|clair)/.test(product) && isScan) {
    const image = text("image_name") ?? text("image");
    const fails = text("analysis_fail") ?? text("fail_build");
    return [
      check(call, {
        does: "scan-image",
        tool: product,
        ...(image !== undefined && { image }),
        blocks: fails === undefined ? "unknown" : fails === "true",
      }),
    ];
  }
  if (
    product === "kubernetes" &&
    /^(?:create_or_update_resource|update_container_image|rollout)/.test(element)
  ) {
    return containerUpdates(call, "kubectl");
  }
  if (product === "helm" && /^(?:upgrade|install)_helm_chart/.test(element)) {
    const chart = text("chart");
    const values = text("values");
    const files = [chart, ...(values ?? "").split(",")].flatMap((path) =>
      path === undefined || path.trim() === "" ? [] : (treePath(folder, path.trim()) ?? []),
    );
    const release = text("release_name");
    const namespace = text("namespace");
    const deploy: DeployFact = {
      kind: "deploy",
      by,
      how: "helm",
      files,
      workloads: release === undefined ? [] : [release],
      ...(namespace !== undefined && { namespace }),
      at: lineOf("chart") ?? at,
    };
    return [deploy];
  }
  if (product === "terraform" && element === "apply") {
    const path = treePath(folder, text("path") ?? ".");
    return [
      { kind: "deploy", by, how: "terraform", files: path === undefined ? [] : [path], workloads: [], at },
    ];
  }
  return [];
}

function check({ by, at }: OrbCall, said: Omit<CheckFact, "kind" | "by" | "at">): Fact {
  return { kind: "check", by, at, ...said };
}

function trivy(call: OrbCall): Fact {
  const args = call.text("args") ?? "";
  const words = args.trim().split(/\s+/);
  const named =
    call.text("image") ??
    call.text("image_ref") ??
    (words[0] === "image" || words[0] === "i" ? words.at(-1) : undefined);
  const image = named !== undefined && !named.startsWith("-") && named !== "image" ? named : undefined;
  const code = call.text("exit_code") ?? /--exit-code[= ](\d+)/.exec(args)?.[1];
  const isImage = image !== undefined || words[0] === "image" || call.text("scan_type") === "image";
  return check(call, {
    does: isImage ? "scan-image" : "scan-source",
    tool: "trivy",
    ...(image !== undefined && { image }),
    blocks: code === undefined ? "unknown" : code !== "0",
  });
}

/** A role taken through CircleCI's own token, or keys that last. */
function credentials(call: OrbCall): readonly Fact[] {
  const prove = (
    control: "cloud-credentials-oidc" | "static-cloud-credentials",
    at: Place,
    fact: string,
    opens: Cloud,
  ): Fact => ({
    kind: "control",
    control,
    status: control === "cloud-credentials-oidc" ? "present" : "violated",
    about: call.by,
    at,
    fact,
    opens,
  });
  const role = call.lineOf("role_arn");
  if (role && call.text("role_arn") !== undefined)
    return [prove("cloud-credentials-oidc", role, "takes a role with a token of CircleCI", "aws")];
  const oidc = call.lineOf("use_oidc");
  if (oidc && call.text("use_oidc") === "true")
    return [prove("cloud-credentials-oidc", oidc, "signs in with a token of CircleCI", "google")];
  const key = call.lineOf("aws_access_key_id") ?? call.lineOf("aws_secret_access_key");
  return key ? [prove("static-cloud-credentials", key, "keys of AWS that last", "aws")] : [];
}
