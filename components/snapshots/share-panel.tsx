import Link from "next/link";
import type { ReactNode } from "react";
import { UtcTime } from "@/components/marks/times";
import type { ShareKind, ShareList, WorkspaceShares } from "@/lib/domain/contract/shares";
import { ConfirmShare } from "./confirm-share";
import { RevokeShare } from "./revoke-share";
import { ShareOpenings } from "./share-openings";
import { shownNames } from "./show-words";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

type Share = ShareList["shares"][number];

interface WorkspaceSharesListProps {
  readonly shares: WorkspaceShares["shares"];
  readonly isOff: boolean;
  /** ISO 8601, the time of the request. */
  readonly now: string;
}

/** All links of a workspace with their snapshots, working ones first. */
export function WorkspaceSharesList({ shares, isOff, now }: WorkspaceSharesListProps) {
  if (shares.length === 0) return <p className="text-soft">No share links yet.</p>;
  return (
    <ul className="flex flex-col gap-2">
      {workingFirst(shares, now).map((share) => (
        <ShareItem
          key={share.id}
          share={share}
          isWorking={works(share, now)}
          isOff={isOff}
          isEditor
          about={
            <Link
              href={`/snapshots/${share.snapshot.id}`}
              prefetch={false}
              className="font-medium break-words text-blue underline max-sm:inline-flex max-sm:min-h-11 max-sm:items-center"
            >
              {share.pipeline.name}, snapshot {share.snapshot.number}: {share.snapshot.title}
            </Link>
          }
        />
      ))}
    </ul>
  );
}

function workingFirst<One extends Share>(shares: readonly One[], now: string): readonly One[] {
  return shares.toSorted(
    (a, b) => Number(works(b, now)) - Number(works(a, now)) || b.createdAt.localeCompare(a.createdAt, "en"),
  );
}

interface SharePanelProps {
  readonly shares: readonly Share[];
  readonly canShare: boolean;
  /** ISO 8601, the time of the request. */
  readonly now: string;
}

export function SharePanel({ shares, canShare, now }: SharePanelProps) {
  const sorted = workingFirst(shares, now);
  return (
    <section aria-labelledby="links" className="mt-8 print:hidden demo:hidden">
      <h2 id="links" className="mb-3 text-lead">
        Links
      </h2>
      {sorted.length === 0 ? (
        <p className="text-soft">No share links yet: only members can see this snapshot.</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {sorted.map((share) => (
            <ShareItem key={share.id} share={share} isWorking={works(share, now)} isEditor={canShare} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ShareItemProps {
  readonly share: Share;
  readonly isWorking: boolean;
  /** Whether the viewer can open the access log, confirm copies and revoke the link. */
  readonly isEditor: boolean;
  /** Whether sharing is off, so that no link works. */
  readonly isOff?: boolean;
  /** The link's snapshot, if the place does not show it. */
  readonly about?: ReactNode;
}

function ShareItem({ share, isWorking, isEditor, isOff = false, about }: ShareItemProps) {
  const {
    id,
    kind,
    comparedWith,
    show,
    hasPassphrase,
    createdBy,
    takenOverBy,
    createdAt,
    views,
    lastViewAt,
  } = share;
  const shown = shownNames(show);
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 rounded-card border border-line bg-panel p-4">
      <div className="min-w-0">
        {about}
        <p className="font-medium break-words">
          {comparedWith === null ? kindWords[kind] : `Compared with snapshot ${comparedWith}`}
          {shown.length > 0 && `, with ${joinWithAnd(shown)}`}
          {hasPassphrase && ". Needs a passphrase"}
        </p>
        <p className="text-soft">
          Created by {createdBy} on <UtcTime at={createdAt} />
          {takenOverBy !== null && `, taken over by ${takenOverBy}`}
        </p>
        <p className="text-soft tabular-nums">
          {isWorking && isOff ? (
            <b className="text-partial">Does not work: sharing is off</b>
          ) : (
            stateOf(share, isWorking)
          )}
          . {views === 0 ? "Never opened" : `Opened ${views === 1 ? "once" : `${views} times`}`}
          {lastViewAt !== null && (
            <>
              , last on <UtcTime at={lastViewAt} />
            </>
          )}
          .
        </p>
        {isEditor && <ShareOpenings shareId={id} />}
      </div>
      <div className="flex flex-wrap gap-2">
        {isEditor && <ConfirmShare shareId={id} />}
        {isWorking && isEditor && <RevokeShare shareId={id} />}
      </div>
    </li>
  );
}

const kindWords: { readonly [Kind in ShareKind]: string } = {
  snapshot: "Map and statuses",
  report: "Report",
  comparison: "Comparison",
};

function stateOf({ expiresAt, revokedAt }: Share, isWorking: boolean): ReactNode {
  if (revokedAt !== null)
    return (
      <b className="text-missing">
        Revoked <UtcTime at={revokedAt} />
      </b>
    );
  if (!isWorking)
    return (
      <b className="text-partial">
        Expired <UtcTime at={expiresAt} />
      </b>
    );
  return (
    <b className="text-standing">
      Works until <UtcTime at={expiresAt} />
    </b>
  );
}

function works({ expiresAt, revokedAt }: Share, now: string): boolean {
  return revokedAt === null && Date.parse(expiresAt) > Date.parse(now);
}
