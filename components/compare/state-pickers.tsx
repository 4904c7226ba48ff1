import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { capitalise } from "@/lib/domain/capitalise";
import { targetName } from "@/lib/domain/compare/target";
import { formatDay } from "@/lib/domain/words/english";

/** A selectable state. */
export interface StateChoice {
  readonly ref: string;
  readonly text: string;
}

interface StatePickersProps {
  readonly pipelineId: string;
  /** Now, the planned state, then the snapshots, newest first. */
  readonly choices: readonly StateChoice[];
  readonly from: string;
  readonly to: string;
  readonly today: string;
}

/** The two compared states: a plain form, so that the address is the comparison. A day replaces the choice beside it. */
export function StatePickers({ pipelineId, choices, from, to, today }: StatePickersProps) {
  return (
    <form action="/compare" className="flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden">
      <input type="hidden" name="pipeline" value={pipelineId} />
      <Picker name="from" label="From" chosen={from} choices={choices} today={today} />
      <Picker name="to" label="To" chosen={to} choices={choices} today={today} />
      <Button type="submit" tone="primary">
        Compare
      </Button>
    </form>
  );
}

interface PickerProps {
  readonly name: "from" | "to";
  readonly label: string;
  readonly chosen: string;
  readonly choices: readonly StateChoice[];
  readonly today: string;
}

function Picker({ name, label, chosen, choices, today }: PickerProps) {
  const [, isTarget, day] = /@(target:?)?(\d{4}-\d\d-\d\d)?$/.exec(chosen) ?? [];
  const isListed = choices.some(({ ref }) => ref === chosen);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-end gap-2">
      <legend className="sr-only">{label}</legend>
      <label className="flex min-w-0 flex-col gap-0.5">
        <span className="text-tiny text-soft">{label}</span>
        <select name={name} defaultValue={chosen} className={`${inputClass} w-64 max-w-full`}>
          {!isListed && (
            <option value={chosen}>
              {isTarget
                ? capitalise(targetName(day))
                : day === undefined
                  ? stateName(chosen)
                  : formatDay(day)}
            </option>
          )}
          {choices.map(({ ref, text }) => (
            <option key={ref} value={ref}>
              {text}
            </option>
          ))}
        </select>
      </label>
      <label className="flex flex-col gap-0.5">
        <span className="text-tiny text-soft">or the end of a day</span>
        <input type="date" name={`${name}Day`} max={today} className={`${inputClass} w-38`} />
      </label>
    </fieldset>
  );
}

/** "Revision 17" for an address that names one; any other unchanged. */
function stateName(ref: string): string {
  const [, revision] = /^pipeline:[^@]+@(\d+)$/.exec(ref) ?? [];
  return revision === undefined ? ref : `Revision ${revision}`;
}
