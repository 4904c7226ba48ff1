import { useId } from "react";
import { useIsLive } from "@/components/ui/use-is-live";

export interface SwitchProps {
  readonly label: string;
  /** The explanation below it. */
  readonly about: string;
  readonly isOn: boolean;
  readonly isDisabled?: boolean;
  readonly onChange: (isOn: boolean) => void;
}

/** A setting that is on or off. */
export function Switch({ label, about, isOn, isDisabled = false, onChange }: SwitchProps) {
  const id = useId();
  const isLive = useIsLive();
  return (
    <>
      <label className="flex min-h-7 items-center gap-2 max-sm:pointer-coarse:min-h-11">
        <input
          type="checkbox"
          checked={isOn}
          disabled={isDisabled || !isLive}
          aria-describedby={id}
          onChange={(event) => onChange(event.currentTarget.checked)}
          className="size-4 accent-primary"
        />
        {label}
      </label>
      <p id={id} className="max-w-[72ch] text-tiny text-soft">
        {about}
      </p>
    </>
  );
}
