import { useMissingParts } from "@/lib/client/parts/use-missing-parts";

/** In the place of a part of the program: nothing while it comes, and why it does not where it cannot be fetched. */
export function PartMissing() {
  if (!useMissingParts()) return null;
  return (
    <p role="status" className="text-soft">
      This part of the page could not be fetched: the server is out of reach. It is shown as soon as it is
      back.
    </p>
  );
}
