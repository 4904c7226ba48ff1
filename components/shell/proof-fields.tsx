import { focusFirst } from "@/components/ui/focus-first";
import { Field, inputClass, textOf } from "@/components/ui/form";

interface ProofFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | undefined;
  /** The first field of its form. */
  readonly isFirst?: boolean;
}

/** For the current password: a new one is another field. */
export function PasswordField({
  name = "password",
  isFirst = false,
  ...field
}: ProofFieldProps & { readonly name?: string }) {
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          {...(isFirst ? { ref: focusFirst, "data-first-focus": "" } : {})}
          name={name}
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          className={inputClass}
        />
      )}
    </Field>
  );
}

/** For the code from an authenticator app. */
export function CodeField({
  isFirst = false,
  isOptional = false,
  ...field
}: ProofFieldProps & { readonly isOptional?: boolean }) {
  return (
    <Field {...field}>
      {(ids) => (
        <input
          {...ids}
          {...(isFirst ? { ref: focusFirst } : {})}
          name="code"
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          required={!isOptional}
          maxLength={20}
          className={`${inputClass} max-w-48 font-mono`}
        />
      )}
    </Field>
  );
}

/** Apps show their code in two groups. */
export function codeIn(form: FormData): string {
  return textOf(form, "code").replaceAll(" ", "");
}
