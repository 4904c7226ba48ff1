import { gapListWords } from "@/lib/domain/posture/words/gap-list-words";
import type { RowList } from "./gap-rows";

interface ListHeadProps {
  readonly list: RowList;
  readonly count: number;
  readonly id: string;
  readonly Heading?: "h2" | "h3";
  /** The rows of some controls alone: that there is none says nothing of the others. */
  readonly isNarrowed: boolean;
}

const words: {
  readonly [L in RowList]: { readonly word: string; readonly means?: string; readonly none: string };
} = {
  ...gapListWords,
  settled: { word: "In place or not applicable", none: "No control is in place or not applicable." },
};

/** What one list of gaps is called and how many it has; of one that is empty, that it is. */
export function ListHead({ list, count, id, Heading = "h2", isNarrowed }: ListHeadProps) {
  const { word, means, none } = words[list];
  const about = count > 0 ? means : isNarrowed ? "None fits the filters." : none;
  return (
    <>
      <Heading id={id} className="inline text-lead font-bold tabular-nums">
        {word}: {count}
      </Heading>
      {about !== undefined && <span className="ml-2 font-normal text-soft">{about}</span>}
    </>
  );
}
