import type { Scene } from "../scene";
import { PlanButton, type PlanButtonProps } from "./plan-button";

interface PlanProps extends Pick<PlanButtonProps, "places" | "what" | "label"> {
  readonly scene: Scene;
}

/** Claims a fix as planned; where it can be asked, looks at what it would change before. */
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
