"use client";
import { CircleAlert, ShieldCheck } from "lucide-react";
import { useState } from "react";
import { Fingerprint } from "@/components/marks/fingerprint";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { type AnswerOf, type ApiProblem, callApi, problemText } from "@/lib/client/api";

type Confirmation = AnswerOf<"GET /shares/{id}/confirmation">;

/** Checks whether the copy behind a link came from this snapshot, by recreating it. */
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
      <Dialog title="Confirm copy" isOpen={isOpen} onClose={() => setOpen(false)}>
        <div aria-live="polite">
          {found ? <Found found={found} /> : !problem && <p>Recreating the copy…</p>}
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
          <b>{isSame ? "Confirmed: " : "Different: "}</b>
          {words[result]}
          {isSame && again !== fingerprint && " A text was erased from both afterwards."}
        </span>
      </p>
      <dl className="grid gap-x-4 gap-y-1 sm:grid-cols-[max-content_minmax(0,1fr)]">
        <dt className="text-soft">The copy</dt>
        <dd className="min-w-0">
          <Fingerprint value={fingerprint} isWhole />
        </dd>
        {again !== undefined && again !== fingerprint && (
          <>
            <dt className="text-soft">Recreated</dt>
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
  same: "recreated from this snapshot with the same redactions, the copy has the fingerprint that readers see. Only its author’s name comes from the copy.",
  different:
    "recreated from this snapshot, the copy is different. It came from another source, or from a Blueline version that redacts differently.",
  "older-analysis":
    "the copy is unaltered since an older version of the analysis created it. This version would find other paths, so Blueline can’t recreate it.",
  "copy-altered": "the copy was altered after the link was created.",
  "snapshot-altered": "this snapshot was altered after it was taken, so Blueline can’t recreate the copy.",
};
