/** Limits of runtime data. A larger file is refused, or read in part with a warning. */
export const runningLimits = {
  /** A file as it is, in bytes. */
  file: 5 * 1024 * 1024,
  /** A file in an archive, and all of them together, in bytes. */
  packed: 50 * 1024 * 1024,
  files: 50,
  containers: 20_000,
  repositories: 5_000,
  /** Of one repository. */
  images: 5_000,
  /** Clusters, engines and registries of which something is given at once, and what they hold together. */
  sources: 100,
  allContainers: 40_000,
  allRepositories: 20_000,
  /** Characters of a name that is kept. */
  name: 300,
  /** Of what is listed. */
  findings: 500,
  /** Of one finding. */
  places: 5,
  reason: 1_000,
} as const;
