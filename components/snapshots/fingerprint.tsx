"use client";
import { useId } from "react";
import { CopyButton } from "./copy-button";

const shortLength = 12;

/** A snapshot's fingerprint: its first digits in lists, all of it where there is room. What is copied is always all. */
export function Fingerprint({ value, isWhole = false }: { readonly value: string; readonly isWhole?: boolean }) {
  const id = useId();
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-2 gap-y-1">
      <code id={id} title={value} className="min-w-0 font-mono text-tiny break-all text-soft">
        {isWhole ? value : value.slice(0, shortLength)}
      </code>
      <CopyButton text={value} what="fingerprint" sourceId={id} />
    </span>
  );
}
