import type { OperationBody } from "../pipeline/operations";
import { assertNever } from "../result";
import type { PipelineDiff } from "./diff-pipelines";

/** What an entry of the log is about. */
export type Subject =
  | { readonly of: "node" | "edge" | "zone" | "image"; readonly id: string }
  | { readonly of: "claim"; readonly node: string; readonly control: string }
  | { readonly of: "pipeline" };

/** The key of a subject in a comparison's log: `node ID`, `claim NODE CONTROL`, `pipeline`. */
export function subjectKey(subject: Subject): string {
  if (subject.of === "pipeline") return "pipeline";
  return subject.of === "claim" ? `claim ${subject.node} ${subject.control}` : `${subject.of} ${subject.id}`;
}

/** All that differs, moves aside. */
export function changedSubjects({
  pipeline,
  nodes,
  edges,
  zones,
  images,
  claims,
}: PipelineDiff): readonly Subject[] {
  const all = <T>({
    added,
    removed,
    changed,
  }: {
    added: readonly T[];
    removed: readonly T[];
    changed: readonly T[];
  }) => [...added, ...removed, ...changed];
  type Named = { readonly id: string };
  const records = {
    node: all<Named>(nodes),
    edge: all<Named>(edges),
    zone: all<Named>(zones),
    image: all<Named>(images),
  };
  return [
    ...(pipeline.length > 0 ? [{ of: "pipeline" } as const] : []),
    ...(["node", "edge", "zone", "image"] as const).flatMap((of) =>
      records[of].map(({ id }) => ({ of, id })),
    ),
    ...all<{ readonly node: string; readonly control: string }>(claims).map(({ node, control }) => ({
      of: "claim" as const,
      node,
      control,
    })),
  ];
}

/**
 * The differences that an operation touches: a removed node takes its connections and claims along.
 * @param wanted the differences
 */
export function createTouched(wanted: PipelineDiff): (operation: OperationBody) => readonly string[] {
  const goneWith = new Map<string, string[]>();
  const add = (node: string, subject: Subject) => {
    const known = goneWith.get(node);
    if (known) known.push(subjectKey(subject));
    else goneWith.set(node, [subjectKey(subject)]);
  };
  for (const { id, source, target } of wanted.edges.removed)
    for (const node of new Set([source, target])) add(node, { of: "edge", id });
  for (const { node, control } of wanted.claims.removed) add(node, { of: "claim", node, control });
  return (operation) => {
    switch (operation.type) {
      case "pipeline.changed":
        return [subjectKey({ of: "pipeline" })];
      case "nodes.moved":
        return [];
      case "node.added":
        return [subjectKey({ of: "node", id: operation.node.id })];
      case "node.changed":
        return [subjectKey({ of: "node", id: operation.node })];
      case "node.removed":
        return [subjectKey({ of: "node", id: operation.node }), ...(goneWith.get(operation.node) ?? [])];
      case "edge.added":
        return [subjectKey({ of: "edge", id: operation.edge.id })];
      case "edge.changed":
      case "edge.removed":
        return [subjectKey({ of: "edge", id: operation.edge })];
      case "zone.added":
        return [subjectKey({ of: "zone", id: operation.zone.id })];
      case "zone.changed":
      case "zone.removed":
        return [subjectKey({ of: "zone", id: operation.zone })];
      case "image.added":
        return [subjectKey({ of: "image", id: operation.image.id })];
      case "image.changed":
      case "image.removed":
        return [subjectKey({ of: "image", id: operation.image })];
      case "claim.changed":
      case "evidence.added":
      case "evidence.removed":
      case "review.withdrawn":
        return [subjectKey({ of: "claim", node: operation.node, control: operation.control })];
      case "review.added":
        return [subjectKey({ of: "claim", node: operation.review.node, control: operation.review.control })];
      case "policy.changed":
      case "comment.added":
      case "comment.removed":
      case "thread.resolved":
      case "thread.reopened":
        return [];
      default:
        return assertNever(operation);
    }
  };
}
