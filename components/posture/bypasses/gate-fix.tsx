import type { Control } from "@/lib/domain/catalog/catalogue";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Assessment } from "@/lib/domain/posture/assessments";
import type { Fix } from "@/lib/domain/posture/posture";
import { agree } from "@/lib/domain/posture/words/agree";
import { fixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { impossibleSentence } from "@/lib/domain/posture/words/impossible-sentence";
import { obstacleOn } from "@/lib/domain/posture/words/obstacle-on";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { FixSteps } from "./fix-steps";
import { HopList } from "./hop-list";
import { bypassHref } from "./map-href";
import { Opens } from "./opens";
import { PlaceList } from "./place-list";
import { PlanButton } from "./plan-button";

const mostNamed = 6;

interface GateFixProps {
  readonly control: Control;
  readonly fix: Fix;
  /** The nodes that can carry the gate. */
  readonly places: readonly Assessment[];
  /** How many targets the gate leaves open. */
  readonly exposed: number;
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly today: string;
}

/** The cheapest set of nodes that closes every open way, and what no set of nodes closes. */
export function GateFix({ control, fix, places, exposed, pipeline, mapPath, today }: GateFixProps) {
  const sentence = fixSentence(pipeline, control, fix, exposed, mostNamed);
  return (
    <div className="flex flex-col gap-1.5">
      {sentence !== undefined && (
        <>
          <p>{sentence}</p>
          <FixSteps nodes={fix.nodes} control={control.id} mapPath={mapPath} today={today} allHref={bypassHref(mapPath, control.id)} />
          <PlanButton places={fix.nodes.map((node) => ({ node, control: control.id }))} what={control.title} today={today} />
        </>
      )}
      {fix.impossible && <Impossible control={control} fix={fix} way={fix.impossible} places={places} pipeline={pipeline} mapPath={mapPath} today={today} />}
    </div>
  );
}

/** What stays open whatever is done, with the claims or the way behind it. */
function Impossible({ control, fix, way, places, pipeline, mapPath, today }: Omit<GateFixProps, "exposed"> & { readonly way: readonly string[] }) {
  const obstacle = obstacleOn(pipeline, catalogue, today, control, way);
  const hops = hopsAlong(pipeline, way, control.gate?.about);
  const takenOut = obstacle.kind === "claims" ? places.filter(({ node }) => obstacle.nodes.includes(node.id)) : [];
  return (
    <>
      <p>{impossibleSentence(pipeline, fix, way, obstacle)}</p>
      {takenOut.length > 0 && (
        <div className="text-tiny">
          <PlaceList places={takenOut} mapPath={mapPath} />
        </div>
      )}
      {hops.length > 0 && (
        <div className="text-tiny text-soft print:hidden">
          <Opens summary={`That way: ${hops.length} ${agree(hops.length, "hand-over", "hand-overs")}`}>
            <HopList hops={hops} mapPath={mapPath} />
          </Opens>
        </div>
      )}
    </>
  );
}
