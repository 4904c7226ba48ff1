"use client";
import { Undo2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Undo } from "@/lib/domain/contract/activity";
import { callApi } from "@/lib/client/api";
import { newOperationId } from "@/lib/client/new-id";
import { limits } from "@/lib/domain/pipeline/limits";
import { asUndoId } from "@/lib/domain/pipeline/undo-id";
import { err, ok, type Result } from "@/lib/domain/result";

interface UndoEntryProps {
  readonly pipelineId: string;
  readonly revision: number;
  /** The oldest of the entries that the line stands for. */
  readonly since: number;
  readonly text: string;
}

/** Undoes a line of the log: at once if no newer change is lost, else after asking. If it can't be undone, says why. */
export function UndoEntry({ pipelineId, revision, since, text }: UndoEntryProps) {
  const router = useRouter();
  const [isBusy, setIsBusy] = useState(false);
  const [said, setSaid] = useState("");
  const [asked, setAsked] = useState<Undo>();

  const push = async (undo: Undo) => {
    setAsked(undefined);
    setIsBusy(true);
    const problem = await pushUndo(pipelineId, undo.operations);
    setIsBusy(false);
    setSaid(problem ?? "Undone.");
    if (problem === undefined) router.refresh();
  };
  const begin = async () => {
    setIsBusy(true);
    setSaid("");
    const found = await findUndo(pipelineId, revision, since);
    setIsBusy(false);
    if (!found.ok) return setSaid(found.error);
    const { operations, newer, problem } = found.value;
    if (operations.length === 0) return setSaid(problem ?? "Nothing to undo.");
    if (newer.length > 0 || problem !== undefined) return setAsked(found.value);
    await push(found.value);
  };

  return (
    <>
      <span role="status" className="max-w-[40ch] text-tiny text-soft">
        {said}
      </span>
      <Button tone="quiet" disabled={isBusy} onClick={() => void begin()} aria-label={`Undo this: ${text}`}>
        <Undo2 aria-hidden size={14} />
        Undo this
      </Button>
      <Dialog title="Undo this?" isOpen={asked !== undefined} onClose={() => setAsked(undefined)}>
        {asked && (
          <>
            <p className="break-words">
              This will undo: <b className="font-bold">{asked.text}</b>.
            </p>
            {asked.newer.length > 0 && (
              <div>
                <p>These later changes will be lost too:</p>
                <ul className="mt-1 max-h-60 list-disc overflow-y-auto pl-5 break-words">
                  {asked.newer.map((sentence) => (
                    <li key={sentence}>{sentence}</li>
                  ))}
                </ul>
              </div>
            )}
            {asked.problem !== undefined && <p>{asked.problem}</p>}
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => setAsked(undefined)}>Keep it</Button>
              <Button tone={asked.newer.length > 0 ? "danger" : "primary"} onClick={() => void push(asked)}>
                Undo anyway
              </Button>
            </div>
          </>
        )}
      </Dialog>
    </>
  );
}

/** The effect of an undo now, or the server's refusal. */
async function findUndo(pipelineId: string, revision: number, since: number): Promise<Result<Undo, string>> {
  const answer = await callApi("GET /pipelines/{id}/undo", {
    params: { id: pipelineId },
    query: { revision, since },
  });
  return answer.ok ? ok(answer.value) : err(answer.error.detail ?? answer.error.title);
}

/** Sends them like any edit. @returns why they were refused */
async function pushUndo(pipelineId: string, bodies: Undo["operations"]): Promise<string | undefined> {
  const clientId = newOperationId();
  for (let sent = 0; sent < bodies.length; sent += limits.operationsPerPush) {
    const operations = bodies
      .slice(sent, sent + limits.operationsPerPush)
      .map((body) => ({ ...body, id: asUndoId(newOperationId()) }));
    const answer = await callApi("POST /pipelines/{id}/operations", {
      params: { id: pipelineId },
      body: { clientId, operations },
    });
    if (!answer.ok) return answer.error.errors?.[0]?.message ?? answer.error.detail ?? answer.error.title;
  }
  return undefined;
}
