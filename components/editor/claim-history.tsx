"use client";
import { useEffect, useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { UtcTime } from "@/components/marks/times";
import { callApi, problemText } from "@/lib/client/api";
import { useEditor, usePipelineId } from "@/lib/client/editor/editor-context";
import type { Activity } from "@/lib/domain/contract/activity";
import type { ClaimKey } from "@/lib/domain/edits/claims";
import type { Claim, Review } from "@/lib/domain/pipeline/document";
import { claimsOf, reviewsOf } from "@/lib/domain/pipeline/pipeline";

/** So many entries are read here; the rest is a page of its own. */
const most = 20;

/** What the log told, or why it did not, and of which state of the claim. */
interface Read {
  readonly claim: Claim | undefined;
  readonly reviews: readonly Review[];
  readonly said: Activity | string;
}

/** Who said what of a claim, and when: from the log, read when it is opened, and again when the claim or its confirmations change. */
export function ClaimHistory({ of: { node, control } }: { readonly of: ClaimKey }) {
  const pipelineId = usePipelineId();
  const [isOpened, setOpened] = useState(false);
  const [read, setRead] = useState<Read>();
  const claim = useEditor((state) => claimsOf(state.visible, node).get(control));
  const reviews = useEditor((state) => reviewsOf(state.visible, node));
  const isSent = useEditor((state) => state.pending.length === 0);
  const isRead = read !== undefined && read.claim === claim && read.reviews === reviews;
  useEffect(() => {
    if (!isOpened || !isSent || isRead) return undefined;
    const stopping = new AbortController();
    void callApi("GET /pipelines/{id}/activity", {
      params: { id: pipelineId },
      query: { node, control },
      signal: stopping.signal,
    }).then((answer) => {
      if (stopping.signal.aborted) return;
      setRead({ claim, reviews, said: answer.ok ? answer.value : problemText(answer.error) });
    });
    return () => stopping.abort();
  }, [pipelineId, node, control, isOpened, isSent, isRead, claim, reviews]);
  const said = read?.said;
  return (
    <Disclosure
      summary={<span className="font-medium">History of this claim</span>}
      onOpen={() => {
        setOpened(true);
        // What could not be read is asked for again.
        if (typeof said === "string") setRead(undefined);
      }}
    >
      <div role="status" className="flex flex-col gap-2">
        {said === undefined && (
          <p className="text-soft">{isSent ? "Reading the log…" : "Read once your changes are saved."}</p>
        )}
        {typeof said === "string" && <p className="text-missing">{said}</p>}
        {typeof said === "object" && <Entries activity={said} />}
      </div>
      <a
        href={`/pipelines/${pipelineId}/activity?node=${node}&control=${control}`}
        className="self-start text-blue underline"
      >
        All of it in the log
      </a>
    </Disclosure>
  );
}

function Entries({ activity: { entries, made } }: { readonly activity: Activity }) {
  return (
    <>
      {entries.length === 0 && <p className="text-soft">The log has no entry about it.</p>}
      <ul className="flex flex-col gap-1">
        {entries.slice(0, most).map(({ revision, at, by, text }) => (
          <li key={revision} className="break-words">
            <b className="font-medium">{by.name}</b> {text}
            <span className="block text-tiny text-soft">
              <UtcTime at={at} />
            </span>
          </li>
        ))}
      </ul>
      {entries.length > most && <p className="text-soft">And more before that.</p>}
      {made && (
        <p className="text-tiny text-soft">
          What it said from the start came with the pipeline, made by {made.by} on <UtcTime at={made.at} />.
        </p>
      )}
    </>
  );
}
