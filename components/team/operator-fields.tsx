import type { Operators } from "@/lib/domain/contract/tokens";

/** The people and teams that can be operators. */
export interface OperatorChoices {
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly teams: readonly { readonly id: string; readonly name: string }[];
}

interface OperatorFieldsProps {
  readonly choices: OperatorChoices;
  readonly chosen?: OperatorChoices;
}

/** The people who control a trust rule's jobs. */
export function OperatorFields({ choices, chosen }: OperatorFieldsProps) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-medium">Operators of the jobs</legend>
      <p className="text-tiny text-soft">
        People who can change the job or its signing key. They can’t approve statuses that it sets. Without an
        operator, only an admin who neither created nor changed the rule can.
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

/** In the API's format. */
export function operatorsOf(form: FormData): Operators {
  const ids = (name: string) => form.getAll(name).filter((value) => typeof value === "string");
  return { people: ids("people"), teams: ids("teams") };
}
