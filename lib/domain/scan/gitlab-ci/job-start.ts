import { namesIn, type Variables } from "../ci/fill-variables";
import type { JobFact, Trigger } from "../facts";
import { at, entriesAt, itemsAt, textAt, type YamlMap, type YamlNode } from "../yaml/yaml-node";

/** One way in which a job comes into a pipeline: by itself, by a person, or where a variable is given to the pipeline. */
type Way = "automatic" | "by-person" | "unknown" | { readonly waitsFor: readonly string[] };

export interface JobStart {
  readonly ways: readonly Way[];
  /** No rule lets it run. */
  readonly disabled: boolean;
  /** The place that makes it manual. */
  readonly manual?: YamlNode;
  /** Later jobs wait until a person starts it. */
  readonly holdsBack: boolean;
  /** Its failure ends nothing, in any of its ways. */
  readonly mayFail: boolean;
}

/**
 * How a job starts, by `when`, `rules`, `only` and `except`.
 * @param hasUnseen it extends something that no file has, which may say when it runs where the job itself does not
 */
export function jobStart(job: YamlMap, variables: Variables, hasUnseen: boolean): JobStart {
  const when = at(job, "when");
  const whenText = textAt(when);
  const mayFailAtAll = allowsFailure(at(job, "allow_failure"));
  const rules = at(job, "rules");
  if (rules?.kind === "list" && rules.items.length > 0) {
    const live = rules.items.filter((rule) => rule.kind === "map" && textAt(rule, "when") !== "never");
    const manual = live.map((rule) => at(rule, "when") ?? when).find((node) => textAt(node) === "manual");
    const mayFail = live.map((rule) => allowsFailure(at(rule, "allow_failure")) ?? mayFailAtAll ?? false);
    return {
      ways: live.map((rule) => wayOfRule(rule, whenText, variables)),
      disabled: live.length === 0,
      ...(manual && { manual }),
      holdsBack: live.length > 0 && mayFail.every((may) => !may),
      mayFail: live.length > 0 && mayFail.every(Boolean),
    };
  }
  if (when && whenText === "manual") {
    const mayFail = mayFailAtAll ?? true;
    return { ways: ["by-person"], disabled: false, manual: when, holdsBack: !mayFail, mayFail };
  }
  return {
    ways: [
      hasUnseen && !["when", "only", "except"].some((key) => job.entries.has(key))
        ? "unknown"
        : wayOfOnly(at(job, "only"), variables),
    ],
    disabled: whenText === "never",
    holdsBack: false,
    mayFail: mayFailAtAll ?? false,
  };
}

/** `allow_failure: {exit_codes}` lets only some failures pass. */
function allowsFailure(node: YamlNode | undefined): boolean | undefined {
  const text = textAt(node);
  return text === undefined ? undefined : text === "true";
}

function wayOfRule(rule: YamlNode, jobWhen: string | undefined, variables: Variables): Way {
  if ((textAt(rule, "when") ?? jobWhen) === "manual") return "by-person";
  const condition = textAt(rule, "if");
  return condition === undefined ? "automatic" : wayOfCondition(condition, variables);
}

