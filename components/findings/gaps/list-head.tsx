import { gapListWords } from "@/lib/domain/posture/words/gap-list-words";
import type { RowList } from "./gap-rows";

interface ListHeadProps {
  readonly list: RowList;
  readonly count: number;
  readonly id: string;
  readonly Heading?: "h2" | "h3";
  /** A filter selects some controls: an empty list says nothing about the others. */
  readonly isNarrowed: boolean;
}

const words: {
  readonly [L in RowList]: { readonly word: string; readonly means?: string; readonly none: string };
} = {
  ...gapListWords,
  settled: { word: "In place or not applicable", none: "No control is in place or not applicable." },
};

/** The name and count of one list of gaps; an empty list says so. */
export function ListHead({ list, count, id, Heading = "h2", isNarrowed }: ListHeadProps) {
  const { word, means, none } = words[list];
  const about = count > 0 ? means : isNarrowed ? "No match for the filters." : none;
  return (
    <>
      <Heading id={id} className="inline text-lead font-bold tabular-nums">
        {word}: {count}
      </Heading>
      {about !== undefined && <span className="ml-2 font-normal text-soft">{about}</span>}
    </>
  );
}
