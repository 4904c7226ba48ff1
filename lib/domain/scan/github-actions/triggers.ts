import type { Trigger } from "../facts";
import { at, entriesAt, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

export interface ReadTriggers {
  readonly triggers: readonly Trigger[];
  /** Names of events, without `workflow_call`, which takes on those of its callers. */
  readonly events: readonly string[];
  readonly isCalled: boolean;
  /** Patterns of branches and tags whose push starts it, as refs; undefined if any does. */
  readonly refs: readonly string[] | undefined;
  /** The line of the first one that outsiders can fire with more than they have. */
  readonly dangerous?: { readonly event: string; readonly line: number };
}

/** A pull request from a fork starts these with the secrets and the token of the repository itself. */
const outsiders = new Set(["pull_request_target", "workflow_run", "issue_comment"]);
const comments = new Set(["issue_comment", "issues", "discussion", "discussion_comment"]);
const proposals = new Set([
  "pull_request",
  "pull_request_target",
  "pull_request_review",
  "pull_request_review_comment",
  "merge_group",
]);

/** Triggers of a workflow, under `on`, in all forms. */
export function readTriggers(workflow: YamlNode): ReadTriggers {
  const node = at(workflow, "on") ?? at(workflow, "true");
  const found: { readonly event: string; readonly line: number; readonly value?: YamlNode }[] =
    node?.kind === "map"
      ? entriesAt(node).map(([event, { line, value }]) => ({ event, line, value }))
      : itemsAt(node).flatMap((item) =>
          item.kind === "scalar" ? [{ event: item.text, line: item.line }] : [],
        );
  const triggers = found.flatMap(({ event, value }) => triggersOf(event, value));
  const dangerous = found.find(({ event }) => outsiders.has(event));
  return {
    triggers,
    events: [...new Set(found.map(({ event }) => event))].filter((event) => event !== "workflow_call"),
    refs: refsOf(found.find(({ event }) => event === "push")?.value),
    isCalled: found.some(({ event }) => event === "workflow_call"),
    ...(dangerous && { dangerous: { event: dangerous.event, line: dangerous.line } }),
  };
}

function refsOf(push: YamlNode | undefined): readonly string[] | undefined {
  const branches = namesOf(push, "branches").map((name) => `refs/heads/${name}`);
  const tags = namesOf(push, "tags").map((name) => `refs/tags/${name}`);
  return branches.length + tags.length === 0 ? undefined : [...branches, ...tags];
}

function triggersOf(event: string, value: YamlNode | undefined): readonly Trigger[] {
  if (event === "schedule") {
    const crons = itemsAt(value).flatMap((item) => textAt(item, "cron") ?? []);
    return crons.length === 0
      ? [{ on: "schedule", text: "schedule" }]
      : crons.map((cron) => ({ on: "schedule", text: `schedule: ${cron}` }));
  }
  if (event === "push") {
    const tags = namesOf(value, "tags");
    const branches = namesOf(value, "branches");
    const isTagged = tags.length > 0 || at(value, "tags-ignore") !== undefined;
    const found: Trigger[] = [];
    // With tags alone a push to a branch starts nothing; with branches alone, a tag does not.
    if (!isTagged || branches.length > 0 || at(value, "branches-ignore") !== undefined) {
      found.push({ on: "push", text: withNames("push", branches) });
    }
    if (isTagged) found.push({ on: "tag", text: withNames("push: tags", tags) });
    return found;
  }
  const mark = outsiders.has(event) && { outsiders: true };
  if (proposals.has(event)) {
    return [{ on: "proposal", ...mark, text: withNames(event, namesOf(value, "branches")) }];
  }
  if (comments.has(event)) return [{ on: "comment", ...mark, text: event }];
  if (event === "workflow_dispatch") return [{ on: "person", text: event }];
  if (event === "workflow_call") return [{ on: "call", text: event }];
  if (event === "release" || event === "create") return [{ on: "tag", text: event }];
  return [{ on: "upstream", ...mark, text: event }];
}

function namesOf(value: YamlNode | undefined, key: string): readonly string[] {
  return itemsAt(value, key).flatMap((item) => textAt(item) ?? []);
}

function withNames(event: string, names: readonly string[]): string {
  return names.length === 0 ? event : `${event}: ${names.slice(0, 10).join(", ")}`;
}
