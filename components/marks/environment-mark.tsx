import { clsx } from "clsx";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { environmentWords } from "@/lib/domain/words/environment-words";

interface EnvironmentMarkProps {
  readonly of: PipelineNode["environment"];
  readonly isShort?: boolean;
}

/** The environment of a node: filled for production, outlined for others. Nothing if it is not set. */
export function EnvironmentMark({ of, isShort = false }: EnvironmentMarkProps) {
  if (of === undefined) return null;
  const { word, mark, short } = environmentWords[of];
  return (
    <span
      title={word}
      data-environment={of}
      className={clsx(
        "inline-block h-4 shrink-0 rounded border px-1 text-[0.6875rem] leading-3.5 font-bold tracking-wide whitespace-nowrap",
        of === "production" ? "border-ink bg-ink text-panel" : "border-control bg-panel text-soft",
      )}
    >
      {isShort ? short : mark}
    </span>
  );
}
