import type { CommentPlace, OperationBody } from "../pipeline/operations";
import type { Pipeline } from "../pipeline/pipeline";
import { assertNever } from "../result";

/** What an operation is about, for filters and links. */
export interface Subjects {
  readonly nodes: readonly string[];
  readonly edge?: string;
  readonly control?: string;
}

/** @param before the pipeline as it was: a connection is about the nodes that it connects. */
export function subjectsOf(before: Pipeline, operation: OperationBody): Subjects {
  switch (operation.type) {
    case "pipeline.changed":
    case "policy.changed":
    case "zone.added":
    case "zone.changed":
    case "zone.removed":
    case "image.removed":
      return { nodes: [] };
    case "node.added":
      return { nodes: [operation.node.id] };
    case "node.changed":
    case "node.removed":
      return { nodes: [operation.node] };
    case "nodes.moved":
      return { nodes: Object.keys(operation.positions) };
    case "edge.added":
      return { nodes: endsOf(operation.edge), edge: operation.edge.id };
    case "edge.changed": {
      const ends = [
        endsOf(before.edges.get(operation.edge)),
        operation.set.source ?? [],
        operation.set.target ?? [],
      ];
      return { nodes: [...new Set(ends.flat())], edge: operation.edge };
    }
    case "edge.removed":
      return { nodes: endsOf(before.edges.get(operation.edge)), edge: operation.edge };
    case "image.added":
      return { nodes: operation.image.builtBy === undefined ? [] : [operation.image.builtBy] };
    case "image.changed":
      return { nodes: typeof operation.set.builtBy === "string" ? [operation.set.builtBy] : [] };
    case "claim.changed":
    case "evidence.added":
    case "evidence.removed":
    case "review.withdrawn":
      return { nodes: [operation.node], control: operation.control };
    case "review.added":
      return { nodes: [operation.review.node], control: operation.review.control };
    case "comment.added":
      return subjectsAt(before, operation.comment.about);
    case "comment.removed":
    case "thread.resolved":
    case "thread.reopened":
      return subjectsAt(before, operation.about);
    default:
      return assertNever(operation);
  }
}

function subjectsAt(before: Pipeline, about: CommentPlace): Subjects {
  if ("edge" in about) return { nodes: endsOf(before.edges.get(about.edge)), edge: about.edge };
  return { nodes: [about.node], ...(about.control === undefined ? {} : { control: about.control }) };
}

function endsOf(edge: { readonly source: string; readonly target: string } | undefined): readonly string[] {
  return edge ? [...new Set([edge.source, edge.target])] : [];
}
