import { Dialog } from "@/components/ui/dialog";
import type { CatalogueDetails } from "@/lib/domain/catalogue/catalogue";
import { type TicketFacts, ticketText } from "@/lib/domain/exporters/ticket";
import { shortNames } from "@/lib/domain/catalogue/framework-short-names";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { tipsFor } from "@/lib/domain/catalogue/tips-for";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { nodeName as nameOf } from "@/lib/domain/posture/words/node-names";
import { TicketText } from "./ticket-text";
import type { TriageRow } from "./triage-row";
import { statusText } from "@/lib/domain/posture/words/claim-note";
import { stageNames } from "@/lib/domain/words/english";

export type TicketPart = Omit<TicketFacts, "why" | "what" | "how" | "frameworks"> & {
  readonly controlId: string;
  /** Absent: it was removed. */
  readonly about: Pick<PipelineNode, "kind" | "technologies"> | undefined;
};

interface TicketDialogProps {
  /** Absent: the dialog is closed. */
  readonly parts: readonly TicketPart[] | undefined;
  readonly onClose: () => void;
}

export function TicketDialog({ parts, onClose }: TicketDialogProps) {
  return (
    <Dialog
      title={parts && parts.length > 1 ? `${parts.length} tickets` : "Ticket"}
      isOpen={parts !== undefined}
      onClose={onClose}
    >
      {parts && (
        <TicketText textsOf={(details) => parts.map((part) => ticketText(withProse(part, details)))} />
      )}
    </Dialog>
  );
}

function withProse(
  { controlId, about, ...part }: TicketPart,
  details: CatalogueDetails | undefined,
): TicketFacts {
  const prose = details && new Map(Object.entries(details.prose)).get(controlId);
  const cited = new Map(Object.entries(prose?.frameworks ?? {}));
  const places = [...shortNames.keys()];
  // Custom controls come last.
  const placeOf = ({ id }: { readonly id: string }) =>
    places.includes(id) ? places.indexOf(id) : places.length;
  const frameworks = (details?.frameworks ?? [])
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap(({ id, title }) => {
      const requirements = cited.get(id);
      return requirements ? [{ name: shortNames.get(id) ?? title, requirements }] : [];
    });
  const how = prose?.how ?? [];
  return {
    ...part,
    why: prose?.why ?? "",
    what: prose?.what ?? "",
    how: about ? tipsFor(how, about) : how,
    frameworks,
  };
}

/** The current content of the open pipeline for these rows. */
export function ticketParts(
  pipeline: Pipeline,
  rows: readonly TriageRow[],
  today: string,
  mapPath: string,
): readonly TicketPart[] {
  return rows.map(({ node: id, control, title, nodeName, kindName, stage }) => {
    const node = pipeline.nodes.get(id);
    const claim = claimsOf(pipeline, id).get(control);
    return {
      controlId: control,
      about: node,
      pipeline: pipeline.name,
      control: title,
      node: node ? nameOf(pipeline, id) : nodeName,
      kind: kindName,
      stage: stageNames[node?.stage ?? stage],
      status: statusText(effectiveStatus(claim, today, pipeline), claim, today, pipeline),
      owner: claim?.owner || node?.owner || undefined,
      due: claim?.due,
      link: new URL(`${mapPath}?node=${id}&control=${control}`, location.href).href,
    };
  });
}
