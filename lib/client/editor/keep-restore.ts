import { operationsBetween } from "@/lib/domain/compare/operations-between";
import { inverseLeaving } from "@/lib/domain/edits/take-back";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { callApi } from "../api";
import { loadOperationChecks } from "../parts/load-operation-checks";
import { createKeptUndo } from "./kept-undo";
import { didStep } from "./undo-history";

interface Restore {
  readonly userId: string;
  readonly pipelineId: string;
  /** The newest revision before it, and its last. */
  readonly before: number;
  readonly after: number;
  readonly label: string;
}

/** Puts a restore on this tab's undo list, so that the map undoes it in one step. If that fails, the log still can. */
export async function keepRestore({ userId, pipelineId, before, after, label }: Restore): Promise<void> {
  const read = async (revision: number) => {
    const answer = await callApi("GET /pipelines/{id}", { params: { id: pipelineId }, query: { revision } });
    return answer.ok ? pipelineFromDocument(answer.value.document) : undefined;
  };
  const [was, is] = [await read(before), await read(after)];
  if (!was || !is) return;
  const kept = createKeptUndo({ userId, pipelineId }, loadOperationChecks);
  const inverse = inverseLeaving(is, operationsBetween(is, was));
  kept.keep(didStep(await kept.load(), { label, inverse }));
}
