"use client";
import { CalendarPlus, FlaskConical, Minus, Split, Route } from "lucide-react";
import { Button, buttonClass, type ButtonTone } from "@/components/ui/button";
import { useEditor, useIsReadOnly, usePerform } from "@/lib/client/editor/editor-context";
import { useIsLive } from "@/components/ui/use-is-live";
import { newNodeId } from "@/lib/client/new-id";
import { makeChange } from "@/lib/domain/edits/make-change";
import type { Pipeline } from "@/lib/domain/pipeline/pipeline";
import type { ChangeToMake } from "@/lib/domain/posture/ways-in/way-in";
import { planWords } from "@/lib/domain/posture/words/change-words";

interface ChangeButtonsProps {
  readonly change: ChangeToMake;
  readonly title: string;
  readonly today: string;
  /** What the map would be with it, to look at; nothing is saved. */
  readonly tryHref: string;
  readonly tone?: ButtonTone;
}

/** Makes a proposed change in one step to undo, or looks at what it would change. */
export function ChangeButtons({ change, title, today, tryHref, tone = "plain" }: ChangeButtonsProps) {
  const isReadOnly = useIsReadOnly();
  const perform = usePerform();
  const make = (of: Pipeline) => makeChange(of, change, { today, newId: newNodeId });
  // Asked of the control that is planned already alone: what is taken away is gone from the list once the page is made again.
  const isDone = useEditor((state) => "implement" in change && make(state.visible) === undefined);
  // Drawn on the server, it can't be pressed yet.
  const isLive = useIsLive();
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {!isReadOnly && isDone && <span className="text-tiny text-soft">Planned already</span>}
      {!isReadOnly && !isDone && (
        <Button tone={tone} disabled={!isLive} onClick={() => perform(make, { tell: "with undo" })}>
          <ChangeIcon change={change} />
          {planWords(change)}
          <span className="sr-only">: {title}</span>
        </Button>
      )}
      <a href={tryHref} className={buttonClass()} title="What would change? Nothing is saved.">
        <FlaskConical aria-hidden size={15} />
        What if?
        <span className="sr-only"> {title}</span>
      </a>
    </div>
  );
}

function ChangeIcon({ change }: { readonly change: ChangeToMake }) {
  if ("implement" in change) return <CalendarPlus aria-hidden size={15} />;
  if ("lead" in change) return <Route aria-hidden size={15} />;
  return "insert" in change ? <Split aria-hidden size={15} /> : <Minus aria-hidden size={15} />;
}
