import { clsx } from "clsx";
import { ShieldCheck, ShieldOff } from "lucide-react";
import { useMemo } from "react";
import { StatusMark } from "@/components/marks/status-mark";
import { today } from "@/lib/client/today";
import type { Direction } from "@/lib/client/posture/posture-message";
import { catalogue } from "@/lib/domain/catalog/load";
import { waysBetween } from "@/lib/domain/follow/ways-between";
import { claimsOf, compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus, isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Compromise, Reached } from "@/lib/domain/posture/posture";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { guardSentence } from "@/lib/domain/posture/words/compromise-sentences";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { controlsById } from "../controls-by-id";
import { LongList } from "../long-list";
import { NodeButton } from "../node-button";
import { Part } from "../part";
import { lookAtReached } from "../review-store";
import { WaySteps } from "../way-steps";

interface ReachedListProps {
  readonly compromise: Compromise;
  readonly pipeline: Pipeline;
  readonly direction: Direction;
  readonly proof: Proof;
  readonly chosen: string | undefined;
}

const mostListed = 200;

/** Every target that is reached, or every node that reaches; unguarded first. Each opens into the way and the gates. */
export function ReachedList({
  compromise: { node, targets },
  pipeline,
  direction,
  proof,
  chosen,
}: ReachedListProps) {
  return (
    <LongList
      items={targets}
      most={mostListed}
      keyOf={(one) => one.node}
      itemClass="border-b border-line last:border-b-0"
    >
      {(one) => {
        const isChosen = one.node === chosen;
        return (
          <div className={clsx(isChosen && "pb-3")}>
            <button
              type="button"
              aria-expanded={isChosen}
              onClick={() => lookAtReached(isChosen ? undefined : one.node)}
              className={clsx(
                "grid w-full grid-cols-[18px_1fr_auto] items-start gap-2 py-2 text-left hover:bg-bg",
                isChosen && "font-bold",
              )}
            >
              {one.unguarded ? (
                <ShieldOff aria-hidden size={15} strokeWidth={2.5} className="mt-0.5 text-missing" />
              ) : (
                <ShieldCheck aria-hidden size={15} strokeWidth={2.5} className="mt-0.5 text-standing" />
              )}
              <span>{nodeName(pipeline, one.node)}</span>
              <span
                className={clsx(
                  "text-tiny tabular-nums",
                  one.unguarded ? "font-bold text-missing" : "text-soft",
                )}
              >
                {one.unguarded
                  ? "Unguarded"
                  : `${one.standing.length} ${plural(one.standing.length, "gate stands", "gates stand")}`}
              </span>
            </button>
            {isChosen && (
              <ReachedDetails
                reached={one}
                ends={direction === "reaches" ? [node, one.node] : [one.node, node]}
                pipeline={pipeline}
                proof={proof}
              />
            )}
          </div>
        );
      }}
    </LongList>
  );
}

interface ReachedDetailsProps {
  readonly reached: Reached;
  readonly ends: readonly [from: string, to: string];
  readonly pipeline: Pipeline;
  readonly proof: Proof;
}

function ReachedDetails({ reached, ends: [from, to], pipeline, proof }: ReachedDetailsProps) {
  const ways = useMemo(() => waysBetween(pipeline, from, to), [pipeline, from, to]);
  const gates = catalogue.controls.filter(({ gate }) => gate !== undefined).length;
  return (
    <div className="flex flex-col gap-2.5 border-l-2 border-line-strong pl-3">
      <p>{guardSentence(reached, catalogue.controls, proof)}</p>
      <WaySteps hops={ways.shortest ? hopsAlong(pipeline, ways.shortest) : []} />
      <Part
        summary={`${reached.standing.length} of ${gates} gates stand on every way, and where`}
        isOpen={reached.standing.length > 0}
      >
        <ul className="flex flex-col gap-1">
          {reached.standing.map((gate) => (
            <li key={gate}>
              <b>{controlsById.get(gate)?.title ?? gate}</b>
              <StandsAt gate={gate} nodes={ways.nodes} pipeline={pipeline} proof={proof} />
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

/** The nodes between on which the gate stands: together they are on every way. */
function StandsAt({
  gate,
  nodes,
  pipeline,
  proof,
}: { readonly gate: string; readonly nodes: ReadonlySet<string> } & Pick<
  ReachedDetailsProps,
  "pipeline" | "proof"
>) {
  const day = today();
  const standing = [...nodes]
    .map((node) => ({
      node,
      name: nodeName(pipeline, node),
      status: effectiveStatus(claimsOf(pipeline, node).get(gate), day),
    }))
    .filter(({ status }) => isEffective(status, proof))
    .toSorted((a, b) => compareText(a.name, b.name) || compareText(a.node, b.node));
  return (
    <ul>
      {standing.map(({ node, name, status }) => (
        <li key={node}>
          <NodeButton node={node} control={gate}>
            <span>{name}</span>
            <StatusMark status={status} />
          </NodeButton>
        </li>
      ))}
    </ul>
  );
}
