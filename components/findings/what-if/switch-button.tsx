import { clsx } from "clsx";
import { FlaskConical } from "lucide-react";
import type { ReactNode } from "react";
import { StatusMark } from "@/components/marks/status";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

interface SwitchButtonProps {
  readonly title: string;
  readonly where: string;
  readonly status?: EffectiveStatus;
  readonly stands: boolean;
  readonly onSwitch: () => void;
  readonly children?: ReactNode;
}

export function SwitchButton({ title, where, status, stands, onSwitch, children }: SwitchButtonProps) {
  return (
    <button
      type="button"
      onClick={onSwitch}
      className={clsx(
        "-mx-1.5 grid min-h-8 w-[calc(100%+0.75rem)] grid-cols-[14px_1fr] gap-1.5 rounded-control px-1.5 py-1 text-left hover:bg-bg",
      )}
    >
      <FlaskConical aria-hidden size={14} className="mt-0.5 text-blue" />
      <span>
        {title}
        <span className="flex flex-wrap gap-x-2 text-tiny text-soft">
          <span>{where}</span>
          {status && <StatusMark status={status} />}
          <span className="font-medium text-blue">
            {stands ? "What if it stood?" : "What if it were missing?"}
          </span>
        </span>
        {children}
      </span>
    </button>
  );
}
