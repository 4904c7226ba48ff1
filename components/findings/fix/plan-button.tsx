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

/** Claims a fix as planned, in one step to undo; nothing for anyone who may only look. */
export function PlanButton({
  places,
  what,
  today,
  label = "Apply as planned",
  tone = "plain",
}: PlanButtonProps) {
  const pipeline = useEditor((state) => state.visible);
  const perform = usePerform();
  const isReadOnly = useIsReadOnly();
  // Drawn on the server, it can't be pressed yet.
  const isLive = useIsLive();
  if (isReadOnly) return null;
  const plan = (of: Pipeline) => planAll(of, places, today, what);
  if (!plan(pipeline))
    return (
      <p className="text-tiny text-soft">
        Nothing is left to plan. It is planned, or further on, wherever it is needed.
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

/** ": do what is planned", as the claim says now: it may have been planned since the finding was worked out. */
export function StepWords({ node, control, today }: Place & { readonly today: string }) {
  const status = useEditor((state) =>
    effectiveStatus(claimsOf(state.visible, node).get(control), today, state.visible),
  );
  return `: ${stepWords(status)}`;
}
