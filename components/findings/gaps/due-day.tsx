import { overdueText } from "@/components/marks/times";
import { formatDay } from "@/lib/domain/words/english";

/** A due day; when it has passed, the words say by how much. `isSettled`: there is nothing left to be late with. */
export function DueDay({
  due,
  today,
  isSettled = false,
}: {
  readonly due: string;
  readonly today: string;
  readonly isSettled?: boolean;
}) {
  const overdue = isSettled ? undefined : overdueText(due, today);
  return (
    <>
      <time dateTime={due} className="whitespace-nowrap">
        {formatDay(due)}
      </time>
      {overdue !== undefined && <span className="block text-tiny font-bold text-missing">{overdue}</span>}
    </>
  );
}
