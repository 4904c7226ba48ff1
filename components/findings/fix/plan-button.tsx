"use client";
import { CalendarPlus } from "lucide-react";
import { useIsLive } from "@/components/ui/use-is-live";
import { planAll, type Place } from "@/lib/domain/edits/plan";
import { claimsOf, type Pipeline } from "@/lib/domain/pipeline/pipeline";
import { effectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { stepWords } from "@/lib/domain/posture/words/fix-sentences";
import { Button, type ButtonTone } from "@/components/ui/button";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";

export interface PlanButtonProps {
  readonly places: readonly Place[];
  readonly what: string;
  readonly today: string;
  readonly label?: string | undefined;
  readonly tone?: ButtonTone;
}

/** Marks a fix as planned, in one undo step; hidden from viewers. */
export function PlanButton({ places, what, today, label = "Plan it", tone = "plain" }: PlanButtonProps) {
  const pipeline = useEditor((state) => state.visible);
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  // On the server it is not interactive yet.
  const isLive = useIsLive();
  if (isReadOnly) return null;
  const plan = (of: Pipeline) => planAll(of, places, today, what);
  if (!plan(pipeline))
    return (
      <p className="text-tiny text-soft">
        Nothing left to plan: every node that needs it is planned or further along.
      </p>
    );
  return (
    <Button tone={tone} disabled={!isLive} onClick={() => perform(plan, { tell: "with undo" })}>
      <CalendarPlus aria-hidden size={15} />
      {label}
      <span className="sr-only">: {what}</span>
    </Button>
  );
}

/** ": do what is planned", from the current status: it may have been planned since the analysis. */
export function StepWords({ node, control, today }: Place & { readonly today: string }) {
  const status = useEditor((state) =>
    effectiveStatus(claimsOf(state.visible, node).get(control), today, state.visible),
  );
  return `: ${stepWords(status)}`;
}
