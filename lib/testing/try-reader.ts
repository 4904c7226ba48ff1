import type { Fact } from "../domain/scan/facts";
import type { Reader, Reading } from "../domain/scan/reader";
import { factsOf } from "./facts-of";
import { treeOf } from "./tree-of";

/** A reader as its tests call it: a text, other files by their path, and where the text itself is. */
export function tryReader(reader: Reader, path: string) {
  function read(text: string, others: Readonly<Record<string, string>> = {}, at = path): Reading {
    const file = { path: at, text };
    return reader.read(file, treeOf({ ...others, [at]: text }));
  }

  function own<K extends Fact["kind"]>(
    kind: K,
    ...args: Parameters<typeof read>
  ): readonly Extract<Fact, { kind: K }>[] {
    return factsOf(read(...args), kind);
  }

  /** Controls by name: the status and the line that proves it. */
  function controlsOf(...args: Parameters<typeof read>): Readonly<Record<string, string>> {
    return Object.fromEntries(
      own("control", ...args).map(({ control, status, at }) => [control, `${status} ${at.line}`]),
    );
  }

  return { read, factsOf: own, controlsOf };
}
