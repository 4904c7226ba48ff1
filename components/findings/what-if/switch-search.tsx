import { useDeferredValue, useState } from "react";
import { Field, inputClass } from "@/components/ui/field";
import { useEditorHandle } from "@/lib/client/editor/editor-context";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import { nodeName } from "@/lib/domain/posture/words/node-names";
import type { Scene } from "../scene";
import { findSwitches } from "./find-switches";
import type { ClaimTarget } from "./supposed-claims";
import { SwitchButton } from "./switch-button";

const mostShown = 8;

interface SwitchSearchProps {
  readonly scene: Scene;
  readonly selected: string | undefined;
  readonly onSuppose: (targets: readonly ClaimTarget[]) => void;
}

/** Finds a control on a node by their names, to switch; of the node that is selected on the map without a text. */
export function SwitchSearch({ scene, selected, onSuppose }: SwitchSearchProps) {
  const { pipeline, proof, today } = scene;
  const { controlsOf } = useEditorHandle();
  const [text, setText] = useState("");
  const asked = useDeferredValue(text);
  const found = findSwitches(pipeline, controlsOf, today, { text: asked, selected });
  const isSearching = asked.trim() !== "";
  const count =
    found.length > mostShown
      ? `The first ${mostShown} of ${found.length}; type more to narrow it down.`
      : `${found.length} found.`;
  return (
    <div className="flex flex-col gap-1">
      <Field
        label="Switch a control on a node"
        hint="Type what a node or a control is called, or select a node on the map."
      >
        {(ids) => (
          <input
            {...ids}
            type="search"
            value={text}
            onChange={(event) => setText(event.target.value)}
            className={inputClass}
          />
        )}
      </Field>
      <p role="status" className="text-tiny text-soft">
        {isSearching && count}
      </p>
      {found.length > 0 && (
        <ul aria-label="Controls found">
          {found.slice(0, mostShown).map(({ node, control, status }) => {
            const stands = !isEffective(status, proof);
            return (
              <li key={`${node.id} ${control.id}`}>
                <SwitchButton
                  title={control.title}
                  where={`on ${nodeName(pipeline, node.id)}`}
                  status={status}
                  stands={stands}
                  onSwitch={() => onSuppose([{ node: node.id, control: control.id, stands }])}
                />
              </li>
            );
          })}
        </ul>
      )}
    </div>
  );
}
