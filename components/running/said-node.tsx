"use client";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { RunningAnswer } from "@/lib/domain/contract/running";
import { WhichNode } from "./which-node";

interface SaidNodeProps {
  readonly said: RunningAnswer["answered"][number];
  /** Absent for who may only read. */
  readonly onSay?: (node: string | null) => void;
}

/** What a person answered, with the way to answer otherwise. */
export function SaidNode({ said, onSay }: SaidNodeProps) {
  const [isChanging, setChanging] = useState(false);
  const { sentence, node } = said;
  return (
    <li>
      {isChanging && onSay ? (
        <WhichNode
          question={said}
          said={node}
          onLeave={() => setChanging(false)}
          onSay={(next) => {
            setChanging(false);
            onSay(next);
          }}
        />
      ) : (
        <span className="flex flex-wrap items-center gap-2 wrap-anywhere">
          {sentence}
          {onSay && (
            <Button tone="quiet" aria-label={`Change: ${sentence}`} onClick={() => setChanging(true)}>
              Change
            </Button>
          )}
        </span>
      )}
    </li>
  );
}
