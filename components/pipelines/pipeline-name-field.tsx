import { Field, inputClass } from "@/components/ui/form";

interface PipelineNameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: string | undefined;
  readonly className: string;
}

/** The name of a new pipeline. */
export function PipelineNameField({ value, onChange, error, className }: PipelineNameFieldProps) {
  return (
    <Field label="Name" error={error} className={className}>
      {(ids) => (
        <input
          {...ids}
          name="name"
          // Keeps text typed before hydration.
          defaultValue={value}
          onChange={(event) => onChange(event.target.value)}
          autoComplete="off"
          required
          maxLength={200}
          className={inputClass}
        />
      )}
    </Field>
  );
}
