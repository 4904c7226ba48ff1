import { daysBetween, formatDay } from "../format-time";

/** A due day; when it has passed, the words say by how much. */
export function DueDay({ due, today }: { readonly due: string; readonly today: string }) {
  const late = daysBetween(due, today);
  return (
    <>
      <time dateTime={due} className="whitespace-nowrap">
        {formatDay(due)}
      </time>
      {late > 0 && <span className="block text-tiny font-bold text-missing">{late === 1 ? "1 day overdue" : `${late} days overdue`}</span>}
    </>
  );
}
