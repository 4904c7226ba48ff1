import { OwnerSetting } from "@/components/editor/owner-setting";
import { TextSetting } from "@/components/editor/text-setting";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { today } from "@/lib/client/today";
import { capitalise } from "@/lib/domain/capitalise";
import { claimNote } from "@/lib/domain/posture/words/claim-note";
import { isReviewPending } from "@/lib/domain/reviews/review-pending";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { Changes } from "@/lib/domain/edits/edit";
import type { Acceptance, Claim } from "@/lib/domain/pipeline/document";
import { daySchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { acceptanceLack } from "@/lib/domain/pipeline/needs-acceptance";
import { lacksReason } from "@/lib/domain/pipeline/needs-reason";
import { reviewDaySchema } from "@/lib/domain/pipeline/review-day-schema";

interface ClaimFieldsProps {
  readonly claim: Claim | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (set: Changes<"claim">) => void;
}

/** Why the control does not apply or its risk is accepted, and until when; nothing for other statuses. */
export function ReasonFields({ claim, isReadOnly, onChange }: ClaimFieldsProps) {
  if (claim?.status === "accepted")
    return <AcceptedFields claim={claim} isReadOnly={isReadOnly} onChange={onChange} />;
  if (claim?.status !== "not-applicable") return null;
  // The approvals show a status that waits for one.
  const note = claimNote(claim, today(), false);
  const isMissing = lacksReason(claim);
  return (
    <>
      {isMissing && <p className="font-medium text-partial">No reason given.</p>}
      {note && <ClaimNoteMark note={note} />}
      <TextSetting
        label="Why it does not apply"
        value={claim.reason}
        schema={noteSchema}
        isLong
        isRequired={!isMissing}
        isReadOnly={isReadOnly}
        onChange={(reason) => onChange({ reason })}
        hint={isMissing ? "Explain why, for later reviewers." : undefined}
      />
      <TextSetting
        label="Review on"
        type="date"
        value={claim.review}
        schema={reviewDaySchema(today())}
        isReadOnly={isReadOnly}
        onChange={(review) => onChange({ review })}
        hint="After this day it counts as not assessed."
      />
    </>
  );
}

interface AcceptedFieldsProps extends ClaimFieldsProps {
  readonly claim: Claim;
}

/** Who accepts the risk, why, until when, and the residual risk. */
function AcceptedFields({ claim, isReadOnly, onChange }: AcceptedFieldsProps) {
  const { acceptance } = claim;
  const isPending = useEditor(({ visible }) => isReviewPending(claim, today(), visible));
  const note = claimNote(claim, today(), isPending);
  const lack = acceptanceLack(claim);
  const until = acceptance?.until;
  const set = (changes: Partial<Acceptance>) => {
    const next = { ...acceptance, ...changes };
    if (next.until !== undefined) onChange({ acceptance: { ...next, until: next.until } });
  };
  return (
    <>
      {note && <ClaimNoteMark note={note} />}
      {lack !== undefined && <p className="font-medium text-partial">{capitalise(lack)}.</p>}
      <TextSetting
        label="Why the risk is accepted"
        value={claim.reason}
        schema={noteSchema}
        isLong
        isRequired
        isReadOnly={isReadOnly}
        onChange={(reason) => onChange({ reason })}
      />
      <TextSetting
        label="Residual risk"
        value={acceptance?.residual}
        schema={noteSchema}
        isLong
        isRequired
        isReadOnly={isReadOnly || until === undefined}
        onChange={(residual) => set({ residual: residual ?? "" })}
      />
      <div className="grid grid-cols-2 gap-3">
        <OwnerSetting
          label="Accepted by"
          value={acceptance?.by}
          isRequired
          isReadOnly={isReadOnly || until === undefined}
          onChange={(by) => set({ by: by ?? "" })}
        />
        <TextSetting
          label="Until"
          type="date"
          value={until}
          schema={daySchema}
          isRequired
          isReadOnly={isReadOnly}
          onChange={(day) => day !== null && set({ until: day })}
          hint="One year at most. The control counts as missing the whole time."
        />
      </div>
    </>
  );
}

interface OwnerAndDueProps extends ClaimFieldsProps {
  /** The owner if the control itself has none. */
  readonly nodeOwner?: string | undefined;
}

/** The owner of the control, and the due date. */
export function OwnerAndDue({ claim, isReadOnly, onChange, nodeOwner = "" }: OwnerAndDueProps) {
  return (
    <div className="grid grid-cols-2 gap-3">
      <OwnerSetting
        label="Owner"
        value={claim?.owner}
        isReadOnly={isReadOnly}
        placeholder={nodeOwner}
        onChange={(owner) => onChange({ owner })}
      />
      <TextSetting
        label="Due"
        type="date"
        value={claim?.due}
        schema={daySchema}
        isReadOnly={isReadOnly}
        onChange={(due) => onChange({ due })}
      />
    </div>
  );
}
