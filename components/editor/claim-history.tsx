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

/** At most this many entries are shown here; the log has a page of its own. */
const most = 20;

/** The answer of the log, or its failure, with the state of the control that it is about. */
interface Read {
  readonly claim: Claim | undefined;
  readonly reviews: readonly Review[];
  readonly said: Activity | string;
}

/** Who set which status: from the log, read when opened, and again when the status or its approvals change. */
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
      summary={<span className="font-medium">Status history</span>}
      onOpen={() => {
        setOpened(true);
        // A failed request is repeated.
        if (typeof said === "string") setRead(undefined);
      }}
    >
      <div role="status" className="flex flex-col gap-2">
        {said === undefined && (
          <p className="text-soft">
            {isSent ? "Loading the log…" : "Available once your changes are saved."}
          </p>
        )}
        {typeof said === "string" && <p className="text-missing">{said}</p>}
        {typeof said === "object" && <Entries activity={said} />}
      </div>
      <a
        href={`/pipelines/${pipelineId}/activity?node=${node}&control=${control}`}
        className="self-start text-blue underline"
      >
        Show all in the log
      </a>
    </Disclosure>
  );
}

function Entries({ activity: { entries, made } }: { readonly activity: Activity }) {
  return (
    <>
      {entries.length === 0 && <p className="text-soft">No log entries.</p>}
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
      {entries.length > most && <p className="text-soft">The log has older entries.</p>}
      {made && (
        <p className="text-tiny text-soft">
          Its first status came with the pipeline, created by {made.by} on <UtcTime at={made.at} />.
        </p>
      )}
    </>
  );
}
