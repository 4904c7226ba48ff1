import type { Artifact, NodeKind } from "../pipeline/document";

export interface OddConnection {
  readonly source: NodeKind;
  readonly target: NodeKind;
  /** Absent: any artifact. */
  readonly artifact?: Artifact;
  readonly why: string;
}

/** Connections with an explanation of their own, the more specific first. */
export const oddConnections: readonly OddConnection[] = [
  {
    source: "developer",
    target: "orchestrator",
    artifact: "credential",
    why: "A person with this credential can act as the orchestrator and so bypass all checks of the pipeline.",
  },
  {
    source: "developer",
    target: "host",
    artifact: "credential",
    why: "A person with this credential can act as the host and so bypass all checks of the pipeline.",
  },
  {
    source: "developer",
    target: "production-registry",
    artifact: "credential",
    why: "A person with this credential can push as the registry itself: running images need not come from CI.",
  },
  {
    source: "developer",
    target: "ci",
    artifact: "tool",
    why: "A tool from a laptop runs with the rights of every job that uses it, and no repository records its content.",
  },
  {
    source: "developer",
    target: "package-registry",
    why: "A package published from a laptop reaches every build that fetches it and bypasses all CI checks.",
  },
  {
    source: "package-registry",
    target: "workload",
    why: "Content that a running container fetches is in no image: it is neither reviewed nor scanned, and may differ at the next start.",
  },
  {
    source: "developer",
    target: "ci",
    why: "CI that takes code from a laptop builds code that no repository keeps, without review and branch rules.",
  },
  {
    source: "developer",
    target: "builder",
    why: "A build from a laptop bypasses the source repository and CI: it has no review and none of CI's checks.",
  },
  {
    source: "developer",
    target: "parent-registry",
    why: "A parent image pushed from a laptop reaches every image built on it and bypasses all CI checks.",
  },
  {
    source: "developer",
    target: "production-registry",
    why: "A push from a laptop straight to a production registry bypasses all CI checks.",
  },
  {
    source: "developer",
    target: "delivery",
    why: "A deployment order from a laptop bypasses the source repository: it has no review and no history.",
  },
  {
    source: "developer",
    target: "orchestrator",
    why: "A manual deployment bypasses review, CI and delivery: only the orchestrator's own checks apply.",
  },
  {
    source: "developer",
    target: "host",
    why: "A container started manually on a host bypasses every check before it: only the controls on the host apply.",
  },
  {
    source: "developer",
    target: "workload",
    why: "A change made inside a running container is in no image: it is neither reviewed nor scanned, and is gone at the next start.",
  },
  {
    source: "source-repository",
    target: "production-registry",
    why: "A build step must stand between a repository and a registry. Draw it, so that its controls count.",
  },
  {
    source: "source-repository",
    target: "host",
    why: "A host that pulls from the repository itself bypasses all CI checks.",
  },
  {
    source: "ci",
    target: "host",
    artifact: "image",
    why: "An image copied from CI straight to a host bypasses the production registry: it is not kept, rescanned or signed there.",
  },
  {
    source: "ci",
    target: "orchestrator",
    artifact: "image",
    why: "An image loaded from CI straight into a cluster bypasses the production registry: it is not kept, rescanned or signed there.",
  },
  {
    source: "ci",
    target: "workload",
    why: "CI that reaches into a running container bypasses the checks of registry and orchestrator.",
  },
  {
    source: "builder",
    target: "orchestrator",
    why: "An image loaded from its build straight into a cluster bypasses the production registry and its checks.",
  },
  {
    source: "builder",
    target: "host",
    why: "An image that runs on the machine that built it bypasses the production registry and its checks.",
  },
  {
    source: "builder",
    target: "workload",
    why: "An image that runs straight from its build bypasses the production registry and its checks.",
  },
  {
    source: "parent-registry",
    target: "delivery",
    why: "An image deployed straight from a parent registry runs exactly as a third party built it. It bypasses your build's checks.",
  },
  {
    source: "parent-registry",
    target: "orchestrator",
    why: "An image run straight from a parent registry runs exactly as a third party built it. It bypasses the checks of your build and registry.",
  },
  {
    source: "parent-registry",
    target: "host",
    why: "An image run straight from a parent registry runs exactly as a third party built it. It bypasses the checks of your build and registry.",
  },
  {
    source: "parent-registry",
    target: "workload",
    why: "An image run straight from a parent registry runs exactly as a third party built it. It bypasses the checks of your build and registry.",
  },
  {
    source: "workload",
    target: "production-registry",
    why: "A running container committed as an image carries every change made in it, so its source code is unknown.",
  },
  {
    source: "host",
    target: "production-registry",
    why: "An image pushed from a container host bypasses all CI checks.",
  },
];

/**
 * Why a connection from outside the organisation is odd.
 * @returns undefined if it is usual: a proposed change, or traffic to a workload
 */
export function strangerWarning(target: NodeKind, artifact: Artifact): string | undefined {
  if (target === "workload" || (target === "source-repository" && artifact === "code")) return undefined;
  return target === "ci" || target === "builder"
    ? "Code proposed from outside runs here before review: the secrets and rights it runs with decide how far an attack gets."
    : "This is reached directly from outside: no check of the pipeline applies.";
}
