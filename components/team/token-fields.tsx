import { Field, inputClass } from "@/components/ui/form";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { type TokenScope, tokenScopes } from "@/lib/domain/contract/token-scopes";
import { pushScopes, scopeWords } from "./scope-words";

export interface PipelineChoice {
  readonly id: string;
  readonly name: string;
}

interface TokenFieldsProps {
  readonly pipelines: readonly PipelineChoice[];
  /** Whether the person's role allows only reading. */
  readonly isReadOnly?: boolean;
  /** The rights that are ticked at first. */
  readonly ticked?: readonly TokenScope[];
  readonly error?: string | undefined;
}

/** The rights and pipelines of a token, or of a rule's tokens. */
export function TokenFields({ pipelines, isReadOnly = false, ticked = [], error }: TokenFieldsProps) {
  const scopes: readonly TokenScope[] = isReadOnly ? ["read"] : tokenScopes;
  return (
    <>
      <fieldset className="flex flex-col gap-1.5">
        <legend className="mb-1 font-medium">Rights</legend>
        {!isReadOnly && (
          <p className="text-tiny text-soft">
            <code>blueline push</code> needs{" "}
            {joinWithAnd(pushScopes.map((scope) => `“${scopeWords[scope].name}”`))}.
          </p>
        )}
        {scopes.map((scope) => (
          <label key={scope} className="flex min-h-6 items-start gap-2">
            <input
              type="checkbox"
              name="scopes"
              value={scope}
              defaultChecked={ticked.includes(scope)}
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
      <Field label="Pipeline" hint="A token for one pipeline can’t see any other.">
        {(ids) => (
          <select {...ids} name="pipeline" defaultValue="" className={inputClass}>
            <option value="">All pipelines, including future ones</option>
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

/** In the API's format. */
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
