import { describe, expect, test } from "vitest";
import { aPipeline } from "../../testing/builders";
import { mappedCatalogue } from "../catalogue/load-mappings";
import { publishedPosture } from "../contract/published-posture";
import { frozenPostureSchema } from "../contract/posture";
import { type Pipeline, pipelineFromDocument } from "../pipeline/pipeline";
import { analyse } from "../posture/analyse";
import { redact } from "./redact";
import { settledOf } from "./settled-of";

const nothing = { owners: false, notes: false, evidence: false, hosts: false };
const takenAt = "2026-11-24T12:00:00.000Z";
const judge = (drawn: Pipeline, on: string) => analyse(drawn, mappedCatalogue, on);

/** The laptop reaches the cluster through either registry, in as many steps. */
function frozenWith(upper: string, lower: string) {
  const document = aPipeline()
    .node("laptop", { kind: "developer", stage: "build" })
    .node("upper", { kind: "production-registry", stage: "distribute", name: upper })
    .node("lower", {
      kind: "production-registry",
      stage: "distribute",
      name: lower,
      position: { x: 0, y: 200 },
    })
    .node("cluster", { kind: "orchestrator", stage: "run" })
    .edge("laptop", "upper", { artifact: "image" })
    .edge("laptop", "lower", { artifact: "image" })
    .edge("upper", "cluster", { artifact: "image" })
    .edge("lower", "cluster", { artifact: "image" })
    .toDocument();
  const posture = frozenPostureSchema.parse(
    publishedPosture(judge(pipelineFromDocument(document), takenAt.slice(0, 10))),
  );
  return {
    document,
    posture,
    settled: settledOf(document, mappedCatalogue, takenAt),
    takenAt,
    analyse: judge,
  };
}

describe("the ways in of a copy", () => {
  test("lead through the same of two hidden registries, whichever name comes first", () => {
    const [one, other] = [frozenWith("alpha", "omega"), frozenWith("omega", "alpha")];
    const witnesses = ({ waysIn }: typeof one.posture) => waysIn?.asDeclared.map(({ witness }) => witness);
    expect(witnesses(other.posture)).not.toEqual(witnesses(one.posture));
    const copies = [one, other].map((frozen) => redact(frozen, nothing).posture);
    expect(copies[1]).toEqual(copies[0]);
    for (const { witness } of copies[0]?.waysIn?.asDeclared ?? []) expect(witness).not.toEqual([]);
    expect(copies[0]?.bestChanges?.length).toBeGreaterThan(0);
  });

  test("say over which connections unprotected paths run, under the numbers of the copy", () => {
    const frozen = frozenWith("alpha", "omega");
    const { document, posture } = redact(frozen, nothing);
    const known = new Set(document.edges.map(({ id }) => id));
    const told = posture.unprotectedHandOvers?.asDeclared ?? [];
    expect(told).toHaveLength(frozen.posture.unprotectedHandOvers?.asDeclared.length ?? -1);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter((id) => !known.has(id))).toEqual([]);
  });

  test("are told without their steps, and no change with them, where they would be judged otherwise today", () => {
    const frozen = frozenWith("alpha", "omega");
    const { waysIn } = frozen.posture;
    const changed = waysIn?.asDeclared.map((row, index) => (index === 0 ? { ...row, said: !row.said } : row));
    const posture = { ...frozen.posture, waysIn: { asDeclared: changed ?? [], asProven: [] } };
    const copy = redact({ ...frozen, posture }, nothing).posture;
    const steps = copy.waysIn?.asDeclared.map(({ witness }) => witness.length > 0) ?? [];
    expect(steps.filter((isTold) => !isTold)).toHaveLength(1);
    expect(steps).toHaveLength(waysIn?.asDeclared.length ?? 0);
    expect(copy.bestChanges).toBeUndefined();
  });
});
