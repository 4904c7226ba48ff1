import * as fc from "fast-check";
import { expect, test } from "vitest";
import { pipelineArbitrary } from "../../testing/arbitraries";
import { operationBodyArbitrary } from "../../testing/operation-arbitraries";
import { applyOperation } from "../pipeline/apply-operation";
import type { Operation, OperationBody } from "../pipeline/operations";
import { parseDocument } from "../pipeline/parse-document";
import { documentFromPipeline, type Pipeline } from "../pipeline/pipeline";
import { rebase } from "./rebase";
import { graphParameters } from "@/lib/testing/graph-runs";

/** The server in small: one log, in which every operation has one place, however often it is sent. */
class Server {
  readonly log: Operation[] = [];
  constructor(public pipeline: Pipeline) {}

  get revision(): number {
    return this.log.length;
  }

  receive(operations: readonly Operation[]): void {
    for (const operation of operations) {
      if (this.log.some(({ id }) => id === operation.id)) continue;
      const result = applyOperation(this.pipeline, operation);
      if (!result.ok) throw new Error(result.error.message);
      this.pipeline = result.value.pipeline;
      this.log.push(operation);
    }
  }
}

class Client {
  revision = 0;
  pending: readonly Operation[] = [];
  constructor(public confirmed: Pipeline) {}

  get visible(): Pipeline {
    return rebase(this.confirmed, this.pending);
  }

  /** An event counts only if it is the next one; older ones are repeats, and after a gap the next read brings them. */
  deliver(revision: number, operation: Operation): void {
    if (revision !== this.revision + 1) return;
    this.confirmed = rebase(this.confirmed, [operation]);
    this.revision = revision;
    this.pending = this.pending.filter(({ id }) => id !== operation.id);
  }

  /** Reads the whole document, as after a gap: what is pending stays so until the server says what became of it. */
  reload(server: Server): void {
    this.confirmed = server.pipeline;
    this.revision = server.revision;
  }

  acknowledge(server: Server): void {
    const places = new Map(server.log.map(({ id }, index) => [id, index + 1]));
    this.pending = this.pending.filter(
      ({ id }) => (places.get(id) ?? Number.POSITIVE_INFINITY) > this.revision,
    );
  }
}

type Step = { readonly client: number } & (
  | { readonly does: "edit"; readonly body: OperationBody }
  | { readonly does: "push"; readonly count: number; readonly isAnswerLost: boolean }
  | { readonly does: "deliver"; readonly count: number }
  | { readonly does: "repeat"; readonly back: number }
  | { readonly does: "skip" }
  | { readonly does: "reload" }
);

const client = fc.nat({ max: 3 });
const steps = fc.array(
  fc.oneof<fc.Arbitrary<Step>[]>(
    fc.record({ client, does: fc.constant("edit"), body: operationBodyArbitrary }),
    fc.record({ client, does: fc.constant("edit"), body: operationBodyArbitrary }),
    fc.record({
      client,
      does: fc.constant("push"),
      count: fc.integer({ min: 1, max: 5 }),
      isAnswerLost: fc.boolean(),
    }),
    fc.record({ client, does: fc.constant("deliver"), count: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ client, does: fc.constant("repeat"), back: fc.nat({ max: 5 }) }),
    fc.record({ client, does: fc.constant("skip") }),
    fc.record({ client, does: fc.constant("reload") }),
  ),
  { maxLength: 60 },
);

test("any interleaving of clients converges to the server's document", () => {
  fc.assert(
    fc.property(pipelineArbitrary, steps, (start, script) => {
      const server = new Server(start);
      const clients = Array.from({ length: 4 }, () => new Client(start));
      for (const [index, step] of script.entries()) {
        const one = clients[step.client];
        if (!one) continue;
        take(step, index, one, server);
        expect(parseDocument(documentFromPipeline(one.visible)).ok).toBe(true);
      }
      for (const one of clients) server.receive(one.pending);
      for (const one of clients) {
        catchUp(one, server, server.revision);
        one.acknowledge(server);
        expect(one.pending).toEqual([]);
        expect(documentFromPipeline(one.visible)).toEqual(documentFromPipeline(server.pipeline));
      }
    }),
    graphParameters(4),
  );
});

test("an editor that is alone sees what it edited at every moment, whatever is lost on the way", () => {
  fc.assert(
    fc.property(pipelineArbitrary, steps, (start, script) => {
      const server = new Server(start);
      const one = new Client(start);
      let edited = start;
      for (const [index, step] of script.entries()) {
        // A read in between would show operations of which the answer was lost twice over until they are sent again.
        if (step.does === "reload") continue;
        if (step.does === "edit") edited = rebase(edited, [{ ...step.body, id: String(index) }]);
        take(step, index, one, server);
        expect(documentFromPipeline(one.visible)).toEqual(documentFromPipeline(edited));
      }
    }),
    graphParameters(1.2),
  );
});

function take(step: Step, index: number, one: Client, server: Server): void {
  switch (step.does) {
    case "edit":
      one.pending = [...one.pending, { ...step.body, id: String(index) }];
      return;
    case "push":
      server.receive(one.pending.slice(0, step.count));
      if (!step.isAnswerLost) one.acknowledge(server);
      return;
    case "deliver":
      catchUp(one, server, one.revision + step.count);
      return;
    case "repeat":
      deliverFrom(one, server, one.revision - step.back);
      return;
    case "skip":
      deliverFrom(one, server, one.revision + 2);
      return;
    case "reload":
      one.reload(server);
  }
}

function catchUp(one: Client, server: Server, revision: number): void {
  while (one.revision < Math.min(revision, server.revision)) deliverFrom(one, server, one.revision + 1);
}

function deliverFrom(one: Client, server: Server, revision: number): void {
  const operation = server.log[revision - 1];
  if (operation) one.deliver(revision, operation);
}
