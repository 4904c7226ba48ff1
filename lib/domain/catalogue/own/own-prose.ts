import type { OwnControl } from "../../pipeline/document";
import type { ControlProse } from "../catalogue";

/** What a control of one's own means. It names no technique, and no tool reports on it. */
export function ownProse({ what, why, how, requirements = {} }: OwnControl): ControlProse {
  return { what, why, how, mitigates: [], frameworks: requirements, evidence: [] };
}
