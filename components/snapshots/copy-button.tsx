"use client";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";

/** Copies a text. Where the browser gives no clipboard (plain http), it selects the text for Ctrl+C instead. */
export function CopyButton({ text, what, sourceId }: { readonly text: string; readonly what: string; readonly sourceId?: string }) {
  const [told, setTold] = useState("");
  const handleClick = async () => {
    const isCopied = await navigator.clipboard?.writeText(text).then(
      () => true,
      () => false,
    );
    if (isCopied) return setTold("Copied");
    selectText(sourceId);
    setTold("Press Ctrl+C");
  };
  return (
    <Button onClick={() => void handleClick()} aria-label={`Copy ${what}`} className="print:hidden">
      {told === "Copied" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
      <span aria-live="polite">{told === "" ? "Copy" : told}</span>
    </Button>
  );
}

function selectText(id: string | undefined): void {
  const source = id === undefined ? null : document.getElementById(id);
  if (source instanceof HTMLInputElement) source.select();
  else if (source) getSelection()?.selectAllChildren(source);
}
