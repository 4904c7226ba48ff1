import type { Operators } from "@/lib/domain/contract/tokens";

/** Who can be named as an operator. */
export interface OperatorChoices {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
}

interface OperatorFieldsProps {
  readonly choices: OperatorChoices;
  readonly chosen?: OperatorChoices;
}

/** Who controls the jobs of a trust rule. */
export function OperatorFields({ choices, chosen }: OperatorFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium">Who operates the jobs</legend>
      <p className="text-tiny text-soft">
        The people who can change what the job does, or the key that signs for it. They confirm nothing that
        it claims. Without an operator, only an admin who neither made nor changed the rule confirms that.
      </p>
      <div className="max-h-56 overflow-y-auto rounded-control border border-line px-2.5 py-1">
        {(["teams", "people"] as const).map((kind) =>
          choices[kind].map(({ id, name }) => (
            <label key={id} className="flex min-h-7 items-center gap-2 max-sm:pointer-coarse:min-h-11">
              <input
                type="checkbox"
                name={kind}
                value={id}
                defaultChecked={chosen?.[kind].some((one) => one.id === id)}
                className="size-4 shrink-0 accent-primary"
              />
              <span className="min-w-0 wrap-anywhere">
                {name}
                {kind === "teams" && <span className="text-soft"> (team)</span>}
              </span>
            </label>
          )),
        )}
      </div>
    </fieldset>
  );
}

/** As the API takes them. */
export function operatorsOf(form: FormData): Operators {
  const ids = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return { people: ids("people"), teams: ids("teams") };
}
