import * as fc from "fast-check";

/** Signs that mean something to YAML, shells, CI and templates. */
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
  "",
  " ",
  ":",
  "{",
  "}",
  "<<: *a",
  "'",
  "${X}",
  "<< parameters.x >>",
  "!reference [a, b]",
  "extends: a",
];

/** A text with a few parts cut out or with signs put in, and lines gone, doubled or moved. */
export function mutated(text: string): fc.Arbitrary<string> {
  const change = fc.record({
    at: fc.nat(Math.max(1, text.length)),
    take: fc.nat(30),
    put: fc.oneof(fc.constantFrom(...signs), fc.string({ maxLength: 8 }), fc.constant("")),
    how: fc.constantFrom("put", "put", "put", "drop line", "double line", "move line"),
  });
  return fc.array(change, { minLength: 1, maxLength: 6 }).map((changes) =>
    changes.reduce((now, { at, take, put, how }) => {
      if (how === "put") return now.slice(0, at) + put + now.slice(at + take);
      const lines = now.split("\n");
      const line = now.slice(0, at).split("\n").length - 1;
      const old = lines[line] ?? "";
      if (how === "drop line") lines.splice(line, 1);
      else if (how === "double line") lines.splice(line, 0, old);
      else lines[line] = " ".repeat(take % 9) + old.trim();
      return lines.join("\n");
    }, text),
  );
}
