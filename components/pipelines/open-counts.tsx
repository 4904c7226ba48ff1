import { statusLooks } from "@/components/posture/status-look";
import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import { open, sumOf } from "./posture-numbers";

const { missing, contradicted, stale, verified, "not-assessed": notAssessed } = statusLooks;

/** Open gaps with their denominator, and what speaks against claims that were made. */
export function OpenCounts({ coverage }: { readonly coverage: PipelineSummary }) {
  const inScope = sumOf(coverage, "inScope");
  const gaps = sumOf(coverage, open);
  const against = sumOf(coverage, "contradicted");
  const known = sumOf(coverage, (counts) => counts.missing);
  const unanswered = sumOf(coverage, "notAssessed");
  const lapsed = sumOf(coverage, "stale");
  if (inScope === 0) return <p className="mt-1 text-soft">No controls in scope yet</p>;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 tabular-nums">
      {gaps === 0 ? <Count look={verified} text={`None of ${inScope} controls open`} /> : <b className="font-bold">{`${gaps} of ${inScope} controls open`}</b>}
      {known > 0 && <Count look={missing} text={`${known} missing`} />}
      {unanswered > 0 && <Count look={notAssessed} text={`${unanswered} of them not assessed`} />}
      {against > 0 && <Count look={contradicted} text={`${against} contradicted`} />}
      {lapsed > 0 && <Count look={stale} text={`${lapsed} stale`} />}
    </p>
  );
}

function Count({ look: { Icon, text: colour }, text }: { readonly look: (typeof statusLooks)["missing"]; readonly text: string }) {
  return (
    <span className={`inline-flex items-center gap-1 font-bold ${colour}`}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      {text}
    </span>
  );
}
