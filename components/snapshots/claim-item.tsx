import { StatusMark } from "@/components/marks/status";
import { UtcTime } from "@/components/marks/times";
import type { Claim, Evidence } from "@/lib/domain/pipeline/document";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import { OutsideLink } from "@/components/ui/outside-link";

interface ClaimItemProps {
  readonly claim: Claim;
  readonly title: string;
  /** As it was when the snapshot was taken. */
  readonly status: EffectiveStatus;
}

export function ClaimItem({ claim, title, status }: ClaimItemProps) {
  const { owner, due, review, note, reason, ticket, evidence = [] } = claim;
  return (
    <li className="keep-together border-t border-line py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 font-medium break-words">{title}</span>
        <StatusMark status={status} />
      </p>
      {(owner || due || review || ticket) && (
        <p className="flex flex-wrap gap-x-4 text-tiny break-words text-soft">
          {owner && <span>Owner: {owner}</span>}
          {due && (
            <span>
              Due <UtcTime at={due} />
            </span>
          )}
          {review && (
            <span>
              Review by <UtcTime at={review} />
            </span>
          )}
          {ticket && <OutsideLink href={ticket}>Ticket</OutsideLink>}
        </p>
      )}
      {reason && (
        <p className="max-w-[72ch] break-words whitespace-pre-wrap">Not applicable because: {reason}</p>
      )}
      {note && <p className="max-w-[72ch] break-words whitespace-pre-wrap">{note}</p>}
      {evidence.length > 0 && (
        <ul className="mt-1 flex flex-col gap-0.5 text-tiny text-soft">
          {evidence.map((one) => (
            <EvidenceItem key={one.id} evidence={one} />
          ))}
        </ul>
      )}
    </li>
  );
}

function EvidenceItem({
  evidence: { title, tool, result, effective, expires, url, digest },
}: {
  readonly evidence: Evidence;
}) {
  return (
    <li className="break-words">
      {result === "supports" ? "Supported by " : "Contradicted by "}
      {url === undefined ? title : <OutsideLink href={url}>{title}</OutsideLink>}
      {tool !== undefined && `, ${tool}`}, of <UtcTime at={effective} />
      {expires !== undefined && (
        <>
          {" "}
          until <UtcTime at={expires} />
        </>
      )}
      {digest !== undefined && <code className="ml-1 font-mono break-all">{digest}</code>}
    </li>
  );
}
