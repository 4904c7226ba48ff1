"use client";
import { callApi, faultOf } from "@/lib/client/api";
import { counted } from "@/lib/domain/words/english";
import { SavedSwitch } from "./saved-switch";

interface SecondFactorSwitchProps {
  readonly isRequired: boolean;
  /** The number of members without one. */
  readonly without: number;
}

export function SecondFactorSwitch({ isRequired, without }: SecondFactorSwitchProps) {
  return (
    <div className="mt-4">
      <SavedSwitch
        label="Require a second factor for all members"
        about={
          without === 0
            ? "All members have one."
            : `${counted(without, "member has", "members have")} none and must set one up before doing anything else.`
        }
        isOn={isRequired}
        onSave={async (secondFactorRequired) =>
          faultOf(await callApi("PATCH /workspace", { body: { secondFactorRequired } }))
        }
      />
    </div>
  );
}
