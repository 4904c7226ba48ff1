import type { Control } from "@/lib/domain/catalog/catalogue";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Assessment } from "@/lib/domain/posture/assessments";
import type { Fix } from "@/lib/domain/posture/posture";
import { agree } from "@/lib/domain/posture/words/agree";
import { fixSentence, impossibleSentence } from "@/lib/domain/posture/words/fix-sentences";
import { goingAround } from "@/lib/domain/posture/words/going-around";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { FixSteps } from "./fix-steps";
import { HopList } from "./hop-list";
import { bypassHref } from "./map-href";
import { NodeList } from "./node-list";
import { Opens } from "./opens";
import { PlaceList } from "./place-list";
import { PlanButton } from "./plan-button";

const mostNamed = 6;

interface GateFixProps {
  readonly control: Control;
  readonly fix: Fix;
  /** The nodes that can carry the gate. */
  readonly places: readonly Assessment[];
  /** The targets that the gate leaves open. */
  readonly exposed: readonly string[];
  readonly pipeline: Pipeline;
  readonly mapPath: string;
  readonly today: string;
}

/** The cheapest set of nodes that closes every open way, and the connection that no set of nodes closes. */
export function GateFix({ control, fix, places, exposed, pipeline, mapPath, today }: GateFixProps) {
  const sentence = fixSentence(pipeline, control, fix, exposed.length, mostNamed);
  const around = fix.impossible && goingAround(pipeline, catalogue, today, control.id, fix.impossible);
  const hops = fix.impossible ? hopsAlong(pipeline, fix.impossible, control.gate?.about) : [];
  const takenOut = places.filter(({ node, status }) => status === "not-applicable" && fix.impossible?.includes(node.id));
  const targetsOf = { exposed, pipeline, mapPath, allHref: bypassHref(mapPath, control.id) };
  return (
    <div className="flex flex-col gap-1.5">
      {sentence !== undefined && (
        <>
          <p>{sentence}</p>
          {fix.leaves.length > 0 && <TargetsOf summary="Closed" targets={exposed.filter((target) => !fix.leaves.includes(target))} {...targetsOf} />}
          <FixSteps nodes={fix.nodes} control={control.id} mapPath={mapPath} today={today} allHref={bypassHref(mapPath, control.id)} />
          <PlanButton places={fix.nodes.map((node) => ({ node, control: control.id }))} what={control.title} today={today} />
        </>
      )}
      {fix.impossible && (
        <>
          <p>{impossibleSentence(pipeline, fix.leaves, around)}</p>
          <TargetsOf summary="Not closed" targets={fix.leaves} {...targetsOf} />
          {takenOut.length > 0 && (
            <div className="text-tiny">
              <p>On this way it could stand here, and is marked not applicable:</p>
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
      )}
    </div>
  );
}

interface TargetsOfProps extends Pick<GateFixProps, "exposed" | "pipeline" | "mapPath"> {
  readonly summary: string;
  readonly targets: readonly string[];
  readonly allHref: string;
}

/** Which targets a sentence speaks of. */
function TargetsOf({ summary, targets, exposed, ...rest }: TargetsOfProps) {
  return (
    <div className="text-tiny text-soft print:hidden">
      <Opens summary={`${summary}: ${targets.length} of ${exposed.length} open ${agree(exposed.length, "target", "targets")}`}>
        <NodeList nodes={targets} {...rest} />
      </Opens>
    </div>
  );
}
