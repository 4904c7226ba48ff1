import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { graphParameters } from "../../testing/graph-runs";
import { answer, controlsOn, perform, steps, tool } from "../../testing/interview-steps";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import type { OperationBody } from "../pipeline/operations";
import { documentFromPipeline, emptyPipeline, type Pipeline } from "../pipeline/pipeline";
import { noAnswers } from "./answers";
import { changeMap } from "./change-map";
import { edgeId } from "./interview-ids";
import { proposeMap } from "./propose-map";
import { askedHandOvers, readAnswers } from "./read-answers";

describe("what somebody else does on the map meanwhile", () => {
  test("stays: nothing that the interview did not draw is touched, whatever is answered", () => {
    fc.assert(
      fc.property(pipelineArbitrary, steps, (others, all) => {
        let pipeline = others;
        for (const step of all) pipeline = answer(pipeline, step).pipeline;
        for (const part of ["nodes", "edges", "zones", "images", "claims"] as const) {
          const own = new Map<string, unknown>([...others[part].shards].flatMap((shard) => [...shard]));
          for (const [id, record] of own) expect(pipeline[part].get(id)).toEqual(record);
        }
        expect(answer(pipeline, () => noAnswers).pipeline.claimCount).toBe(others.claimCount);
      }),
      graphParameters(0.4),
    );
  });

  test("never breaks the interview: after any edits of the map the next answer still applies as a whole", () => {
    const edit = fc.oneof(
      { weight: 3, arbitrary: steps.map((all) => ({ all })) },
      { weight: 2, arbitrary: editOfOurs },
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        let pipeline = emptyPipeline("P");
        for (const one of edits) {
          if ("all" in one) for (const step of one.all) pipeline = answer(pipeline, step).pipeline;
          else {
            const result = applyOperation(pipeline, one.onOurs(pipeline));
            if (result.ok) pipeline = result.value.pipeline;
          }
        }
        const before = readAnswers(pipeline);
        // The answers that stand already change nothing.
        expect(changeMap(pipeline, before, controlsOn(pipeline)).operations).toEqual([]);
      }),
      graphParameters(),
    );
  });

  const start = () =>
    [tool("ci", "jenkins"), tool("registries", "ecr"), tool("repositories", "github")].reduce(
      (p, step) => answer(p, step).pipeline,
      emptyPipeline("P"),
    );
  const worked: readonly (readonly [string, OperationBody])[] = [
    ["an owner", { type: "node.changed", node: "iv-ci-jenkins", set: { owner: "Ana" } }],
    ["another name", { type: "node.changed", node: "iv-ci-jenkins", set: { name: "Build farm" } }],
    [
      "a claim with a due date",
      {
        type: "claim.changed",
        node: "iv-ci-jenkins",
        control: "ci-ephemeral-workers",
        set: { status: "planned", due: "2026-12-01" },
      },
    ],
    [
      "a claim of a control that is not asked about",
      {
        type: "claim.changed",
        node: "iv-ci-jenkins",
        control: "ci-worker-egress",
        set: { status: "missing" },
      },
    ],
    [
      "a connection of somebody's own",
      {
        type: "edge.added",
        edge: { id: "mine", source: "iv-registry-ecr", target: "iv-ci-jenkins", artifact: "parent-image" },
      },
    ],
  ];
  test.each(worked)("a tool with %s stays when the answer is taken back, and is named", (_what, body) => {
    const { pipeline, kept } = answer(perform(start(), [body]), tool("ci", "jenkins"));
    expect(kept).toEqual([pipeline.nodes.get("iv-ci-jenkins")?.name]);
    expect(readAnswers(pipeline).tools.ci).toEqual([{ id: "iv-ci-jenkins", technology: "jenkins" }]);
  });

  test("answers to the interview's own questions go with their tool", () => {
    const claimed = perform(start(), [
      {
        type: "claim.changed",
        node: "iv-ci-jenkins",
        control: "ci-ephemeral-workers",
        set: { status: "missing" },
      },
    ]);
    expect(
      changeMap(claimed, tool("ci", "jenkins")(readAnswers(claimed), claimed), controlsOn(claimed))
        .claimsGoing,
    ).toBe(1);
    const { pipeline, kept } = answer(claimed, tool("ci", "jenkins"));
    expect([kept, pipeline.claimCount, readAnswers(pipeline).tools.ci]).toEqual([[], 0, []]);
  });

  test("what was removed from the map does not come back by another answer", () => {
    const [edge] = askedHandOvers(start(), readAnswers(start()));
    const without = perform(start(), [
      { type: "edge.removed", edge: edge?.id ?? "" },
      { type: "node.removed", node: "iv-developer" },
    ]);
    const { pipeline } = answer(
      answer(without, tool("orchestrators", "eks")).pipeline,
      tool("repositories", "gitlab"),
    );
    expect(pipeline.edges.get(edge?.id ?? "")).toBeUndefined();
    expect(pipeline.nodes.get("iv-developer")).toBeUndefined();
  });

  test("a card that was moved stays where it is, and a connection that is drawn already is not drawn twice", () => {
    const position = { x: 300, y: 700 };
    const moved = perform(start(), [
      { type: "nodes.moved", positions: { "iv-ci-jenkins": position } },
      {
        type: "node.added",
        node: { id: "mine", kind: "host", name: "Host", stage: "run", position: { x: 820, y: 270 } },
      },
    ]);
    const first = answer(moved, tool("orchestrators", "eks")).pipeline;
    const { pipeline } = answer(first, tool("ci", "teamcity"));
    expect(pipeline.nodes.get("iv-ci-jenkins")?.position).toEqual(position);
    expect(pipeline.nodes.get("iv-run-eks")?.position).not.toEqual({ x: 820, y: 270 });
  });

  test("two people who answer at once miss no connection: the next answer of either draws it", () => {
    const base = start();
    const had = new Set(proposeMap(readAnswers(base)).edges.map(({ id }) => id));
    const [one, other] = [tool("ci", "teamcity"), tool("builders", "docker-build")].map(
      (step) => changeMap(base, step(readAnswers(base), base), controlsOn(base)).operations,
    );
    const both = perform(
      perform(base, one ?? []),
      (other ?? []).filter(({ type }) => type === "node.added" || type === "edge.added"),
    );
    const missing = edgeId("iv-ci-teamcity", "iv-build-docker-build", "code");
    expect(both.edges.get(missing)).toBeUndefined();
    const known = new Set([...had, ...[...both.edges.shards].flatMap((shard) => [...shard.keys()])]);
    const asked = tool("hosts", "ec2")(readAnswers(both), both);
    expect(
      perform(both, changeMap(both, asked, controlsOn(both), known).operations).edges.get(missing),
    ).toBeDefined();
    // Who removed it on purpose, or came later, has no such surprise.
    known.add(missing);
    expect(
      perform(both, changeMap(both, asked, controlsOn(both), known).operations).edges.get(missing),
    ).toBeUndefined();
  });

  test("two people who answer alike draw one map: the second one's operations have no effect of their own", () => {
    const step = tool("ci", "jenkins");
    const { operations } = changeMap(
      emptyPipeline("P"),
      step(noAnswers, emptyPipeline("P")),
      controlsOn(emptyPipeline("P")),
    );
    const once = perform(emptyPipeline("P"), operations);
    const twice = operations.reduce((pipeline, body) => {
      const result = applyOperation(pipeline, body);
      return result.ok ? result.value.pipeline : pipeline;
    }, once);
    expect(documentFromPipeline(twice)).toEqual(documentFromPipeline(once));
  });
});

