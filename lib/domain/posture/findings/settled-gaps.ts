import type { Stage } from "../../pipeline/document";
import type { Assessment } from "../coverage/assessments";
import type { Gap } from "./gaps";
import { isOpen } from "../coverage/effective-status";
import type { Proof } from "../posture";

const noFactors = { weight: 0, reach: 0, opening: 0, bareness: 0, status: 0 };

/** A control that is not a gap, listed after gaps and without a priority. */
export function unranked({ node, control, status }: Pick<Gap, "node" | "control" | "status">): Gap {
  return { node, control, status, priority: 0, factors: noFactors };
}

interface Place {
  readonly node?: string | undefined;
  readonly control?: string | undefined;
  readonly stage?: Stage | undefined;
}

/** The assessed controls that are not gaps, of one place only if it is named, in their order. */
export function settledGaps(
  assessments: Iterable<Assessment>,
  as: Proof,
  { node: onNode, control: ofControl, stage: inStage }: Place = {},
): readonly Gap[] {
  const settled: Gap[] = [];
  for (const { node, control, status } of assessments) {
    const isAsked =
      (onNode ?? node.id) === node.id &&
      (ofControl ?? control.id) === control.id &&
      (inStage ?? node.stage) === node.stage;
    if (isAsked && !isOpen(status, as))
      settled.push(unranked({ node: node.id, control: control.id, status }));
  }
  return settled;
}
