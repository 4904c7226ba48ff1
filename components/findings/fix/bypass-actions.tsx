"use client";
import { CalendarClock, Ticket, UserPlus } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useEditor, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import type { Place } from "@/lib/domain/edits/plan";
import { bypassTicketText } from "@/lib/domain/exporters/bypass-ticket";
import { ownersOnMap } from "@/lib/domain/owners/owners-on-map";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import type { BypassCause } from "@/lib/domain/posture/findings/bypass-causes";
import { answerWords } from "@/lib/domain/posture/words/answer-words";
import { nodeNames } from "@/lib/domain/posture/words/node-names";
import type { RankedGate } from "@/lib/domain/posture/words/rank-gates";
import type { Scene } from "../scene";
import { ClaimDialog } from "../triage/claim-dialog";
import { TicketText } from "../triage/ticket-text";
import { useSetClaims } from "../triage/use-set-claims";

interface BypassActionsProps {
  readonly scene: Scene;
  /** The gate whose path is shown. */
  readonly gate: RankedGate;
  readonly cause: BypassCause | undefined;
  /** The nodes at which a control closes it. */
  readonly places: readonly Place[];
}

/**
 * Owner, ticket and accepted risk for a bypass. Owner and risk belong to the control that closes the bypass: without one
 * there is only the ticket.
 */
export function BypassActions({ scene, gate, cause, places }: BypassActionsProps) {
  const { proof, today } = scene;
  const pipeline = useEditor((state) => state.visible);
  const isReadOnly = useIsReadOnly();
  const set = useSetClaims();
  const [asked, setAsked] = useState<"owner" | "acceptance">();
  const [hasTicketOpen, setTicketOpen] = useState(false);
  const [first] = places;
  const title = controlTitle(first?.control ?? gate.control.id, pipeline);
  const about = `${title}, ${nodeNames(
    pipeline,
    places.map(({ node }) => node),
  )}`;
  const answer = answerWords(pipeline, places, today);
  return (
    <div className="flex flex-col gap-1.5 px-3 py-2">
      {answer !== undefined && <p className="text-tiny text-soft wrap-anywhere">{answer}</p>}
      <div role="group" aria-label="Actions" className="flex flex-wrap gap-1.5 max-md:*:min-h-11">
        {!isReadOnly && first && (
          <Button title={`Set the owner: ${about}`} onClick={() => setAsked("owner")}>
            <UserPlus aria-hidden size={14} />
            Assign
          </Button>
        )}
        <Button onClick={() => setTicketOpen(true)}>
          <Ticket aria-hidden size={14} />
          Ticket
        </Button>
        {!isReadOnly && first && (
          <Button
            title={`Accept the risk for a limited time: ${about}`}
            onClick={() => setAsked("acceptance")}
          >
            <CalendarClock aria-hidden size={14} />
            Accept until
          </Button>
        )}
      </div>
      <ClaimDialog
        question={asked && { ask: asked }}
        about={about}
        claim={places.length === 1 && first ? claimsOf(pipeline, first.node).get(first.control) : undefined}
        owners={ownersOnMap(pipeline)}
        onAnswer={(setting) =>
          set(
            places.map((place) => ({ ...place, title })),
            setting,
          )
        }
        onClose={() => setAsked(undefined)}
      />
      <Dialog title="Ticket" isOpen={hasTicketOpen} onClose={() => setTicketOpen(false)}>
        {hasTicketOpen && (
          <TicketText
            textsOf={(details) => [
              bypassTicketText({
                pipeline,
                gate,
                cause,
                places,
                proof,
                today,
                proseOf: (control) => details && new Map(Object.entries(details.prose)).get(control),
                link: new URL(`${location.pathname}?finding=${gate.control.id}`, location.href).href,
              }),
            ]}
          />
        )}
      </Dialog>
    </div>
  );
}
