import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { tryReader } from "@/lib/testing/try-reader";
import { githubActionsReader } from "./read-github-actions";

const path = ".github/workflows/build.yml";
const { read, factsOf } = tryReader(githubActionsReader, path);

const job = (steps: string, head = "on: push") =>
  `${head}\njobs:\n  build:\n    runs-on: ubuntu-latest\n    steps:\n${steps}`;

describe("triggers and starts", () => {
  test.each([
    ["on: push", ["push"], "automatic"],
    ["on: [push, workflow_dispatch]", ["push", "person"], "automatic"],
    ["on: workflow_dispatch", ["person"], "by-person"],
    ["on:\n  push:\n    tags: ['v*']", ["tag"], "automatic"],
    ["on:\n  push:\n    branches: [main]\n    tags: ['v*']", ["push", "tag"], "automatic"],
    ["on:\n  schedule:\n    - cron: '0 1 * * *'", ["schedule"], "automatic"],
    ["on: workflow_call", ["call"], "unknown"],
    ["on: issue_comment", ["comment"], "automatic"],
  ])("%s", (head, on, starts) => {
    const { facts } = read(job("      - run: 'true'", head));
    const [ci] = facts.filter((fact) => fact.kind === "ci");
    expect(ci?.triggers.map((trigger) => trigger.on)).toEqual(on);
    expect(facts.find((fact) => fact.kind === "job")).toMatchObject({ starts, id: `${path}#build` });
  });

  test("a job that names an environment may wait for a person, one that only a person's event reaches does", () => {
    const text = `on: [push, workflow_dispatch]
jobs:
  guarded: {runs-on: x, environment: {name: production}, steps: []}
  by-hand: {runs-on: x, if: "github.event_name == 'workflow_dispatch'", steps: []}
  after: {runs-on: [self-hosted, linux], needs: by-hand, steps: []}
`;
    expect(factsOf("job", text).map(({ name, starts, ownMachine }) => [name, starts, ownMachine])).toEqual([
      ["guarded", "unknown", undefined],
      ["by-hand", "by-person", undefined],
      ["after", "by-person", true],
    ]);
  });

  test("a step that waits for approval makes its job and those after it start by a person", () => {
    const text = `on: push
jobs:
  ask: {runs-on: x, steps: [{uses: trstringer/manual-approval@v1}]}
  deploy: {runs-on: x, needs: [ask], steps: []}
`;
    expect(factsOf("job", text).map(({ starts }) => starts)).toEqual(["by-person", "by-person"]);
    expect(factsOf("check", text).map(({ does }) => does)).toEqual(["approve"]);
  });

  test("what is switched off says nothing but that it is off, and so does what needs it", () => {
    const text = `on: push
jobs:
  off:
    if: \${{ false }}
    runs-on: x
    steps: [{uses: docker/build-push-action@v6, with: {push: true, tags: "a/b:1"}}]
  after: {needs: off, runs-on: x, steps: [{uses: docker/build-push-action@v6, with: {push: true, tags: "a/c:1"}}]}
  step:
    runs-on: x
    steps: [{uses: docker/build-push-action@v6, if: false, with: {push: true, tags: "a/d:1"}}]
`;
    expect(factsOf("build", text)).toEqual([]);
    expect(factsOf("job", text).map(({ disabled }) => disabled)).toEqual([true, true, undefined]);
  });
});

