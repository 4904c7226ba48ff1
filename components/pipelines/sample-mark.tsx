"use client";
import dynamic from "next/dynamic";
import { shownPart } from "@/lib/client/parts/shown-part";

const RemoveSample = dynamic(
  shownPart(() => import("./remove-sample").then((module) => module.RemoveSample)),
);

/** Marks the sample, with a button to remove it. */
export function SampleMark({ id, canEdit }: { readonly id: string; readonly canEdit: boolean }) {
  return (
    <span className="relative z-1 inline-flex items-center gap-1.5">
      <span className="rounded-sm bg-blue-soft px-1.5 text-blue">sample</span>
      {canEdit && (
        <RemoveSample id={id} className="min-h-6 underline hover:text-ink max-lg:min-h-11">
          Remove
        </RemoveSample>
      )}
    </span>
  );
}
