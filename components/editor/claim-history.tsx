"use client";
import { useState } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { UtcTime } from "@/components/marks/times";
import { callApi, problemText } from "@/lib/client/api";
import { usePipelineId } from "@/lib/client/editor/editor-context";
import type { Activity } from "@/lib/domain/contract/activity";
import type { ClaimKey } from "@/lib/domain/edits/claims";

/** So many entries are read here; the rest is a page of its own. */
const most = 20;

/** Who said what of a claim, and when: from the log, read when it is opened. */
export function ClaimHistory({ of: { node, control } }: { readonly of: ClaimKey }) {
  const pipelineId = usePipelineId();
  const [read, setRead] = useState<Activity | string>();
  const load = () => {
    void callApi("GET /pipelines/{id}/activity", {
      params: { id: pipelineId },
      query: { node, control },
    }).then((answer) => setRead(answer.ok ? answer.value : problemText(answer.error)));
  };
  return (
    <Disclosure summary={<span className="font-medium">History of this claim</span>} onOpen={load}>
      <div role="status" className="flex flex-col gap-2">
        {read === undefined && <p className="text-soft">Reading the log…</p>}
        {typeof read === "string" && <p className="text-missing">{read}</p>}
        {typeof read === "object" && <Entries activity={read} />}
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
