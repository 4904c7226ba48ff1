import type { PipelineEvent } from "../domain/contract/pipeline-event";
import type { PipelineAnswer, PushAnswer } from "../domain/contract/pipelines";
import type { Problem } from "../domain/contract/problem";
import { applyOperation } from "../domain/pipeline/apply-operation";
import type { Operation } from "../domain/pipeline/operations";
import { documentFromPipeline, type Pipeline } from "../domain/pipeline/pipeline";
import { err, ok, type Result } from "../domain/result";
import { type Faults, SimulatedTransport } from "./simulated-transport";

/** The log of one pipeline as the server keeps it, without a network or a database. Time comes from the timers of the test. */
export class SimulatedServer {
  readonly log: PipelineEvent[] = [];
  pipeline: Pipeline;
  /** A status that answers everything, such as 401. */
  refusesAll: number | undefined;
  refusesPushes: number | undefined;
  refuses: (operation: Operation) => string | undefined = () => undefined;
  readonly streams = new Set<(event: PipelineEvent) => void>();
  private readonly outcomes = new Map<string, number>();

  constructor(readonly start: Pipeline) {
    this.pipeline = start;
  }

  get revision(): number {
    return this.log.length;
  }

  answer(): PipelineAnswer {
    return { id: "p".repeat(25), revision: this.revision, document: documentFromPipeline(this.pipeline) };
  }

  commit(clientId: string, operations: readonly Operation[]): Result<PushAnswer, Problem> {
    let { pipeline } = this;
    const events: PipelineEvent[] = [];
    const results: PushAnswer["results"] = [];
    for (const [index, operation] of operations.entries()) {
      const known = this.outcomes.get(operation.id);
      if (known !== undefined) {
        results.push({ id: operation.id, revision: known, outcome: "repeated" });
        continue;
      }
      const applied = applyOperation(pipeline, operation);
      const reason = this.refuses(operation) ?? (applied.ok ? undefined : applied.error.message);
      if (!applied.ok || reason !== undefined) return err(invalid(`operations[${index}]`, reason ?? ""));
      ({ pipeline } = applied.value);
      const revision = this.revision + events.length + 1;
      events.push({ revision, clientId, operation: structuredClone(operation) });
      results.push({ id: operation.id, revision, outcome: applied.value.outcome });
    }
    this.pipeline = pipeline;
    for (const event of events) {
      this.log.push(event);
      this.outcomes.set(event.operation.id, event.revision);
      for (const hear of this.streams) hear(event);
    }
    return ok({ revision: this.revision, results });
  }

  connect(faults: Faults = {}): SimulatedTransport {
    return new SimulatedTransport(this, faults);
  }
}

function invalid(path: string, message: string): Problem {
  return { type: "about:blank", title: "Invalid", status: 422, errors: [{ path, message }] };
}
