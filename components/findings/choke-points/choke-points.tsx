import { clsx } from "clsx";
import { Funnel } from "lucide-react";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import type { ChokePoint } from "@/lib/domain/posture/posture";
import { chokePointSentence } from "@/lib/domain/posture/words/choke-point-sentence";
import { rankChokePoints } from "@/lib/domain/posture/words/rank-gates";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { Disclosure } from "@/components/ui/disclosure";
import { FindingRow } from "../finding-row";
import { Plan } from "../fix/plan";
import type { GatePlaces } from "../gates/gate-places";
import { LongList, NodeList, PlaceList, type Scene } from "../scene";
import { plural } from "@/lib/domain/words/english";

interface ChokePointsProps {
  readonly scene: Scene;
  readonly points: readonly ChokePoint[];
  readonly placesOf: GatePlaces;
}

const all = { finding: "choke-points" };

export function ChokePoints({ scene, points, placesOf }: ChokePointsProps) {
  const { pipeline, targets, surface } = scene;
  return (
    <section aria-labelledby="choke-points" className="flex flex-col gap-2">
      <h2 id="choke-points" className="text-lead">
        Choke points
      </h2>
      {points.length === 0 ? (
        <NoChokePoints />
      ) : (
        <LongList
          surface={surface}
          items={rankChokePoints(points)}
          all={all}
          keyOf={({ node }) => node}
          className={surface.look.list}
          itemClass={surface.look.item}
        >
          {(point) => {
            const missing = missingAt(point, placesOf);
            return (
              <div className="flex flex-col">
                <p className="font-bold">
                  <surface.NodePlace node={point.node}>{nodeName(pipeline, point.node)}</surface.NodePlace>
                </p>
                <Disclosure summary={chokePointSentence(pipeline, point, targets.length)}>
                  {missing.length > 0 && <PlaceList scene={scene} places={missing} isNamed />}
                  <p>Before {behindWords(scene, point)}:</p>
                  <NodeList scene={scene} nodes={point.targets} all={all} />
                </Disclosure>
              </div>
            );
          }}
        </LongList>
      )}
    </section>
  );
}

interface ChokePointListProps extends ChokePointsProps {
  readonly chosen: string | undefined;
  readonly onChoose: (node: string | undefined) => void;
}

export function ChokePointList({ scene, points, placesOf, chosen, onChoose }: ChokePointListProps) {
  const { pipeline, targets } = scene;
  if (points.length === 0) return <NoChokePoints />;
  return (
    <>
      <p className="text-lead">
        {points.length} of {pipeline.nodes.size} nodes {plural(points.length, "lies", "lie")} on every path to
        at least one target. Nothing bypasses a gate that is in place there.
      </p>
      <ul className="flex flex-col">
        {rankChokePoints(points).map((point) => (
          <li key={point.node} className="border-b border-line last:border-b-0">
            <FindingRow
              icon={<Funnel aria-hidden size={15} strokeWidth={2.5} className="mt-0.5 text-blue" />}
              title={nodeName(pipeline, point.node)}
              figure={
                <span className="text-tiny text-soft tabular-nums">before {behindWords(scene, point)}</span>
              }
              isChosen={point.node === chosen}
              onPress={() => onChoose(point.node === chosen ? undefined : point.node)}
            >
              <p>{chokePointSentence(pipeline, point, targets.length)}</p>
              <Disclosure summary={`Before ${behindWords(scene, point)}`}>
                <NodeList scene={scene} nodes={point.targets} />
              </Disclosure>
              {missingAt(point, placesOf).map((place) => (
                <MissingGate key={place.control.id} scene={scene} place={place} />
              ))}
            </FindingRow>
          </li>
        ))}
      </ul>
    </>
  );
}

function MissingGate({ scene, place }: { readonly scene: Scene; readonly place: Assessment }) {
  const { node, control } = place;
  return (
    <section
      aria-label={control.title}
      className={clsx("flex flex-col gap-1.5 rounded-card border", scene.surface.look.card)}
    >
      <PlaceList scene={scene} places={[place]} isNamed />
      <Plan
        scene={scene}
        places={[{ node: node.id, control: control.id }]}
        what={control.title}
        label="Plan it"
      />
    </section>
  );
}

function NoChokePoints() {
  return (
    <p className="max-w-[72ch] text-soft">
      No single node lies on every path to a target: artifacts can always go around.
    </p>
  );
}

function missingAt({ node, missingGates }: ChokePoint, placesOf: GatePlaces): readonly Assessment[] {
  return missingGates.flatMap((control) => placesOf(control).find((place) => place.node.id === node) ?? []);
}

function behindWords({ targets }: Scene, point: ChokePoint): string {
  return `${point.targets.length} of ${targets.length} ${plural(targets.length, "target", "targets")}`;
}
