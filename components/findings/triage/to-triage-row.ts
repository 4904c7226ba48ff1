import { frameworkLine } from "../framework-line";
import type { GapRow } from "../gaps/gap-rows";
import type { TriageRow } from "./triage-row";

/** For the server, which alone has the names of all frameworks. */
export function triageRow({
  node,
  control,
  stage,
  status,
  title,
  why,
  nodeName,
  kindName,
  priority,
  factors,
  frameworks,
}: GapRow): TriageRow {
  return {
    node,
    control,
    stage,
    status,
    title,
    why,
    nodeName,
    kindName,
    priority,
    factors,
    frameworks: frameworkLine(frameworks),
  };
}
