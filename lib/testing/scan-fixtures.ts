import * as fc from "fast-check";
import { expect } from "vitest";
import type { Fact } from "../domain/scan/facts";
import type { Reader, Reading } from "../domain/scan/reader";
import type { SourceTree } from "../domain/scan/source";
import { treeOf } from "./mutated-files";

/** What a reader makes of the first of some files, the others beside it; it has to recognise that one. */
export function readFirst(reader: Reader, files: Readonly<Record<string, string>>): Reading {
  const tree = treeOf(files);
  const [first] = tree.values();
  if (!first) throw new Error("There is no file.");
  expect(reader.recognises(first)).toBe(true);
  return reader.read(first, tree);
}

/** The facts of one kind. */
export function factsOf<K extends Fact["kind"]>(
  { facts }: Reading,
  kind: K,
): readonly Extract<Fact, { kind: K }>[] {
  return facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
}

/** Whether a control is proved, and by which line. */
export function controlsOf(reading: Reading): readonly (readonly [string, string, number])[] {
  return factsOf(reading, "control").map(({ control, status, at }) => [control, status, at.line]);
}

/** A text with a few of its characters and lines gone, doubled, moved or replaced by marks that mean something. */
function mutated(text: string): fc.Arbitrary<string> {
  const lines = text.split("\n");
  const marks = [
    "",
    " ",
    "\n",
    ":",
    "- ",
    "[",
    "]",
    "{",
    "}",
    "&a ",
    "*a",
    "<<: *a",
    "'",
    '"',
    "$",
    "${X}",
    "<< parameters.x >>",
    "!reference [a, b]",
    "|",
    "\0",
    "extends: a",
  ];
  const change = fc.record({
    line: fc.nat(lines.length - 1),
    at: fc.nat(60),
    take: fc.nat(8),
    mark: fc.constantFrom(...marks),
    how: fc.nat(3),
  });
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) => {
    const changed = [...lines];
    for (const { line, at, take, mark, how } of changes) {
      const old = changed[line] ?? "";
      if (how === 0) changed.splice(line, 1);
      else if (how === 1) changed.splice(line, 0, old);
      else if (how === 2) changed[line] = old.slice(0, at) + mark + old.slice(at + take);
      else changed[line] = `${" ".repeat(take)}${old.trim()}`;
    }
    return changed.join("\n");
  });
}

/**
 * What goes wrong when a fixture is damaged in many ways: something is thrown, a fact has no line of its file, or one speaks of a job
 * that is not among them. Empty where all is well; the first damaged text with its fault otherwise.
 */
export function faultsWhenDamaged(
  reader: Reader,
  files: Readonly<Record<string, string>>,
  runs = 150,
): readonly string[] {
  const [[path, text] = ["", ""]] = Object.entries(files);
  const { counterexample, errorInstance } = fc.check(
    fc.property(mutated(text), (damaged) => {
      const tree = treeOf({ ...files, [path]: damaged });
      const file = tree.get(path);
      if (!file) throw new Error("There is no file.");
      reader.recognises(file);
      const fault = faultOf(reader.read(file, tree), tree);
      if (fault !== undefined) throw new Error(fault);
    }),
    { numRuns: runs },
  );
  return counterexample ? [String(errorInstance), ...counterexample] : [];
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