describe("what is followed", () => {
  const called = `on:
  workflow_call:
    inputs:
      image: {type: string, default: acme/default}
      push: {type: boolean}
jobs:
  inner:
    runs-on: x
    steps: [{uses: docker/build-push-action@v6, with: {tags: "\${{ inputs.image }}:1", push: "\${{ inputs.push }}"}}]
`;
  const caller = `on: push
jobs:
  call: {uses: ./.github/workflows/called.yml, with: {image: acme/app, push: true}}
`;

  test("a workflow of the repository is read with the inputs of the job that calls it", () => {
    const found = factsOf("build", caller, { ".github/workflows/called.yml": called });
    expect(found).toMatchObject([
      {
        by: `${path}#call`,
        images: ["acme/app:1"],
        pushes: true,
        at: { file: ".github/workflows/called.yml", line: 9 },
      },
    ]);
  });

  test("a workflow that is called takes inputs and start from its callers, else its own defaults", () => {
    const others = { ".github/workflows/caller.yml": caller };
    const at = ".github/workflows/called.yml";
    expect(factsOf("build", called, others, at)).toMatchObject([
      { by: `${at}#inner`, images: ["acme/app:1"], pushes: true },
    ]);
    expect(factsOf("job", called, others, at)).toMatchObject([{ starts: "automatic" }]);
    expect(factsOf("build", called, {}, at)).toMatchObject([
      { images: ["acme/default:1"], pushes: "unknown" },
    ]);
  });

  test("a remote workflow is a tool, and its inputs say what it builds", () => {
    const text = `on: push
jobs:
  call:
    uses: acme/flows/.github/workflows/docker-build.yml@main
    permissions: {packages: write}
    with: {image-names: ghcr.io/acme/app, tag-rules: "type=raw,value=1", context: app}
`;
    expect(factsOf("tool", text)).toMatchObject([{ what: "template", version: "main", pinned: false }]);
    expect(factsOf("uses", text)).toMatchObject([{ local: false, how: "workflow" }]);
    expect(factsOf("build", text)).toMatchObject([
      { images: ["ghcr.io/acme/app:1"], context: "app", dockerfile: "app/Dockerfile", pushes: true },
    ]);
  });

  test("a composite action of the repository runs in the job, with its inputs and outputs, wherever the repository lies", () => {
    const action = `inputs: {name: {default: x}}
outputs: {image: {value: "acme/\${{ inputs.name }}"}}
runs:
  using: composite
  steps:
    - uses: docker/build-push-action@v6
      with: {tags: "acme/\${{ inputs.name }}:1", push: true}
    - uses: ./.github/actions/own
`;
    const text = job(`      - {id: own, uses: ./.github/actions/own, with: {name: app}}
      - {uses: aquasecurity/trivy-action@master, with: {image-ref: "\${{ steps.own.outputs.image }}", exit-code: '1'}}
`);
    const others = { "shop/.github/actions/own/action.yml": action };
    const at = `shop/${path}`;
    expect(factsOf("build", text, others, at)).toMatchObject([
      { images: ["acme/app:1"], context: "shop", by: `${at}#build` },
    ]);
    expect(factsOf("check", text, others, at)).toMatchObject([
      { image: "acme/app", blocks: true, tool: "trivy" },
    ]);
  });

  test("workflows and actions that use each other come to an end", () => {
    const a = "on: workflow_call\njobs:\n  j: {uses: ./.github/workflows/b.yml}\n";
    const b = "on: workflow_call\njobs:\n  j: {uses: ./.github/workflows/a.yml}\n";
    expect(factsOf("job", a, { ".github/workflows/b.yml": b }, ".github/workflows/a.yml")).toHaveLength(1);
    expect(
      factsOf("job", "on: push\njobs:\n  a: {needs: b, runs-on: x}\n  b: {needs: a, runs-on: x}\n"),
    ).toHaveLength(2);
  });
});

test("a file without jobs, and one that is no YAML, are said and give nothing", () => {
  expect(read("on: push\n")).toMatchObject({
    facts: [],
    notUnderstood: [{ why: "A workflow without jobs." }],
  });
  expect(read("on: [\n").notUnderstood).toHaveLength(1);
  expect(
    githubActionsReader.recognises({ path: "x/action.yml", text: "name: x\nruns:\n  using: composite\n" }),
  ).toBe(true);
  expect(githubActionsReader.recognises({ path: "deploy/build.yml", text: "on: push" })).toBe(false);
});

test("whatever the text, nothing is thrown and each fact has a line of its file", () => {
  const seed = `on: [push, pull_request_target]
env: {A: "\${{ github.sha }}", B: "\${{ env.A }}"}
jobs:
  a: {runs-on: "\${{ matrix.os }}", strategy: {matrix: {os: [x, y], include: [{os: z}]}}, steps: [{uses: docker/build-push-action@v6, with: {tags: "\${{ format('{0}', env.A) }}", push: "\${{ !false }}"}}]}
  b: {needs: [a], uses: ./.github/workflows/build.yml, with: {x: 1}}
  c: {if: "\${{ (1 == 1) && 'a' || b[0].c }}", steps: [{run: "echo A=1 >> $GITHUB_OUTPUT", id: d}, {uses: ./x}]}
`;
  const pieces = [
    "${{",
    "}}",
    "'",
    "[",
    "]",
    ":",
    "\n",
    "  ",
    "uses",
    "matrix",
    "||",
    "!",
    "(",
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
