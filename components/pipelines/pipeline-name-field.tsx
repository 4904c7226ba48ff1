import { Field, inputClass } from "@/components/ui/form";

interface PipelineNameFieldProps {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: string | undefined;
  readonly className: string;
}

/** What a new pipeline is to be called. */
export function PipelineNameField({ value, onChange, error, className }: PipelineNameFieldProps) {
  return (
    <Field label="Name" error={error} className={className}>
      {(ids) => (
        <input
          {...ids}
          name="name"
          // What is typed before the page listens stays.
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
