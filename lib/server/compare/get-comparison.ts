import "server-only";
import { parseStateRef, spellOutRef, type StateRef } from "@/lib/domain/compare/state-ref";
import type { CompareAnswer } from "@/lib/domain/contract/compare";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { documentFromPipeline } from "@/lib/domain/pipeline/pipeline";
import { requirePipelineAccess, requireSnapshotAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { getDatabase } from "../db";
import { AppError } from "../errors";
import { type ComparedRead, compareRead } from "./compare-read";
import { readState } from "./read-state";

export interface Compared {
  readonly answer: CompareAnswer;
  /** With the ids of `after` for matched items, so that both can be drawn by id. */
  readonly before: PipelineDocument;
  readonly after: PipelineDocument;
  readonly checked: ComparedRead["checked"];
}

/**
 * Compares two states, each `snapshot:ID`, `pipeline:ID`, `pipeline:ID@REVISION`, `pipeline:ID@DAY` or
 * `pipeline:ID@target:DAY`. Throws `invalid` and `not-found` naming the side; a state that the viewer may not
 * read is not found.
 */
export async function getComparison(
  viewer: Viewer,
  { from, to }: { readonly from: string | undefined; readonly to: string | undefined },
  now = new Date(),
): Promise<Compared> {
  const refs = { from: requireRef("from", from, to), to: requireRef("to", to, from) };
  for (const side of ["from", "to"] as const) await requireReadable(viewer, refs[side], side);
  const { client } = getDatabase();
  const { answer, before, after, checked } = await compareRead(
    await readState(client, refs.from, "from", now),
    await readState(client, refs.to, "to", now),
    client,
  );
  return { answer, before: documentFromPipeline(before), after: documentFromPipeline(after), checked };
}

function requireRef(side: "from" | "to", text: string | undefined, other = ""): StateRef {
  if (text === undefined) throw new AppError("invalid", { errors: [{ path: side, message: "is missing" }] });
  const ref = parseStateRef(spellOutRef(text, other));
  if (!ref.ok) throw new AppError("invalid", { errors: [{ path: side, message: ref.error }] });
  return ref.value;
}

async function requireReadable(viewer: Viewer, ref: StateRef, side: string): Promise<void> {
  try {
    if ("snapshot" in ref) await requireSnapshotAccess(viewer, ref.snapshot, "viewer");
    else await requirePipelineAccess(viewer, ref.pipeline, "viewer");
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found")
      throw new AppError("not-found", { detail: `State not found: ${side}.` });
    throw error;
  }
}
