"use client";
import { Button } from "@/components/ui/button";
import { focusFirst } from "@/components/ui/focus-first";
import { Notice } from "@/components/ui/notice";
import type { MergedOwners } from "@/lib/domain/contract/owners";
import { counted } from "@/lib/domain/words/english";

interface MergeOutcomeProps {
  readonly merged: MergedOwners;
  readonly into: string;
  readonly onClose: () => void;
}

/** What was done on which pipeline, where it can be undone, and what could not be done and why. */
export function MergeOutcome({ merged: { done, failed }, into, onClose }: MergeOutcomeProps) {
  return (
    <div className="flex flex-col gap-4">
      <p role="status">
        {done.length === 0
          ? "Nothing was changed."
          : `“${into}” is the owner now on ${counted(done.length, "pipeline")}. To undo it on one, open its activity: it is one entry there.`}
      </p>
      {done.length > 0 && (
        <ul className="max-h-56 divide-y divide-line overflow-y-auto rounded-control border border-line">
          {done.map(({ id, name, nodes, claims }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-2.5 py-1.5">
              {/* Not a link of Next: what is open in the dialog is done with. */}
              <a href={`/pipelines/${id}/activity`} className="min-w-0 break-words text-blue hover:underline">
                {name}
                <span className="sr-only">, its activity</span>
              </a>
              <span className="text-soft tabular-nums">
                {nodes + claims === 0
                  ? "in the list alone"
                  : `${counted(nodes, "node")}, ${counted(claims, "claim")}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {failed.length > 0 && (
        <Notice tone="error">
          <p>Not done on {counted(failed.length, "pipeline")}, where nothing was changed:</p>
          <ul className="list-disc pl-5">
            {failed.map(({ id, name, why }) => (
              <li key={id}>
                {name}: {why}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Button ref={focusFirst} className="self-end" onClick={onClose}>
        Close
      </Button>
    </div>
  );
}
