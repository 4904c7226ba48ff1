import { expect } from "vitest";
import type { Reader, Reading } from "../domain/scan/reader";
import { factsOf } from "./facts-of";
import { treeOf } from "./tree-of";

/** What a reader makes of the first of some files, the others beside it; it has to recognise that one. */
export function readFirst(reader: Reader, files: Readonly<Record<string, string>>): Reading {
  const tree = treeOf(files);
  const [first] = tree.values();
  if (!first) throw new Error("There is no file.");
  expect(reader.recognises(first)).toBe(true);
  return reader.read(first, tree);
}

/** Whether a control is proved, and by which line. */
export function controlsOf(reading: Reading): readonly (readonly [string, string, number])[] {
  return factsOf(reading, "control").map(({ control, status, at }) => [control, status, at.line]);
}
