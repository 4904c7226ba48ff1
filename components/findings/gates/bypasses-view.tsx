import { EditorNotices } from "@/components/editor/editor-notices";
import { Disclosure } from "@/components/ui/disclosure";
import { findControl } from "@/lib/domain/catalogue/find-control";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { CurrentPosture } from "@/lib/domain/posture/posture";
import { openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { groupGates } from "@/lib/domain/posture/words/rank-gates";
import { plural } from "@/lib/domain/words/plural";
import { ChokePoints } from "../choke-points/choke-points";
import { BestFix } from "../fix/best-fix";
import type { GapQuery } from "../gaps/gap-query";
import { NodeList } from "../node-list";
import { pageSurface } from "../page-surface";
import type { Scene } from "../scene";
import { Signatures } from "../signatures/signatures";
import { gatePlaces } from "./gate-places";
import { GateTable } from "./gate-table";
import { MapTakenAs } from "./map-taken-as";
import { NoBypasses } from "./no-bypasses";
import { WorkedOutBefore } from "./worked-out-before";
import { countedBy } from "../proof-switch";

interface BypassesViewProps {
  readonly pipelineId: string;
  readonly document: PipelineDocument;
  readonly posture: CurrentPosture;
  readonly query: GapQuery;
}

/** Where something unchecked reaches production, past which gate, and what would close it. */
export function BypassesView({ pipelineId, document, posture, query }: BypassesViewProps) {
  const { proof } = query;
  const { graph, gates } = posture;
  const mapPath = `/pipelines/${pipelineId}`;
  const scene: Scene = {
    pipeline: pipelineFromDocument(document),
    proof,
    today: posture.analysedAt.slice(0, 10),
    targets: graph.targets,
    surface: pageSurface(mapPath, proof),
  };
  const placesOf = gatePlaces(scene.pipeline, scene.today);
  const targets = graph.targets.length;
  return (
    <div className="flex flex-col gap-7 pb-16 print:pb-0">
      <WorkedOutBefore revision={posture.revision} />
      <p className="hidden text-soft print:block">{countedBy[proof]}</p>
      <BestFix scene={scene} fix={posture.bestSingleFix[proof]} gates={gates} />
      {openGateCount(gates, proof) === 0 && (
        <NoBypasses scene={scene} posture={posture} query={query} mapPath={mapPath} />
      )}
      {targets > 0 && (
        <>
          <section aria-labelledby="gates" className="flex flex-col gap-2">
            <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
              <h2 id="gates" className="text-lead">
                Gates
              </h2>
              <div className="text-soft">
                <Disclosure summary={`Judged by ${targets} ${plural(targets, "target", "targets")}`}>
                  <NodeList scene={scene} nodes={graph.targets} />
                </Disclosure>
              </div>
            </div>
            <GateTable scene={scene} groups={groupGates(gates, findControl, proof)} placesOf={placesOf} />
            <p className="max-w-[90ch] text-tiny text-soft">
              In the order of what protects most: under each verdict by the weight of the gate and how many
              targets are exposed. A target is where containers come to run in production.
            </p>
          </section>
          <Signatures scene={scene} chains={posture.chains[proof]} placesOf={placesOf} />
          <ChokePoints scene={scene} points={posture.chokePoints[proof]} placesOf={placesOf} />
        </>
      )}
      <MapTakenAs scene={scene} graph={graph} />
      <div className="fixed inset-x-0 bottom-0 z-20 print:hidden">
        <div className="relative h-0">
          <EditorNotices />
        </div>
      </div>
    </div>
  );
}
