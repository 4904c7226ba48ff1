import { clsx } from "clsx";
import { ShieldCheck, ShieldOff } from "lucide-react";
import { useMemo } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import type { Direction } from "@/lib/client/posture/posture-message";
import { catalogue } from "@/lib/domain/catalogue/load";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { waysBetween } from "@/lib/domain/follow/ways-between";
import { claimsOf, compareText } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus, isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Compromise, Reached } from "@/lib/domain/posture/posture";
import { guardSentence } from "@/lib/domain/posture/words/compromise-sentences";
import { compareNames, nodeName } from "@/lib/domain/posture/words/node-names";
import { hopsAlong } from "@/lib/domain/posture/words/way-hops";
import { FindingRow } from "../finding-row";
import { LongList, type Scene } from "../scene";
import { plural } from "@/lib/domain/words/english";

interface ReachedListProps {
  readonly scene: Scene;
  readonly compromise: Compromise;
  readonly direction: Direction;
  readonly chosen: string | undefined;
  readonly onChoose: (node: string | undefined) => void;
}

const mostListed = 200;

/** Every target that is reached, or every node that reaches; unguarded first. Each opens into the way and the gates. */
export function ReachedList({
  scene,
  compromise: { node, targets },
  direction,
  chosen,
  onChoose,
}: ReachedListProps) {
  return (
    <LongList
      surface={scene.surface}
      items={targets}
      most={mostListed}
      keyOf={(one) => one.node}
      itemClass="border-b border-line last:border-b-0"
    >
      {(one) => {
        const Icon = one.unguarded ? ShieldOff : ShieldCheck;
        return (
          <FindingRow
            icon={
              <Icon
                aria-hidden
                size={15}
                strokeWidth={2.5}
                className={clsx("mt-0.5", one.unguarded ? "text-missing" : "text-standing")}
              />
            }
            title={nodeName(scene.pipeline, one.node)}
            figure={
              <span
                className={clsx(
                  "text-tiny tabular-nums",
                  one.unguarded ? "font-bold text-missing" : "text-soft",
                )}
              >
                {one.unguarded ? "Unguarded" : stopCount(one)}
              </span>
            }
            isChosen={one.node === chosen}
            onPress={() => onChoose(one.node === chosen ? undefined : one.node)}
          >
            <ReachedDetails
              scene={scene}
              reached={one}
              ends={direction === "reaches" ? [node, one.node] : [one.node, node]}
            />
          </FindingRow>
        );
      }}
    </LongList>
  );
}

const stopsOf = ({ stopping }: Reached) => [...new Set(stopping.map(({ control }) => control))];

function stopCount(reached: Reached): string {
  const { length } = stopsOf(reached);
  return `${length} ${plural(length, "control stops", "controls stop")} it`;
}

interface ReachedDetailsProps {
  readonly scene: Scene;
  readonly reached: Reached;
  readonly ends: readonly [from: string, to: string];
}

function ReachedDetails({ scene, reached, ends: [from, to] }: ReachedDetailsProps) {
  const { pipeline, proof, surface } = scene;
  const ways = useMemo(() => waysBetween(pipeline, from, to), [pipeline, from, to]);
  const stops = stopsOf(reached);
  return (
    <>
      <p>{guardSentence(reached, catalogue.controls, proof)}</p>
      <surface.Way hops={ways.shortest ? hopsAlong(pipeline, ways.shortest) : []} />
      <Disclosure
        summary={`${stops.length} ${plural(stops.length, "control stops", "controls stop")} an attacker, and where`}
        isOpen={stops.length > 0}
      >
        <ul className="flex flex-col gap-1">
          {stops.map((gate) => (
            <li key={gate}>
              <b>{controlTitle(gate)}</b>
              <StandsAt scene={scene} gate={gate} nodes={ways.nodes} />
            </li>
          ))}
        </ul>
      </Disclosure>
    </>
  );
}

interface StandsAtProps {
  readonly scene: Scene;
  readonly gate: string;
  readonly nodes: ReadonlySet<string>;
}

function StandsAt({ scene: { pipeline, proof, today, surface }, gate, nodes }: StandsAtProps) {
  const standing = [...nodes]
    .map((node) => ({
      node,
      name: nodeName(pipeline, node),
      status: effectiveStatus(claimsOf(pipeline, node).get(gate), today),
    }))
    .filter(({ status }) => isEffective(status, proof))
    .toSorted((a, b) => compareNames(a.name, b.name) || compareText(a.node, b.node));
  return (
    <ul>
      {standing.map(({ node, name, status }) => (
        <li key={node}>
          <surface.NodePlace node={node} control={gate} status={status}>
            {name}
          </surface.NodePlace>
        </li>
      ))}
    </ul>
  );
}
