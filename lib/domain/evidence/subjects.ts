import type { NodeKind } from "../pipeline/document";
import type { ReportSubject } from "./report";

/**
 * The kinds of node that a report on such a subject can cover: a host covers its containers, not their builds; a repository
 * covers code and checks, not production; a file (a Dockerfile, a workflow, a manifest, a cloud description) can cover anything.
 */
const kindsOf: {
  readonly [kind in Exclude<ReportSubject["kind"], "unnamed">]: ReadonlySet<NodeKind> | "all";
} = {
  image: new Set(["builder", "ci", "parent-registry", "workload"]),
  repository: new Set(["source-repository", "ci", "builder"]),
  file: "all",
  cluster: new Set(["orchestrator"]),
  host: new Set(["host", "workload"]),
  workload: new Set(["workload", "delivery"]),
};

/** Whether a report on it can speak of a control that applies to these kinds. */
export function speaksOf(subject: ReportSubject, appliesTo: readonly NodeKind[]): boolean {
  const kinds = kindsOf[subject.kind === "unnamed" ? subject.of : subject.kind];
  return kinds === "all" || appliesTo.some((kind) => kinds.has(kind));
}

/** Whether it is an image, if one that a person has to name. */
export function isOfImage(subject: ReportSubject): boolean {
  return subject.kind === "image" || (subject.kind === "unnamed" && subject.of === "image");
}

/** The same for two subjects that say the same. */
export function subjectKey(subject: ReportSubject): string {
  return JSON.stringify(Object.entries(subject).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

/** Each of them once, in their order. */
export function distinctSubjects(subjects: readonly ReportSubject[]): readonly ReportSubject[] {
  return [...new Map(subjects.map((one) => [subjectKey(one), one])).values()];
}
