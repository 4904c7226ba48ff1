"use client";
import { CalendarPlus } from "lucide-react";
import { useSyncExternalStore } from "react";
import { planAll, type Place } from "@/lib/domain/edits/plan";
import { Button } from "@/components/ui/button";
import { doneText } from "@/lib/client/editor/done-text";
import { useEditor, useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";

interface PlanButtonProps {
  readonly places: readonly Place[];
  /** The title of the control. */
  readonly what: string;
  readonly today: string;
}

const watchNothing = () => () => undefined;

/** Claims a fix as planned, in one step to undo; nothing for who may only look. */
export function PlanButton({ places, what, today }: PlanButtonProps) {
  const pipeline = useEditor((state) => state.visible);
  const { edit, say } = useEditorActions();
  const isReadOnly = useIsReadOnly();
  const isLive = useSyncExternalStore(
    watchNothing,
    () => true,
    () => false,
  );
  if (isReadOnly) return null;
  const gesture = planAll(pipeline, places, today, what);
  if (!gesture) return <p className="text-tiny text-soft print:hidden">Nothing is left to plan.</p>;
  const plan = () => {
    const result = edit(gesture.operations, gesture.label);
    if (!result.ok) say(result.error, "error");
    else say(doneText(gesture.label), "information", true);
  };
  return (
    <Button disabled={!isLive} onClick={plan} className="self-start print:hidden">
      <CalendarPlus aria-hidden size={15} />
      Apply as planned<span className="sr-only">: {what}</span>
    </Button>
  );
}
