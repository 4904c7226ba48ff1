import type { OwnControl } from "../../pipeline/document";
import type { ControlProse } from "../catalogue";

/** The prose of a custom control, without techniques and tool evidence. */
export function ownProse({ what, why, how, requirements = {} }: OwnControl): ControlProse {
  return { what, why, how, mitigates: [], frameworks: requirements, evidence: [] };
}
