import type { Fact } from "../facts";
import type { CloudResource } from "./resource";

/** Facts of a tree by source file, without duplicates. */
export class FactsByFile {
  private readonly byFile = new Map<string, Fact[]>();
  private readonly seen = new Set<string>();
  /** The images of each workload, to tell two with the same name apart. */
  private readonly workloads = new Map<string, string>();

  of(file: string): readonly Fact[] {
    return this.byFile.get(file) ?? [];
  }

  add(file: string, facts: readonly Fact[]): void {
    const list = this.byFile.get(file) ?? [];
    this.byFile.set(file, list);
    for (const fact of facts) {
      const key = JSON.stringify(fact);
      if (this.seen.size < this.seen.add(key).size) list.push(fact);
    }
  }

  /**
   * What a resource says. The same workload from another root or stack is the same where it runs the same in the same environment; else it has the
   * other's name behind its id.
   */
  addOf(resource: CloudResource, facts: readonly Fact[], from: string): void {
    const renamed = new Map<string, string>();
    for (const fact of facts) {
      if (fact.kind !== "workload") continue;
      const runs = JSON.stringify([fact.environment, ...fact.images.map(({ ref }) => ref)]);
      const before = this.workloads.get(fact.id);
      if (before === undefined) this.workloads.set(fact.id, runs);
      else if (before !== runs) renamed.set(fact.id, `${fact.id}@${from}`);
    }
    const known = facts.filter(
      (fact) => fact.kind !== "workload" || renamed.has(fact.id) || !this.isKnown(fact.id, resource),
    );
    this.add(resource.at.file, renamed.size === 0 ? known : known.map((fact) => withIds(fact, renamed)));
    for (const fact of facts) if (fact.kind === "workload") this.placed.add(fact.id);
  }

  private readonly placed = new Set<string>();

  private isKnown(id: string, { at }: CloudResource): boolean {
    return this.placed.has(id) && this.of(at.file).some((fact) => fact.kind === "workload" && fact.id === id);
  }
}

function withIds(fact: Fact, renamed: ReadonlyMap<string, string>): Fact {
  const named = (id: string) => renamed.get(id) ?? id;
  if (fact.kind === "workload") return { ...fact, id: named(fact.id) };
  if (fact.kind === "control") return { ...fact, about: named(fact.about) };
  return "by" in fact && fact.by !== undefined ? { ...fact, by: named(fact.by) } : fact;
}
