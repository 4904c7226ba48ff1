"use client";
import { CircleAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Fingerprint } from "@/components/marks/fingerprint";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { type AnswerOf, type ApiProblem, callApi, problemText } from "@/lib/client/api";

type Confirmation = AnswerOf<"GET /shares/{id}/confirmation">;

/** Asks whether the copy behind a link was made from this snapshot; the copy is made again to find out. */
export function ConfirmShare({ shareId }: { readonly shareId: string }) {
  const [isOpen, setOpen] = useState(false);
  const [found, setFound] = useState<Confirmation>();
  const [problem, setProblem] = useState<ApiProblem>();

  const handleAsk = async () => {
    setFound(undefined);
    setProblem(undefined);
    setOpen(true);
    const answer = await callApi("GET /shares/{id}/confirmation", { params: { id: shareId } });
    if (answer.ok) setFound(answer.value);
    else setProblem(answer.error);
  };

  return (
    <>
      <Button onClick={() => void handleAsk()} className="print:hidden">
        Confirm copy
      </Button>
      <Dialog title="Was this copy made from this snapshot?" isOpen={isOpen} onClose={() => setOpen(false)}>
        <div aria-live="polite">
          {found ? <Found found={found} /> : !problem && <p>The copy is being made again…</p>}
        </div>
        {problem && <Notice tone="error">{problemText(problem)}</Notice>}
        <div className="flex justify-end">
          <Button onClick={() => setOpen(false)}>Close</Button>
        </div>
      </Dialog>
    </>
  );
}

function Found({ found: { result, fingerprint, again, snapshot } }: { readonly found: Confirmation }) {
  const isSame = result === "same";
  const Icon = isSame ? ShieldCheck : CircleAlert;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex items-start gap-2">
        <Icon
          aria-hidden
          size={18}
          className={`mt-0.5 shrink-0 ${isSame ? "text-standing" : "text-missing"}`}
        />
        <span>
          <b>{isSame ? "Confirmed: " : "Not the same: "}</b>
          {words[result]}
          {isSame && again !== fingerprint && " A text was erased from both since."}
        </span>
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <dt className="text-soft">The copy</dt>
        <dd className="min-w-0">
          <Fingerprint value={fingerprint} isWhole />
        </dd>
        {again !== undefined && again !== fingerprint && (
          <>
            <dt className="text-soft">Made again</dt>
            <dd className="min-w-0">
              <Fingerprint value={again} isWhole />
            </dd>
          </>
        )}
        <dt className="text-soft">Snapshot {snapshot.number}</dt>
        <dd className="min-w-0">
          <Fingerprint value={snapshot.fingerprint} isWhole />
        </dd>
      </dl>
    </div>
  );
}

const words: { readonly [Result in Confirmation["result"]]: string } = {
  same: "made again from this snapshot, with the same left out, the copy has the fingerprint that people outside see. The name of the person who took it is as the copy has it.",
  different:
    "made again from this snapshot, the copy comes out otherwise. It was made from something else, or by another version of Blueline, which hid otherwise.",
  "older-analysis":
    "the copy is as it was stored when the link was made, by an older version of the analysis. This version would find other paths, so the copy can't be made again.",
  "copy-altered": "the copy is not what was kept when the link was made.",
  "snapshot-altered":
    "this snapshot itself is not as it was taken, so nothing can be made from it to compare.",
};
