import type { Fact } from "../domain/scan/facts";
import type { Reader, Reading } from "../domain/scan/reader";

/** A reader as its tests call it: a text, other files by their path, and where the text itself is. */
export function tryReader(reader: Reader, path: string) {
  function read(text: string, others: Readonly<Record<string, string>> = {}, at = path): Reading {
    const tree = new Map(Object.entries(others).map(([name, other]) => [name, { path: name, text: other }]));
    const file = { path: at, text };
    tree.set(at, file);
    return reader.read(file, tree);
  }

  function factsOf<K extends Fact["kind"]>(
    kind: K,
    ...args: Parameters<typeof read>
  ): readonly Extract<Fact, { kind: K }>[] {
    return read(...args).facts.filter((fact): fact is Extract<Fact, { kind: K }> => fact.kind === kind);
  }

  /** Controls by name: the status and the line that proves it. */
  function controlsOf(...args: Parameters<typeof read>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      factsOf("control", ...args).map(({ control, status, at }) => [control, `${status} ${at.line}`]),
    );
  }

  return { read, factsOf, controlsOf };
}
