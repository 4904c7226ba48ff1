"use client";
import { Ban } from "lucide-react";
import { useState } from "react";
import { UtcTime } from "@/components/marks/times";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import { type AnswerOf, type ApiProblem, callApi, problemText } from "@/lib/client/api";

type Openings = AnswerOf<"GET /shares/{id}/openings">;

/** The access log of a link; loaded on demand. */
export function ShareOpenings({ shareId }: { readonly shareId: string }) {
  const [found, setFound] = useState<Openings>();
  const [problem, setProblem] = useState<ApiProblem>();

  const handleOpen = async () => {
    const answer = await callApi("GET /shares/{id}/openings", { params: { id: shareId } });
    setProblem(answer.ok ? undefined : answer.error);
    if (answer.ok) setFound(answer.value);
  };

  return (
    <Disclosure summary="Access log" onOpen={() => void handleOpen()}>
      {problem && <Notice tone="error">{problemText(problem)}</Notice>}
      <div aria-live="polite">{found ? <Opened {...found} /> : !problem && <p>Loading…</p>}</div>
    </Disclosure>
  );
}

function Opened({ total, openings }: Openings) {
  if (total === 0) return <p className="text-soft">No entries in the audit log.</p>;
  return (
    <>
      <ol className="flex max-h-80 flex-col gap-1 overflow-y-auto">
        {openings.map(({ at, outcome, address, agent }) => (
          <li key={`${at} ${address} ${outcome}`} className="wrap-anywhere tabular-nums">
            <UtcTime at={at} />:{" "}
            {outcome === "opened" ? (
              "opened"
            ) : (
              <b className="text-missing">
                <Ban aria-hidden size={13} className="mr-1 inline align-[-2px]" />
                wrong passphrase
              </b>
            )}{" "}
            <span className="text-soft">
              from {address === "" ? "an unknown address" : address}
              {agent !== "" && `, ${agent}`}
            </span>
          </li>
        ))}
      </ol>
      <p className="mt-1 text-tiny text-soft">
        {total > openings.length && `The newest ${openings.length} of ${total}. `}
        One line covers ten minutes of one address.
      </p>
    </>
  );
}
