import { clsx } from "clsx";
import { CoverageBar } from "@/components/marks/coverage-bar";
import { statusLooks } from "@/components/marks/status-look";
import { useNodeCounts } from "@/lib/client/editor/editor-context";

export function CardCoverage({ id }: { readonly id: string }) {
  const counts = useNodeCounts(id);
  const standing = counts.verified + counts.declared;
  const open = counts.missing + counts.contradicted;
  if (counts.inScope === 0) return <p className="text-tiny text-soft">No controls in scope</p>;
  return (
    <>
      <CoverageBar counts={counts} />
      <p className="mt-1.5 flex justify-between text-tiny text-soft tabular-nums">
        <Figure
          status={standing === 0 ? undefined : counts.declared > 0 ? "declared" : "verified"}
          text={`${standing} of ${counts.inScope}`}
          word="stand"
        />
        {open > 0 ? (
          <Figure status="missing" text={String(open)} word="missing or contradicted" />
        ) : (
          counts.notAssessed > 0 && (
            <Figure status="not-assessed" text={String(counts.notAssessed)} word="not assessed" />
          )
        )}
      </p>
    </>
  );
}

interface FigureProps {
  readonly status: "verified" | "declared" | "missing" | "not-assessed" | undefined;
  readonly text: string;
  readonly word: string;
}

/** A count with its glyph; the word is for the pointer, the card is too small for it. */
function Figure({ status, text, word }: FigureProps) {
  const look = status && statusLooks[status];
  return (
    <span
      title={`${text} ${word}`}
      className={clsx("inline-flex items-center gap-1", look && `font-medium ${look.text}`)}
    >
      {look && <look.Icon aria-hidden size={12} strokeWidth={2.5} />}
      {text}
    </span>
  );
}