/** Any operation, with its subjects replaced by what the interview drew. */
const editOfOurs = fc
  .tuple(operationBodyArbitrary, fc.array(fc.nat(30), { minLength: 3, maxLength: 3 }))
  .map(([body, picks]) => ({
    onOurs: (pipeline: Pipeline): OperationBody => {
      const pick = (part: "nodes" | "edges" | "images", index: number) => {
        const ids = documentFromPipeline(pipeline)[part].map(({ id }) => id);
        return ids[(picks[index] ?? 0) % Math.max(ids.length, 1)] ?? "n1";
      };
      switch (body.type) {
        case "node.changed":
        case "node.removed":
        case "claim.changed":
          return { ...body, node: pick("nodes", 0) };
        case "nodes.moved":
          return {
            ...body,
            positions: { [pick("nodes", 0)]: { x: (picks[1] ?? 0) * 40, y: (picks[2] ?? 0) * 40 } },
          };
        case "edge.changed":
          return {
            ...body,
            edge: pick("edges", 0),
            set: { ...body.set, source: pick("nodes", 1), target: pick("nodes", 2) },
          };
        case "edge.removed":
          return { ...body, edge: pick("edges", 0) };
        case "edge.added":
          return { ...body, edge: { ...body.edge, source: pick("nodes", 0), target: pick("nodes", 1) } };
        case "image.changed":
        case "image.removed":
          return { ...body, image: pick("images", 0) };
        default:
          return body;
      }
    },
  }));
