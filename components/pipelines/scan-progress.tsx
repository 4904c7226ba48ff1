import type { ReadSoFar } from "@/lib/client/scan/send-files";

/** The server's progress in reading files; without numbers during the upload. */
export function ScanProgress({ soFar }: { readonly soFar: ReadSoFar | undefined }) {
  const isKnown = soFar !== undefined && soFar.of > 0;
  return (
    <div className="flex flex-col gap-1">
      <progress
        aria-label="Files read"
        className="h-2 w-full accent-primary"
        {...(isKnown ? { value: soFar.read, max: soFar.of } : {})}
      />
      {/* Hidden from screen readers, which would read each number. */}
      <p aria-hidden className="text-tiny text-soft tabular-nums">
        {isKnown ? `${soFar.read} of ${soFar.of} files read` : "Uploading files"}
      </p>
    </div>
  );
}
