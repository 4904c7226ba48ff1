"use client";
import { useState } from "react";
import { inputClass } from "@/components/ui/field";
import { useIsReadOnly } from "@/lib/client/editor/editor-context";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
}

interface CellSelectProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
}

/** One of a few values of a row. The other options come when somebody turns to it: a thousand rows would hold some ten thousand. */
export function CellSelect<Value extends string>({
  label,
  value,
  options,
  onChange,
}: CellSelectProps<Value>) {
  const [isFilled, setIsFilled] = useState(false);
  const isReadOnly = useIsReadOnly();
  const current = options.find((option) => option.value === value);
  if (isReadOnly) return current?.label;
  const fill = () => setIsFilled(true);
  return (
    <select
      aria-label={label}
      value={value}
      onFocus={fill}
      onPointerEnter={fill}
      onPointerDown={fill}
      className={inputClass}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen) onChange(chosen.value);
      }}
    >
      {(isFilled ? options : options.filter((option) => option === current)).map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
