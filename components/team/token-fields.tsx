import { Field, inputClass } from "@/components/ui/form";
import { type TokenScope, tokenScopes } from "@/lib/domain/contract/token-scopes";
import { pushScopes, scopeWords } from "./scope-words";

export interface PipelineChoice {
  readonly id: string;
  readonly name: string;
}

interface TokenFieldsProps {
  readonly pipelines: readonly PipelineChoice[];
  /** What the person's role lets them give. */
  readonly isReadOnly?: boolean;
  readonly error?: string | undefined;
}

/** What a token, or what a rule gives, may do, and in which pipelines. */
export function TokenFields({ pipelines, isReadOnly = false, error }: TokenFieldsProps) {
  const scopes: readonly TokenScope[] = isReadOnly ? ["read"] : tokenScopes;
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium">What it may do</legend>
        {scopes.map((scope) => (
          <label key={scope} className="flex items-start gap-2">
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              defaultChecked={pushScopes.includes(scope)}
              className="mt-0.5 size-4 shrink-0 accent-primary"
            />
            <span>
              {scopeWords[scope].name}
              <span className="text-soft">: {scopeWords[scope].about}</span>
            </span>
          </label>
        ))}
        <p role="alert" className="text-tiny text-missing empty:hidden">
          {error}
        </p>
      </fieldset>
      <Field label="Pipeline" hint="A token of one pipeline sees no other.">
        {(ids) => (
          <select {...ids} name="pipeline" defaultValue="" className={inputClass}>
            <option value="">Every pipeline, also those that are made later</option>
            {pipelines.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        )}
      </Field>
    </>
  );
}

/** As the API takes them. */
export function tokenFieldsOf(form: FormData): {
  readonly scopes: TokenScope[];
  readonly pipelines?: string[];
} {
  const chosen = new Set(form.getAll("scopes"));
  const pipeline = form.get("pipeline");
  return {
    scopes: tokenScopes.filter((scope) => chosen.has(scope)),
    ...(typeof pipeline === "string" && pipeline !== "" && { pipelines: [pipeline] }),
  };
}
