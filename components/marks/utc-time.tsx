import { formatDay } from "@/lib/domain/words/format-day";
import { formatInstant } from "./format-time";

export function UtcTime({ at }: { readonly at: string }) {
  return <time dateTime={at}>{at.length > 10 ? formatInstant(at) : formatDay(at)}</time>;
}
