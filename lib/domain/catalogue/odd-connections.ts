import type { Artifact, NodeKind } from "../pipeline/document";

export interface OddConnection {
  readonly source: NodeKind;
  readonly target: NodeKind;
  /** Absent: whatever moves. */
  readonly artifact?: Artifact;
  readonly why: string;
}

/** Connections that deserve their own words, the more particular first. */
export const oddConnections: readonly OddConnection[] = [
  {
    source: "developer",
    target: "orchestrator",
    artifact: "credential",
    why: "A person who holds this credential can act as the orchestrator: nothing that the pipeline checks is checked on this way.",
  },
  {
    source: "developer",
    target: "host",
    artifact: "credential",
    why: "A person who holds this credential can act as the host: nothing that the pipeline checks is checked on this way.",
  },
  {
    source: "developer",
    target: "production-registry",
    artifact: "credential",
    why: "A person who holds this credential can push as the registry's own: what runs no longer has to come from CI.",
  },
  {
    source: "developer",
    target: "ci",
    artifact: "tool",
    why: "A tool that comes from a laptop runs with the rights of each job that it is in, and no repository keeps what it was.",
  },
  {
    source: "developer",
    target: "package-registry",
    why: "A package published from a laptop reaches every build that fetches it, and nothing that CI checks is checked on this way.",
  },
  {
    source: "package-registry",
    target: "workload",
    why: "What a running container fetches is in no image: it is neither reviewed nor scanned, and may be another one at the next start.",
  },
  {
    source: "developer",
    target: "ci",
    why: "CI that takes code from a laptop builds what no repository keeps: there is no review and no branch rule on this way.",
  },
  {
    source: "developer",
    target: "builder",
    why: "A build from a laptop goes around the source repository and CI: there is no review and none of CI's checks on this way.",
  },
  {
    source: "developer",
    target: "parent-registry",
    why: "A parent image pushed from a laptop reaches every image built on it, and nothing that CI checks is checked on this way.",
  },
  {
    source: "developer",
    target: "production-registry",
    why: "A laptop that pushes straight to a production registry goes around CI: nothing that CI checks is checked on this way.",
  },
  {
    source: "developer",
    target: "delivery",
    why: "An order given from a laptop goes around the source repository: nobody reviews it, and no history keeps it.",
  },
  {
    source: "developer",
    target: "orchestrator",
    why: "A deployment by hand goes around review, CI and delivery: only what the orchestrator itself checks is checked on this way.",
  },
  {
    source: "developer",
    target: "host",
    why: "A container started by hand on a host goes around every check before it: only the host's own controls are in place on this way.",
  },
  {
    source: "developer",
    target: "workload",
    why: "A change made inside a running container is in no image: it is neither reviewed nor scanned, and is gone at the next start.",
  },
  {
    source: "source-repository",
    target: "production-registry",
    why: "Something must build an image between a repository and a registry. Draw that step, so that its controls count.",
  },
  {
    source: "source-repository",
    target: "host",
    why: "A host that pulls from the repository by itself goes around CI: nothing that CI checks is checked on this way.",
  },
  {
    source: "ci",
    target: "host",
    artifact: "image",
    why: "An image that CI copies straight to a host goes around the production registry: it is not kept, scanned again or signed there.",
  },
  {
    source: "ci",
    target: "orchestrator",
    artifact: "image",
    why: "An image that CI loads straight into a cluster goes around the production registry: it is not kept, scanned again or signed there.",
  },
  {
    source: "ci",
    target: "workload",
    why: "CI that reaches into a running container goes around registry and orchestrator: none of their checks are on this way.",
  },
  {
    source: "builder",
    target: "orchestrator",
    why: "An image that goes from its build straight into a cluster goes around the production registry and the checks there.",
  },
  {
    source: "builder",
    target: "host",
    why: "An image that runs where it was built goes around the production registry and the checks there.",
  },
  {
    source: "builder",
    target: "workload",
    why: "An image that runs straight from its build goes around the production registry and the checks there.",
  },
  {
    source: "parent-registry",
    target: "delivery",
    why: "An image deployed straight from a parent registry is run as somebody else built it: nothing that your build checks is checked on this way.",
  },
  {
    source: "parent-registry",
    target: "orchestrator",
    why: "An image run straight from a parent registry is run as somebody else built it: nothing that your build and registry check is checked on this way.",
  },
  {
    source: "parent-registry",
    target: "host",
    why: "An image run straight from a parent registry is run as somebody else built it: nothing that your build and registry check is checked on this way.",
  },
  {
    source: "parent-registry",
    target: "workload",
    why: "An image run straight from a parent registry is run as somebody else built it: nothing that your build and registry check is checked on this way.",
  },
  {
    source: "workload",
    target: "production-registry",
    why: "A running container committed back as an image carries whatever happened in it: nobody can say from which code it was built.",
  },
  {
    source: "host",
    target: "production-registry",
    why: "An image pushed from a container host goes around CI: nothing that CI checks is checked on this way.",
  },
];

/**
 * What is odd about something that comes from outside the organisation.
 * @returns undefined where it is usual: a change that somebody proposes, and the traffic of a workload.
 */
export function strangerWarning(target: NodeKind, artifact: Artifact): string | undefined {
  if (target === "workload" || (target === "source-repository" && artifact === "code")) return undefined;
  return target === "ci" || target === "builder"
    ? "What somebody outside proposes runs here before anybody has reviewed it: with which secrets and rights decides how far it gets."
    : "Somebody outside reaches this directly: nothing that the pipeline checks is checked on this way.";
}
