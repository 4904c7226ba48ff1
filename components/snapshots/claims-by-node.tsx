import { kindName } from "@/lib/domain/words/kind-name";
import type { Claim, PipelineDocument, PipelineNode, Evidence, Review } from "@/lib/domain/pipeline/document";
import { stages } from "@/lib/domain/pipeline/document-lists";
import { saysAsConfirmed } from "@/lib/domain/reviews/review-holds";
import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { EffectiveStatus } from "@/lib/domain/posture/coverage/effective-status";
import type { ControlTexts } from "@/components/findings/control-texts";
import { ClaimNoteMark } from "@/components/marks/claim-note-mark";
import { StatusMark } from "@/components/marks/status";
import { UtcTime } from "@/components/marks/times";
import { OutsideLink } from "@/components/ui/outside-link";
import { type ClaimNote, claimNote } from "@/lib/domain/posture/words/claim-note";
import { counted, stageNames } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

interface ClaimsByNodeProps {
  readonly document: Pick<PipelineDocument, "nodes" | "claims" | "reviews">;
  /** Whether its approval was pending. */
  readonly isPending: (claim: Claim) => boolean;
  readonly statusOf: (claim: Claim) => EffectiveStatus;
  /** The UTC day of the snapshot, `YYYY-MM-DD`. */
  readonly day: string;
  readonly textsOf: ControlTexts;
}

/** More are of no use on a page; the numbers above count all. */
const mostNodes = 300;

/** The claims of each node, folded; unfolded in print. */
export function ClaimsByNode({ document, statusOf, isPending, day, textsOf }: ClaimsByNodeProps) {
  const claims = groupByNode(document.claims);
  const nodes = document.nodes.toSorted(
    (a, b) => stages.indexOf(a.stage) - stages.indexOf(b.stage) || compareText(a.name, b.name),
  );
  const claimed = nodes.filter(({ id }) => claims.has(id));
  if (claimed.length === 0) return <p className="text-soft">No node has a status.</p>;
  return (
    <div className="flex flex-col gap-2">
      {claimed.slice(0, mostNodes).map((node) => (
        <NodeClaims
          key={node.id}
          node={node}
          claims={claims.get(node.id) ?? []}
          reviews={document.reviews ?? []}
          textsOf={textsOf}
          statusOf={statusOf}
          isPending={isPending}
          day={day}
        />
      ))}
      {claimed.length > mostNodes && (
        <p className="text-soft">
          Showing {mostNodes} of {claimed.length} nodes with statuses.
        </p>
      )}
      {claimed.length < nodes.length && (
        <details>
          <summary className="min-h-6 py-0.5 text-soft hover:text-ink">
            {counted(nodes.length - claimed.length, "node has", "nodes have")} no status.
          </summary>
          <p className="break-words">
            {joinWithAnd(
              nodes.filter(({ id }) => !claims.has(id)).map(({ name }) => name),
              mostNodes,
            )}
            .
          </p>
        </details>
      )}
    </div>
  );
}

interface NodeClaimsProps extends Omit<ClaimsByNodeProps, "document"> {
  readonly node: PipelineNode;
  readonly claims: readonly Claim[];
  readonly reviews: readonly Review[];
}

function NodeClaims({ node, claims, reviews, statusOf, isPending, day, textsOf }: NodeClaimsProps) {
  const ofNode = reviews.filter((review) => review.node === node.id);
  return (
    <details className="rounded-card border border-line bg-panel px-4 py-1">
      <summary className="min-h-8 py-1 break-words">
        <b>{node.name}</b>{" "}
        <span className="text-soft">
          {kindName(node)}, {stageNames[node.stage]}, {counted(claims.length, "claim")}
        </span>
      </summary>
      {node.owner && <p className="text-tiny text-soft">Owner of the node: {node.owner}</p>}
      {node.note && <p className="max-w-[72ch] break-words whitespace-pre-wrap">{node.note}</p>}
      <ul className="mt-1">
        {claims.map((claim) => (
          <ClaimItem
            key={claim.control}
            claim={claim}
            title={textsOf(claim.control).title}
            status={statusOf(claim)}
            note={claimNote(claim, day, isPending(claim))}
            reviews={ofNode.filter((review) => saysAsConfirmed(review, claim))}
          />
        ))}
      </ul>
    </details>
  );
}

function groupByNode(claims: readonly Claim[]): ReadonlyMap<string, readonly Claim[]> {
  const byNode = new Map<string, Claim[]>();
  for (const claim of claims) {
    const known = byNode.get(claim.node);
    if (known) known.push(claim);
    else byNode.set(claim.node, [claim]);
  }
  return byNode;
}

interface ClaimItemProps {
  readonly claim: Claim;
  readonly title: string;
  /** The status at the time of the snapshot. */
  readonly status: EffectiveStatus;
  readonly note: ClaimNote | undefined;
  /** Its approvals. */
  readonly reviews: readonly Review[];
}

function ClaimItem({ claim, title, status, note: noted, reviews }: ClaimItemProps) {
  const { owner, due, note, reason, ticket, acceptance, evidence = [] } = claim;
  const isAccepted = claim.status === "accepted";
  // They have no meaning for other statuses.
  const review = noted ? undefined : claim.review;
  return (
    <li className="keep-together border-t border-line py-2">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="min-w-0 font-medium break-words">{title}</span>
        <StatusMark status={status} />
      </p>
      {noted && <ClaimNoteMark note={noted} className="flex" />}
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
      {reason && (isAccepted || claim.status === "not-applicable") && (
        <p className="max-w-[72ch] break-words whitespace-pre-wrap">
          {isAccepted ? "Accepted because" : "Not applicable because"}: {reason}
        </p>
      )}
      {isAccepted && acceptance?.residual && (
        <p className="max-w-[72ch] break-words whitespace-pre-wrap">Residual risk: {acceptance.residual}</p>
      )}
      {note && <p className="max-w-[72ch] break-words whitespace-pre-wrap">{note}</p>}
      {evidence.length > 0 && (
        <ul className="mt-1 flex flex-col gap-0.5 text-tiny text-soft">
          {evidence.map((one) => (
            <EvidenceItem key={one.id} evidence={one} />
          ))}
        </ul>
      )}
      {reviews.map(({ id, name, on, note: said }) => (
        <p key={id} className="mt-1 text-tiny break-words text-soft">
          Confirmed by {name} on <UtcTime at={on} />
          {said !== undefined && `: ${said}`}
        </p>
      ))}
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
