import Link from "next/link";
import { useEffect, useId, useState } from "react";
import { Button } from "@/components/ui/button";
import { callApi } from "@/lib/client/api";
import type { ParentImagesAnswer } from "@/lib/domain/contract/parent-images";
import { countParents, type ParentCount } from "@/lib/domain/pipeline/count-parents";
import type { Image } from "@/lib/domain/pipeline/document";
import { counted } from "@/lib/domain/words/plural";

interface SharedParentsProps {
  readonly pipelineId: string;
  readonly images: readonly Image[];
}

/** Who else stands on the parents of these images: what is wrong with a parent is wrong with all of them. */
export function SharedParents({ pipelineId, images }: SharedParentsProps) {
  const titleId = useId();
  const [result, setResult] = useState<Awaited<ReturnType<typeof ask>>>();
  useEffect(() => {
    const stopping = new AbortController();
    void ask(stopping.signal).then((answered) => {
      if (!stopping.signal.aborted) setResult(answered);
    });
    return () => stopping.abort();
  }, []);
  const answer = result?.ok === true ? result.value : undefined;
  const fault = result?.ok === false ? (result.error.detail ?? result.error.title) : undefined;
  const here = countParents(images);
  if (here.length === 0) return null;
  return (
    <section aria-labelledby={titleId} className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 id={titleId}>Who stands on the same parents</h3>
      {fault !== undefined && (
        <p className="flex flex-wrap items-center gap-2 text-soft">
          The other pipelines could not be asked: {fault}{" "}
          <Button onClick={() => void ask().then(setResult)}>Try again</Button>
        </p>
      )}
      <ul className="flex flex-col gap-1.5">
        {here.slice(0, mostShown).map((count) => {
          const others =
            answer?.parents
              .find(({ parent }) => parent === count.parent)
              ?.pipelines.filter(({ id }) => id !== pipelineId) ?? [];
          return (
            <SharedParent key={count.parent} count={count} others={others} isKnown={answer !== undefined} />
          );
        })}
        {here.length > mostShown && <li className="text-soft">and {here.length - mostShown} more parents</li>}
      </ul>
      {answer !== undefined && answer.notCounted > 0 && (
        <p className="text-soft">
          {counted(answer.notCounted, "pipeline")} of the workspace could not be counted yet; open this again
          in a moment.
        </p>
      )}
    </section>
  );
}

function ask(signal?: AbortSignal) {
  return callApi("GET /parent-images", signal && { signal });
}

const mostShown = 20;

interface SharedParentProps {
  readonly count: ParentCount;
  readonly others: ParentImagesAnswer["parents"][number]["pipelines"];
  readonly isKnown: boolean;
}

function SharedParent({ count, others, isKnown }: SharedParentProps) {
  const images = others.reduce((sum, one) => sum + one.images, count.images);
  const floating = others.reduce((sum, one) => sum + one.floating, count.floating);
  const where = isKnown ? ` in ${counted(others.length + 1, "pipeline")}` : " here";
  return (
    <li>
      <span className="font-medium">
        {counted(images, "image")}
        {where} {images === 1 ? "stands" : "stand"} on <span className="wrap-anywhere">{count.parent}</span>
      </span>
      <span className="text-soft">
        , {floating === 0 ? "all pinned" : `${floating} of ${images} floating`}.
      </span>
      {others.length > 0 && (
        <span className="text-soft">
          {" "}
          Also in{" "}
          {others.slice(0, mostLinks).map(({ id, name }, index) => (
            <span key={id}>
              {index > 0 && ", "}
              <Link href={`/pipelines/${id}`} prefetch={false} className="text-blue underline">
                {name}
              </Link>
            </span>
          ))}
          {others.length > mostLinks && ` and ${others.length - mostLinks} more`}.
        </span>
      )}
    </li>
  );
}

const mostLinks = 8;
