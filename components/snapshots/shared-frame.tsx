import { UtcTime } from "@/components/marks/times";
import { Brand } from "@/components/shell/brand";
import { CopyButton } from "@/components/ui/copy-button";
import { SkipLink } from "@/components/ui/skip-link";
import { PrintButton } from "@/components/ui/print-button";
import type { SharedCopy } from "@/lib/domain/snapshot/shared-copy";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { hiddenNames } from "./show-words";

interface SharedHeaderProps {
  /** Both ISO 8601 in UTC. */
  readonly takenAt: string;
  readonly expiresAt: string;
}

/** The header of a link's page: not live, and its expiry. */
export function SharedHeader({ takenAt, expiresAt }: SharedHeaderProps) {
  return (
    <>
      <SkipLink />
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line bg-panel px-4 py-2.5 sm:px-5 print:px-0">
        <Brand />
        <p className="min-w-0 grow">
          <b>
            Snapshot of <UtcTime at={takenAt} />, not live.
          </b>{" "}
          <span className="text-soft">
            Link expires <UtcTime at={expiresAt} />.
          </span>
        </p>
        <PrintButton />
      </header>
    </>
  );
}

interface CopyProofProps {
  readonly fingerprint: string;
  /** Of the original snapshot; undefined if hidden. */
  readonly snapshotFingerprint: string | undefined;
  readonly number: number;
  /** Of the snapshot to compare with. */
  readonly comparedWith?: number | undefined;
  readonly show: SharedCopy["show"];
}

/** The origin of this copy, and why its fingerprint differs. */
export function CopyProof({ number, comparedWith, show, fingerprint, snapshotFingerprint }: CopyProofProps) {
  const hidden = hiddenNames(show);
  return (
    <section aria-labelledby="proof" className="mt-6 max-w-[72ch]">
      <h2 id="proof" className="mb-2 text-lead">
        Origin of this copy
      </h2>
      <p>
        {hidden.length === 0 ? "A copy" : "A redacted copy"} of snapshot {number}
        {snapshotFingerprint !== undefined && (
          <>
            {" "}
            (fingerprint <Digits value={snapshotFingerprint} />)
          </>
        )}
        {comparedWith !== undefined && `, compared with a copy of snapshot ${comparedWith}`}. Its own
        fingerprint is <Digits id="own-fingerprint" value={fingerprint} />,{" "}
        {hidden.length === 0
          ? "because copies have their own format. Nothing was left out."
          : `because ${joinWithAnd(hidden)} were left out.`}{" "}
        <CopyButton text={fingerprint} what="fingerprint of this copy" sourceId="own-fingerprint" isSmall />
      </p>
      <p className="mt-2 text-soft">
        {snapshotFingerprint === undefined &&
          "The snapshot’s fingerprint is hidden, because its early format would allow guessing hidden names. "}
        To verify this copy, send its fingerprint to the people who sent you the link. They can confirm it on
        the snapshot’s page.
      </p>
    </section>
  );
}

function Digits({ value, id }: { readonly value: string; readonly id?: string }) {
  return (
    <code id={id} className="font-mono text-tiny break-all">
      {value}
    </code>
  );
}
