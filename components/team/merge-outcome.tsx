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

/** The changed pipelines with links to undo, and the failed ones with reasons. */
export function MergeOutcome({ merged: { done, failed }, into, onClose }: MergeOutcomeProps) {
  return (
    <div className="flex flex-col gap-4">
      <p role="status">
        {done.length === 0
          ? "Nothing was changed."
          : `“${into}” is now the owner on ${counted(done.length, "pipeline")}. To undo it on one, open its activity.`}
      </p>
      {done.length > 0 && (
        <ul className="max-h-56 divide-y divide-line overflow-y-auto rounded-control border border-line">
          {done.map(({ id, name, nodes, claims }) => (
            <li key={id} className="flex flex-wrap items-baseline justify-between gap-x-4 px-2.5 py-1.5">
              {/* A full page load, which also closes the dialog. */}
              <a href={`/pipelines/${id}/activity`} className="min-w-0 break-words text-blue hover:underline">
                {name}
                <span className="sr-only">, its activity</span>
              </a>
              <span className="text-soft tabular-nums">
                {nodes + claims === 0
                  ? "only in the list"
                  : `${counted(nodes, "node")}, ${counted(claims, "control")}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {failed.length > 0 && (
        <Notice tone="error">
          <p>Failed on {counted(failed.length, "pipeline")}, without any change there:</p>
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
