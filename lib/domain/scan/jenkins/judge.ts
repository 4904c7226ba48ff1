import type { ControlFact, Fact } from "../facts";
import { parseImageRef } from "../image-ref";
import type { JenkinsRun } from "./jenkins-run";

const infrastructure = /terraform|tofu\b|infrastructure|cloudformation|pulumi|\btf[ _-](?:plan|apply)\b/i;
const release = /deploy|prod|release|promot|publish|go live|rollout|ship/i;

/** A person must confirm before infrastructure changes, or before a deployment; the first line of each. */
export function judgeApprovals(run: JenkinsRun, facts: readonly Fact[]): readonly ControlFact[] {
  const names = new Map(facts.flatMap((fact) => (fact.kind === "job" ? [[fact.id, fact] as const] : [])));
  const deploys = facts.filter((fact) => fact.kind === "deploy");
  const isLater = deploys.some(({ by }) => by !== undefined && names.get(by)?.starts === "by-person");
  const builders = new Set(
    deploys.flatMap(({ by, how }) =>
      by !== undefined && (how === "terraform" || how === "cloudformation") ? [by] : [],
    ),
  );
  const found = new Map<string, ControlFact>();
  for (const check of facts) {
    if (check.kind !== "check" || check.does !== "approve") continue;
    const { line, file } = check.at;
    const about = run.approvals.find(({ at }) => at.line === line && at.file === file)?.about ?? "";
    const text = `${names.get(check.by)?.name ?? ""} ${about}`;
    const isInfrastructure = builders.has(check.by) || infrastructure.test(text);
    const control = isInfrastructure
      ? "manual-approval-infrastructure"
      : isLater || release.test(text)
        ? "manual-approval-before-production"
        : undefined;
    if (control && !found.has(control))
      found.set(control, {
        kind: "control",
        at: check.at,
        control,
        status: "present",
        about: run.ci,
        fact: about === "" ? "a person is asked" : `a person is asked: ${about.slice(0, 100)}`,
      });
  }
  return [...found.values()];
}

const commit = /GIT_COMMIT|GIT_SHA|COMMIT_SHA|build\.vcs\.number/;

/** An image whose tag is the commit that it was built from. */
export function judgeTags(run: JenkinsRun, facts: readonly Fact[]): readonly ControlFact[] {
  for (const fact of facts) {
    const images = fact.kind === "push" ? [fact.image] : fact.kind === "build" ? fact.images : [];
    if (!images.some((image) => commit.test(parseImageRef(image)?.tag ?? ""))) continue;
    const at = run.variablesSaid.find(({ text }) => commit.test(text))?.at ?? fact.at;
    return [
      {
        kind: "control",
        at,
        control: "immutable-tag-deployed",
        status: "present",
        about: run.ci,
        fact: "the tag is the commit",
      },
    ];
  }
  return [];
}
