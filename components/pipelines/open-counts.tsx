import Link from "next/link";
import type { PipelineSummary } from "@/lib/domain/contract/pipelines";
import { type GapQuery, gapsHref } from "@/components/findings/gaps/gap-query";
import { openCount } from "@/lib/domain/posture/coverage/standing";
import { sumOf } from "./posture-numbers";
import { statusLooks } from "../marks/status";

const { missing, contradicted, stale, verified, "not-assessed": notAssessed } = statusLooks;

export function OpenCounts({
  pipeline,
  coverage,
}: {
  readonly pipeline: string;
  readonly coverage: PipelineSummary;
}) {
  const inScope = sumOf(coverage, "inScope");
  const gaps = sumOf(coverage, openCount);
  const against = sumOf(coverage, "contradicted");
  const known = sumOf(coverage, (counts) => counts.missing);
  const unanswered = sumOf(coverage, "notAssessed");
  const lapsed = sumOf(coverage, "stale");
  const hrefTo = (ask: Partial<GapQuery>) => gapsHref(`/pipelines/${pipeline}/gaps`, ask);
  if (inScope === 0) return <p className="mt-1 text-soft">No controls in scope yet</p>;
  return (
    <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-0.5 tabular-nums">
      {gaps === 0 ? (
        <Count look={verified} href={hrefTo({ show: "scope" })} text={`None of ${inScope} controls open`} />
      ) : (
        <Link
          href={hrefTo({})}
          prefetch={false}
          className={`font-bold ${linkLook}`}
        >{`${gaps} of ${inScope} controls open`}</Link>
      )}
      {known > 0 && <Count look={missing} href={hrefTo({ status: "missing" })} text={`${known} missing`} />}
      {unanswered > 0 && (
        <Count
          look={notAssessed}
          href={hrefTo({ status: "not-assessed" })}
          text={`${unanswered} of them not assessed`}
        />
      )}
      {against > 0 && (
        <Count
          look={contradicted}
          href={hrefTo({ status: "contradicted" })}
          text={`${against} contradicted`}
        />
      )}
      {lapsed > 0 && <Count look={stale} href={hrefTo({ status: "stale" })} text={`${lapsed} stale`} />}
    </p>
  );
}

/** Over the link of the whole card. */
const linkLook = "relative z-1 inline-flex min-h-6 items-center gap-1 hover:underline";

interface CountProps {
  readonly look: (typeof statusLooks)["missing"];
  readonly href: string;
  readonly text: string;
}

function Count({ look: { Icon, text: colour }, href, text }: CountProps) {
  return (
    <Link href={href} prefetch={false} className={`font-bold ${linkLook} ${colour}`}>
      <Icon aria-hidden size={14} strokeWidth={2.5} className="shrink-0" />
      {text}
    </Link>
  );
}
