"use client";
import { callApi, faultOf } from "@/lib/client/api";
import { plural } from "@/lib/domain/words/english";
import { SavedSwitch } from "./saved-switch";

interface SecondFactorSwitchProps {
  readonly isRequired: boolean;
  /** How many members have none. */
  readonly without: number;
}

export function SecondFactorSwitch({ isRequired, without }: SecondFactorSwitchProps) {
  return (
    <div className="mt-4">
      <SavedSwitch
        label="Everybody needs a second factor"
        about={
          without === 0
            ? "All members have one."
            : `${without} of the members ${plural(without, "has", "have")} none: they set it up before they can do anything else.`
        }
        isOn={isRequired}
        onSave={async (secondFactorRequired) =>
          faultOf(await callApi("PATCH /workspace", { body: { secondFactorRequired } }))
        }
      />
    </div>
  );
}
