import { clsx } from "clsx";
import dynamic from "next/dynamic";
import { statusLooks } from "@/components/marks/status";
import { shownPart } from "@/lib/client/parts/shown-part";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

export const LensLine = dynamic(
  shownPart(() => import("../../panels/lens/lens-line").then((module) => module.LensLine)),
  // Without one of its own, waiting for it would hide the whole map.
  { loading: () => null },
);

interface FigureProps {
  readonly status: EffectiveStatus | undefined;
  readonly count: number;
  readonly word?: string | undefined;
}

export function Figure({ status, count, word }: FigureProps) {
  const look = status && statusLooks[status];
  return (
    <span className={clsx("inline-flex items-center gap-0.75", look?.text)} title={look?.word}>
      {look && <look.Icon size={12} strokeWidth={2.6} />}
      <b>{count}</b>
      {word}
    </span>
  );
}
