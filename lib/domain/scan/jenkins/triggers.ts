import type { Trigger } from "../facts";
import type { Call } from "../groovy/host";
import { asText } from "../groovy/value";
import { quoteOf, type SourceFile } from "../source";

const starts = new Map<string, { readonly on: Trigger["on"]; readonly outsiders?: boolean }>([
  ["cron", { on: "schedule" }],
  ["parameterizedCron", { on: "schedule" }],
  ["pollSCM", { on: "push" }],
  ["scm", { on: "push" }],
  ["githubPush", { on: "push" }],
  ["bitbucketPush", { on: "push" }],
  ["bitBucketTrigger", { on: "push" }],
  ["gitlab", { on: "push" }],
  ["gerrit", { on: "proposal" }],
  ["githubPullRequest", { on: "proposal", outsiders: true }],
  ["githubPullRequests", { on: "proposal", outsiders: true }],
  ["ghprb", { on: "proposal", outsiders: true }],
  ["issueCommentTrigger", { on: "comment", outsiders: true }],
  ["pullRequestReview", { on: "comment", outsiders: true }],
  ["upstream", { on: "upstream" }],
  ["snapshotDependencies", { on: "upstream" }],
  ["GenericTrigger", { on: "call" }],
  ["dockerHubTrigger", { on: "call" }],
  ["registryWebhook", { on: "call" }],
]);

/** The trigger in a line of `triggers { }` or `pipelineTriggers([ ])`; undefined if there is none, or it is empty. */
export function triggerOf(
  call: Pick<Call, "path" | "positional" | "named">,
  line: number,
  file: SourceFile,
): Trigger | undefined {
  const name = call.path ?? "";
  const known = starts.get(name);
  if (!known) return undefined;
  const [first] = call.positional;
  const text = asText(first);
  if (text !== undefined && text.trim() === "") return undefined;
  const written = text === undefined ? quoteOf(file, line) : `${name}("${text.trim()}")`;
  return { on: known.on, ...(known.outsiders && { outsiders: true }), text: written };
}
