import type { ReadSoFar } from "@/lib/client/scan/send-files";

/** How far the server is with reading files; without numbers while they are on their way. */
export function ScanProgress({ soFar }: { readonly soFar: ReadSoFar | undefined }) {
  const isKnown = soFar !== undefined && soFar.of > 0;
  return (
    <div className="flex flex-col gap-1">
      <progress
        aria-label="Files read"
        className="h-2 w-full accent-primary"
        {...(isKnown ? { value: soFar.read, max: soFar.of } : {})}
      />
      {/* Not spoken: each number would be. */}
      <p aria-hidden className="text-tiny text-soft tabular-nums">
        {isKnown ? `${soFar.read} of ${soFar.of} files read` : "Sending the files"}
      </p>
    </div>
  );
}
