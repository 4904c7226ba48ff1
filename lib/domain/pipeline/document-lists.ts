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

/** What a credential lets its holder do at its end. */
export const credentialRights = ["read", "publish", "deploy", "admin"] as const;

export const claimStatuses = [
  "missing",
  "planned",
  "partial",
  "implemented",
  "not-applicable",
  "accepted",
] as const;

/** The statuses for which a workspace can require two-person approval. */
export const reviewables = ["verified", "not-applicable", "accepted"] as const;

export const zoneKinds = ["account", "cluster", "network", "team", "other"] as const;

export const environments = ["production", "staging", "test", "development"] as const;

/** What a control does, and what a gate is: lib/domain/catalogue/catalogue.ts says what each means. */
export const controlKinds = ["preventive", "detective", "corrective"] as const;

export const gatePoints = [
  "commit",
  "pipeline-trigger",
  "parent-pull",
  "image-build",
  "registry-push",
  "promotion",
  "registry-pull",
  "deploy",
  "admission",
] as const;

export const gateSubjects = ["content", "orders", "any"] as const;

export const gateAims = ["mistake", "any", "swap", "stranger", "outsider"] as const;

/** What became of a control of one's own. Drafts are not in documents. */
export const ownStates = ["released", "retired"] as const;
