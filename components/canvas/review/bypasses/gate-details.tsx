import { StatusMark } from "@/components/marks/status-mark";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import { getRecord } from "@/lib/domain/pipeline/records";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { carriedSentence } from "@/lib/domain/posture/words/carried-sentence";
import { withDisambiguatedName, nodeName } from "@/lib/domain/posture/words/node-names";
import { openWaySentence, verdictSentence } from "@/lib/domain/posture/words/verdict-sentence";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { useMapActions } from "../../state/map-context";
import { LongList } from "../long-list";
import { NodeButton } from "../node-button";
import { NodeButtons } from "../node-buttons";
import { Part } from "../part";
import type { Findings } from "../review-panel";
import { handedOverWords } from "../../highlight/use-marks";
import { WaySteps } from "../way-steps";
import { GateFix } from "./gate-fix";
import { gatePlaces } from "./gate-places";
import type { SeenGate } from "./group-gates";

interface GateDetailsProps {
  readonly gate: SeenGate;
  readonly findings: Findings;
  readonly proof: Proof;
}

/** What a gate's verdict rests on: the way, the targets, the nodes that carry or could carry it, and what would close it. */
export function GateDetails({
  gate: { control, verdict },
  findings: { posture, pipeline },
  proof,
}: GateDetailsProps) {
  const { controlsOf } = useEditorHandle();
  const { targets } = posture.graph;
  const hops = verdict.witness ? hopsAlong(pipeline, verdict.witness, control.gate?.about) : [];
  const places = gatePlaces(pipeline, controlsOf, control.id, today());
  const standing = places.filter(({ status }) => isEffective(status, proof));
  return (
    <div className="flex flex-col gap-2.5 border-l-2 border-line-strong pl-3">
      <p className="text-lead">{openWaySentence(pipeline, control, verdict, proof)}</p>
      <p>{verdictSentence({ control, verdict, proof, targets })}</p>
      <WaySteps hops={hops} />
      {verdict.exposedTargets.length > 0 && (
        <Part
          summary={`${verdict.exposedTargets.length} of ${targets.length} ${plural(targets.length, "target", "targets")} ${plural(verdict.exposedTargets.length, "is", "are")} exposed`}
        >
          <NodeButtons nodes={verdict.exposedTargets} pipeline={pipeline} />
        </Part>
      )}
      {verdict.openEdges.length > 0 && <OpenEdges edges={verdict.openEdges} pipeline={pipeline} />}
      {places.length > 0 && (
        <Part summary={carriedSentence(standing.length, places.length, proof)}>
          <ul>
            {places.map(({ node, status }) => (
              <li key={node.id}>
                <NodeButton node={node.id} control={control.id}>
                  <span>{nodeName(pipeline, node.id)}</span>
                  <StatusMark status={status} />
                </NodeButton>
              </li>
            ))}
          </ul>
        </Part>
      )}
      {verdict.fix && (
        <GateFix control={control} fix={verdict.fix} exposed={verdict.exposedTargets} pipeline={pipeline} />
      )}
    </div>
  );
}

function OpenEdges({ edges, pipeline }: Pick<Findings, "pipeline"> & { readonly edges: readonly string[] }) {
  const map = useMapActions();
  const listed = edges.flatMap((id) => {
    const edge = getRecord(pipeline.edges, id);
    const [from, to] = edge
      ? [getRecord(pipeline.nodes, edge.source), getRecord(pipeline.nodes, edge.target)]
      : [];
    return edge && from && to
      ? [{ edge, from: withDisambiguatedName(pipeline, from), to: withDisambiguatedName(pipeline, to) }]
      : [];
  });
  return (
    <Part
      summary={`${edges.length} of ${pipeline.edges.size} ${plural(pipeline.edges.size, "hand-over", "hand-overs")} ${plural(edges.length, "lies on an open way; it is", "lie on an open way; they are")} marked on the map`}
    >
      <LongList items={listed} keyOf={({ edge }) => edge.id}>
        {(hop) => (
          <button
            type="button"
            title="Open it in the inspector"
            onClick={() => map.selectEdge(hop.edge.id)}
            className="-mx-1.5 min-h-7 w-[calc(100%+0.75rem)] rounded-control px-1.5 py-1 text-left hover:bg-bg"
          >
            {handedOverWords(hop)}
          </button>
        )}
      </LongList>
    </Part>
  );
}
