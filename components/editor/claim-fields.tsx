import { OwnerSetting } from "@/components/editor/owner-setting";
import { TextSetting } from "@/components/editor/text-setting";
import type { Changes } from "@/lib/domain/edits/edit";
import type { Claim } from "@/lib/domain/pipeline/document";
import { daySchema, noteSchema } from "@/lib/domain/pipeline/fields";
import { lacksReason } from "@/lib/domain/pipeline/needs-reason";

interface ClaimFieldsProps {
  readonly claim: Claim | undefined;
  readonly isReadOnly: boolean;
  readonly onChange: (set: Changes<"claim">) => void;
}

/** Why the control does not apply, and until when that is taken; nothing where it does. */
export function ReasonFields({ claim, isReadOnly, onChange }: ClaimFieldsProps) {
  if (claim?.status !== "not-applicable") return null;
  const isMissing = lacksReason(claim);
  return (
    <>
      {isMissing && <p className="font-medium text-partial">No reason is given.</p>}
      <TextSetting
        label="Why it does not apply"
        value={claim.reason}
        schema={noteSchema}
        isLong
        isRequired={!isMissing}
        isReadOnly={isReadOnly}
        onChange={(reason) => onChange({ reason })}
        hint={isMissing ? "Say why, so that the next reader can judge it." : undefined}
      />
      <TextSetting
        label="Review on"
        type="date"
        value={claim.review}
        schema={daySchema}
        isReadOnly={isReadOnly}
        onChange={(review) => onChange({ review })}
        hint="After this day it counts as not assessed again."
      />
    </>
  );
}

interface OwnerAndDueProps extends ClaimFieldsProps {
  /** Who answers for it where the claim names nobody. */
  readonly nodeOwner?: string | undefined;
}

/** Who answers for the claim, and by when. */
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
