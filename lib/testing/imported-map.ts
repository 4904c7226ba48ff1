import { expect } from "vitest";
import { formatImportedRun } from "../domain/activity/imported-run";
import { planUndo } from "../domain/activity/plan-undo";
import { operationsBetween } from "../domain/compare/operations-between";
import { operationsOf } from "../domain/merge/choose-pieces";
import type { MergePiece } from "../domain/merge/merge-piece";
import { type MergeInput, planMerge } from "../domain/merge/plan-merge";
import { ImportLog } from "../domain/merge/import-log";
import { nothingWritten, type Written } from "../domain/merge/written";
import { applyOperation } from "../domain/pipeline/apply-operation";
import type { PipelineNode } from "../domain/pipeline/document";
import type { OperationBody } from "../domain/pipeline/operations";
import { emptyPipeline, type Pipeline } from "../domain/pipeline/pipeline";
import { asUndoId } from "../domain/pipeline/undo-id";
import { scanFiles } from "../domain/scan/scan";

const day = "2026-11-28";

const workflow = `name: build
on:
  push:
    branches: [main]
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: docker build -t registry.example.org/shop:1 app
      - run: docker push registry.example.org/shop:1
`;
const dockerfile = "FROM node:22\nUSER node\n";
const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: shop
spec:
  template:
    spec:
      containers:
        - name: shop
          image: registry.example.org/shop:1
`;
/** A small repository: what builds, what is built, and what runs. */
export const shopFiles = {
  ".github/workflows/build.yml": workflow,
  "app/Dockerfile": dockerfile,
  "k8s/shop.yaml": manifest,
};

/** What files come to, as a merge takes it. */
export function draftOf(files: Readonly<Record<string, string>>) {
  const list = Object.entries(files).map(([path, text]) => ({ path, text }));
  const { document, proofs } = scanFiles(list, { name: "Shop", day });
  return { incoming: document, proofs: Object.fromEntries(proofs) };
}

/** Applies operations, each of which has to have an effect. */
function apply(pipeline: Pipeline, operations: readonly OperationBody[]): Pipeline {
  return operations.reduce((before, operation) => {
    const result = applyOperation(before, operation);
    if (!result.ok) throw new Error(result.error.message);
    expect([operation, result.value.outcome]).toEqual([operation, "applied"]);
    return result.value.pipeline;
  }, pipeline);
}

/** A map that is imported into, as the server does it. */
export class ImportedMap {
  pipeline: Pipeline;
  readonly #from: Written;
  readonly #log = new ImportLog();
  #revision = 0;
  #before: Pipeline | undefined;
  #after: Pipeline | undefined;
  #imported: readonly OperationBody[] = [];
  constructor(pipeline: Pipeline = emptyPipeline("Shop"), written: Written = nothingWritten) {
    this.pipeline = pipeline;
    this.#from = written;
  }
  get written(): Written {
    return this.#log.written(this.#from);
  }
  plan(files: Readonly<Record<string, string>>, more: Partial<MergeInput> = {}) {
    return planMerge({
      present: this.pipeline,
      written: this.written,
      from: "files",
      day,
      ...draftOf(files),
      ...more,
    });
  }
  accept(pieces: readonly MergePiece[], source?: string): this {
    const operations = operationsOf(pieces);
    const first = this.#revision + 1;
    const run = formatImportedRun({ from: "files", source, first, last: this.#revision + operations.length });
    this.#write(run, operations);
    [this.#before, this.#imported] = [this.pipeline, operations];
    this.pipeline = apply(this.pipeline, operations);
    this.#after = this.pipeline;
    return this;
  }
  /** Takes all that is ticked. */
  import(files: Readonly<Record<string, string>>, more: Partial<MergeInput> = {}): this {
    return this.accept(
      this.plan(files, more).pieces.filter(({ ticked }) => ticked),
      more.source,
    );
  }
  person(...operations: readonly OperationBody[]): this {
    this.#write("tab-1", operations);
    this.pipeline = apply(this.pipeline, operations);
    return this;
  }
  /** A person takes back the last import on the map, whose undo says that it is one, and takes what goes with a node as gone. */
  undoOnMap(): this {
    if (!this.#before) throw new Error("Nothing was imported.");
    return this.undoTo(this.#before, this.#after);
  }
  /** A person undoes what led from `before` to `after`. */
  undoTo(before: Pipeline, after: Pipeline = this.pipeline): this {
    const operations = operationsBetween(after, before);
    this.#write("tab-1", operations, asUndoId(`00000000-0000-4000-8000-${"0".repeat(12)}`));
    this.pipeline = apply(this.pipeline, operations);
    return this;
  }
  /** A person takes back the last import as a whole. */
  undo(): this {
    if (!this.#before) throw new Error("Nothing was imported.");
    const plan = planUndo(this.#before, this.#imported, this.pipeline);
    if (plan.kind === "nothing") throw new Error(plan.because);
    return this.person(...plan.operations);
  }
  #write(clientId: string, operations: readonly OperationBody[], id?: string): void {
    for (const operation of operations)
      this.#log.add(clientId, { ...operation, ...(id !== undefined && { id }) });
    this.#revision += operations.length;
  }
}

/** What adds a node that a person drew. */
export function drawnNode(
  parts: Pick<PipelineNode, "id" | "kind" | "name"> & Partial<PipelineNode>,
): OperationBody {
  return { type: "node.added", node: { stage: "build", position: { x: 0, y: 0 }, ...parts } };
}
