import { Field, inputClass } from "@/components/ui/form";
import { type ApiProblem, fieldProblem } from "@/lib/client/api";

export const accountPaths = ["name", "email", "password"] as const;

export function AccountFields({
  problem,
  email,
}: {
  readonly problem: ApiProblem | undefined;
  readonly email?: string | undefined;
}) {
  return (
    <>
      <Field label="Your name" error={fieldProblem(problem, "name")}>
        {(ids) => (
          <input {...ids} name="name" autoComplete="name" required maxLength={200} className={inputClass} />
        )}
      </Field>
      <Field
        label="Email"
        hint="You sign in with it. Blueline sends no email."
        error={fieldProblem(problem, "email")}
      >
        {(ids) => (
          <input
            {...ids}
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={email}
            required
            maxLength={254}
            className={inputClass}
          />
        )}
      </Field>
      <NewPasswordField error={fieldProblem(problem, "password")} />
    </>
  );
}

export function NewPasswordField({
  error,
  label = "Password",
  name = "password",
}: {
  readonly error: string | undefined;
  readonly label?: string;
  readonly name?: string;
}) {
  return (
    <Field
      label={label}
      hint="At least 12 characters. Length matters more than symbols: use several words."
      error={error}
    >
      {(ids) => (
        <input
          {...ids}
          name={name}
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={128}
          className={inputClass}
        />
      )}
    </Field>
  );
}

/** The roles of a select. Written out to keep the contract's schemas out of the browser. */
export function RoleOptions() {
  return (
    <>
      <option value="viewer">Viewer</option>
      <option value="editor">Editor</option>
      <option value="admin">Admin</option>
    </>
  );
}
