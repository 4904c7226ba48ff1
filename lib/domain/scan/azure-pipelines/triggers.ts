import type { JobFact, Trigger } from "../facts";
import { at, itemsAt, textAt, type YamlNode } from "../yaml/yaml-node";

/**
 * Triggers of a pipeline. Azure starts it at a push if `trigger` is absent; if the file turns that off without another trigger, a person
 * does.
 */
export function readTriggers(pipeline: YamlNode): {
  triggers: readonly Trigger[];
  starts: JobFact["starts"];
} {
  const triggers: Trigger[] = [...pushes(at(pipeline, "trigger")), ...proposals(at(pipeline, "pr"))];
  for (const item of itemsAt(pipeline, "schedules")) {
    const cron = textAt(item, "cron");
    if (cron !== undefined) triggers.push({ on: "schedule", text: `schedules: ${cron}` });
  }
  for (const kind of ["pipelines", "containers", "repositories", "packages"]) {
    for (const item of itemsAt(pipeline, "resources", kind)) {
      const trigger = at(item, "trigger");
      const isOff = trigger?.kind === "scalar" && /^(?:none|false)$/.test(trigger.text);
      if (trigger === undefined || isOff) continue;
      const name =
        textAt(item, "source") ??
        textAt(item, "pipeline") ??
        textAt(item, "container") ??
        textAt(item, "repository") ??
        kind;
      triggers.push({ on: "upstream", text: `${kind}: ${name}` });
    }
  }
  const isSilent = at(pipeline, "trigger") === undefined;
  if (triggers.length > 0 || isSilent) return { triggers, starts: "automatic" };
  return { triggers: [{ on: "person", text: "trigger: none" }], starts: "by-person" };
}

function pushes(node: YamlNode | undefined): readonly Trigger[] {
  if (!node || textAt(node) === "none") return [];
  const branches =
    node.kind === "map" ? texts(at(node, "branches", "include") ?? at(node, "branches")) : texts(node);
  const tags = texts(at(node, "tags", "include") ?? at(node, "tags"));
  const found: Trigger[] = [];
  if (branches.length > 0 || tags.length === 0)
    found.push({ on: "push", text: withNames("trigger", branches) });
  if (tags.length > 0) found.push({ on: "tag", text: withNames("trigger: tags", tags) });
  return found;
}

function proposals(node: YamlNode | undefined): readonly Trigger[] {
  if (!node || textAt(node) === "none") return [];
  const branches =
    node.kind === "map" ? texts(at(node, "branches", "include") ?? at(node, "branches")) : texts(node);
  return [{ on: "proposal", text: withNames("pr", branches) }];
}

function texts(node: YamlNode | undefined): readonly string[] {
  return itemsAt(node).flatMap((item) => textAt(item) ?? []);
}

function withNames(word: string, names: readonly string[]): string {
  return names.length === 0 ? word : `${word}: ${names.slice(0, 10).join(", ")}`;
}
