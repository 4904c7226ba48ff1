import type { Scene } from "../scene";
import { PlanButton, type PlanButtonProps } from "./plan-button";

interface PlanProps extends Pick<PlanButtonProps, "places" | "what" | "label"> {
  readonly scene: Scene;
}

/** Marks a fix as planned; if the what-if is available, offers a look at its effect first. */
export function Plan({ scene: { today, surface }, places, what, label }: PlanProps) {
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <PlanButton
        places={places}
        what={what}
        today={today}
        label={label}
        tone={surface.WhatIf ? "primary" : "plain"}
      />
      {surface.WhatIf && <surface.WhatIf places={places} />}
    </div>
  );
}
