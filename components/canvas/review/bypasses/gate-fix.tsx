import { today } from "@/lib/client/today";
import type { Control } from "@/lib/domain/catalog/catalogue";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Fix } from "@/lib/domain/posture/posture";
import { plural } from "@/lib/domain/words/plural";
import { fixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { impossibleSentence } from "@/lib/domain/posture/words/impossible-sentence";
import { obstacleOn } from "@/lib/domain/posture/words/obstacle-on";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { NodeButtons } from "../node-buttons";
import { Part } from "../part";
import { Button } from "@/components/ui/button";
import { useMapActions } from "../../state/map-context";
import { PlanButtons } from "../plan-buttons";
import { FixSteps } from "./fix-steps";

/** In the sentence; each of them stands below it. */
const mostNamed = 6;

interface GateFixProps {
  readonly control: Control;
  readonly fix: Fix;
  /** The targets that the gate leaves open. */
  readonly exposed: readonly string[];
  readonly pipeline: Pipeline;
}

/** The cheapest set of nodes that closes a bypass, node by node; or what makes it impossible. */
export function GateFix({ control, fix, exposed, pipeline }: GateFixProps) {
  const sentence = fixSentence(pipeline, control, fix, exposed.length, mostNamed);
  return (
    <section
      aria-label="The cheapest fix"
      className="flex flex-col gap-2 rounded-card border border-line-strong bg-bg px-3 py-2.5"
    >
      <h3>The cheapest fix</h3>
      {sentence !== undefined && (
        <>
          <p>{sentence}</p>
          {fix.leaves.length > 0 && (
            <TargetsOf
              summary="Closed"
              targets={exposed.filter((target) => !fix.leaves.includes(target))}
              exposed={exposed}
              pipeline={pipeline}
            />
          )}
          <FixSteps nodes={fix.nodes} control={control.id} pipeline={pipeline} />
          <PlanButtons
            pipeline={pipeline}
            places={fix.nodes.map((node) => ({ node, control: control.id }))}
            what={control.title}
          />
        </>
      )}
      {fix.impossible && (
        <Impossible control={control} fix={fix} way={fix.impossible} exposed={exposed} pipeline={pipeline} />
      )}
    </section>
  );
}

interface ImpossibleProps extends Pick<GateFixProps, "control" | "fix" | "exposed" | "pipeline"> {
  readonly way: readonly string[];
}

function Impossible({ control, fix, way, exposed, pipeline }: ImpossibleProps) {
  const map = useMapActions();
  const obstacle = obstacleOn(pipeline, catalogue, today(), control, way);
  const hop =
    obstacle.kind === "hand-over"
      ? hopsAlong(pipeline, [obstacle.from, obstacle.to], control.gate?.about)[0]
      : undefined;
  return (
    <>
      <p className="font-medium text-missing">{impossibleSentence(pipeline, fix, way, obstacle)}</p>
      <TargetsOf summary="Not closed" targets={fix.leaves} exposed={exposed} pipeline={pipeline} />
      {obstacle.kind === "claims" && (
        <FixSteps nodes={obstacle.nodes} control={control.id} pipeline={pipeline} />
      )}
      {hop && (
        <Button className="self-start" onClick={() => map.selectEdge(hop.edge.id)}>
          Open that hand-over
        </Button>
      )}
    </>
  );
}

interface TargetsOfProps extends Pick<GateFixProps, "exposed" | "pipeline"> {
  readonly summary: string;
  readonly targets: readonly string[];
}

/** Which targets a sentence speaks of, all of them. */
function TargetsOf({ summary, targets, exposed, pipeline }: TargetsOfProps) {
  return (
    <Part
      summary={`${summary}: ${targets.length} of ${exposed.length} open ${plural(exposed.length, "target", "targets")}`}
    >
      <NodeButtons nodes={targets} pipeline={pipeline} />
    </Part>
  );
}
