import { clsx } from "clsx";
import dynamic from "next/dynamic";
import { statusLooks } from "@/components/marks/status";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

export const LensLine = dynamic(
  shownPart(() => import("../../panels/lens/lens-line").then((module) => module.LensLine)),
  // An own Suspense boundary: without it, the whole map would wait.
  { loading: () => null },
);

interface FigureProps {
  readonly status: EffectiveStatus | undefined;
  readonly count: number;
  readonly word?: string | undefined;
}

/** Without room for the word it wraps out of sight: the sign and the count say it too. */
export function Figure({ status, count, word }: FigureProps) {
  const look = status && statusLooks[status];
  return (
    <span
      className={clsx(
        "inline-flex h-lh min-w-0 flex-wrap justify-end gap-x-0.75 overflow-hidden",
        look?.text,
      )}
      title={look?.word}
    >
      <span className="inline-flex items-center gap-0.75">
        {look && <look.Icon size={12} strokeWidth={2.6} />}
        <b>{count}</b>
      </span>
      {word && <span>{word}</span>}
    </span>
  );
}
