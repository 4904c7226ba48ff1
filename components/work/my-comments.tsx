import Link from "next/link";
import { UtcTime } from "@/components/marks/times";
import { placeAddress } from "@/lib/domain/comments/place-address";
import { capitalise } from "@/lib/domain/capitalise";
import type { CommentPlace } from "@/lib/domain/pipeline/operations";

interface MyCommentsProps {
  readonly threads: readonly {
    readonly pipelineId: string;
    readonly pipelineName: string;
    readonly id: string;
    readonly about: CommentPlace;
    readonly place: string;
    readonly because: "mentioned" | "answered";
    readonly newest: {
      readonly by: string;
      readonly isMine: boolean;
      readonly at: string;
      readonly text: string;
    };
  }[];
  readonly total: number;
}

/** Open threads that mention this person, or in which another person answered them. */
export function MyComments({ threads, total }: MyCommentsProps) {
  if (threads.length === 0) return null;
  return (
    <section id="comments" aria-label="Comments" className="mb-6 flex scroll-mt-4 flex-col gap-2">
      <h2 className="text-lead tabular-nums">
        Comments <span className="font-normal text-soft">{total}</span>
      </h2>
      <ul className="divide-y divide-line rounded-card bg-panel shadow-card">
        {threads.map(({ pipelineId, pipelineName, id, about, place, because, newest }) => (
          <li
            key={`${pipelineId} ${id}`}
            className="grid grid-cols-1 gap-x-4 gap-y-0.5 px-3 py-2.5 sm:grid-cols-[minmax(0,14rem)_minmax(0,1fr)_11.5rem]"
          >
            <span className="min-w-0 break-words">
              <Link
                href={placeAddress(pipelineId, about)}
                prefetch={false}
                className="font-bold hover:text-blue hover:underline"
              >
                {capitalise(place)}
              </Link>
              <span className="block text-tiny text-soft">{pipelineName}</span>
            </span>
            <span className="min-w-0">
              <span dir="auto" className="line-clamp-2 wrap-anywhere [unicode-bidi:isolate]">
                {newest.text}
              </span>
              <span className="block text-tiny text-soft">
                {newest.isMine ? "You wrote last" : <bdi>{newest.by}</bdi>}
                {because === "mentioned" ? ", you are mentioned" : ", in a thread you started"}
              </span>
            </span>
            <span className="text-soft tabular-nums">
              <UtcTime at={newest.at} />
            </span>
          </li>
        ))}
      </ul>
      {threads.length < total && (
        <p className="text-soft">
          The newest {threads.length} of {total}. Each pipeline’s comments page lists all.
        </p>
      )}
    </section>
  );
}
