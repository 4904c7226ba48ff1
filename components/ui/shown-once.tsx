"use client";
import { Check, Copy } from "lucide-react";
import { type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button";
import { inputClass } from "./form";

interface ShownOnceProps {
  /** The name of the secret: "The link". */
  readonly what: string;
  readonly value: string;
  readonly children: ReactNode;
}

/** A secret that this page shows only once, to copy. */
export function ShownOnce({ what, value, children }: ShownOnceProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [copied, setCopied] = useState<"yes" | "manually">();

  async function handleCopy() {
    input.current?.select();
    try {
      await navigator.clipboard.writeText(value);
      setCopied("yes");
    } catch {
      // Browsers refuse the clipboard on plain http away from the own machine.
      setCopied("manually");
    }
  }

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="font-medium">
        {what}, shown only now
      </label>
      <div className="flex gap-2">
        <input
          ref={input}
          id={id}
          readOnly
          value={value}
          onFocus={(event) => event.target.select()}
          className={`${inputClass} font-mono text-tiny`}
        />
        <Button tone="primary" onClick={() => void handleCopy()}>
          {copied === "yes" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />} Copy
        </Button>
      </div>
      <p role="status" className="text-tiny text-soft empty:sr-only">
        {copied === "yes" && "Copied."}
        {copied === "manually" && `The browser blocked the copy. ${what} is selected: press Ctrl+C or ⌘C.`}
      </p>
      <div className="flex flex-col gap-2 text-soft">{children}</div>
    </div>
  );
}
