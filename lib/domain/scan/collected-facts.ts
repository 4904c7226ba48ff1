import type { ControlFact, Fact } from "./facts";

/** A file that leads to more facts than this is no pipeline. */
const most = 20_000;

/** Facts in their order, each once; of a control about a subject the one that is violated, else the first. */
export class CollectedFacts {
  private readonly facts: Fact[] = [];
  private readonly seen = new Set<string>();

  readonly add = (fact: Fact): void => {
    const key = JSON.stringify(fact);
    if (this.seen.has(key) || this.facts.length >= most) return;
    this.seen.add(key);
    this.facts.push(fact);
  };

  all(): readonly Fact[] {
    const controls = new Map<string, ControlFact>();
    for (const fact of this.facts) {
      if (fact.kind !== "control") continue;
      const key = `${fact.control} ${fact.about}`;
      const before = controls.get(key);
      if (!before || (before.status === "present" && fact.status === "violated")) controls.set(key, fact);
    }
    const kept = new Set<Fact>(controls.values());
    return this.facts.filter((fact) => fact.kind !== "control" || kept.has(fact));
  }
}
