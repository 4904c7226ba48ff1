import { Disclosure } from "@/components/ui/disclosure";
import { placeText } from "@/lib/domain/scan/place-text";
import type { NotUnderstood } from "@/lib/domain/scan/source";
import { counted } from "@/lib/domain/words/english";

const mostShown = 300;

/** Unrecognised content, with file and line. */
export function NotUnderstoodList({ of: notUnderstood }: { readonly of: readonly NotUnderstood[] }) {
  if (notUnderstood.length === 0) return null;
  return (
    <Disclosure summary={`Not recognised: ${counted(notUnderstood.length, "place")}`}>
      <ul aria-label="Not recognised" className="flex list-disc flex-col gap-1 pl-5">
        {notUnderstood.slice(0, mostShown).map(({ at, why }, index) => (
          // Two entries may be equal, and their order never changes.
          <li key={index} className="wrap-anywhere">
            <code className="font-mono text-tiny">{placeText(at)}</code> {why}
          </li>
        ))}
      </ul>
      {notUnderstood.length > mostShown && <p className="text-soft">Showing the first {mostShown}.</p>}
    </Disclosure>
  );
}
