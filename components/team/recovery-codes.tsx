"use client";
import { Download } from "lucide-react";
import { Button } from "@/components/ui/button";
import { saveAsFile } from "@/lib/client/save-as-file";

/** Shown once. People keep them away from the phone that they replace. */
export function RecoveryCodes({ codes }: { readonly codes: readonly string[] }) {
  return (
    <section aria-labelledby="recovery-codes" className="flex flex-col gap-2">
      <h3 id="recovery-codes" className="font-bold">
        Recovery codes, shown only once
      </h3>
      <p className="text-soft">
        Each code signs you in once without the app, for example after losing the phone. Store them away from
        the phone.
      </p>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-control border border-line bg-bg p-3 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Button
        className="self-start"
        onClick={() => saveAsFile("blueline-recovery-codes.txt", `${codes.join("\n")}\n`, "text/plain")}
      >
        <Download aria-hidden size={14} /> Save as a file
      </Button>
    </section>
  );
}
