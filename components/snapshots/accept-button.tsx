"use client";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { callApi, faultOf } from "@/lib/client/api";

interface AcceptButtonProps {
  readonly snapshotId: string;
  readonly rules: readonly string[];
}

/** Makes the snapshot of a failed push the baseline of later pushes, after confirmation. */
export function AcceptButton({ snapshotId, rules }: AcceptButtonProps) {
  return (
    <ConfirmedButton
      label="Accept as baseline"
      name="Accept as baseline"
      title="Accept as baseline?"
      onConfirm={async () =>
        faultOf(await callApi("POST /snapshots/{id}/accept", { params: { id: snapshotId } }))
      }
    >
      <p>
        Later pushes with these rules ({rules.join(", ")}) are compared with this snapshot. They do not fail
        for problems that it already has. The push stays marked as failed. The audit log names you.
      </p>
    </ConfirmedButton>
  );
}
