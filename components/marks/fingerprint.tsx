"use client";
import { clsx } from "clsx";
import { useId } from "react";
import { CopyButton } from "@/components/ui/copy-button";

/** A snapshot's fingerprint: its first digits in lists, the whole of it if there is room. Copying always takes the whole. */
export function Fingerprint({
  value,
  isWhole = false,
}: {
  readonly value: string;
  readonly isWhole?: boolean;
}) {
  const id = useId();
  return (
    <span className="inline-flex max-w-full items-center gap-x-1">
      <code
        id={id}
        title={value}
        className={clsx(
          "min-w-0 font-mono text-tiny text-soft",
          isWhole ? "break-all" : "max-w-[12ch] overflow-hidden",
        )}
      >
        {value}
      </code>
      <CopyButton text={value} what="fingerprint" sourceId={id} isSmall />
    </span>
  );
}
