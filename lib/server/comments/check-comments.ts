import "server-only";
import { findControl } from "@/lib/domain/catalogue/find-control";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { CommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { AppError } from "../errors";

/** The facts needed to check an operation on a thread or a comment. */
interface Known {
  readonly threads: ReadonlyMap<string, { readonly about: CommentPlace }>;
  readonly comments: ReadonlyMap<string, { readonly threadId: string; readonly byId: string }>;
  /** The names of mentioned people who are not members, by account; absent for unknown accounts. */
  readonly gone: ReadonlyMap<string, string | undefined>;
  readonly viewer: { readonly id: string; readonly isAdmin: boolean };
}

/** Checks a comment when it arrives, and never again: the log holds only accepted comments. */
export function checkComment(
  pipeline: Pipeline,
  operation: CommentOperation,
  index: number,
  known: Known,
): void {
  const refuse: (path: string, message: string) => never = (path, message) => {
    throw new AppError("invalid", {
      detail: message,
      errors: [{ path: `operations[${index}]${path}`, message }],
    });
  };
  const requireThread = (id: string, about: CommentPlace) => {
    const thread = known.threads.get(id);
    if (!thread) return refuse("", "This thread does not exist.");
    if (placeKey(thread.about) !== placeKey(about)) refuse("", "This thread belongs to another place.");
  };
  if (operation.type === "comment.removed") {
    const comment = known.comments.get(operation.comment);
    if (!comment) return refuse("", "This comment does not exist.");
    requireThread(comment.threadId, operation.about);
    if (comment.byId !== known.viewer.id && !known.viewer.isAdmin)
      refuse("", "Only the author or an admin can remove a comment.");
    return;
  }
  if (operation.type !== "comment.added") return requireThread(operation.thread, operation.about);
  const { id, about, thread, text, mentions = [] } = operation.comment;
  if (text.trim() === "") refuse(".comment.text", "must not be empty");
  if (known.comments.has(id) || known.threads.has(id))
    refuse(".comment.id", "belongs to another comment already");
  if (thread !== undefined) requireThread(thread, about);
  const fault = placeFault(pipeline, about);
  if (fault !== undefined) refuse(".comment.about", fault);
  const gone = mentions.filter((person) => known.gone.has(person));
  if (gone.length > 0) refuse(".comment.mentions", goneText(gone.map((person) => known.gone.get(person))));
}

function placeFault(pipeline: Pipeline, about: CommentPlace): string | undefined {
  const { nodes, edges } = pipeline;
  if ("edge" in about)
    return edges.get(about.edge) ? undefined : "The connection of this thread was removed from the map.";
  if (!nodes.get(about.node)) return "The node of this thread was removed from the map.";
  if (about.control !== undefined && !findControl(about.control, pipeline))
    return `"${about.control}" is not a control of the catalogue.`;
  return undefined;
}

function goneText(names: readonly (string | undefined)[]): string {
  const [first] = names;
  if (names.length === 1)
    return `${first ?? "A mentioned person"} is not a member of this workspace. Remove the mention and send the comment again.`;
  const told = names.map((name) => name ?? "another person").join(", ");
  return `Not members of this workspace: ${told}. Remove these mentions and send the comment again.`;
}
