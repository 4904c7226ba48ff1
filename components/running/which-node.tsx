"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { inputClass } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { RunningAnswer } from "@/lib/domain/contract/running";

interface WhichNodeProps {
  readonly question: RunningAnswer["questions"][number];
  /** The answer that there is; absent: none. */
  readonly said?: string;
  /** Absent for who may only read. @returns whether it is kept */
  readonly onSay?: (node: string | null) => Promise<boolean>;
  /** Leaves the answer that there is. */
  readonly onLeave?: () => void;
}

/** Which node of the map something is: asked for, or to be answered otherwise. */
export function WhichNode({ question: { sentence, candidates }, said = "", onSay, onLeave }: WhichNodeProps) {
  const nodes = useEditor(({ visible }) => visible.nodes);
  const [node, setNode] = useState(said);
  if (!onSay) return <Notice>{sentence} An editor can say it.</Notice>;
  return (
    <Notice tone={onLeave ? "information" : "warning"}>
      <form
        className="flex flex-wrap items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          void onSay(node);
        }}
      >
        <label className="flex flex-wrap items-center gap-2">
          <span>{sentence}</span>
          <select
            required
            value={node}
            // It takes the place of the button that was pressed.
            {...(onLeave && { ref: focusFirst })}
            className={`${inputClass} w-auto!`}
            onChange={(event) => setNode(event.target.value)}
          >
            <option value="">Choose a node</option>
            {candidates.map((id) => (
              <option key={id} value={id}>
                {nodes.get(id)?.name ?? id}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" aria-label={`Save: ${sentence}`}>
          Save
        </Button>
        {onLeave && (
          <>
            <Button aria-label={`Take the answer back: ${sentence}`} onClick={() => void onSay(null)}>
              Take it back
            </Button>
            <Button onClick={onLeave}>Cancel</Button>
          </>
        )}
      </form>
    </Notice>
  );
}
