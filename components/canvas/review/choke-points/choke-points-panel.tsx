"use client";
import { clsx } from "clsx";
import { Funnel } from "lucide-react";
import { useEffect, useMemo } from "react";
import { StatusMark } from "@/components/marks/status-mark";
import { today } from "@/lib/client/today";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { ChokePoint } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { chokePointSentence } from "@/lib/domain/posture/words/choke-point-sentence";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { controlsById } from "../controls-by-id";
import { NodeButton } from "../node-button";
import { NodeButtons } from "../node-buttons";
import { Part } from "../part";
import { PlanButtons } from "../plan-buttons";
import { keepFindingInAddress } from "../review-address";
import { type Findings, ReviewPanel } from "../review-panel";
import { lookAtChokePoint, useReview } from "../review-store";
import { type Marked, useMarksOnMap } from "../../highlight/use-marks";

/** The nodes that every way to production passes, and the gates that are missing exactly there. */
export function ChokePointsPanel() {
  return (
    <ReviewPanel name="choke-points" title="Choke points">
      {(findings) => <ChokePoints {...findings} />}
    </ReviewPanel>
  );
}

function ChokePoints({ posture, pipeline }: Findings) {
  const proof = useReview((state) => state.proof);
  const looked = useReview((state) => state.chokePoint);
  const points = posture.chokePoints[proof];
  const chosen = points.find(({ node }) => node === looked);
  const { targets } = posture.graph;
  const marked = useMemo((): Marked | undefined => {
    const shown = chosen ? [chosen] : points;
    if (shown.length === 0) return undefined;
    const shielded = chosen ? chosen.targets.filter((target) => target !== chosen.node) : [];
    return {
      hops: [],
      edges: [],
      badges: [
        ...shown.map(
          ({ node, missingGates }) =>
            [node, { look: "choke-point", text: `Choke point, ${missingGates.length} missing` }] as const,
        ),
        ...shielded.map((target) => [target, { look: "exposed", text: "Behind it" }] as const),
      ],
    };
  }, [chosen, points]);
  const said = chosen
    ? chokePointSentence(pipeline, chosen, targets.length)
    : `${points.length} choke points.`;
  useMarksOnMap(pipeline, marked, looked ?? "all", said);
  useEffect(() => keepFindingInAddress("choke-points"), []);
  if (targets.length === 0)
    return <p>Nothing on the map runs containers yet: draw where they run, and hand something on to it.</p>;
  if (points.length === 0)
    return <p>No node lies on every way to a target: there is more than one way to each.</p>;
  return (
    <>
      <p className="text-lead">
        {points.length} of {pipeline.nodes.size} nodes {plural(points.length, "lies", "lie")} on every way to
        some target. A gate that stands there cannot be gone around.
      </p>
      <ul className="flex flex-col">
        {points.map((point) => (
          <ChokePointRow
            key={point.node}
            point={point}
            isChosen={point === chosen}
            pipeline={pipeline}
            targets={targets.length}
          />
        ))}
      </ul>
    </>
  );
}

interface ChokePointRowProps {
  readonly point: ChokePoint;
  readonly isChosen: boolean;
  readonly pipeline: Pipeline;
  readonly targets: number;
}

function ChokePointRow({ point, isChosen, pipeline, targets }: ChokePointRowProps) {
  return (
    <li className={clsx("border-b border-line last:border-b-0", isChosen && "pb-3")}>
      <button
        type="button"
        aria-expanded={isChosen}
        onClick={() => lookAtChokePoint(isChosen ? undefined : point.node)}
        className={clsx(
          "grid w-full grid-cols-[18px_1fr_auto] items-start gap-2 py-2 text-left hover:bg-bg",
          isChosen && "font-bold",
        )}
      >
        <Funnel aria-hidden size={15} strokeWidth={2.5} className="mt-0.5 text-blue" />
        <span>{nodeName(pipeline, point.node)}</span>
        <span className="text-tiny text-soft tabular-nums">
          before {point.targets.length} of {targets} {plural(targets, "target", "targets")}
        </span>
      </button>
      {isChosen && <ChokePointDetails point={point} pipeline={pipeline} targets={targets} />}
    </li>
  );
}

function ChokePointDetails({ point, pipeline, targets }: Omit<ChokePointRowProps, "isChosen">) {
  const claims = claimsOf(pipeline, point.node);
  const day = today();
  return (
    <div className="flex flex-col gap-2.5 border-l-2 border-line-strong pl-3">
      <p>{chokePointSentence(pipeline, point, targets)}</p>
      <Part summary={`Before ${point.targets.length} of ${targets} ${plural(targets, "target", "targets")}`}>
        <NodeButtons nodes={point.targets} pipeline={pipeline} />
      </Part>
      {point.missingGates.map((gate) => (
        <section
          key={gate}
          aria-label={controlsById.get(gate)?.title ?? gate}
          className="flex flex-col gap-1.5 rounded-card border border-line-strong bg-bg px-3 py-2"
        >
          <NodeButton node={point.node} control={gate}>
            <span>{controlsById.get(gate)?.title ?? gate}</span>
            <StatusMark status={effectiveStatus(claims.get(gate), day)} />
          </NodeButton>
          <PlanButtons
            pipeline={pipeline}
            places={[{ node: point.node, control: gate }]}
            what={controlsById.get(gate)?.title ?? gate}
            label="Claim as planned"
          />
        </section>
      ))}
    </div>
  );
}
