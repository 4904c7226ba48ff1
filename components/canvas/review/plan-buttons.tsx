import { CalendarPlus, FlaskConical } from "lucide-react";
import { Button } from "@/components/ui/button";
import { doneText } from "@/lib/client/editor/done-text";
import { useEditorActions, useIsReadOnly } from "@/lib/client/editor/editor-context";
import { today } from "@/lib/client/today";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import { type Place, planAll } from "@/lib/domain/edits/plan";
import { useCommandContext } from "../state/map-context";
import { supposeMore } from "./review-store";

interface PlanButtonsProps {
  readonly pipeline: Pipeline;
  readonly places: readonly Place[];
  /** The title of the one control that it is about. */
  readonly what?: string;
  readonly label?: string;
}

/** Claims as planned what is proposed, in one step to undo; or looks at what it would change. */
export function PlanButtons({ pipeline, places, what, label = "Apply as planned" }: PlanButtonsProps) {
  const context = useCommandContext();
  const { say } = useEditorActions();
  const isReadOnly = useIsReadOnly();
  const left = planAll(pipeline, places, today(), what);
  const plan = () => {
    const gesture = planAll(context.pipeline(), places, today(), what);
    if (!gesture || !context.map.perform(gesture)) return;
    say(doneText(gesture.label), "information", true);
  };
  return (
    <p className="flex flex-wrap items-center gap-2">
      {!isReadOnly && left && (
        <Button tone="primary" onClick={plan}>
          <CalendarPlus aria-hidden size={15} />
          {label}
        </Button>
      )}
      {!isReadOnly && !left && (
        <span className="text-soft">It is planned, or further on, wherever it is needed.</span>
      )}
      <Button
        title="What if it stood? Nothing is saved."
        onClick={() => {
          supposeMore(places.map((place) => ({ ...place, stands: true })));
          context.map.openPanel({ name: "what-if" });
        }}
      >
        <FlaskConical aria-hidden size={15} />
        What if?
      </Button>
    </p>
  );
}
