import { clsx } from "clsx";
import type { PipelineNode } from "@/lib/domain/pipeline/document";

type Environment = NonNullable<PipelineNode["environment"]>;

const looks: { readonly [E in Environment]: { readonly word: string; readonly tab: string } } = {
  production: { word: "PROD", tab: "border-ink bg-ink text-panel" },
  staging: { word: "STG", tab: "border-control text-soft" },
  test: { word: "TEST", tab: "border-line-strong text-soft" },
  development: { word: "DEV", tab: "border-line-strong text-soft" },
};

/** The environment of a node as a small tab beside its name: filled for production. Nothing where none is said. */
export function EnvironmentMark({ of }: { readonly of: PipelineNode["environment"] }) {
  if (of === undefined) return null;
  const { word, tab } = looks[of];
  return (
    <span
      title={of}
      className={clsx(
        "inline-block h-4 shrink-0 rounded border px-1 text-[0.6875rem] leading-3.5 font-bold tracking-wide",
        tab,
      )}
    >
      {word}
    </span>
  );
}
