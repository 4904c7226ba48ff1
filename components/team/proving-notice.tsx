import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface ProvingNoticeProps {
  readonly difficulty: number;
  /** How likely it was, from 0 to 1, to be done by now. */
  readonly likelihood: number;
  readonly onCancel: () => void;
}

/** While the browser works in place of waiting. The sentences are read aloud once; the bar is for the eye alone. */
export function ProvingNotice({ difficulty, likelihood, onCancel }: ProvingNoticeProps) {
  return (
    <div className="flex flex-col gap-2">
      <Notice>
        There were many attempts to sign in. Your browser is proving that it is not guessing, by a calculation
        that usually takes {durationOf(difficulty)}. Then it signs in by itself.
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
