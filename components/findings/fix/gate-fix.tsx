import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import type { Fix } from "@/lib/domain/posture/posture";
import { fixSentence, placesOfFix } from "@/lib/domain/posture/words/fix-sentences";
import { impossibleSentence } from "@/lib/domain/posture/words/impossible-sentence";
import type { RankedGate } from "@/lib/domain/posture/words/rank-gates";
import { obstacleOn } from "@/lib/domain/posture/words/obstacle-on";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { Disclosure } from "@/components/ui/disclosure";
import { NodeList, type Scene } from "../scene";
import { HopList } from "../ways/hop-list";
import { FixSteps } from "./fix-steps";
import { Plan } from "./plan";
import { plural } from "@/lib/domain/words/english";

/** Named in the sentence, and listed below it. */
const mostNamed = 6;

interface GateFixProps {
  readonly scene: Scene;
  readonly gate: RankedGate;
}

export function GateFix({ scene, gate }: GateFixProps) {
  const { control, verdict } = gate;
  const { fix, exposedTargets: exposed } = verdict;
  if (!fix) return null;
  const sentence = fixSentence(scene.pipeline, control, fix, exposed.length, mostNamed);
  const places = placesOfFix(scene.pipeline, control, fix);
  return (
    <>
      {sentence !== undefined && (
        <>
          <p>{sentence}</p>
          {fix.leaves.length > 0 && (
            <TargetsOf
              scene={scene}
              gate={gate}
              summary="Closed"
              targets={exposed.filter((target) => !fix.leaves.includes(target))}
            />
          )}
          {[...new Set(places.map((place) => place.control))].map((id) => (
            <FixSteps
              key={id}
              scene={scene}
              nodes={places.flatMap((place) => (place.control === id ? [place.node] : []))}
              control={id}
            />
          ))}
          {places.length > 0 && <Plan scene={scene} places={places} what={control.title} />}
        </>
      )}
      {fix.impossible && <Impossible scene={scene} gate={gate} fix={fix} way={fix.impossible} />}
    </>
  );
}

interface ImpossibleProps extends GateFixProps {
  readonly fix: Fix;
  readonly way: readonly string[];
}

function Impossible({ scene, gate, fix, way }: ImpossibleProps) {
  const { pipeline, today, surface } = scene;
  const { control } = gate;
  const obstacle = obstacleOn(pipeline, catalogueOf(pipeline), today, control, way);
  const hops = hopsAlong(pipeline, way, control.gate?.about);
  const barred =
    obstacle.kind === "connection"
      ? hops.find(({ from, to }) => from.id === obstacle.from && to.id === obstacle.to)
      : undefined;
  return (
    <>
      <p>{impossibleSentence(pipeline, fix, way, obstacle)}</p>
      <TargetsOf scene={scene} gate={gate} summary="Not closed" targets={fix.leaves} />
      {obstacle.kind === "claims" && <FixSteps scene={scene} nodes={obstacle.nodes} control={control.id} />}
      {barred && surface.OpenHandOver && <surface.OpenHandOver hop={barred} />}
      {hops.length > 0 && (
        <div className={surface.look.details}>
          <Disclosure
            summary={`That path: ${hops.length} ${plural(hops.length, "connection", "connections")}`}
          >
            <HopList hops={hops} surface={surface} />
          </Disclosure>
        </div>
      )}
    </>
  );
}

interface TargetsOfProps extends GateFixProps {
  readonly summary: string;
  readonly targets: readonly string[];
}

function TargetsOf({ scene, gate: { control, verdict }, summary, targets }: TargetsOfProps) {
  const open = verdict.exposedTargets.length;
  return (
    <div className={scene.surface.look.details}>
      <Disclosure
        summary={`${summary}: ${targets.length} of ${open} open ${plural(open, "target", "targets")}`}
      >
        <NodeList scene={scene} nodes={targets} all={{ finding: control.id }} />
      </Disclosure>
    </div>
  );
}
