import { useId } from "react";
import { inputClass } from "./form";

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly isReadOnly: boolean;
  readonly hint?: string | undefined;
}

export function Choice<Value extends string>({
  label,
  value,
  options,
  onChange,
  isReadOnly,
  hint,
}: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <select
        id={id}
        value={value}
        disabled={isReadOnly}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        className={inputClass}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="text-tiny text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}
