"use client";
import { clsx } from "clsx";
import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { Button } from "./button";

interface CopyButtonProps {
  readonly text: string;
  readonly what: string;
  readonly sourceId?: string;
  readonly isSmall?: boolean;
}

/** Copies a text. Without clipboard access (plain http), it selects the text for Ctrl+C instead. */
export function CopyButton({ text, what, sourceId, isSmall = false }: CopyButtonProps) {
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
    <Button
      tone={isSmall ? "quiet" : "plain"}
      onClick={() => void handleClick()}
      aria-label={told === "" ? `Copy ${what}` : undefined}
      className={clsx("print:hidden", isSmall && "thumb-reach min-h-6! px-1.5! py-0! text-tiny")}
    >
      {told === "Copied" ? <Check aria-hidden size={14} /> : <Copy aria-hidden size={14} />}
      <span aria-live="polite">{told === "" ? "Copy" : told}</span>
    </Button>
  );
}

function selectText(id: string | undefined): void {
  const source = id === undefined ? null : document.getElementById(id);
  if (source instanceof HTMLInputElement || source instanceof HTMLTextAreaElement) source.select();
  else if (source) getSelection()?.selectAllChildren(source);
}
