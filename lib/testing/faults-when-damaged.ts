import * as fc from "fast-check";
import type { Reader, Reading } from "../domain/scan/reader";
import type { SourceTree } from "../domain/scan/source";
import { mutated } from "./mutated";
import { treeOf } from "./tree-of";

/**
 * What goes wrong when a fixture, and what is beside it, is damaged in many ways: something is thrown, a fact has no line of its file, or one speaks of a job
 * that is not among them. Empty where all is well; the first damaged text with its fault otherwise.
 */
export function faultsWhenDamaged(
  reader: Reader,
  files: Readonly<Record<string, string>>,
  runs = 150,
): readonly string[] {
  const damaged = fc.record(
    Object.fromEntries(
      Object.entries(files).map(([path, text], index) => [
        path,
        index === 0 ? mutated(text) : fc.oneof(fc.constant(text), mutated(text)),
      ]),
    ),
  );
  const [first] = Object.keys(files);
  const { counterexample, errorInstance } = fc.check(
    fc.property(damaged, (texts) => {
      const tree = treeOf(texts);
      for (const file of tree.values()) {
        // The first is read whatever is left of it.
        if (!reader.recognises(file) && file.path !== first) continue;
        const fault = faultOf(reader.read(file, tree), tree);
        if (fault !== undefined) throw new Error(fault);
      }
    }),
    { numRuns: runs },
  );
  return counterexample ? [String(errorInstance), JSON.stringify(counterexample)] : [];
}

function faultOf({ facts, notUnderstood }: Reading, tree: SourceTree): string | undefined {
  const jobs = new Set(
    facts.flatMap((fact) => (fact.kind === "job" || fact.kind === "workload" ? [fact.id] : [])),
  );
  const outside = [...facts, ...notUnderstood].find(
    ({ at }) => at.line < 1 || at.line > (tree.get(at.file)?.text.split("\n").length ?? 0),
  );
  if (outside) return `This has no line of its file: ${JSON.stringify(outside)}`;
  const lost = facts.find((fact) => "by" in fact && fact.by !== undefined && !jobs.has(fact.by));
  return lost && `This is by no job: ${JSON.stringify(lost)}`;
}
