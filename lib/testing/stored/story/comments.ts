import type { CommentPlace, OperationBody } from "@/lib/domain/pipeline/operations";
import type { Story } from "./story";

const onCi: CommentPlace = { node: "ci" };
const onControl: CommentPlace = { node: "ci", control: "ci-access-control" };
const onEdge: CommentPlace = { edge: "harbor-cluster" };

function comment(
  id: string,
  about: CommentPlace,
  text: string,
  more: { readonly thread?: string; readonly mentions?: string[] } = {},
): OperationBody {
  return { type: "comment.added", comment: { id, about, text, ...more } };
}

/** Threads about each kind of place: answered with a mention, resolved, opened again, removed. */
export async function comments(story: Story): Promise<void> {
  story.at("2026-11-23T14:00:00Z");
  const mentions = [story.person("ben").id];
  await story.push("ana", "payments", comment("c1", onCi, "Who may start jobs?", { mentions }));
  await story.push("ben", "payments", comment("c2", onCi, "Whoever is in the group.", { thread: "c1" }));
  await story.push("vera", "payments", comment("c3", onControl, "Is this still planned?"));
  await story.push("eli", "payments", comment("c4", onControl, "Until Christmas.", { thread: "c3" }));
  await story.push("ana", "payments", comment("c5", onEdge, "By tag or by digest?"));
  await story.push("ana", "payments", comment("c6", onEdge, "Written by mistake"));
  await story.push("ana", "payments", { type: "comment.removed", comment: "c6", about: onEdge });
  await story.push("ben", "payments", { type: "thread.resolved", thread: "c1", about: onCi });
  await story.push("ben", "payments", { type: "thread.resolved", thread: "c5", about: onEdge });
  await story.push("ana", "payments", { type: "thread.reopened", thread: "c5", about: onEdge });
}
