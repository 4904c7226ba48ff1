import { clsx } from "clsx";
import { ShieldCheck, ShieldOff } from "lucide-react";
import type { ReactNode } from "react";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { Disclosure } from "@/components/ui/disclosure";
import type { Governed } from "@/lib/domain/catalogue/own/own-controls";
import { controlTitle } from "@/lib/domain/catalogue/find-control";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { ControlAt, Reached } from "@/lib/domain/posture/ways-in/way-in";
import { noteOnMap } from "@/lib/domain/posture/words/claim-note";
import { catchSentence, guardSentence } from "@/lib/domain/posture/words/compromise-sentences";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import { counted } from "@/lib/domain/words/english";
import { FindingRow } from "../finding-row";
import { LongList, type Scene } from "../scene";

interface ReachedListProps {
  readonly scene: Scene;
  readonly targets: readonly Reached[];
  readonly chosen: string | undefined;
  /** The path to the chosen target. */
  readonly way: ReactNode;
  readonly onChoose: (node: string | undefined) => void;
}

const mostListed = 200;

/** Every reached target, or every node that reaches it; unprotected first. Each opens its path, its blocking gates and the controls that only detect. */
export function ReachedList({ scene, targets, chosen, way, onChoose }: ReachedListProps) {
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
                {one.unguarded ? "Unprotected" : `Protected by ${counted(one.stopping.length, "gate")}`}
              </span>
            }
            isChosen={one.node === chosen}
            onPress={() => onChoose(one.node === chosen ? undefined : one.node)}
          >
            <p>{guardSentence(scene.pipeline, one)}</p>
            {way}
            {one.stopping.length > 0 && (
              <Disclosure summary="Blocking gates" isOpen>
                <StopList scene={scene} stops={one.stopping} />
              </Disclosure>
            )}
            <Catches pipeline={scene.pipeline} reached={one} />
          </FindingRow>
        );
      }}
    </LongList>
  );
}

/** Gates that block an attacker, each with its node. */
export function StopList({ scene, stops }: { readonly scene: Scene; readonly stops: readonly ControlAt[] }) {
  const { pipeline, surface, today } = scene;
  return (
    <LongList
      surface={surface}
      items={stops}
      keyOf={({ node, control }) => `${node} ${control}`}
      className="flex flex-col gap-0.5"
    >
      {({ node, control }) => {
        const claim = claimsOf(pipeline, node).get(control);
        const note = noteOnMap(claim, today, pipeline);
        return (
          <surface.NodePlace
            node={node}
            control={control}
            status={effectiveStatus(claim, today, pipeline)}
            after={note && <ClaimNoteMark note={note} className="flex" />}
          >
            {controlTitle(control, pipeline)} at {nodeName(pipeline, node)}
          </surface.NodePlace>
        );
      }}
    </LongList>
  );
}

function Catches({ pipeline, reached }: { readonly pipeline: Governed; readonly reached: Reached }) {
  const sentence = catchSentence(pipeline, reached);
  return sentence !== undefined && <p className="text-soft">{sentence}</p>;
}
