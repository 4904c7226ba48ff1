import { useId } from "react";

interface OneOfProps<Value extends string> {
  readonly legend: string;
  readonly choices: readonly { readonly value: Value; readonly name: string }[];
  readonly chosen: Value | undefined;
  readonly onChoose: (value: Value) => void;
}

/** One of a few, as radio buttons. */
export function OneOf<Value extends string>({ legend, choices, chosen, onChoose }: OneOfProps<Value>) {
  const name = useId();
  return (
    <fieldset className="grid gap-1.5 sm:grid-cols-2">
      <legend className="sr-only">{legend}</legend>
      {choices.map((choice) => (
        <label
          key={choice.value}
          className={`flex h-full min-h-9 cursor-pointer items-center gap-2 rounded-control border px-2.5 py-1 ${chosen === choice.value ? "border-blue bg-blue-soft" : "border-line-strong bg-panel hover:bg-bg"}`}
        >
          <input
            type="radio"
            name={name}
            checked={chosen === choice.value}
            onChange={() => onChoose(choice.value)}
            className="size-4 shrink-0 accent-primary"
          />
          {choice.name}
        </label>
      ))}
    </fieldset>
  );
}
