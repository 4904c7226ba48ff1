import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { nodeName as nameOf } from "@/lib/domain/posture/words/node-names";
import { statusLooks } from "@/components/marks/status-look";
import type { TicketPart } from "./ticket-dialog";
import type { TriageRow } from "./triage-row";
import { stageNames } from "@/lib/domain/words/stage-names";

/** What the open pipeline says of these rows now. */
export function ticketParts(
  pipeline: Pipeline,
  rows: readonly TriageRow[],
  today: string,
  mapPath: string,
): readonly TicketPart[] {
  return rows.map(({ node: id, control, title, nodeName, kindName, stage }) => {
    const node = getRecord(pipeline.nodes, id);
    const claim = claimsOf(pipeline, id).get(control);
    return {
      controlId: control,
      pipeline: pipeline.name,
      control: title,
      node: node ? nameOf(pipeline, id) : nodeName,
      kind: kindName,
      stage: stageNames[node?.stage ?? stage],
      status: statusLooks[effectiveStatus(claim, today)].word,
      owner: claim?.owner || node?.owner || undefined,
      due: claim?.due,
      link: new URL(`${mapPath}?node=${id}&control=${control}`, location.href).href,
    };
  });
}
