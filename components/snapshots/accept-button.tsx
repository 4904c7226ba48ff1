"use client";
import { ConfirmedButton } from "@/components/ui/confirmed-button";
import { callApi, faultOf } from "@/lib/client/api";

interface AcceptButtonProps {
  readonly snapshotId: string;
  readonly rules: readonly string[];
}

/** Makes a snapshot whose push did not pass the baseline of later pushes, once that is confirmed. */
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
        for what is already worse in it. The push stays marked as failed. The security record names you.
      </p>
    </ConfirmedButton>
  );
}