function wayOfCondition(condition: string, variables: Variables): Way {
  const text = condition.trim();
  if (/^\$CI_PIPELINE_SOURCE\s*==\s*["'](?:web|chat)["']$/.test(text)) return "by-person";
  if (/!~|!=|null/.test(text)) return "automatic";
  const names = [...namesIn(text)];
  const isPredefined = (name: string) => /^(?:CI|GITLAB)(?:_|$)/.test(name);
  if (names.length === 0 || names.some(isPredefined)) return "automatic";
  return names.some((name) => isMet(text, name, variables.get(name))) ? "automatic" : { waitsFor: names };
}

/** Whether the file itself gives a variable the value that a condition asks for. */
function isMet(condition: string, name: string, value: string | undefined): boolean {
  if (value === undefined || value === "") return false;
  if (condition === `$${name}` || condition === `\${${name}}`) return true;
  const [, , asked] = /^\$\{?(\w+)\}?\s*==\s*["']([^"']*)["']$/.exec(condition) ?? [];
  return asked === value;
}

function wayOfOnly(only: YamlNode | undefined, variables: Variables): Way {
  const refs = itemsAt(only?.kind === "map" ? at(only, "refs") : only).flatMap((item) => textAt(item) ?? []);
  if (refs.length > 0 && refs.every((ref) => ref === "web" || ref === "chat")) return "by-person";
  if (refs.length > 0 && refs.every((ref) => ["web", "chat", "api", "triggers", "external"].includes(ref)))
    return "unknown";
  const conditions = itemsAt(only?.kind === "map" ? at(only, "variables") : undefined).flatMap(
    (item) => textAt(item) ?? [],
  );
  const ways = conditions.map((condition) => wayOfCondition(condition, variables));
  return ways.length === 0
    ? "automatic"
    : (ways.find((way) => way === "automatic") ?? ways[0] ?? "automatic");
}

/** The ways of a job together; `handed` says how the jobs start that hand a variable to another pipeline of this project. */
export function startsOf(
  { ways }: JobStart,
  handed: ReadonlyMap<string, JobFact["starts"]> = new Map(),
): JobFact["starts"] {
  const all = new Set(
    ways.map((way) =>
      typeof way === "string"
        ? way
        : (way.waitsFor.map((name) => handed.get(name)).find(Boolean) ?? "unknown"),
    ),
  );
  const [first = "automatic"] = all;
  return all.size > 1 ? "unknown" : first;
}

const sources: readonly (readonly [RegExp, Trigger["on"]])[] = [
  [/merge_request|external_pull_request/i, "proposal"],
  [/CI_COMMIT_TAG|^tags$/, "tag"],
  [/["']schedule["']|^schedules$/, "schedule"],
  [/["']web["']|^web$/, "person"],
  [/["'](?:trigger|pipeline|parent_pipeline|api)["']|^(?:triggers|pipelines|api)$/, "upstream"],
  [
    /CI_COMMIT_BRANCH|CI_DEFAULT_BRANCH|CI_COMMIT_REF_NAME|["']push["']|^(?:branches|pushes|main|master|develop)$/,
    "push",
  ],
];

/** Triggers of the pipeline: from the rules of `workflow`, or else of its jobs. */
export function triggersOf(root: YamlMap, jobs: readonly YamlMap[]): readonly Trigger[] {
  const ofWorkflow = conditionsOf(at(root, "workflow", "rules"));
  const written =
    ofWorkflow.length > 0
      ? ofWorkflow
      : jobs.flatMap((job) => [
          ...conditionsOf(at(job, "rules")),
          ...itemsAt(at(job, "only")?.kind === "map" ? at(job, "only", "refs") : at(job, "only")).flatMap(
            (item) => textAt(item) ?? [],
          ),
        ]);
  const triggers = new Map<Trigger["on"], Trigger>();
  for (const text of written) {
    // `!=` says what does not start it.
    if (/!=|!~/.test(text)) continue;
    for (const [form, on] of sources)
      if (form.test(text) && !triggers.has(on)) triggers.set(on, { on, text });
  }
  return [...triggers.values()];
}

function conditionsOf(rules: YamlNode | undefined): readonly string[] {
  return itemsAt(rules).flatMap((rule) =>
    textAt(rule, "when") === "never" ? [] : (textAt(rule, "if") ?? []),
  );
}

/** Variables that rules set in some ways only: what they are depends. */
export function variablesOfRules(holder: YamlMap): ReadonlySet<string> {
  const names = new Set<string>();
  for (const rule of itemsAt(holder, "rules")) {
    for (const [name] of entriesAt(rule, "variables")) names.add(name);
  }
  return names;
}
