import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import { withDisambiguatedName } from "@/lib/domain/posture/words/node-names";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { carriedSentence } from "@/lib/domain/posture/words/carried-sentence";
import type { RankedGate } from "@/lib/domain/posture/words/rank-gates";
import { openWaySentence, verdictSentence } from "@/lib/domain/posture/words/verdict-sentence";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { Disclosure } from "@/components/ui/disclosure";
import { LongList, PlaceList, type Scene } from "../scene";
import { plural } from "@/lib/domain/words/english";

interface GateProps {
  readonly scene: Scene;
  readonly gate: RankedGate;
}

export function GateSentence({ scene, gate: { control, verdict } }: GateProps) {
  const { pipeline, proof, targets, today } = scene;
  const way = openWaySentence(pipeline, { catalogue: catalogueOf(pipeline), today }, control, verdict, proof);
  return (
    <p className={way === undefined ? "text-soft" : undefined}>
      {way ?? verdictSentence({ control, verdict, proof, targets })}
    </p>
  );
}

interface GateReasonsProps extends GateProps {
  readonly places: readonly Assessment[];
}

/** The reasons for a verdict: the path hop by hop, all open connections, and the status on every node that can carry the gate. */
export function GateReasons({ scene, gate: { control, verdict }, places }: GateReasonsProps) {
  const { pipeline, proof, surface } = scene;
  const open = verdict.openEdges.length;
  return (
    <>
      <surface.Way hops={hopsAlong(pipeline, verdict.witness ?? [], control.gate?.about)} />
      {open > 0 && (
        <Disclosure
          summary={`${open} of ${pipeline.edges.size} ${plural(pipeline.edges.size, "connection", "connections")} ${plural(open, "lies", "lie")} on a path past the gate`}
        >
          <OpenHandOvers scene={scene} gate={{ control, verdict }} />
        </Disclosure>
      )}
      {places.length > 0 && (
        <Disclosure
          summary={carriedSentence(
            places.map(({ status }) => status),
            proof,
          )}
        >
          <PlaceList scene={scene} places={places} all={{ claimsOn: control.id }} />
        </Disclosure>
      )}
    </>
  );
}

function OpenHandOvers({ scene: { pipeline, surface }, gate: { control, verdict } }: GateProps) {
  const hops = verdict.openEdges.flatMap((id) => {
    const edge = pipeline.edges.get(id);
    const [from, to] = edge ? [pipeline.nodes.get(edge.source), pipeline.nodes.get(edge.target)] : [];
    return edge && from && to
      ? [{ edge, from: withDisambiguatedName(pipeline, from), to: withDisambiguatedName(pipeline, to) }]
      : [];
  });
  return (
    <LongList surface={surface} items={hops} all={{ finding: control.id }} keyOf={({ edge }) => edge.id}>
      {(hop) => <surface.HandOverPlace hop={hop} />}
    </LongList>
  );
}
