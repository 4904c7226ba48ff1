import Link from "next/link";
import type { Stage } from "@/lib/domain/pipeline/document";
import type { Counts } from "@/lib/domain/posture/coverage/coverage";
import { openCount } from "@/lib/domain/posture/coverage/standing";
import type { Proof } from "@/lib/domain/posture/posture";
import { stageNames } from "@/lib/domain/words/names";

interface GroupNameProps {
  readonly stage: Stage;
  readonly counts: Counts;
  readonly inList: number;
  readonly href?: string;
  readonly proof?: Proof;
}

export function GroupName({ stage, counts, inList, href, proof = "declared" }: GroupNameProps) {
  const open = openCount(counts, proof);
  const count = `${open} of ${counts.inScope} ${proof === "proven" ? "not proven" : "open"}`;
  return (
    <span className="tabular-nums">
      {stageNames[stage]}{" "}
      {href === undefined ? (
        count
      ) : (
        <Link href={href} prefetch={false} className="hover:underline">
          {count}
        </Link>
      )}
      {inList !== open && <span className="font-normal text-soft">, {inList} in this list</span>}
    </span>
  );
}
