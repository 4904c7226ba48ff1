import * as fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { documentFromPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { pipelineArbitrary } from "@/lib/testing/arbitraries";
import { operationBodyArbitrary } from "@/lib/testing/operation-arbitraries";
import { openEditor } from "@/lib/testing/simulated-editor";
import { SimulatedServer } from "@/lib/testing/simulated-server";
import type { Faults } from "@/lib/testing/simulated-transport";
import { rebase } from "@/lib/domain/sync/rebase";

type Step = { readonly who: number } & (
  | { readonly does: "edit"; readonly bodies: readonly OperationBody[] }
  | { readonly does: "undo" | "redo" | "go offline" | "go online" | "reload" }
  | { readonly does: "wait"; readonly for: number }
);

const who = fc.nat({ max: 2 });
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({
      who,
      does: fc.constant("edit"),
      bodies: fc.array(operationBodyArbitrary, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({
      who,
      does: fc.constant("edit"),
      bodies: fc.array(operationBodyArbitrary, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ who, does: fc.constantFrom("undo", "redo", "go offline", "go online", "reload") }),
    fc.record({ who, does: fc.constant("wait"), for: fc.constantFrom(1, 40, 700, 6000) }),
  ),
  { maxLength: 50 },
);

const runs = Number(process.env["FUZZ_RUNS"] ?? 150);

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

/** A network that loses, repeats, reorders and delays, until it is told to be good. */
function badNetwork(chance: () => number) {
  let isBad = true;
  const one = <Fault extends string>(...faults: readonly Fault[]): Fault | undefined =>
    isBad && chance() < 0.3 ? faults[Math.floor(chance() * faults.length)] : undefined;
  const faults: Faults = {
    push: () => one("lost", "answer-lost", "busy"),
    event: () => one("lost", "twice", "late"),
    stream: () => one("breaks"),
    delay: () => Math.floor(chance() * 80),
  };
  return { faults, heal: () => (isBad = false) };
}

/** A generator of its own per run, so that the seed that a failure prints brings it back. */
function chanceFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

function expectSound(editor: ReturnType<typeof openEditor>["editor"]): void {
  const { confirmed, pending, visible } = editor.getState();
  expect(documentFromPipeline(visible)).toEqual(documentFromPipeline(rebase(confirmed, pending)));
  expect(editor.getState().ended).toBeUndefined();
}

function replay(server: SimulatedServer): Pipeline {
  return rebase(
    server.start,
    server.log.map(({ operation }) => operation),
  );
}

test("editors on a bad network come to the same document, and no work is lost or done twice", async () => {
  await fc.assert(
    fc.asyncProperty(pipelineArbitrary, steps, fc.integer(), async (start, script, seed) => {
      const server = new SimulatedServer(start);
      const chance = chanceFrom(seed);
      const network = badNetwork(chance);
      const open = (kept = new Map()) => openEditor(server, { faults: network.faults, random: chance, kept });
      const people = [open(), open(), open()];
      const made = new Set<string>();
      for (const step of script) {
        const one = people[step.who];
        if (!one) continue;
        const before = new Set(one.editor.getState().pending.map(({ id }) => id));
        if (step.does === "edit") one.editor.edit(step.bodies, "edit");
        if (step.does === "undo") one.editor.undo();
        if (step.does === "redo") one.editor.redo();
        for (const { id } of one.editor.getState().pending) if (!before.has(id)) made.add(id);
        if (step.does === "go offline") one.transport.goOffline();
        if (step.does === "go online") one.transport.goOnline();
        if (step.does === "wait") await vi.advanceTimersByTimeAsync(step.for);
        if (step.does === "reload") {
          await vi.advanceTimersByTimeAsync(0);
          one.editor.dispose();
          people[step.who] = open(one.kept);
        }
        for (const { editor } of people) expectSound(editor);
      }
      network.heal();
      await vi.advanceTimersByTimeAsync(120_000);
      for (const { transport } of people) transport.goOffline();
      await vi.advanceTimersByTimeAsync(100);
      for (const { transport } of people) transport.goOnline();
      await vi.advanceTimersByTimeAsync(120_000);

      expect(new Set(server.log.map(({ operation }) => operation.id))).toEqual(made);
      expect(server.log).toHaveLength(made.size);
      expect(documentFromPipeline(server.pipeline)).toEqual(documentFromPipeline(replay(server)));
      for (const { editor, kept } of people) {
        const { visible, confirmed, pending, revision, setAside } = editor.getState();
        expect({ pending, revision, setAside, kept: kept.size }).toEqual({
          pending: [],
          revision: server.revision,
          setAside: [],
          kept: 0,
        });
        for (const pipeline of [visible, confirmed])
          expect(documentFromPipeline(pipeline)).toEqual(documentFromPipeline(server.pipeline));
        editor.dispose();
      }
      vi.clearAllTimers();
    }),
    { numRuns: runs },
  );
}, 120_000);
