import { Disclosure } from "@/components/ui/disclosure";
import { placeText } from "@/lib/domain/scan/place-text";
import type { NotUnderstood } from "@/lib/domain/scan/source";
import { counted } from "@/lib/domain/words/english";

const mostShown = 300;

/** What was seen in files and nothing made of, with its file and line. */
export function NotUnderstoodList({ of: notUnderstood }: { readonly of: readonly NotUnderstood[] }) {
  if (notUnderstood.length === 0) return null;
  return (
    <Disclosure summary={`Seen and not understood: ${counted(notUnderstood.length, "place")}`}>
      <ul aria-label="Seen and not understood" className="flex list-disc flex-col gap-1 pl-5">
        {notUnderstood.slice(0, mostShown).map(({ at, why }, index) => (
          // Two may be the same words of the same line, and their order never changes.
          <li key={index} className="wrap-anywhere">
            <code className="font-mono text-tiny">{placeText(at)}</code> {why}
          </li>
        ))}
      </ul>
      {notUnderstood.length > mostShown && <p className="text-soft">The first {mostShown} are shown.</p>}
    </Disclosure>
  );
}
