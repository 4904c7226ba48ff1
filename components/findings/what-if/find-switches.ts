import type { Control } from "@/lib/domain/catalogue/catalogue";
import { isFoundBy, typedWords } from "@/lib/domain/catalogue/find-by-words";
import type { PipelineNode } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { claimsOf, compareText, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type EffectiveStatus, effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";

export interface Switch {
  readonly node: PipelineNode;
  readonly control: Control;
  readonly status: EffectiveStatus;
}

export type ControlsOf = (pipeline: Pipeline, node: PipelineNode) => readonly Control[];

interface Asked {
  readonly text: string;
  /** The node selected on the map: its controls are the results of an empty search. */
  readonly selected: string | undefined;
}

/** Controls that match each word, in the node's name or the control's: gates first, heavy before light ones, then by stage. */
export function findSwitches(
  pipeline: Pipeline,
  controlsOf: ControlsOf,
  today: string,
  { text, selected }: Asked,
): readonly Switch[] {
  const words = typedWords(text);
  const only = selected === undefined ? undefined : pipeline.nodes.get(selected);
  const nodes = words.length > 0 ? [...pipeline.nodes.values()] : only ? [only] : [];
  return nodes
    .flatMap((node) => {
      const left = words.filter((word) => !node.name.toLowerCase().includes(word));
      return controlsOf(pipeline, node)
        .filter((control) => isFoundBy(control, left))
        .map((control): Switch => ({
          node,
          control,
          status: effectiveStatus(claimsOf(pipeline, node.id).get(control.id), today, pipeline),
        }));
    })
    .toSorted(compareSwitches);
}

function compareSwitches(a: Switch, b: Switch): number {
  return (
    Number(b.control.gate !== undefined) - Number(a.control.gate !== undefined) ||
    b.control.weight - a.control.weight ||
    stages.indexOf(a.node.stage) - stages.indexOf(b.node.stage) ||
    compareText(a.node.name, b.node.name) ||
    compareText(a.control.title, b.control.title)
  );
}
