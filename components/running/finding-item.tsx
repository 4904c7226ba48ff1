"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { Button } from "@/components/ui/button";
import { ReasonForm } from "@/components/ui/reason-form";
import { Disclosure } from "@/components/ui/disclosure";
import type { RunningAnswer } from "@/lib/domain/contract/running";
import { runningLimits } from "@/lib/domain/running/limits";
import { counted } from "@/lib/domain/words/english";
import { kindLooks } from "./kind-looks";

type Finding = RunningAnswer["findings"][number];

interface FindingItemProps {
  readonly finding: Finding;
  readonly pipelineId: string;
  /** Absent for viewers. */
  readonly acts?: {
    readonly onDraw: () => void;
    readonly onDismiss: (reason: string) => void;
  };
  readonly children?: ReactNode;
}

/** A finding with its source lines and actions. */
export function FindingItem({ finding, pipelineId, acts, children }: FindingItemProps) {
  const [isAsking, setAsking] = useState(false);
  const [hasCancelled, setCancelled] = useState(false);
  const { kind, sentence, node, places, count, draws, about } = finding;
  const { Icon, word } = kindLooks[kind];
  return (
    <li className="flex flex-col gap-1.5 rounded-card border border-line bg-panel p-3.5 shadow-card">
      <p className="flex flex-wrap items-center gap-x-2 text-tiny text-soft">
        <Icon aria-hidden size={14} strokeWidth={2.25} className="shrink-0 text-missing" />
        <span className="font-medium">{word}</span>
        {count > 1 && <span className="tabular-nums">{counted(count, "place")}</span>}
      </p>
      <p className="font-medium wrap-anywhere">{sentence}</p>
      {places.length > 0 && (
        <Disclosure summary={<Quoted place={places[0]} />}>
          <ul className="flex flex-col gap-1">
            {places.map((place) => (
              <li key={`${place.file} ${place.path}`} className="wrap-anywhere">
                <Quoted place={place} />
                <code className="block font-mono text-tiny text-soft">{place.path}</code>
              </li>
            ))}
          </ul>
          {count > places.length && <p className="text-soft">And {count - places.length} more.</p>}
        </Disclosure>
      )}
      {children}
      <div className="flex flex-wrap items-center gap-2 print:hidden">
        {acts && draws && (
          <Button
            tone="primary"
            aria-label={draws.does === "flag" ? `Record on map: ${sentence}` : `Add to map: ${about}`}
            onClick={acts.onDraw}
          >
            {draws.does === "flag" ? "Record on map" : "Add to map"}
          </Button>
        )}
        {acts && !isAsking && (
          <Button
            autoFocus={hasCancelled} // oxlint-disable-line jsx-a11y/no-autofocus -- -- it replaces the form that had the focus
            aria-label={`Dismiss: ${sentence}`}
            onClick={() => setAsking(true)}
          >
            Dismiss
          </Button>
        )}
        {node !== undefined && (
          <Link
            href={`/pipelines/${pipelineId}?node=${node}`}
            prefetch={false}
            aria-label={`Show on the map: ${about}`}
            className="inline-flex min-h-8 items-center px-1 text-blue hover:underline max-sm:pointer-coarse:min-h-11"
          >
            Show on the map
          </Link>
        )}
      </div>
      {acts && isAsking && (
        <ReasonForm
          label="Reason for dismissing"
          hint="The finding comes back if its data changes, such as a new digest or image."
          missing="Enter a short reason."
          does="Dismiss finding"
          most={runningLimits.reason}
          className="max-w-[60ch]"
          onGive={(reason) => {
            setAsking(false);
            acts.onDismiss(reason);
          }}
          onCancel={() => {
            setAsking(false);
            setCancelled(true);
          }}
        />
      )}
    </li>
  );
}

function Quoted({ place }: { readonly place: Finding["places"][number] | undefined }) {
  if (!place) return null;
  return (
    <span className="wrap-anywhere">
      <code className="font-mono text-tiny">{place.quote}</code>{" "}
      <span className="text-tiny text-soft">
        {place.file}, line {place.line}
      </span>
    </span>
  );
}
