import { clsx } from "clsx";
import { Kbd } from "@/components/ui/button";
import { answerLook } from "@/components/marks/status";
import type { ClaimStatus } from "@/lib/domain/pipeline/document";
import { claimStatuses } from "@/lib/domain/pipeline/document-lists";
import { claimStatusWords } from "@/lib/domain/posture/words/status-words";

const chosenLooks: { readonly [S in ClaimStatus]: string } = {
  missing: "border-missing ring-missing bg-danger-soft",
  planned: "border-planned ring-planned bg-blue-soft",
  partial: "border-partial ring-partial bg-warn-soft",
  implemented: "border-standing ring-standing bg-bg",
  "not-applicable": "border-neutral ring-neutral bg-bg",
  accepted: "border-planned ring-planned bg-bg",
};

interface GapAnswersProps {
  readonly status: ClaimStatus | undefined;
  readonly isReadOnly: boolean;
  readonly onAnswer: (status: ClaimStatus) => void;
}

/** The possible statuses of the control, one press each; the keys 1 to 6 do the same. */
export function GapAnswers({ status, isReadOnly, onAnswer }: GapAnswersProps) {
  return (
    <div
      role="group"
      aria-label="Status"
      className="grid grid-cols-3 gap-1.5 max-md:grid-cols-2 max-md:gap-2.5"
    >
      {claimStatuses.map((one, index) => {
        const { Icon, text } = answerLook(one);
        const isOn = status === one;
        return (
          <button
            key={one}
            type="button"
            aria-pressed={isOn}
            aria-keyshortcuts={String(index + 1)}
            disabled={isReadOnly}
            onClick={() => onAnswer(one)}
            className={clsx(
              "flex flex-col items-center justify-between gap-1 rounded-control border px-0.5 pt-2 pb-1.5 text-tiny leading-4 font-medium disabled:opacity-60 max-md:min-h-15 max-md:flex-row max-md:justify-start max-md:gap-3.5 max-md:px-4 max-md:text-lead max-md:font-bold",
              isOn ? `ring-1 ${chosenLooks[one]}` : "border-line-strong bg-panel hover:bg-bg",
            )}
          >
            <Icon aria-hidden size={16} strokeWidth={2.5} className={clsx("shrink-0", text)} />
            {claimStatusWords[one].word}
            <span aria-hidden className="max-md:hidden">
              <Kbd>{index + 1}</Kbd>
            </span>
          </button>
        );
      })}
    </div>
  );
}
