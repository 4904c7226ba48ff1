"use client";
import { CalendarPlus, Minus, Split, Route } from "lucide-react";
import { Button, type ButtonTone } from "@/components/ui/button";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { useIsLive } from "@/components/ui/use-is-live";
import { newNodeId } from "@/lib/client/new-id";
import { makeChange } from "@/lib/domain/edits/make-change";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { type ChangeToMake, partsOfChange } from "@/lib/domain/posture/ways-in/way-in";
import { planWords } from "@/lib/domain/posture/words/change-words";
import { statusWords } from "@/lib/domain/posture/words/status-words";

interface MakeChangeButtonProps {
  readonly change: ChangeToMake;
  readonly title: string;
  readonly today: string;
  readonly tone?: ButtonTone;
}

/** Makes a proposed change, a set as a whole, in one undo step; hidden from viewers. */
export function MakeChangeButton({ change, title, today, tone = "plain" }: MakeChangeButtonProps) {
  const isReadOnly = useIsReadOnly();
  const perform = usePerform();
  const make = (of: Pipeline) => makeChange(of, change, { today, newId: newNodeId });
  const planned = useEditor(({ visible }) => plannedWords(visible, change, today));
  // On the server it is not interactive yet.
  const isLive = useIsLive();
  if (isReadOnly) return null;
  if (planned !== undefined) return <span className="text-tiny text-soft">{planned}</span>;
  return (
    <Button tone={tone} disabled={!isLive} onClick={() => perform(make, { tell: "with undo" })}>
      <ChangeIcon change={change} />
      {planWords(change)}
      <span className="sr-only">: {title}</span>
    </Button>
  );
}

/** Undefined if anything is left to plan. A removed connection disappears from the list with the next analysis. */
function plannedWords(pipeline: Pipeline, change: ChangeToMake, today: string): string | undefined {
  const places = partsOfChange(change).flatMap((part) => ("implement" in part ? [part.implement] : []));
  if (places.length < partsOfChange(change).length) return undefined;
  if (makeChange(pipeline, change, { today, newId: newNodeId }) !== undefined) return undefined;
  const statuses = places.map(({ node, control }) =>
    effectiveStatus(claimsOf(pipeline, node).get(control), today, pipeline),
  );
  const begun = statuses.find((status) => status !== "planned");
  return begun === undefined
    ? "Already planned"
    : `Nothing to plan: ${statusWords[begun].word.toLowerCase()}`;
}

function ChangeIcon({ change }: { readonly change: ChangeToMake }) {
  if ("together" in change || "implement" in change) return <CalendarPlus aria-hidden size={15} />;
  if ("lead" in change) return <Route aria-hidden size={15} />;
  return "insert" in change ? <Split aria-hidden size={15} /> : <Minus aria-hidden size={15} />;
}
