const kinds: ReadonlySet<string> = new Set([
  "Pod",
  "Deployment",
  "StatefulSet",
  "DaemonSet",
  "ReplicaSet",
  "ReplicationController",
  "Job",
  "CronJob",
]);

/** Whether a kind of Kubernetes runs containers. */
export function isWorkloadKind(kind: string): boolean {
  return kinds.has(kind);
}
