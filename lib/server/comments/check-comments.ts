import "server-only";
import { findControl } from "@/lib/domain/catalogue/find-control";
import { placeKey } from "@/lib/domain/comments/place-key";
import type { CommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { AppError } from "../errors";

/** What is known of a thread or a comment when an operation on it comes. */
interface Known {
  readonly threads: ReadonlyMap<string, { readonly about: CommentPlace }>;
  readonly comments: ReadonlyMap<string, { readonly threadId: string; readonly byId: string }>;
  /** Names of those who are mentioned and are no members, by account; absent where nothing is known of one. */
  readonly gone: ReadonlyMap<string, string | undefined>;
  readonly viewer: { readonly id: string; readonly isAdmin: boolean };
}

/** What is asked of a comment before it is taken, and never again: a log that is read again holds only what was taken. */
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
    if (!thread) return refuse("", "There is no such thread of comments.");
    if (placeKey(thread.about) !== placeKey(about)) refuse("", "This thread is about another place.");
  };
  if (operation.type === "comment.removed") {
    const comment = known.comments.get(operation.comment);
    if (!comment) return refuse("", "There is no such comment.");
    requireThread(comment.threadId, operation.about);
    if (comment.byId !== known.viewer.id && !known.viewer.isAdmin)
      refuse("", "A comment is removed by who wrote it, or by an admin.");
    return;
  }
  if (operation.type !== "comment.added") return requireThread(operation.thread, operation.about);
  const { id, about, thread, text, mentions = [] } = operation.comment;
  if (text.trim() === "") refuse(".comment.text", "must not be empty");
  if (known.comments.has(id) || known.threads.has(id))
    refuse(".comment.id", "is that of another comment already");
  if (thread !== undefined) requireThread(thread, about);
  const fault = placeFault(pipeline, about);
  if (fault !== undefined) refuse(".comment.about", fault);
  const gone = mentions.filter((person) => known.gone.has(person));
  if (gone.length > 0) refuse(".comment.mentions", goneText(gone.map((person) => known.gone.get(person))));
}

function placeFault(pipeline: Pipeline, about: CommentPlace): string | undefined {
  const { nodes, edges } = pipeline;
  if ("edge" in about)
    return edges.get(about.edge) ? undefined : "The connection that this is about is no longer on the map.";
  if (!nodes.get(about.node)) return "The node that this is about is no longer on the map.";
  if (about.control !== undefined && !findControl(about.control, pipeline))
    return `"${about.control}" is not a control of the catalogue.`;
  return undefined;
}

function goneText(names: readonly (string | undefined)[]): string {
  const [first] = names;
  if (names.length === 1)
    return `${first ?? "Somebody who is mentioned"} is no member of this workspace any more. Take the mention out and send it again.`;
  const told = names.map((name) => name ?? "somebody else").join(", ");
  return `These are no members of this workspace any more: ${told}. Take the mentions out and send it again.`;
}
