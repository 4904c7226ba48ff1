import { formatDay } from "@/lib/domain/words/format-day";
import { formatInstant } from "./format-time";

/** A day or an instant in UTC, readable by people and machines. */
export function UtcTime({ at }: { readonly at: string }) {
  return <time dateTime={at}>{at.length > 10 ? formatInstant(at) : formatDay(at)}</time>;
}
