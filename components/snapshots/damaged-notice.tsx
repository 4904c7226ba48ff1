import Link from "next/link";
import { Notice } from "@/components/ui/notice";

interface DamagedNoticeProps {
  readonly faults: readonly string[];
  /** False if too much was altered to show anything. */
  readonly isShown: boolean;
  readonly proofPath: string;
}

/** Warns that a snapshot was altered. */
export function DamagedNotice({ faults, isShown, proofPath }: DamagedNoticeProps) {
  if (faults.length === 0) return null;
  return (
    <Notice tone="error" className="mt-3 mb-5">
      <b>This snapshot was altered after it was taken: {faults.join("; ")}.</b>{" "}
      {isShown ? "This page shows the altered content. Don’t rely on it." : "Blueline can’t show its map."}{" "}
      <Link href={proofPath} prefetch={false} className="underline">
        The integrity check
      </Link>{" "}
      and <code className="font-mono text-tiny">blueline verify</code> report it too. A backup has the
      original.
    </Notice>
  );
}
