import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { aCatalogue, aPipeline } from "@/lib/testing/builders";
import type { Control } from "../../catalogue/catalogue";
import { stages } from "../../pipeline/document-lists";
import { claimsOf, type Pipeline } from "../../pipeline/pipeline";
import { analyse } from "../analyse";
import { createControlsOf, surroundingsByNode } from "./applicable-controls";
import { assessmentsOf } from "./assessments";
import { emptyTally } from "./coverage";
import { isReviewPending } from "../../reviews/review-pending";
import { type EffectiveStatus, effectiveStatus, effectiveStatuses } from "./effective-status";
import { cellNumbers, cellStatus, type MatrixCell, matrixOf } from "./matrix";
import { graphParameters } from "@/lib/testing/graph-runs";

const catalogue = aCatalogue();
const today = "2026-11-24";
const itself = ({ id }: Control) => [id];
/** Some controls in both rows, some in one, some in none, one twice in the same. */
const letters = ({ id }: Control) => [
  ...(id.includes("s") ? ["s", "s"] : []),
  ...(id.includes("c-h") || id.includes("scan") ? ["h"] : []),
];

/** Each cell counted by itself, from all pairs. */
function naiveCell(
  pipeline: Pipeline,
  isInRow: (control: Control) => boolean,
  isInColumn: (node: string, stage: string) => boolean,
) {
  const controlsOf = createControlsOf(catalogue);
  const surroundings = surroundingsByNode(pipeline);
  const counts: { [S in EffectiveStatus]: number } = { ...emptyTally.counts };
  const owners = new Map<string, number>();
  let [accepted, pending] = [0, 0];
  for (const node of pipeline.nodes.values()) {
    for (const control of catalogue.controls) {
      const applies = controlsOf(node, surroundings.get(node.id)).some(({ id }) => id === control.id);
      if (!applies || !isInRow(control) || !isInColumn(node.id, node.stage)) continue;
      const claim = claimsOf(pipeline, node.id).get(control.id);
      const status = effectiveStatus(claim, today, pipeline);
      counts[status] += 1;
      const isConfirmed = !isReviewPending(claim, today, pipeline);
      if (!isConfirmed) pending += 1;
      if (claim?.status === "accepted" && claim.acceptance && claim.acceptance.until >= today && isConfirmed)
        accepted += 1;
      const owner = claim?.owner || node.owner || "";
      if (status !== "not-applicable") owners.set(owner, (owners.get(owner) ?? 0) + 1);
    }
  }
  return Object.values(counts).some((count) => count > 0)
    ? { counts, owners, ...(accepted > 0 ? { accepted } : {}), ...(pending > 0 ? { pending } : {}) }
    : undefined;
}

describe("the matrix", () => {
  test("counts what a naive count of each cell counts, by stage and by node", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const assessments = [...assessmentsOf(pipeline, catalogue, today)];
        const byStage = matrixOf(assessments, { rowsOf: itself, columnOf: ({ stage }) => stage });
        for (const control of catalogue.controls)
          for (const stage of stages)
            expect(byStage.get(control.id)?.get(stage)).toEqual(
              naiveCell(
                pipeline,
                ({ id }) => id === control.id,
                (_, its) => its === stage,
              ),
            );
        const byNode = matrixOf(assessments, {
          rowsOf: letters,
          columnOf: ({ id, kind }) => (kind === "service" ? undefined : id),
        });
        for (const letter of ["s", "h"])
          for (const { id, kind } of pipeline.nodes.values()) {
            const naive =
              kind === "service"
                ? undefined
                : naiveCell(
                    pipeline,
                    (control) => letters(control).includes(letter),
                    (node) => node === id,
                  );
            expect(byNode.get(letter)?.get(id)).toEqual(naive);
          }
      }),
      graphParameters(0.8),
    );
  });

  test("adds up to the coverage of each stage", () => {
    fc.assert(
      fc.property(pipelineArbitrary, (pipeline) => {
        const { coverage } = analyse(pipeline, catalogue, today);
        const matrix = matrixOf(assessmentsOf(pipeline, catalogue, today), {
          rowsOf: itself,
          columnOf: ({ stage }) => stage,
        });
        for (const stage of stages) {
          const cells = [...matrix.values()].flatMap((row) => row.get(stage) ?? []).map(cellNumbers);
          const sum = (key: keyof (typeof cells)[number]) =>
            cells.reduce((total, cell) => total + cell[key], 0);
          const { applicable, inScope, verified, declared } = coverage.stages[stage];
          expect([sum("applicable"), sum("inScope"), sum("standing"), sum("proven")]).toEqual([
            applicable,
            inScope,
            verified + declared,
            verified,
          ]);
        }
      }),
      graphParameters(0.8),
    );
  });

  it("has no cell where nothing applies", () => {
    const pipeline = aPipeline().node("n1", { kind: "developer" }).build();
    expect(
      matrixOf(assessmentsOf(pipeline, catalogue, today), { rowsOf: () => [], columnOf: ({ id }) => id })
        .size,
    ).toBe(0);
  });

  const cell = (counts: Partial<MatrixCell["counts"]>): MatrixCell => ({
    counts: { ...emptyTally.counts, ...counts },
    owners: new Map(),
  });

  it.each<[Partial<MatrixCell["counts"]>, EffectiveStatus]>([
    [{ "not-applicable": 2 }, "not-applicable"],
    [{ verified: 2, "not-applicable": 1 }, "verified"],
    [{ verified: 1, declared: 1 }, "declared"],
    [{ verified: 1, missing: 1 }, "partial"],
    [{ declared: 3, contradicted: 1 }, "contradicted"],
    [{ partial: 1, missing: 4 }, "partial"],
    [{ "not-assessed": 2 }, "not-assessed"],
    [{ "not-assessed": 2, missing: 1 }, "missing"],
    [{ stale: 1, planned: 1 }, "stale"],
    [{ planned: 1, "not-assessed": 1 }, "planned"],
  ])("draws %j as %s", (counts, status) => {
    expect(cellStatus(cell(counts))).toBe(status);
  });

  test("draws as standing only what stands altogether", () => {
    const count = fc.nat({ max: 2 });
    const counts = fc.record(
      Object.fromEntries(effectiveStatuses.map((status) => [status, count])) as Record<
        EffectiveStatus,
        typeof count
      >,
    );
    fc.assert(
      fc.property(counts, (some) => {
        const { inScope, standing, proven } = cellNumbers(cell(some));
        const status = cellStatus(cell(some));
        expect(status === "verified" || status === "declared").toBe(inScope > 0 && standing === inScope);
        expect(status === "verified").toBe(inScope > 0 && proven === inScope);
        expect(status === "not-applicable").toBe(inScope === 0);
      }),
    );
  });
});
