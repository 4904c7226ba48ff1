import { postureLead, proofSentence } from "@/lib/domain/posture/words/posture-sentence";
import { type NumberLink, NumberLinks } from "./number-links";
import type { Counts, Proof } from "@/lib/domain/posture/posture";
import {
  openCount,
  type StageCounts,
  standingOf,
  weakestFirst,
} from "@/lib/domain/posture/coverage/coverage";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { type GapQuery, gapsHref } from "./gaps/gap-query";
import { plural, stageNames } from "@/lib/domain/words/english";

interface LeadSentenceProps {
  readonly stages: StageCounts;
  readonly whole: Counts;
  readonly proof?: Proof;
  /** The list of gaps, if there is one: the numbers link to it. */
  readonly gapsPath?: string | undefined;
  /** The list's anchor on that page. */
  readonly anchor?: string;
  /** Evidence counts only after approval. */
  readonly asksReview?: boolean | undefined;
}

/** The opening of a posture page: the weakest stage, then the share of controls in place with evidence. */
export function LeadSentence({
  stages: byStage,
  whole,
  proof = "declared",
  gapsPath,
  anchor = "",
  asksReview = false,
}: LeadSentenceProps) {
  const { stress, rest } = postureLead(byStage, proof);
  // Only one of the two parts has numbers.
  const anchored = (links: readonly NumberLink[]) =>
    links.map((link) => ({ ...link, href: link.href + anchor }));
  const links = gapsPath === undefined ? [] : anchored(leadLinks(byStage, proof, gapsPath));
  return (
    <>
      <b className="text-ink">
        <NumberLinks sentence={stress} links={links} />
      </b>
      <NumberLinks sentence={rest} links={links} />{" "}
      <NumberLinks
        sentence={proofSentence(whole, asksReview) ?? ""}
        links={gapsPath === undefined ? [] : anchored(proofLinks(whole, proof, gapsPath))}
      />
    </>
  );
}

/** The links of the numbers in `postureLead`, in its order: to the gap rows that they count. */
export function leadLinks(counts: StageCounts, proof: Proof, gapsPath: string): readonly NumberLink[] {
  const link = linkTo(gapsPath, proof);
  const sum = (of: (stage: Counts) => number) =>
    stages.reduce((total, stage) => total + of(counts[stage]), 0);
  const inScope = sum((one) => one.inScope);
  if (inScope === 0)
    return [
      link(
        sum((one) => one.applicable),
        "controls that apply",
        { show: "all" },
      ),
    ];
  if (sum((one) => openCount(one, proof)) === 0)
    return [link(inScope, "controls in scope", { show: "scope" })];
  const [stage = "run"] = weakestFirst(counts, proof);
  const of = counts[stage];
  const where = ` of the stage ${stageNames[stage]}`;
  return [
    link(standingOf(of, proof), `controls${where} ${proof === "proven" ? "that are verified" : "in place"}`, {
      stage,
      show: "standing",
    }),
    link(of.inScope, `controls${where} in scope`, { stage, show: "scope" }),
    link(of.notAssessed, `controls${where} that are not assessed`, { stage, status: "not-assessed" }),
  ];
}

/** The links of the numbers in `proofSentence`, in its order. */
export function proofLinks(
  { verified, declared, stale, contradicted }: Counts,
  proof: Proof,
  gapsPath: string,
): readonly NumberLink[] {
  const link = linkTo(gapsPath, proof);
  return [
    link(verified + declared + stale + contradicted, "controls marked in place", {
      show: "implemented",
    }),
    link(verified, "verified controls", { show: "all", status: "verified" }),
    link(declared, "declared controls", { show: "all", status: "declared" }),
    link(stale, plural(stale, "stale control", "stale controls"), { status: "stale" }),
    link(contradicted, plural(contradicted, "contradicted control", "contradicted controls"), {
      status: "contradicted",
    }),
  ];
}

function linkTo(gapsPath: string, proof: Proof) {
  return (count: number, what: string, ask: Partial<GapQuery>): NumberLink => ({
    count,
    what,
    href: gapsHref(gapsPath, { ...ask, proof }),
  });
}
