import "server-only";
import { mappedCatalogue } from "@/lib/domain/catalog/load-mappings";
import { getRecord } from "@/lib/domain/pipeline/records";
import { compromisedBy, reachersOf } from "@/lib/domain/posture/compromise";
import type { Compromise } from "@/lib/domain/posture/posture";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { AppError } from "../errors";
import { currentState } from "./queries";

export interface CompromiseQuestion {
  readonly node: string | undefined;
  readonly target: string | undefined;
  readonly as: "declared" | "proven" | undefined;
}

/** What a hostile node reaches, or who reaches a target; of the committed state. */
export async function getCompromise(access: PipelineAccess, { node, target, as }: CompromiseQuestion, now = new Date()): Promise<Compromise> {
  const asked = node ?? target;
  if (asked === undefined || (node !== undefined && target !== undefined))
    throw new AppError("invalid", { errors: [{ path: "node", message: "Name either a node or a target." }] });
  const { pipeline } = await currentState(access);
  if (getRecord(pipeline.nodes, asked) === undefined) throw new AppError("not-found", { detail: `There is no node "${asked}" on this map.` });
  const answer = node === undefined ? reachersOf : compromisedBy;
  return answer(pipeline, mappedCatalogue, dayOf(now), asked, as === "proven" ? "asProven" : "asDeclared");
}
