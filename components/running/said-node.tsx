"use client";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { focusWhenDrawn } from "@/components/ui/focus-first";
import type { RunningAnswer } from "@/lib/domain/contract/running";
import { WhichNode } from "./which-node";

interface SaidNodeProps {
  readonly said: RunningAnswer["answered"][number];
  /** Absent for viewers. @returns whether it is saved */
  readonly onSay?: (node: string | null) => Promise<boolean>;
}

/** A node that a person chose, with a button to change it. */
export function SaidNode({ said, onSay }: SaidNodeProps) {
  const [isChanging, setChanging] = useState(false);
  const change = useRef<HTMLButtonElement>(null);
  const { sentence, node } = said;
  return (
    <li>
      {isChanging && onSay ? (
        <WhichNode
          question={said}
          said={node}
          onLeave={() => {
            setChanging(false);
            focusWhenDrawn(() => change.current);
          }}
          onSay={async (next) => {
            const isSaid = await onSay(next);
            // The choice stays until it is saved.
            if (isSaid) setChanging(false);
            return isSaid;
          }}
        />
      ) : (
        <span className="flex flex-wrap items-center gap-2 wrap-anywhere">
          {sentence}
          {onSay && (
            <Button
              ref={change}
              tone="quiet"
              aria-label={`Change: ${sentence}`}
              onClick={() => setChanging(true)}
            >
              Change
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
