import fc from "fast-check";
import { expect, it } from "vitest";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { operationArbitrary } from "@/lib/testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import { invertOperation } from "../pipeline/invert-operation";
import type { OperationBody } from "../pipeline/operations";
import { documentFromPipeline, emptyPipeline, type Pipeline } from "../pipeline/pipeline";
import { operationsOf, withNeeds, withoutPiece } from "./choose-pieces";
import { type MergeInput, planMerge } from "./plan-merge";
import { nothingWritten, WrittenLog } from "./written";

const from = fc.constantFrom("files" as const, "map" as const);

/** Any map, any other that comes, and anything that imports may have written. */
const inputArbitrary: fc.Arbitrary<MergeInput> = fc
  .record({
    present: pipelineArbitrary,
    incoming: pipelineArbitrary,
    wrote: fc.array(operationArbitrary, { maxLength: 12 }),
    from,
    sources: fc.tuple(...[0, 1].map(() => fc.constantFrom("shop", "cart", undefined))),
  })
  .map(({ present, incoming, wrote, sources: [source, before], ...input }) => {
    const written = new WrittenLog();
    for (const operation of wrote) written.add(operation, before);
    return {
      ...input,
      present,
      incoming: documentFromPipeline(incoming),
      written,
      source,
      day: "2026-11-28",
    };
  });

/** Each has to have an effect: none is refused, and none comes too late. */
function applyAll(pipeline: Pipeline, operations: readonly OperationBody[]): Pipeline {
  return operations.reduce((before, operation) => {
    const result = applyOperation(before, operation);
    if (!result.ok) throw new Error(result.error.message);
    expect([operation, result.value.outcome]).toEqual([operation, "applied"]);
    return result.value.pipeline;
  }, pipeline);
}

it("whatever is taken applies, all of it, and is taken back exactly", () => {
  fc.assert(
    fc.property(inputArbitrary, fc.infiniteStream(fc.boolean()), (input, coins) => {
      const { pieces } = planMerge(input);
      const wanted = pieces.filter(() => coins.next().value === true).map(({ id }) => id);
      const taken = withNeeds(pieces, new Set(wanted));
      const operations = operationsOf(taken);
      const after = applyAll(input.present, operations);
      const steps: Pipeline[] = [input.present];
      for (const operation of operations) steps.push(applyAll(steps.at(-1) ?? input.present, [operation]));
      const back = operations
        .map((operation, index) => invertOperation(steps[index] ?? after, operation))
        .toReversed()
        .flat();
      expect(documentFromPipeline(applyAll(after, back))).toEqual(documentFromPipeline(input.present));
    }),
  );
});

it("what is ticked needs nothing that is not, ids are there once, and nothing taken changes nothing", () => {
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      const { pieces } = planMerge(input);
      const ticked = new Set(pieces.filter((piece) => piece.ticked).map(({ id }) => id));
      expect(new Set(pieces.map(({ id }) => id)).size).toBe(pieces.length);
      expect(withNeeds(pieces, ticked).map(({ id }) => id)).toEqual([...ticked]);
      for (const { ticked: isTicked, why } of pieces) expect(why === undefined).toBe(isTicked);
      expect(operationsOf(withNeeds(pieces, new Set()))).toEqual([]);
    }),
  );
});

it("without a piece, what is left still has all that it needs", () => {
  fc.assert(
    fc.property(inputArbitrary, fc.nat(), (input, at) => {
      const { pieces } = planMerge(input);
      const all = new Set(pieces.map(({ id }) => id));
      const piece = pieces[at % Math.max(1, pieces.length)]?.id ?? "";
      const left = withoutPiece(pieces, all, piece);
      expect(new Set(withNeeds(pieces, left).map(({ id }) => id))).toEqual(left);
      expect(left.has(piece)).toBe(false);
    }),
  );
});

it("a map taken into an empty one is that map, and taking it a second time is nothing", () => {
  fc.assert(
    fc.property(pipelineArbitrary, from, (incoming, kind) => {
      // What was confirmed there, and what is asked for there, is nothing of this map.
      const { reviews: _reviews, policy: _policy, ...document } = documentFromPipeline(incoming);
      const empty = {
        ...emptyPipeline(document.name),
        ...(document.description !== undefined && { description: document.description }),
      };
      const input = { incoming: document, from: kind, day: "2026-11-28" };
      const first = planMerge({ ...input, present: empty, written: nothingWritten });
      expect(first.pieces.every(({ ticked }) => ticked)).toBe(true);
      const operations = operationsOf(first.pieces);
      const after = applyAll(empty, operations);
      expect(documentFromPipeline(after)).toEqual(document);
      const written = new WrittenLog();
      for (const operation of operations) written.add(operation, undefined);
      expect(planMerge({ ...input, present: after, written }).pieces).toEqual([]);
    }),
  );
});

it("what people do between two imports of the same is not undone by the second", () => {
  fc.assert(
    fc.property(pipelineArbitrary, fc.array(operationArbitrary, { maxLength: 8 }), (incoming, edits) => {
      const document = documentFromPipeline(incoming);
      const input = { incoming: document, from: "files" as const, day: "2026-11-28" };
      const { pieces } = planMerge({ ...input, present: emptyPipeline("Shop"), written: nothingWritten });
      const operations = operationsOf(pieces);
      const written = new WrittenLog();
      for (const operation of operations) written.add(operation, undefined);
      const drawn = applyAll(emptyPipeline("Shop"), operations);
      const edited = edits.reduce((before, operation) => {
        const result = applyOperation(before, operation);
        return result.ok ? result.value.pipeline : before;
      }, drawn);
      const again = planMerge({ ...input, present: edited, written }).pieces.filter(({ ticked }) => ticked);
      const after = applyAll(edited, operationsOf(again));
      for (const node of edited.nodes.values()) expect(after.nodes.get(node.id)).toEqual(node);
      for (const { id } of drawn.nodes.values())
        if (!edited.nodes.get(id)) expect(after.nodes.get(id)).toBeUndefined();
      for (const ofNode of edited.claims.values())
        for (const { node, control, evidence: _, ...said } of ofNode.values())
          expect(after.claims.get(node)?.get(control)).toMatchObject(said);
    }),
  );
});
