import Link from "next/link";
import { Notice } from "@/components/ui/notice";

interface DamagedNoticeProps {
  readonly faults: readonly string[];
  /** False where so much was altered that nothing can be shown. */
  readonly isShown: boolean;
  readonly proofPath: string;
}

/** Says in words that a snapshot is not what was taken. */
export function DamagedNotice({ faults, isShown, proofPath }: DamagedNoticeProps) {
  if (faults.length === 0) return null;
  return (
    <Notice tone="error" className="mt-3 mb-5">
      <b>This snapshot was altered after it was taken: {faults.join("; ")}.</b>{" "}
      {isShown
        ? "What follows is what the database holds now. Don't rely on it."
        : "Nothing of its map can be shown."}{" "}
      <Link href={proofPath} prefetch={false} className="underline">
        The chain of proof
      </Link>{" "}
      and <code className="font-mono text-tiny">blueline verify</code> name it; a backup has it as it was.
    </Notice>
  );
}
