import { useEffect, useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Dialog } from "@/components/ui/dialog";
import { inputClass } from "@/components/ui/form";
import { useEditor } from "@/lib/client/editor/editor-context";
import { withOwnDetails } from "@/lib/domain/catalogue/own/with-own-details";
import { loadCatalogueDetails } from "@/lib/client/catalogue-details";
import type { CatalogueDetails } from "@/lib/domain/catalogue/catalogue";
import { type TicketFacts, ticketsText } from "@/lib/domain/exporters/ticket";
import { shortNames } from "@/lib/domain/catalogue/framework-short-names";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { nodeName as nameOf } from "@/lib/domain/posture/words/node-names";
import type { TriageRow } from "./triage-row";
import { statusText } from "@/lib/domain/posture/words/claim-note";
import { stageNames } from "@/lib/domain/words/english";
import { focusFirst } from "@/components/ui/focus-first";

export type TicketPart = Omit<TicketFacts, "why" | "what" | "how" | "frameworks"> & {
  readonly controlId: string;
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
      {parts && <TicketText parts={parts} />}
    </Dialog>
  );
}

const textId = "ticket-text";

function TicketText({ parts }: { readonly parts: readonly TicketPart[] }) {
  const [details, setDetails] = useState<CatalogueDetails | "loading" | "failed">("loading");
  const policy = useEditor(({ visible }) => visible.policy);
  useEffect(() => {
    let isHere = true;
    void loadCatalogueDetails().then((loaded) => {
      if (isHere) setDetails(loaded.ok ? loaded.value : "failed");
    });
    return () => {
      isHere = false;
    };
  }, []);
  if (details === "loading") return <p role="status">Loading…</p>;
  const known = details === "failed" ? undefined : withOwnDetails(details, { policy });
  const text = ticketsText(parts.map((part) => withProse(part, known)));
  return (
    <>
      {details === "failed" && (
        <p role="alert">What the controls mean could not be loaded, so these tickets are short.</p>
      )}
      <label htmlFor={textId} className="sr-only">
        Text of the ticket
      </label>
      <textarea
        id={textId}
        ref={focusFirst}
        readOnly
        rows={14}
        value={text}
        className={`${inputClass} font-mono`}
      />
      <div className="flex">
        <CopyButton text={text} what="the text" sourceId={textId} />
      </div>
    </>
  );
}

function withProse({ controlId, ...part }: TicketPart, details: CatalogueDetails | undefined): TicketFacts {
  const prose = details && new Map(Object.entries(details.prose)).get(controlId);
  const cited = new Map(Object.entries(prose?.frameworks ?? {}));
  const places = [...shortNames.keys()];
  // Those of the workspace's own come last.
  const placeOf = ({ id }: { readonly id: string }) =>
    places.includes(id) ? places.indexOf(id) : places.length;
  const frameworks = (details?.frameworks ?? [])
    .toSorted((a, b) => placeOf(a) - placeOf(b))
    .flatMap(({ id, title }) => {
      const requirements = cited.get(id);
      return requirements ? [{ name: shortNames.get(id) ?? title, requirements }] : [];
    });
  return { ...part, why: prose?.why ?? "", what: prose?.what ?? "", how: prose?.how ?? [], frameworks };
}

/** What the open pipeline says of these rows now. */
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
