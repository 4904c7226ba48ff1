export const stages = ["build", "distribute", "run"] as const;

export const nodeKinds = [
  "developer",
  "source-repository",
  "ci",
  "builder",
  "parent-registry",
  "package-registry",
  "production-registry",
  "delivery",
  "orchestrator",
  "host",
  "workload",
  "service",
] as const;

export const artifacts = [
  "code",
  "parent-image",
  "tool",
  "image",
  "container",
  "manifest",
  "credential",
] as const;

export const claimStatuses = [
  "missing",
  "planned",
  "partial",
  "implemented",
  "not-applicable",
  "accepted",
] as const;

/** What a workspace can ask a second person to confirm before it counts. */
export const reviewables = ["verified", "not-applicable", "accepted"] as const;

export const zoneKinds = ["account", "cluster", "network", "team", "other"] as const;

export const environments = ["production", "staging", "test", "development"] as const;
