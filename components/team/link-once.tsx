"use client";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { formatInstant } from "@/components/marks/times";

export interface CreatedLink {
  readonly url: string;
  readonly expiresAt: string;
}

export function LinkOnce({ link, children }: { readonly link: CreatedLink; readonly children: ReactNode }) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"yes" | "by hand">();

  async function handleCopy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(link.url);
      setCopied("yes");
    } catch {
      // Browsers refuse the clipboard on plain http away from the own machine.
      setCopied("by hand");
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="font-medium">
        The link, shown only now
      </label>
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          readOnly
          value={link.url}
          onFocus={(event) => event.target.select()}
          className={`${inputClass} font-mono text-tiny`}
        />
        <Button tone="primary" onClick={() => void handleCopy()}>
          {copied === "yes" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />} Copy
        </Button>
      </div>
      <p role="status" className="text-tiny text-soft empty:hidden">
        {copied === "yes" && "Copied."}
        {copied === "by hand" &&
          "This browser does not let the page copy. The link is selected: press Ctrl+C or ⌘C."}
      </p>
      <p className="text-soft">
        {children} It works once, until {formatInstant(link.expiresAt)}.
      </p>
    </div>
  );
}
