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
  /** The current choice; absent: none. */
  readonly said?: string;
  /** Absent for viewers. @returns whether it is saved */
  readonly onSay?: (node: string | null) => Promise<boolean>;
  /** Keeps the current choice. */
  readonly onLeave?: () => void;
}

/** Asks which node a name stands for, or changes an earlier choice. */
export function WhichNode({ question: { sentence, candidates }, said = "", onSay, onLeave }: WhichNodeProps) {
  const nodes = useEditor(({ visible }) => visible.nodes);
  const [node, setNode] = useState(said);
  if (!onSay) return <Notice>{sentence} An editor can choose it.</Notice>;
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
            // It replaces the pressed button.
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
            <Button aria-label={`Clear choice: ${sentence}`} onClick={() => void onSay(null)}>
              Clear choice
            </Button>
            <Button onClick={onLeave}>Cancel</Button>
          </>
        )}
      </form>
    </Notice>
  );
}
