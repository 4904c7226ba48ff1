import type { ReactNode } from "react";
import type { Control } from "@/lib/domain/catalog/catalogue";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { Fix } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { fixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { impossibleSentence } from "@/lib/domain/posture/words/impossible-sentence";
import { obstacleOn } from "@/lib/domain/posture/words/obstacle-on";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { FixSteps } from "./fix-steps";
import { HopList } from "./hop-list";
import { bypassHref } from "./map-href";
import { NodeList } from "./node-list";
import { Opens } from "@/components/ui/opens";
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

/** The cheapest set of nodes that closes every open way, and what no set of nodes closes. */
export function GateFix({ control, fix, places, exposed, pipeline, mapPath, today }: GateFixProps) {
  const sentence = fixSentence(pipeline, control, fix, exposed.length, mostNamed);
  const targetsOf = { exposed, pipeline, mapPath, allHref: bypassHref(mapPath, control.id) };
  return (
    <div className="flex flex-col gap-1.5">
      {sentence !== undefined && (
        <>
          <p>{sentence}</p>
          {fix.leaves.length > 0 && (
            <TargetsOf
              summary="Closed"
              targets={exposed.filter((target) => !fix.leaves.includes(target))}
              {...targetsOf}
            />
          )}
          <FixSteps
            nodes={fix.nodes}
            control={control.id}
            mapPath={mapPath}
            today={today}
            allHref={bypassHref(mapPath, control.id)}
          />
          <PlanButton
            places={fix.nodes.map((node) => ({ node, control: control.id }))}
            what={control.title}
            today={today}
          />
        </>
      )}
      {fix.impossible && (
        <Impossible
          control={control}
          fix={fix}
          way={fix.impossible}
          places={places}
          pipeline={pipeline}
          mapPath={mapPath}
          today={today}
        >
          <TargetsOf summary="Not closed" targets={fix.leaves} {...targetsOf} />
        </Impossible>
      )}
    </div>
  );
}

interface ImpossibleProps extends Omit<GateFixProps, "exposed"> {
  readonly way: readonly string[];
  /** The targets that stay open. */
  readonly children: ReactNode;
}

/** What stays open whatever is done, with the claims or the way behind it. */
function Impossible({ control, fix, way, places, pipeline, mapPath, today, children }: ImpossibleProps) {
  const obstacle = obstacleOn(pipeline, catalogue, today, control, way);
  const hops = hopsAlong(pipeline, way, control.gate?.about);
  const takenOut =
    obstacle.kind === "claims" ? places.filter(({ node }) => obstacle.nodes.includes(node.id)) : [];
  return (
    <>
      <p>{impossibleSentence(pipeline, fix, way, obstacle)}</p>
      {children}
      {takenOut.length > 0 && (
        <div className="text-tiny">
          <PlaceList places={takenOut} mapPath={mapPath} />
        </div>
      )}
      {hops.length > 0 && (
        <div className="text-tiny text-soft print:hidden">
          <Opens summary={`That way: ${hops.length} ${plural(hops.length, "hand-over", "hand-overs")}`}>
            <HopList hops={hops} mapPath={mapPath} />
          </Opens>
        </div>
      )}
    </>
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
      <Opens
        summary={`${summary}: ${targets.length} of ${exposed.length} open ${plural(exposed.length, "target", "targets")}`}
      >
        <NodeList nodes={targets} {...rest} />
      </Opens>
    </div>
  );
}
