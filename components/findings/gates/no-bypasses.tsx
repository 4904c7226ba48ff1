import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Verdict } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { untestedWords } from "@/lib/domain/posture/words/untested-words";
import { type GapQuery, gapsHref } from "../gaps/gap-query";
import type { Proof } from "@/lib/domain/posture/coverage/standing";

interface NoBypassesProps {
  readonly query: GapQuery;
  readonly mapPath: string;
  readonly targets: number;
  /** Runners that nothing is handed to. */
  readonly unconnected: number;
  readonly verdicts: readonly Verdict[];
  /** How many gates hold by word alone: not as proven. */
  readonly unproven: number;
}

/** No gate is open: what that means, and what it does not. */
export function NoBypasses({ query, mapPath, targets, unconnected, verdicts, unproven }: NoBypassesProps) {
  const holding = verdicts.filter(({ verdict }) => verdict === "holds").length;
  const toMap = (
    <Link href={mapPath} prefetch={false} className={buttonClass()}>
      Open the map
    </Link>
  );
  if (targets === 0) {
    return (
      <EmptyState title="Nothing to protect yet">
        <p>
          A gate protects the places where containers come to run, and the map shows none that something is
          handed to.{" "}
          {unconnected > 0
            ? `${unconnected} ${plural(unconnected, "node", "nodes")} could run containers: draw what is handed to ${plural(unconnected, "it", "them")}.`
            : "Draw where containers run, and what hands them over."}
        </p>
        {toMap}
      </EmptyState>
    );
  }
  if (holding === 0) {
    const { title, text } = untestedWords(verdicts);
    return (
      <EmptyState title={title}>
        <p>{text}</p>
        {toMap}
      </EmptyState>
    );
  }
  return (
    <EmptyState title={headlines[query.proof]}>
      <p>
        Every way to production passes a node where{" "}
        {plural(
          holding,
          "the one gate that has a place here and something to stop",
          `each of the ${holding} gates that have a place here and something to stop`,
        )}{" "}
        stands. It says nothing about ways that are not on the map.
      </p>
      {query.proof === "declared" && unproven > 0 && (
        <Link
          href={gapsHref(`${mapPath}/gaps`, query, { proof: "proven" })}
          prefetch={false}
          className={buttonClass()}
        >
          See the {unproven} that no evidence proves
        </Link>
      )}
    </EmptyState>
  );
}

const headlines: { readonly [P in Proof]: string } = {
  declared: "No gate is bypassed",
  proven: "No gate is bypassed, and evidence shows it",
};
