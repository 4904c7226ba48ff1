import * as fc from "fast-check";
import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import { beforeAll, expect, it } from "vitest";
import type { Operation } from "@/lib/domain/pipeline/operations";
import { applyOperation } from "@/lib/domain/pipeline/apply-operation";
import { documentFromPipeline, emptyPipeline, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { rebase } from "@/lib/domain/sync/rebase";
import { dayAhead } from "@/lib/testing/calendar";
import { describeBothDatabases } from "@/lib/testing/databases";
import { operationArbitrary } from "@/lib/testing/operation-arbitraries";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import type { PipelineAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { commitOperations } from "./commit-operations";
import { forgetState } from "./document-cache";
import { getPipeline } from "./queries";
import { readLogAfter } from "./read-log";

// The generated controls are from the tests' own catalogue.
const controls = new Map([
  ["c-scan", "img-vuln-scan"],
  ["c-sign", "img-sign"],
  ["c-mirror", "base-mirror-quarantine"],
  ["c-jenkins", "ci-access-control"],
  ["c-host", "host-patching"],
  ["unknown", "img-sbom"],
]);
/**
 * Operations that the server does not accept from everyone: the settings write a policy, the log decides who
 * may approve, and a comment answers an existing one.
 */
const ofAnybody = operationArbitrary.filter(
  (one) => one.type !== "policy.changed" && one.type !== "review.added" && !isCommentOperation(one),
);
const operation = ofAnybody.map((one): Operation => {
  if (!("control" in one)) return one;
  const known = { ...one, control: controls.get(one.control) ?? "img-sign" };
  if (known.type !== "claim.changed" || known.set === null) return known;
  // A claim of not applicable needs a reason and no past review, and an accepted risk needs an end: without
  // these the server refuses the push.
  const day = dayAhead(new Date().toISOString().slice(0, 10), 30);
  const acceptance = { by: "Ana", until: day, residual: "Little." };
  const review = typeof known.set.review === "string" ? { review: day } : {};
  return {
    ...known,
    set: { ...known.set, ...review, reason: known.set.reason ?? "Nothing is built here.", acceptance },
  };
});

const runs = Number(process.env["DATABASE_FUZZ_RUNS"] ?? 15);

/** The next step of a client: makes an edit, sends its operations (perhaps again), or reads others'. */
const step = fc.oneof(
  fc.record({ does: fc.constant("edit" as const), client: fc.nat(3), operation }),
  fc.record({ does: fc.constant("send" as const), client: fc.nat(3), losesAnswer: fc.boolean() }),
  fc.record({ does: fc.constant("read" as const), client: fc.nat(3) }),
);

class Client {
  confirmed: Pipeline = emptyPipeline("Payments API");
  revision = 0;
  pending: Operation[] = [];

  constructor(
    private readonly access: PipelineAccess,
    private readonly name: string,
  ) {}

  async send(losesAnswer: boolean): Promise<void> {
    if (this.pending.length === 0) return;
    await commitOperations(this.access, { clientId: this.name, operations: this.pending });
    // A lost answer: the client learns from the log that its operations arrived, or sends them again.
    if (!losesAnswer) await this.read();
  }

  async read(): Promise<void> {
    for (const { revision, body } of await readLogAfter(this.access.pipelineId, this.revision, 10_000)) {
      expect(revision).toBe(this.revision + 1);
      const confirmed = JSON.parse(body) as Operation;
      const result = applyOperation(this.confirmed, confirmed);
      if (result.ok) this.confirmed = result.value.pipeline;
      this.revision = revision;
      this.pending = this.pending.filter(({ id }) => id !== confirmed.id);
    }
  }

  get visible(): Pipeline {
    return rebase(this.confirmed, this.pending);
  }
}

describeBothDatabases("clients that edit at once", ({ database }) => {
  let ana: Viewer;
  beforeAll(async () => {
    ({ ana } = await makeViewers({ ana: "editor" }));
  });

  it(
    "all come to the server's document, each operation once, whatever was sent twice",
    async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.integer({ min: 2, max: 4 }),
          fc.array(step, { minLength: 5, maxLength: 60 }),
          fc.boolean(),
          async (count, steps, forgets) => {
            const access = await makePipeline(ana);
            const clients = Array.from(
              { length: count },
              (_, index) => new Client(access, `client-${index}`),
            );
            const made = new Set<string>();
            for (const one of steps) {
              const client = clients[one.client % count];
              if (!client) continue;
              if (one.does === "edit" && !made.has(one.operation.id)) {
                made.add(one.operation.id);
                client.pending.push(one.operation);
              }
              if (one.does === "send") await client.send(one.losesAnswer);
              if (one.does === "read") await client.read();
            }
            await Promise.all(clients.map((client) => client.send(true)));
            if (forgets) forgetState(access.pipelineId);
            const { document, revision } = await getPipeline(access);
            for (const client of clients) {
              await client.read();
              expect(client.pending).toEqual([]);
              expect(documentFromPipeline(client.visible)).toEqual(document);
            }
            expect(revision).toBe(made.size);
            expect(
              await database().client.pipelineOperation.count({ where: { pipelineId: access.pipelineId } }),
            ).toBe(made.size);
          },
        ),
        { numRuns: runs },
      );
    },
    30_000 + runs * 3_000,
  );
});
