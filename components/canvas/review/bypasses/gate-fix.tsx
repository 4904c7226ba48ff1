import { StatusMark } from "@/components/posture/status-mark";
import { today } from "@/lib/client/today";
import type { Control } from "@/lib/domain/catalog/catalogue";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Fix } from "@/lib/domain/posture/posture";
import { agree } from "@/lib/domain/posture/words/agree";
import { fixSentence, impossibleSentence, stepWords } from "@/lib/domain/posture/words/fix-sentences";
import { goingAround } from "@/lib/domain/posture/words/going-around";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { NodeButtons } from "../node-buttons";
import { Part } from "../part";
import { Button } from "@/components/ui/button";
import { useMapActions } from "../../map-state/map-context";
import { NodeButton } from "../node-button";
import { PlanButtons } from "../plan-buttons";
import type { GatePlace } from "./gate-places";

interface GateFixProps {
  readonly control: Control;
  readonly fix: Fix;
  /** The targets that the gate leaves open. */
  readonly exposed: readonly string[];
  readonly pipeline: Pipeline;
  readonly places: readonly GatePlace[];
}

/** The cheapest set of nodes that closes a bypass, node by node; or the hand-over that makes it impossible. */
export function GateFix({ control, fix, exposed, pipeline, places }: GateFixProps) {
  const sentence = fixSentence(pipeline, control, fix, exposed.length);
  const statuses = new Map(places.map(({ node, status }) => [node.id, status]));
  return (
    <section aria-label="The cheapest fix" className="flex flex-col gap-2 rounded-card border border-line-strong bg-bg px-3 py-2.5">
      <h3>The cheapest fix</h3>
      {sentence !== undefined && (
        <>
          <p>{sentence}</p>
          {fix.leaves.length > 0 && (
            <TargetsOf summary="Closed" targets={exposed.filter((target) => !fix.leaves.includes(target))} exposed={exposed} pipeline={pipeline} />
          )}
          <ul>
            {fix.nodes.map((node) => {
              const status = statuses.get(node) ?? "not-assessed";
              return (
                <li key={node}>
                  <NodeButton node={node} control={control.id}>
                    <span>
                      {nodeName(pipeline, node)}: {stepWords(status)}
                    </span>
                    <StatusMark status={status} />
                  </NodeButton>
                </li>
              );
            })}
          </ul>
          <PlanButtons pipeline={pipeline} places={fix.nodes.map((node) => ({ node, control: control.id }))} what={control.title} />
        </>
      )}
      {fix.impossible && <Impossible control={control} fix={fix} way={fix.impossible} exposed={exposed} pipeline={pipeline} />}
    </section>
  );
}

interface ImpossibleProps extends Pick<GateFixProps, "control" | "fix" | "exposed" | "pipeline"> {
  readonly way: readonly string[];
}

function Impossible({ control, fix, way, exposed, pipeline }: ImpossibleProps) {
  const map = useMapActions();
  const around = goingAround(pipeline, catalogue, today(), control.id, way);
  const hop = around && hopsAlong(pipeline, around, control.gate?.about)[0];
  return (
    <>
      <p className="font-medium text-missing">{impossibleSentence(pipeline, fix.leaves, around)}</p>
      <TargetsOf summary="Not closed" targets={fix.leaves} exposed={exposed} pipeline={pipeline} />
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
    <Part summary={`${summary}: ${targets.length} of ${exposed.length} open ${agree(exposed.length, "target", "targets")}`}>
      <NodeButtons nodes={targets} pipeline={pipeline} />
    </Part>
  );
}
