import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import { pipelineAnswerSchema, pushAnswerSchema } from "@/lib/domain/contract/pipelines";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { describeApp } from "./describe-app";
import { expectKept, expectWholeChains } from "./expect-kept";
import { newPipeline } from "./pipelines";
import { PushLedger } from "./push-ledger";

const stormSize = Number(process.env["STORM_SIZE"] ?? 100);
const name = "Payments API";

describeApp("a crowd", (app) => {
  it("of 50 who write to one pipeline at once is served, everyone", async () => {
    const id = await newPipeline(app.admin(), name);
    const ledger = new PushLedger();
    for (let turn = 0; turn < 3; turn++) {
      const heard = await Promise.all(
        Array.from({ length: 50 }, (_, index) => ledger.send(app.admin(), id, `writer-${index}`)),
      );
      expect(new Set(heard)).toEqual(new Set(["acknowledged"]));
    }
    await expectKept(app.admin(), ledger, id, name);
  });

  it(
    `that sends each of ${stormSize} operations one to five times, out of order, changes things once`,
    async () => {
      const id = await newPipeline(app.admin(), name);
      const operations = Array.from({ length: stormSize }, (_, index) => addNode(`n${index}`));
      const sendings = shuffle(
        operations.flatMap((operation) =>
          Array.from({ length: 1 + Math.floor(Math.random() * 5) }, () => operation),
        ),
      );
      const revisions = new Map<string, number>();
      await Promise.all(
        Array.from({ length: 16 }, async () => {
          for (let operation = sendings.pop(); operation !== undefined; operation = sendings.pop()) {
            const { results } = pushAnswerSchema.parse(
              await app
                .admin()
                .json("POST", `/pipelines/${id}/operations`, { clientId: "storm", operations: [operation] }),
            );
            const [result] = results;
            expect(result?.id).toBe(operation.id);
            // Whichever sending came first: all are told the same place.
            expect(result?.revision).toBe(revisions.get(operation.id) ?? result?.revision);
            revisions.set(operation.id, result?.revision ?? 0);
          }
        }),
      );
      const { revision, document } = pipelineAnswerSchema.parse(
        await app.admin().json("GET", `/pipelines/${id}`),
      );
      expect(revision).toBe(stormSize);
      expect(document.nodes).toHaveLength(stormSize);
      expect([...revisions.values()].toSorted((a, b) => a - b)).toEqual(
        Array.from({ length: stormSize }, (_, index) => index + 1),
      );
      await expectWholeChains(app.databaseUrl());
    },
    60_000 + stormSize * 100,
  );
});

function addNode(id: string): Operation {
  return {
    id: randomUUID(),
    type: "node.added",
    node: { id, kind: "ci", name: id, stage: "build", position: { x: 0, y: 0 } },
  };
}

function shuffle<T>(list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, at: Math.random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
