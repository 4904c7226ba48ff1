import { today } from "@/lib/client/today";
import type { Control } from "@/lib/domain/catalog/catalogue";
import { catalogue } from "@/lib/domain/catalog/load";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { Fix } from "@/lib/domain/posture/posture";
import { fixSentence } from "@/lib/domain/posture/words/fix-sentences";
import { impossibleSentence } from "@/lib/domain/posture/words/impossible-sentence";
import { obstacleOn } from "@/lib/domain/posture/words/obstacle-on";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { Button } from "@/components/ui/button";
import { useMapActions } from "../../map-state/map-context";
import { PlanButtons } from "../plan-buttons";
import { FixSteps } from "./fix-steps";

interface GateFixProps {
  readonly control: Control;
  readonly fix: Fix;
  /** How many targets the gate leaves open. */
  readonly exposed: number;
  readonly pipeline: Pipeline;
}

/** The cheapest set of nodes that closes a bypass, node by node; or what makes it impossible. */
export function GateFix({ control, fix, exposed, pipeline }: GateFixProps) {
  const sentence = fixSentence(pipeline, control, fix, exposed);
  return (
    <section aria-label="The cheapest fix" className="flex flex-col gap-2 rounded-card border border-line-strong bg-bg px-3 py-2.5">
      <h3>The cheapest fix</h3>
      {sentence !== undefined && (
        <>
          <p>{sentence}</p>
          <FixSteps nodes={fix.nodes} control={control.id} pipeline={pipeline} />
          <PlanButtons pipeline={pipeline} places={fix.nodes.map((node) => ({ node, control: control.id }))} what={control.title} />
        </>
      )}
      {fix.impossible && <Impossible control={control} fix={fix} way={fix.impossible} pipeline={pipeline} />}
    </section>
  );
}

function Impossible({ control, fix, way, pipeline }: Pick<GateFixProps, "control" | "fix" | "pipeline"> & { readonly way: readonly string[] }) {
  const map = useMapActions();
  const obstacle = obstacleOn(pipeline, catalogue, today(), control, way);
  const hop = obstacle.kind === "hand-over" ? hopsAlong(pipeline, [obstacle.from, obstacle.to], control.gate?.about)[0] : undefined;
  return (
    <>
      <p className="font-medium text-missing">{impossibleSentence(pipeline, fix, way, obstacle)}</p>
      {obstacle.kind === "claims" && <FixSteps nodes={obstacle.nodes} control={control.id} pipeline={pipeline} />}
      {hop && (
        <Button className="self-start" onClick={() => map.selectEdge(hop.edge.id)}>
          Open that hand-over
        </Button>
      )}
    </>
  );
}
