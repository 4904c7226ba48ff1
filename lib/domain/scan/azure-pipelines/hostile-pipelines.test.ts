import * as fc from "fast-check";
import { expect, test } from "vitest";
import { tryReader } from "@/lib/testing/try-reader";
import { azurePipelinesReader } from "./read-azure-pipelines";

const { read } = tryReader(azurePipelinesReader, "azure-pipelines.yml");

test("whatever the text, nothing is thrown and each fact has a line of its file", () => {
  const seed = `trigger: [main]
parameters: [{name: list, default: [a, b]}]
variables: {a: $(b), b: $(a)}
stages:
- \${{ each x in parameters.list }}:
  - stage: \${{ x }}
    jobs:
    - deployment: d
      environment: e
      strategy: {runOnce: {deploy: {steps: [{task: Docker@2, inputs: {repository: "\${{ x }}"}}]}}}
    - \${{ if eq(variables.a, 'c') }}:
      - job: j
        steps: [{template: azure-pipelines.yml}, {script: "docker push $(a)"}]
`;
  const pieces = [
    "${{",
    "}}",
    "each x in",
    "if ",
    "else",
    "'",
    "[",
    ":",
    "\n",
    "  ",
    "template: ",
    "$(",
    "&x",
    "*x",
    "\0",
    "- ",
  ];
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(seed.length), fc.nat(6), fc.constantFrom(...pieces, "")), { maxLength: 5 }),
      (edits) => {
        let text = seed;
        for (const [place, length, piece] of edits)
          text = text.slice(0, place) + piece + text.slice(place + length);
        const lines = text.split("\n").length;
        const outside = read(text).facts.filter(({ at }) => at.line < 1 || at.line > lines);
        expect(outside).toEqual([]);
      },
    ),
    { numRuns: 80 },
  );
});
