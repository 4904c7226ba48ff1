/** Where a fact was read: in which file, by which way through its JSON, and in which line. */
export interface ObservedPlace {
  readonly file: string;
  /** As jq and kubectl write it: `items[3].status.containerStatuses[0].imageID`. */
  readonly path: string;
  readonly line: number;
}

/** What runs containers, as the file says it. */
export type Platform = "kubernetes" | "docker" | "ecs";

/** A dangerous right of a container that the file shows. Missing fields are unknown, and never shown. */
export const runningFlags = ["docker-socket", "privileged", "host-pid", "host-network", "root"] as const;
export type RunningFlag = (typeof runningFlags)[number];

/** One container of something that runs, or is kept running. */
export interface ObservedContainer {
  /** Of Kubernetes its namespace, of ECS its cluster. */
  readonly namespace?: string;
  /** What runs it: `Deployment/shop`, `service:shop`; of an engine the container's own name. */
  readonly workload: string;
  readonly container: string;
  /** The image's name as the file has it. */
  readonly image: string;
  /** `sha256:...` of the pulled image; absent if the file lacks it. */
  readonly digest?: string;
  readonly flags: readonly RunningFlag[];
  readonly place: ObservedPlace;
}

/** One repository of a registry, as the registry lists it. */
export interface ObservedRepository {
  /** `ghcr.io`; `123456789012.dkr.ecr` if a file names the account and not the region. */
  readonly registry: string;
  readonly repository: string;
  /** Tags without digests, if the file has no more. */
  readonly tags?: readonly string[];
  readonly images?: readonly { readonly digest: string; readonly tags: readonly string[] }[];
  /** The list says that there is more: what is not in it may be there all the same. */
  readonly isCut?: true;
  readonly place: ObservedPlace;
}

export type RunningFormat =
  | "kubernetes"
  | "docker-inspect"
  | "docker-ps"
  | "ecs-tasks"
  | "ecr-images"
  | "registry-catalog"
  | "registry-tags";

/** What one file says of one cluster, engine or registry. */
export interface Observed {
  readonly format: RunningFormat;
  /** Of containers: what runs them. */
  readonly platform?: Platform;
  /** What it is of, as far as the file tells: newer words of the same take the place of these. */
  readonly source: string;
  /** The list is complete. Only for a cluster, and only if the file shows it. */
  readonly isWhole: boolean;
  readonly containers: readonly ObservedContainer[];
  readonly repositories: readonly ObservedRepository[];
  /** What was passed over, in sentences. */
  readonly warnings: readonly string[];
}
