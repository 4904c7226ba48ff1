import { Field, inputClass } from "@/components/ui/form";
import { type ApiProblem, fieldProblem } from "@/lib/client/api";
import { limits } from "@/lib/domain/pipeline/limits";

interface NameFieldProps {
  readonly name: string;
  readonly problem: ApiProblem | undefined;
}

/** Where a refusal of `rename` says what is wrong with the name. */
export const nameField = "operations[0].set.name";

/** What a pipeline is called, in a form that sends it by `rename`. */
export function NameField({ name, problem }: NameFieldProps) {
  return (
    <Field label="Name" error={fieldProblem(problem, nameField)}>
      {(ids) => (
        <input
          {...ids}
          name="name"
          required
          maxLength={limits.name}
          defaultValue={name}
          autoComplete="off"
          data-first-focus
          className={inputClass}
        />
      )}
    </Field>
  );
}
