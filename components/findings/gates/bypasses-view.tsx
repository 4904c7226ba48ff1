import { EditorNotices } from "@/components/editor/editor-notices";
import { tableCell, tableHead } from "@/components/ui/table";
import { Disclosure } from "@/components/ui/disclosure";
import { findControl } from "@/lib/domain/catalogue/find-control";
import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import type { CurrentPosture, Proof } from "@/lib/domain/posture/posture";
import { openGateCount } from "@/lib/domain/posture/gates/open-gates";
import { gatesByImage } from "@/lib/domain/posture/findings/open-way";
import { groupGates, type GateGroup, type RankedGate } from "@/lib/domain/posture/words/rank-gates";
import { ChokePoints } from "../choke-points/choke-points";
import { DoFirst } from "../changes/do-first";
import { pageSurface } from "../page-surface";
import { NodeList, type Scene } from "../scene";
import { Signatures } from "../signatures/signatures";
import { gatePlaces, type GatePlaces } from "./gate-places";
import { MapTakenAs } from "./map-taken-as";
import { NoBypasses } from "./no-bypasses";
import { WorkedOutBefore } from "./worked-out-before";
import { countedBy } from "../proof-switch";
import { VerdictMark } from "./verdict-mark";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { GateFix } from "../fix/gate-fix";
import "../gaps/gap-table.css";
import { GateReasons, GateSentence } from "./gate-reasons";
import { plural } from "@/lib/domain/words/english";

interface BypassesViewProps {
  readonly pipelineId: string;
  readonly document: PipelineDocument;
  readonly posture: CurrentPosture;
  readonly proof: Proof;
}

export function BypassesView({ pipelineId, document, posture, proof }: BypassesViewProps) {
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
      <DoFirst scene={scene} posture={posture} />
      {openGateCount(gates, proof) === 0 && <NoBypasses scene={scene} posture={posture} mapPath={mapPath} />}
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
            <GateTable
              scene={scene}
              groups={groupGates(
                gatesByImage(scene.pipeline, gates, proof),
                (id) => findControl(id, scene.pipeline),
                proof,
              )}
              placesOf={placesOf}
            />
            <p className="max-w-[90ch] text-tiny text-soft">
              The gates that protect most come first: by verdict, then by the gate's weight and its number of
              exposed targets. A target is a node that runs containers in production.
            </p>
          </section>
          <Signatures scene={scene} chains={posture.chains[proof]} placesOf={placesOf} />
          <ChokePoints scene={scene} points={posture.chokePoints[proof]} placesOf={placesOf} />
        </>
      )}
      <MapTakenAs scene={scene} graph={graph} />
      <div className="fixed inset-x-0 bottom-(--foot) z-20 print:hidden">
        <div className="relative h-0">
          <EditorNotices />
        </div>
      </div>
    </div>
  );
}

interface GateTableProps {
  readonly scene: Scene;
  readonly groups: readonly GateGroup[];
  readonly placesOf: GatePlaces;
}

/** Every gate with its verdict, its bypass and its fix; on a narrow screen each is a card. */
function GateTable({ scene, groups, placesOf }: GateTableProps) {
  const count = groups.reduce((sum, { gates }) => sum + gates.length, 0);
  return (
    <table className="gap-table w-full table-fixed border-collapse rounded-card bg-panel text-left shadow-card">
      <caption className="sr-only">Gates</caption>
      <thead className="text-soft">
        <tr>
          <th scope="col" className={`${tableHead} w-[9.75rem] print:w-[15%]`}>
            Verdict
          </th>
          <th scope="col" className={tableHead}>
            Gate and bypass
          </th>
          <th scope="col" className={`${tableHead} w-[8.5rem] print:w-[13%]`}>
            Exposed
          </th>
          <th scope="col" className={`${tableHead} w-[19rem] max-lg:w-[15rem] print:w-[30%]`}>
            Cheapest fix
          </th>
        </tr>
      </thead>
      {groups.map(({ verdict, gates }) => (
        <tbody key={verdict} id={verdict}>
          <tr className="border-t border-line">
            <th scope="rowgroup" colSpan={4} className="bg-bg px-3 py-2 text-left font-bold tabular-nums">
              {verdictWords[verdict].word}: {gates.length} of {count} {plural(count, "gate", "gates")}
              <span className="font-normal text-soft"> {verdictWords[verdict].means}</span>
            </th>
          </tr>
          {gates.map((gate) => (
            <GateEntry key={gate.control.id} scene={scene} gate={gate} placesOf={placesOf} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface GateEntryProps extends Pick<GateTableProps, "scene" | "placesOf"> {
  readonly gate: RankedGate;
}

function GateEntry({ scene, gate, placesOf }: GateEntryProps) {
  const { targets, surface } = scene;
  const { control, verdict } = gate;
  const exposed = verdict.exposedTargets.length;
  const isOpen = exposed > 0;
  return (
    <tr id={`gate-${control.id}`} className="gap-entry scroll-mt-16 border-t border-line">
      <td className={tableCell}>
        <VerdictMark verdict={verdict} />
      </td>
      <th scope="row" colSpan={isOpen ? 1 : 3} className={`${tableCell} text-left font-normal break-words`}>
        <surface.GatePlace control={control.id}>{control.title}</surface.GatePlace>
        <GateSentence scene={scene} gate={gate} />
        <div className="mt-1 flex flex-wrap gap-x-5 text-tiny text-soft print:hidden">
          <GateReasons scene={scene} gate={gate} places={placesOf(control.id)} />
        </div>
      </th>
      {isOpen && (
        <td className={`${tableCell} break-words tabular-nums md:pt-2`}>
          <Disclosure
            summary={
              <>
                <b className="font-bold">
                  {exposed} of {targets.length} {plural(targets.length, "target", "targets")}
                </b>
                <span className="narrow-only"> exposed</span>
              </>
            }
          >
            <NodeList scene={scene} nodes={verdict.exposedTargets} all={{ finding: control.id }} />
          </Disclosure>
        </td>
      )}
      {isOpen && (
        <td className={`${tableCell} break-words`}>
          <div className="flex flex-col gap-1.5">
            <GateFix scene={scene} gate={gate} />
          </div>
        </td>
      )}
    </tr>
  );
}
