import { FlaskConical } from "lucide-react";
import { StatusMark } from "@/components/marks/status";
import { Disclosure } from "@/components/ui/disclosure";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { controlTitle, findControl } from "@/lib/domain/catalogue/find-control";
import { type EffectiveStatus, isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { Place } from "@/lib/domain/edits/plan";
import { placesOfFix } from "@/lib/domain/posture/words/fix-sentences";
import { tellChanges } from "@/lib/domain/posture/words/told-changes";
import { nodeName, nodeNames } from "@/lib/domain/posture/words/node-names";
import { verdictWords } from "@/lib/domain/posture/words/verdict-words";
import { plural } from "@/lib/domain/words/english";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { ChangeToMake } from "@/lib/domain/posture/ways-in/way-in";
import type { Scene } from "../scene";
import { FindList } from "./find-list";
import { findSwitches } from "./find-switches";
import { type Assumed, assumedOf } from "@/lib/domain/posture/what-if/assumed";
import { changeKey } from "@/lib/domain/posture/what-if/change-key";
import type { FiguresProps } from "./use-what-if";

interface SwitchSearchProps {
  readonly scene: Scene;
  readonly selected: string | undefined;
  readonly onSuppose: (assumed: readonly Assumed[]) => void;
}

/** Finds a control on a node by their names, to switch it; without a text, the controls of the node selected on the map. */
export function SwitchSearch({ scene, selected, onSuppose }: SwitchSearchProps) {
  const { pipeline, proof, today } = scene;
  const { controlsOf } = useEditorHandle();
  return (
    <FindList
      label="Switch a control on a node"
      hint="Type the name of a node or control, or select a node on the map."
      listLabel="Controls found"
      find={(text) => findSwitches(pipeline, controlsOf, today, { text, selected })}
      keyOf={({ node, control }) => `${node.id} ${control.id}`}
    >
      {({ node, control, status }) => {
        const stands = !isEffective(status, proof);
        return (
          <SwitchButton
            title={control.title}
            where={`on ${nodeName(pipeline, node.id)}`}
            status={status}
            stands={stands}
            onSwitch={() => onSuppose([{ node: node.id, control: control.id, stands }])}
          />
        );
      }}
    </FindList>
  );
}

interface ProposalsProps extends FiguresProps {
  readonly onSuppose: (assumed: readonly Assumed[]) => void;
}

/** Proposals on top of the current assumptions: the best changes, each gate's cheapest fix, the first gaps. Only for nodes and connections on the map, since an assumed step has no controls to switch. */
export function Proposals({ scene, answer: { after, gaps, comparison }, onSuppose }: ProposalsProps) {
  const { pipeline, proof } = scene;
  const isThere = (node: string) => pipeline.nodes.get(node) !== undefined;
  const { redraw, changes: ranked } = tellChanges(
    pipeline,
    after.waysIn.declared,
    after.bestChanges,
    after.changesKnown === "all",
  );
  const changes = ranked.filter(({ change }) => isOnMap(pipeline, change)).slice(0, mostChanges);
  const fixes = after.gates.flatMap((gate) => {
    const { fix, verdict } = gate[proof];
    const control = findControl(gate.control, pipeline);
    const places = control && fix ? placesOfFix(pipeline, control, fix) : [];
    return places.length > 0 && places.every(({ node }) => isThere(node))
      ? [{ control: gate.control, places, verdict }]
      : [];
  });
  const stand = (places: readonly Place[]) => onSuppose(places.map((place) => ({ ...place, stands: true })));
  return (
    <div className="flex flex-col gap-0.5">
      {changes.length > 0 && (
        <ul aria-label="Best changes">
          {changes.map(({ change, title, reason }, index) => (
            <li key={changeKey(change)}>
              <SwitchButton
                title={`${index === 0 && !redraw ? "Do this first: " : ""}${title}`}
                where={reason}
                words="What if it were applied?"
                onSwitch={() => onSuppose(assumedOf(change))}
              />
            </li>
          ))}
        </ul>
      )}
      {fixes.length > 0 && (
        <Disclosure
          summary={`Cheapest fix for ${fixes.length} of ${after.gates.length} ${plural(after.gates.length, "gate", "gates")}`}
        >
          <ul aria-label="Cheapest fixes">
            {fixes.map(({ control, places, verdict }) => (
              <li key={control}>
                <SwitchButton
                  title={controlTitle(control, pipeline)}
                  where={`${verdictWords[verdict].word}, on ${nodeNames(
                    pipeline,
                    places.map(({ node }) => node),
                  )}`}
                  stands
                  onSwitch={() => stand(places)}
                />
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
      {gaps[proof].length > 0 && (
        <Disclosure
          summary={`First ${gaps[proof].length} of ${comparison[proof].figures.after.gaps} ${plural(comparison[proof].figures.after.gaps, "gap", "gaps")}, by priority`}
        >
          <ul aria-label="First gaps">
            {gaps[proof]
              .filter(({ node }) => isThere(node))
              .map(({ node, control, status }) => (
                <li key={`${node} ${control}`}>
                  <SwitchButton
                    title={controlTitle(control, pipeline)}
                    where={`on ${nodeName(pipeline, node)}`}
                    status={status}
                    stands
                    onSwitch={() => stand([{ node, control }])}
                  />
                </li>
              ))}
          </ul>
        </Disclosure>
      )}
    </div>
  );
}

const mostChanges = 3;

/** Refers to no assumed node or connection. */
function isOnMap(pipeline: Pipeline, change: ChangeToMake): boolean {
  const { nodes, edges } = pipeline;
  if ("together" in change) return change.together.every((part) => isOnMap(pipeline, part));
  if ("implement" in change) return nodes.get(change.implement.node) !== undefined;
  if ("lead" in change)
    return edges.get(change.lead.edge) !== undefined && nodes.get(change.lead.to) !== undefined;
  if ("insert" in change) return edges.get(change.insert.edge) !== undefined;
  return edges.get("remove" in change ? change.remove : change.revoke) !== undefined;
}

interface SwitchButtonProps {
  readonly title: string;
  readonly where: string;
  readonly status?: EffectiveStatus;
  readonly stands?: boolean;
  /** Replaces the words for `stands`. */
  readonly words?: string;
  readonly onSwitch: () => void;
}

function SwitchButton({ title, where, status, stands, words, onSwitch }: SwitchButtonProps) {
  return (
    <button
      type="button"
      onClick={onSwitch}
      className="-mx-1.5 grid min-h-8 w-[calc(100%+0.75rem)] grid-cols-[14px_1fr] gap-1.5 rounded-control px-1.5 py-1 text-left hover:bg-bg"
    >
      <FlaskConical aria-hidden size={14} className="mt-0.5 text-blue" />
      <span>
        {title}
        <span className="flex flex-wrap gap-x-2 text-tiny text-soft">
          <span>{where}</span>
          {status && <StatusMark status={status} />}
          <span className="font-medium text-blue">
            {words ?? (stands === true ? "What if it were in place?" : "What if it were missing?")}
          </span>
        </span>
      </span>
    </button>
  );
}
