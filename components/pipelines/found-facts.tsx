import type { Fact } from "@/lib/domain/scan/facts";
import { factWords } from "@/lib/domain/scan/fact-words";
import { formatWord } from "@/lib/domain/scan/format-words";
import type { ScanAnswer } from "@/lib/domain/scan/scan-answer";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/lib/domain/words/english";

/** Counts of files by format, and of facts by kind. */
export function FoundFacts({ answer: { files, facts, notUnderstood } }: { readonly answer: ScanAnswer }) {
  const formats = countBy(files.flatMap(({ format }) => format ?? []));
  const kinds = countBy(facts.map(({ kind }) => kind));
  if (facts.length === 0)
    return <Notice tone="warning">{nothingWords(files.length, notUnderstood.length)}</Notice>;
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <section>
        <h3 className="font-medium">Found</h3>
        <ul className="text-soft tabular-nums">
          {[...kinds].map(([kind, count]) => (
            <li key={kind}>{factCount(kind, count)}</li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="font-medium">Files</h3>
        <ul className="text-soft tabular-nums">
          {[...formats].map(([format, count]) => (
            <li key={format}>
              {formatWord(format)}: {counted(count, "file")}
            </li>
          ))}
          <li>{counted(files.length, "file")} read in all</li>
        </ul>
      </section>
    </div>
  );
}

/** Explains an empty result. */
function nothingWords(read: number, leftOut: number): string {
  if (read > 0) return `No pipeline information found in ${counted(read, "file")}.`;
  return leftOut > 0
    ? "Blueline could not read any of these files."
    : "No pipeline files found. Blueline reads Dockerfiles, CI files, manifests and infrastructure code.";
}

function factCount(kind: Fact["kind"], count: number): string {
  const [one, many] = factWords[kind];
  return counted(count, one, many);
}

function countBy<Key>(keys: readonly Key[]): ReadonlyMap<Key, number> {
  const counts = new Map<Key, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
