import { useEffect } from "react";
import { useStore } from "zustand";
import { useEditor } from "@/lib/client/editor/editor-context";
import type { LivePosture } from "@/lib/client/posture/live-posture";
import { useKnownPosture } from "@/lib/client/posture/posture-context";
import { today } from "@/lib/client/today";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import { claimsOf } from "@/lib/domain/pipeline/pipeline";
import { isSaidInPlace, stillOpenSentence } from "@/lib/domain/posture/words/still-open";

interface StillOpenProps {
  readonly node: string;
  readonly control: Control;
}

/** Why a gate that is in place here is still bypassed; nothing on a page without an analysis. */
export function StillOpen(props: StillOpenProps) {
  const live = useKnownPosture();
  return live && props.control.gate ? <Sentence {...props} live={live} /> : null;
}

function Sentence({ node, control, live }: StillOpenProps & { readonly live: LivePosture }) {
  const isSaid = useEditor(({ visible }) => isSaidInPlace(claimsOf(visible, node).get(control.id)));
  useEffect(() => {
    if (isSaid) live.start();
  }, [isSaid, live]);
  const sentence = useStore(live, ({ posture, pipeline }) =>
    stillOpenSentence(
      pipeline,
      today(),
      node,
      control,
      posture?.gates.find((gate) => gate.control === control.id),
    ),
  );
  return (
    <p aria-live="polite" className="text-soft wrap-anywhere empty:sr-only">
      {sentence}
    </p>
  );
}
