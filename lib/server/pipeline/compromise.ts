import "server-only";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { compromisedBy, reachersOf } from "@/lib/domain/posture/compromise";
import type { Compromise } from "@/lib/domain/posture/ways-in/way-in";
import { targetsOf } from "@/lib/domain/posture/graph/targets";
import type { PipelineAccess } from "../auth/access";
import { dayOf } from "../clock";
import { AppError } from "../errors";
import { currentState } from "./queries";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

export interface CompromiseQuestion {
  readonly node: string | undefined;
  readonly target: string | undefined;
  readonly as: "declared" | "proven" | undefined;
}

export async function getCompromise(
  access: PipelineAccess,
  { node, target, as }: CompromiseQuestion,
  now = new Date(),
): Promise<Compromise> {
  const asked = node ?? target;
  if (asked === undefined || (node !== undefined && target !== undefined))
    throw new AppError("invalid", { errors: [{ path: "node", message: "Name either a node or a target." }] });
  const { pipeline } = await currentState(access);
  if (pipeline.nodes.get(asked) === undefined)
    throw new AppError("not-found", { detail: `The map has no node "${asked}".` });
  if (target !== undefined) requireTarget(pipeline, target);
  const answer = node === undefined ? reachersOf : compromisedBy;
  return answer(pipeline, mappedCatalogueOf(pipeline), dayOf(now), asked, as ?? "declared");
}

const mostNamed = 20;

function requireTarget({ nodes, edges }: Pipeline, target: string): void {
  const { judged, others } = targetsOf([...nodes.values()], [...edges.values()]);
  const targets = [...judged, ...others].toSorted(compareText);
  if (targets.includes(target)) return;
  const which =
    targets.length === 0 ? "The map has no such node." : `Targets: ${joinWithAnd(targets, mostNamed)}.`;
  throw new AppError("invalid", {
    errors: [{ path: "target", message: `must be a node where containers run. ${which}` }],
  });
}
