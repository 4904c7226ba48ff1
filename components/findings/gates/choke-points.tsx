import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { ChokePoint } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { chokePointSentence } from "@/lib/domain/posture/words/choke-point-sentence";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { NodeLink } from "./node-link";
import { LongList } from "./long-list";
import { bypassHref } from "./map-href";
import { NodeList } from "./node-list";
import { Opens } from "@/components/ui/opens";
import { PlaceList } from "./place-list";

interface ChokePointsProps {
  readonly points: readonly ChokePoint[];
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly targets: number;
  /** What is said of a gate on a node. */
  readonly placeOf: (node: string, control: string) => Assessment | undefined;
}

/** The nodes that every way to a target passes, with the gates that are missing exactly there: before most targets first, then where most are missing. */
export function ChokePoints({ points, pipeline, mapPath, targets, placeOf }: ChokePointsProps) {
  const ranked = points.toSorted(
    (a, b) => b.targets.length - a.targets.length || b.missingGates.length - a.missingGates.length,
  );
  const allHref = bypassHref(mapPath, "choke-points");
  return (
    <section aria-labelledby="choke-points" className="flex flex-col gap-2">
      <h2 id="choke-points" className="text-lead">
        Choke points
      </h2>
      {points.length === 0 ? (
        <p className="max-w-[72ch] text-soft">
          No single node lies on every way to a target: there is always another way around.
        </p>
      ) : (
        <LongList
          items={ranked}
          allHref={allHref}
          keyOf={({ node }) => node}
          className="rounded-card border border-line bg-panel shadow-card"
          itemClass="keep-together border-t border-line px-4 py-2 first:border-t-0"
        >
          {(point) => {
            const missing = point.missingGates.flatMap((control) => placeOf(point.node, control) ?? []);
            return (
              <div className="flex flex-col">
                <p className="font-bold">
                  <NodeLink mapPath={mapPath} node={point.node}>
                    {nodeName(pipeline, point.node)}
                  </NodeLink>
                </p>
                <Opens summary={chokePointSentence(pipeline, point, targets)}>
                  {missing.length > 0 && <PlaceList places={missing} mapPath={mapPath} isNamed />}
                  <p>
                    Before {point.targets.length} of {targets} {plural(targets, "target", "targets")}:
                  </p>
                  <NodeList pipeline={pipeline} mapPath={mapPath} nodes={point.targets} allHref={allHref} />
                </Opens>
              </div>
            );
          }}
        </LongList>
      )}
    </section>
  );
}
