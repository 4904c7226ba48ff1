import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ProvingNoticeProps {
  readonly difficulty: number;
  /** The likelihood of being done by now, from 0 to 1. */
  readonly likelihood: number;
  readonly onCancel: () => void;
}

/** Shows while the browser computes a proof of work. Screen readers read the text once and skip the bar. */
export function ProvingNotice({ difficulty, likelihood, onCancel }: ProvingNoticeProps) {
  return (
    <div className="flex flex-col gap-2">
      <Notice>
        Too many sign-in attempts. Your browser solves a calculation against password guessing, which usually
        takes {durationOf(difficulty)}. Then it signs you in.
      </Notice>
      <div className="flex items-center gap-3">
        <div aria-hidden className="h-1.5 grow overflow-hidden rounded-full bg-line">
          <div
            className="h-full bg-blue transition-[width] duration-300 motion-reduce:transition-none"
            style={{ width: `${Math.round(likelihood * 100)}%` }}
          />
        </div>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </div>
  );
}

/** By the figures in docs/trust/sign-in.md. */
function durationOf(difficulty: number): string {
  if (difficulty <= 7) return "a few seconds";
  if (difficulty <= 10) return "less than a minute";
  return "a few minutes";
}
