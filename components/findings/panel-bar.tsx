import { clsx } from "clsx";
import { ChevronDown, ChevronUp, type LucideIcon, X } from "lucide-react";
import Link from "next/link";
import { Kbd } from "@/components/ui/button";

const step =
  "inline-flex h-8 items-center gap-1.5 rounded-control px-2 text-soft hover:bg-bg hover:text-ink disabled:opacity-50 max-md:size-11 max-md:justify-center";

export interface PanelBarProps {
  /** The kind of list, for screen readers: "gap". */
  readonly what: string;
  /** The number is 0 if the row is not in the list. */
  readonly place: {
    readonly number: number;
    readonly total: number;
    /** Within the shown list, which may be one page of several; absent: within all. */
    readonly isFirst?: boolean;
    readonly isLast?: boolean;
  };
  readonly map?: { readonly href: string; readonly text: string } | undefined;
  readonly onStep: (to: "next" | "previous") => void;
  readonly onClose: () => void;
}

/** The head of the details beside a list: previous and next row, the map, and close. */
export function PanelBar({ what, place, map, onStep, onClose }: PanelBarProps) {
  const { number, total, isFirst = number <= 1, isLast = number === total } = place;
  return (
    <div className="flex h-12 shrink-0 items-center gap-1 border-b border-line px-3">
      <StepButton
        Icon={ChevronUp}
        name={`Previous ${what}`}
        keyName="K"
        isEnd={isFirst}
        onPress={() => onStep("previous")}
      />
      <StepButton
        Icon={ChevronDown}
        name={`Next ${what}`}
        keyName="J"
        isEnd={isLast}
        onPress={() => onStep("next")}
      />
      <p role="status" className="ml-1 text-soft tabular-nums">
        {number > 0 && `${number} of ${total}`}
      </p>
      {map && (
        <Link
          href={map.href}
          prefetch={false}
          className="ml-auto inline-flex min-h-8 items-center rounded-control px-2 font-medium text-blue hover:underline max-md:min-h-11"
        >
          {map.text}
        </Link>
      )}
      <button
        type="button"
        aria-label="Close the details"
        onClick={onClose}
        className={clsx(step, !map && "ml-auto")}
      >
        <X aria-hidden size={16} />
      </button>
    </div>
  );
}

interface StepButtonProps {
  readonly Icon: LucideIcon;
  readonly name: string;
  readonly keyName: string;
  readonly isEnd: boolean;
  readonly onPress: () => void;
}

function StepButton({ Icon, name, keyName, isEnd, onPress }: StepButtonProps) {
  return (
    <button type="button" disabled={isEnd} onClick={onPress} className={step}>
      <Icon aria-hidden size={15} />
      <span className="sr-only">{name}</span>
      <span aria-hidden className="max-md:hidden">
        <Kbd>{keyName}</Kbd>
      </span>
    </button>
  );
}
