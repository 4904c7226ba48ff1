import { placeText } from "@/lib/domain/scan/place-text";
import type { Place } from "@/lib/domain/scan/source";

/** More lines add nothing for a reader. */
const most = 4;

/** The source files and lines. */
export function Places({ of }: { readonly of: readonly Place[] }) {
  if (of.length === 0) return null;
  return (
    <span className="block text-tiny wrap-anywhere text-soft">
      {of.slice(0, most).map((place, index) => (
        <span key={placeText(place)}>
          {index > 0 && ", "}
          <code className="font-mono">{placeText(place)}</code>
        </span>
      ))}
      {of.length > most && ` and ${of.length - most} more`}
    </span>
  );
}
