import { type ReactNode, useState } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Claim, ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";
import { formatDay } from "@/lib/domain/words/english";

interface Asked {
  readonly claim: Claim;
  readonly status: ClaimStatus;
  readonly act: () => void;
}

/** Asks before one key replaces an acceptance, which has a name, a reason and a day. */
export function useReplaceAccepted(): {
  /** Acts at once, or after a confirmation if it replaces an accepted risk. */
  readonly orAsk: (claim: Claim | undefined, status: ClaimStatus, act: () => void) => void;
  readonly dialog: ReactNode;
} {
  const [asked, setAsked] = useState<Asked>();
  const close = () => setAsked(undefined);
  const { by, until } = asked?.claim.acceptance ?? {};
  return {
    orAsk: (claim, status, act) => {
      if (claim?.status === "accepted" && status !== "accepted") setAsked({ claim, status, act });
      else act();
    },
    dialog: (
      <ConfirmDialog
        title="Replace the accepted risk?"
        isOpen={asked !== undefined}
        confirmLabel="Replace"
        onConfirm={() => {
          close();
          asked?.act();
        }}
        onClose={close}
      >
        <p className="break-words">
          The risk is accepted
          {by !== undefined && ` by ${by}`}
          {until !== undefined && ` until ${formatDay(until)}`}. The status becomes “
          {asked && claimStatusWords[asked.status].word}”.
        </p>
      </ConfirmDialog>
    ),
  };
}
