import { Field, inputClass } from "@/components/ui/form";
import { type ApiProblem, fieldProblem } from "@/lib/client/api";
import { limits } from "@/lib/domain/pipeline/limits";

interface NameFieldProps {
  readonly name: string;
  readonly problem: ApiProblem | undefined;
}

/** The path of the name in an error of `rename`. */
export const nameField = "operations[0].set.name";

/** The name of a pipeline, in a form that sends it by `rename`. */
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
