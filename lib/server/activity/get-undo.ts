import "server-only";
import { describeOperation } from "@/lib/domain/activity/describe-operation";
import { describePlace } from "@/lib/domain/activity/describe-place";
import { planUndo, type UndoPlan } from "@/lib/domain/activity/plan-undo";
import { parseWholeRun } from "@/lib/domain/activity/whole-run";
import type { Undo } from "@/lib/domain/contract/activity";
import { isCommentOperation } from "@/lib/domain/pipeline/is-comment-operation";
import { limits } from "@/lib/domain/pipeline/limits";
import type { Operation } from "@/lib/domain/pipeline/operations";
import type { PipelineAccess } from "../auth/access";
import { AppError } from "../errors";
import { currentState } from "../pipeline/queries";
import { readLogAfter } from "../pipeline/read-log";
import { createPastPipelines } from "./past-pipelines";
import { runTexts } from "./queries";
import { capitalise } from "@/lib/domain/capitalise";

const mostNewer = 12;

/**
 * The effect of undoing an entry of the log now. Changes nothing: the client pushes the operations.
 * @param revision absent: the newest entry.
 * @param since the oldest of several consecutive entries; absent: the one entry.
 */
export async function getUndo(access: PipelineAccess, revision?: number, since?: number): Promise<Undo> {
  const current = await currentState(access);
  const newest = revision ?? current.revision;
  const oldest = since ?? newest;
  if (newest > current.revision)
    throw new AppError("not-found", { detail: `This pipeline is at revision ${current.revision}.` });
  if (newest === 0) return { text: "", operations: [], newer: [], problem: "There are no changes yet." };
  const [last] = await readLogAfter(access.pipelineId, newest - 1, 1);
  const run = parseWholeRun(last?.clientId ?? "");
  // A restore or an import is one change, however many operations it took.
  const isWhole = run?.first === oldest && run.last === newest;
  const isTooLong = newest - oldest >= limits.operationsPerPush && !isWhole;
  if (oldest < 1 || oldest > newest || isTooLong) {
    throw new AppError("invalid", {
      errors: [
        {
          path: "since",
          message: `must name one of the ${limits.operationsPerPush} entries up to the revision`,
        },
      ],
    });
  }
  const entries = await readLogAfter(access.pipelineId, oldest - 1, newest - oldest + 1);
  // The log holds only what `operationSchema` accepted.
  const operations = entries.map(({ body }) => JSON.parse(body) as Operation);
  const before = await createPastPipelines(access.pipelineId)(oldest - 1);
  const plan = planUndo(before, operations, current.pipeline);
  const [first] = operations;
  const described = first ? describeOperation(before, first) : "";
  const text = isWhole ? (await runTexts(access.pipelineId, [run]))(run) : described;
  if (operations.every((operation) => isCommentOperation(operation)))
    return {
      text,
      operations: [],
      newer: [],
      problem: "Comments are removed, resolved and reopened on the Comments page.",
    };
  if (plan.kind === "nothing") return { text, operations: [], newer: [], problem: reasons[plan.because] };
  const newer = plan.newer
    .slice(0, mostNewer)
    .map((place) => sentence(describePlace(current.pipeline, place)));
  const more = plan.newer.length - newer.length;
  return {
    text,
    operations: [...plan.operations],
    newer: more > 0 ? [...newer, `And ${more} more.`] : newer,
    ...(plan.lost > 0 ? { problem: "Part of it does not apply now, because its subject was deleted." } : {}),
  };
}

const reasons: { readonly [Because in Extract<UndoPlan, { kind: "nothing" }>["because"]]: string } = {
  gone: "This can't be undone: its subject was deleted.",
  back: "Nothing to undo: the earlier state is already restored.",
  full: "This can't be undone: the pipeline would exceed its size limits.",
  empty: "Nothing to undo: this had no effect.",
  rule: "An admin changes workspace rules in the settings.",
  given: "A withdrawn approval can't be restored. An approver must approve again.",
};

function sentence(text: string): string {
  return `${capitalise(text)}.`;
}
