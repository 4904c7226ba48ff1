import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { getRecord } from "@/lib/domain/pipeline/records";
import { artifactRows } from "@/lib/domain/catalog/artifact-words";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Proof } from "@/lib/domain/posture/coverage/standing";
import { plural } from "@/lib/domain/words/plural";
import { carriedSentence } from "@/lib/domain/posture/words/carried-sentence";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import type { GateRow } from "./gate-rows";
import { HopList } from "./hop-list";
import { bypassHref, claimsHref } from "./map-href";
import { LongList } from "./long-list";
import { NodeLink } from "./node-link";
import { Opens } from "@/components/ui/opens";
import { PlaceList } from "./place-list";

interface GateReasonsProps {
  readonly row: GateRow;
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly proof: Proof;
}

/** What a verdict rests on: the way hop by hop, the claims on every node that can carry the gate, and all hand-overs that are open. */
export function GateReasons({
  row: { control, verdict, places },
  pipeline,
  mapPath,
  proof,
}: GateReasonsProps) {
  const hops = verdict.witness ? hopsAlong(pipeline, verdict.witness, control.gate?.about) : [];
  const standing = places.filter(({ status }) => isEffective(status, proof)).length;
  return (
    <div className="mt-1 flex flex-wrap gap-x-5 text-tiny text-soft print:hidden">
      {hops.length > 0 && (
        <Opens summary={`The shortest way: ${hops.length} ${plural(hops.length, "hand-over", "hand-overs")}`}>
          <HopList hops={hops} mapPath={mapPath} />
        </Opens>
      )}
      {places.length > 0 && (
        <Opens summary={carriedSentence(standing, places.length, proof)}>
          <PlaceList places={places} mapPath={mapPath} allHref={claimsHref(mapPath, control.id, proof)} />
        </Opens>
      )}
      {verdict.openEdges.length > 0 && (
        <Opens
          summary={`${verdict.openEdges.length} of ${pipeline.edges.size} ${plural(pipeline.edges.size, "hand-over", "hand-overs")} ${plural(verdict.openEdges.length, "lies", "lie")} on an open way`}
        >
          <OpenEdges
            edges={verdict.openEdges}
            pipeline={pipeline}
            mapPath={mapPath}
            allHref={bypassHref(mapPath, control.id)}
          />
        </Opens>
      )}
    </div>
  );
}

interface OpenEdgesProps extends Pick<GateReasonsProps, "pipeline" | "mapPath"> {
  readonly edges: readonly string[];
  readonly allHref: string;
}

function OpenEdges({ edges, pipeline, mapPath, allHref }: OpenEdgesProps) {
  return (
    <LongList items={edges} allHref={allHref} keyOf={(id) => id}>
      {(id) => {
        const edge = getRecord(pipeline.edges, id);
        const [from, to] = edge
          ? [getRecord(pipeline.nodes, edge.source), getRecord(pipeline.nodes, edge.target)]
          : [];
        return (
          edge &&
          from &&
          to && (
            <>
              <NodeLink mapPath={mapPath} node={from.id}>
                {nodeName(pipeline, from.id)}
              </NodeLink>{" "}
              to{" "}
              <NodeLink mapPath={mapPath} node={to.id}>
                {nodeName(pipeline, to.id)}
              </NodeLink>
              : {artifactRows[edge.artifact].word}
            </>
          )
        );
      }}
    </LongList>
  );
}
