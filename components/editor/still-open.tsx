import { useKnownPosture } from "@/lib/client/posture/posture-context";
import type { LivePosture } from "@/lib/client/posture/live-posture";
import { today } from "@/lib/client/today";
import type { Control } from "@/lib/domain/catalogue/catalogue";
import { stillOpenSentence } from "@/lib/domain/posture/words/still-open";
import { useStore } from "zustand";

interface StillOpenProps {
  readonly node: string;
  readonly control: Control;
}

/** Why something still gets past a gate that was just said to be in place here; nothing on a page that has no analysis. */
export function StillOpen(props: StillOpenProps) {
  const live = useKnownPosture();
  return live && props.control.gate ? <OnMap {...props} live={live} /> : null;
}

function OnMap({ node, control, live }: StillOpenProps & { readonly live: LivePosture }) {
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
    <p aria-live="polite" className="text-soft empty:hidden">
      {sentence}
    </p>
  );
}
