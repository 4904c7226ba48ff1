import { EditorNotices } from "@/components/editor/editor-notices";
import type { CurrentPosture } from "@/lib/domain/posture/posture";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { plural } from "@/lib/domain/words/plural";
import { isOpenVerdict } from "@/lib/domain/posture/words/verdict-words";
import { countedBy } from "../counted-by";
import type { GapQuery } from "../gaps/gap-query";
import { BestFix } from "./best-fix";
import { ChokePoints } from "./choke-points";
import { gateRows } from "./gate-rows";
import { GateTable } from "./gate-table";
import { MapTakenAs } from "./map-taken-as";
import { NoBypasses } from "./no-bypasses";
import { NodeList } from "./node-list";
import { Opens } from "@/components/ui/opens";
import { placesByControl, signing, verifying } from "./places-by-control";
import { Signatures } from "./signatures";
import { WorkedOutBefore } from "./worked-out-before";

interface BypassesViewProps {
  readonly pipelineId: string;
  readonly document: PipelineDocument;
  readonly posture: CurrentPosture;
  readonly query: GapQuery;
}

/** Where something unchecked reaches production, past which gate, and what would close it. */
export function BypassesView({ pipelineId, document, posture, query }: BypassesViewProps) {
  const proof = query.proof;
  const mapPath = `/pipelines/${pipelineId}`;
  const today = posture.analysedAt.slice(0, 10);
  const pipeline = pipelineFromDocument(document);
  const { graph, gates, revision } = posture;
  const { targets } = graph;
  const places = placesByControl(pipeline, today);
  const placesOf = (control: string) => places.get(control) ?? [];
  const groups = gateRows(gates, places, proof);
  const fix = posture.bestSingleFix[proof];
  const isAnyOpen = gates.some((gate) => isOpenVerdict(gate[proof].verdict));
  const holding = gates.filter((gate) => gate[proof].verdict === "holds");
  const shared = { pipeline, mapPath, proof, today } as const;
  return (
    <div className="flex flex-col gap-7 pb-16 print:pb-0">
      <WorkedOutBefore revision={revision} />
      <p className="hidden text-soft print:block">{countedBy[query.proof]}</p>
      {fix && <BestFix fix={fix} targets={targets.length} gates={gates} {...shared} />}
      {!isAnyOpen && (
        <NoBypasses
          query={query}
          mapPath={mapPath}
          targets={targets.length}
          unconnected={graph.unconnected.length}
          verdicts={gates.map((gate) => gate[proof])}
          unproven={holding.filter(({ proven }) => proven.verdict !== "holds").length}
        />
      )}
      {targets.length > 0 && (
        <>
          <section aria-labelledby="gates" className="flex flex-col gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <h2 id="gates" className="text-lead">
                Gates
              </h2>
              <div className="text-soft">
                <Opens summary={`Judged by ${targets.length} ${plural(targets.length, "target", "targets")}`}>
                  <NodeList pipeline={pipeline} mapPath={mapPath} nodes={targets} />
                </Opens>
              </div>
            </div>
            <GateTable groups={groups} targets={targets} {...shared} />
            <p className="max-w-[90ch] text-tiny text-soft">
              In the order of what protects most: under each verdict by the weight of the gate and how many
              targets are exposed. A target is where containers come to run in production.
            </p>
          </section>
          <Signatures
            chains={posture.chains[proof]}
            places={[signing, verifying].flatMap(placesOf)}
            {...shared}
          />
          <ChokePoints
            points={posture.chokePoints[proof]}
            targets={targets.length}
            placeOf={(node, control) => placesOf(control).find((place) => place.node.id === node)}
            {...shared}
          />
        </>
      )}
      <MapTakenAs graph={graph} pipeline={pipeline} mapPath={mapPath} />
      <div className="fixed inset-x-0 bottom-0 z-20 print:hidden">
        <div className="relative h-0">
          <EditorNotices />
        </div>
      </div>
    </div>
  );
}
