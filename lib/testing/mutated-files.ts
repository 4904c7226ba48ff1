import * as fc from "fast-check";
import type { Reader } from "../domain/scan/reader";
import type { SourceFile, SourceTree } from "../domain/scan/source";

/** Files by path and text. */
export function treeOf(files: Readonly<Record<string, string>>): SourceTree {
  return new Map(Object.entries(files).map(([path, text]) => [path, { path, text }]));
}

/** Signs that mean something to YAML, shells and templates. */
const signs = [
  "{{",
  "}}",
  "{{- if .Values.a }}",
  "{{ end }}",
  "- ",
  ": ",
  "\n",
  "&a ",
  "*a",
  "[",
  "]",
  "#",
  '"',
  "\t",
  "|",
  "%",
  "$",
  "\0",
  "é",
];

/** A text with parts cut out, doubled, or with signs put in. */
export function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(Math.max(1, text.length)),
    cut: fc.nat(30),
    put: fc.oneof(fc.constantFrom(...signs), fc.string({ maxLength: 8 }), fc.constant("")),
  });
  return fc
    .array(change, { minLength: 1, maxLength: 6 })
    .map((changes) =>
      changes.reduce((now, { at, cut, put }) => now.slice(0, at) + put + now.slice(at + cut), text),
    );
}

/** Reads mutated files, and says which facts name no line of them: none must. What is thrown is for the test to fail by. */
export function misplacedIn(
  reader: Reader,
  files: Readonly<Record<string, string>>,
  numRuns: number,
): readonly string[] {
  const mutatedFiles = fc.record(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [path, fc.oneof(fc.constant(text), mutated(text))]),
    ),
  );
  return fc.sample(mutatedFiles, numRuns).flatMap((texts) => {
    const tree = treeOf(texts);
    return [...tree.values()]
      .filter((file) => reader.recognises(file))
      .flatMap((file) => misplacedOf(reader, file, tree));
  });
}

function misplacedOf(reader: Reader, file: SourceFile, tree: SourceTree): readonly string[] {
  const { facts, notUnderstood } = reader.read(file, tree);
  return [...facts, ...notUnderstood].flatMap(({ at }) => {
    const lines = tree.get(at.file)?.text.split("\n").length ?? 0;
    return at.line >= 1 && at.line <= lines ? [] : [`${at.file}:${at.line} of ${lines}: ${file.text}`];
  });
}
