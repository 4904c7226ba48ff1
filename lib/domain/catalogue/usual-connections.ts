import type { Artifact, NodeKind } from "../pipeline/document";
import { nodeKinds } from "../pipeline/document-lists";

export interface UsualConnection {
  readonly source: NodeKind;
  readonly target: NodeKind;
  readonly artifacts: readonly Artifact[];
}

function from(
  source: NodeKind,
  targets: { readonly [target in NodeKind]?: readonly Artifact[] },
): UsualConnection[] {
  return nodeKinds.flatMap((target) => {
    const artifacts = targets[target];
    return artifacts ? [{ source, target, artifacts }] : [];
  });
}

/** The usual artifacts between kinds of nodes: used to propose the artifact of a new connection, and to flag odd ones. */
export const usualConnections: readonly UsualConnection[] = [
  ...from("developer", { "source-repository": ["code", "manifest"] }),
  ...from("source-repository", {
    "source-repository": ["code", "manifest"],
    ci: ["code", "tool"],
    builder: ["code", "tool"],
    "package-registry": ["tool", "code"],
    delivery: ["manifest"],
    orchestrator: ["manifest"],
    service: ["code"],
  }),
  ...from("ci", {
    "source-repository": ["manifest", "code"],
    ci: ["code", "image", "tool"],
    builder: ["code", "tool"],
    "parent-registry": ["parent-image", "image"],
    "package-registry": ["tool", "code"],
    "production-registry": ["image"],
    delivery: ["manifest", "image"],
    orchestrator: ["manifest"],
    host: ["manifest"],
    service: ["image", "code"],
  }),
  ...from("builder", {
    ci: ["image"],
    builder: ["image", "parent-image"],
    "parent-registry": ["parent-image", "image"],
    "production-registry": ["image"],
    service: ["image"],
  }),
  ...from("parent-registry", {
    ci: ["parent-image", "tool"],
    builder: ["parent-image", "tool"],
    "parent-registry": ["parent-image", "image"],
    "production-registry": ["parent-image", "image"],
    service: ["parent-image", "image"],
  }),
  ...from("package-registry", {
    "source-repository": ["tool"],
    ci: ["tool"],
    builder: ["tool"],
    "parent-registry": ["tool"],
    "package-registry": ["tool"],
    "production-registry": ["tool"],
    delivery: ["tool"],
    orchestrator: ["tool"],
    host: ["tool"],
  }),
  ...from("production-registry", {
    ci: ["parent-image", "image", "tool"],
    builder: ["parent-image", "image", "tool"],
    "production-registry": ["image", "parent-image"],
    delivery: ["image"],
    orchestrator: ["image"],
    host: ["image"],
    workload: ["image"],
    service: ["image"],
  }),
  ...from("delivery", {
    "source-repository": ["manifest"],
    "production-registry": ["image"],
    delivery: ["manifest"],
    orchestrator: ["manifest"],
    host: ["manifest", "image"],
    workload: ["manifest"],
  }),
  ...from("orchestrator", {
    orchestrator: ["manifest"],
    host: ["container", "image", "manifest"],
    workload: ["container"],
  }),
  ...from("host", { workload: ["container"] }),
  ...from("service", {
    developer: ["credential"],
    "source-repository": ["credential"],
    ci: ["credential"],
    builder: ["credential"],
    "parent-registry": ["credential"],
    "package-registry": ["credential"],
    "production-registry": ["credential"],
    delivery: ["credential"],
    orchestrator: ["credential", "manifest"],
    host: ["credential"],
    workload: ["credential"],
    service: ["credential"],
  }),
];
