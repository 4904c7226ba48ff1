import { useMissingParts } from "@/lib/client/parts/use-missing-parts";

/** Stands in for a part of the program: empty while it loads, the reason if it can't be fetched. */
export function PartMissing() {
  if (!useMissingParts()) return null;
  return (
    <p role="status" className="text-soft">
      This part of the page failed to load: the server is offline. It appears once the server is back.
    </p>
  );
}
