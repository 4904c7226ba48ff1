import type { ReactNode } from "react";
import { UtcTime } from "@/components/marks/times";
import { Notice } from "@/components/ui/notice";
import type { SnapshotGate } from "@/lib/domain/compare/push-baseline";

/** Explains why the snapshot of a failed push is no baseline, or who accepted it. */
export function GateNotice({
  gate: { rules, outcome, accepted },
  className,
  children,
}: {
  readonly gate: SnapshotGate;
  readonly className?: string | undefined;
  /** Its actions. */
  readonly children?: ReactNode;
}) {
  if (outcome === "passed") return null;
  const list = rules.join(", ");
  return (
    <Notice
      tone={accepted === null ? "warning" : "information"}
      {...(className !== undefined && { className })}
    >
      {outcome === "failed"
        ? `The push failed its rules (${list}).`
        : `The push did not report whether it passed its rules (${list}).`}{" "}
      {accepted === null ? (
        "Pushes with these rules are not compared with this snapshot."
      ) : (
        <>
          Accepted as baseline by {accepted.by} on <UtcTime at={accepted.at} />.
        </>
      )}
      {children}
    </Notice>
  );
}
