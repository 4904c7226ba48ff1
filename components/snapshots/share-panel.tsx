import type { ReactNode } from "react";
import { UtcTime } from "@/components/marks/times";
import type { ShareList } from "@/lib/domain/contract/snapshots";
import { RevokeShare } from "./share-button";
import { shownNames } from "./show-words";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

type Share = ShareList["shares"][number];

interface SharePanelProps {
  readonly shares: readonly Share[];
  readonly canShare: boolean;
  /** ISO 8601, the time of the request. */
  readonly now: string;
}

export function SharePanel({ shares, canShare, now }: SharePanelProps) {
  const sorted = shares.toSorted(
    (a, b) => Number(works(b, now)) - Number(works(a, now)) || b.createdAt.localeCompare(a.createdAt, "en"),
  );
  return (
    <section aria-labelledby="links" className="mt-8 print:hidden">
      <h2 id="links" className="mb-3 text-lead">
        Links
      </h2>
      {sorted.length === 0 ? (
        <p className="text-soft">
          Nobody outside the workspace can see this snapshot: there is no link to it.
        </p>
      ) : (
        <ul className="flex flex-col gap-2">
          {sorted.map((share) => (
            <ShareItem key={share.id} share={share} isWorking={works(share, now)} canRevoke={canShare} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ShareItemProps {
  readonly share: Share;
  readonly isWorking: boolean;
  readonly canRevoke: boolean;
}

function ShareItem({ share, isWorking, canRevoke }: ShareItemProps) {
  const { id, show, createdBy, createdAt, views, lastViewAt } = share;
  const shown = shownNames(show);
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 rounded-card border border-line bg-panel p-4">
      <div className="min-w-0">
        <p className="font-medium break-words">
          Map and statuses{shown.length > 0 && `, with ${joinWithAnd(shown)}`}
        </p>
        <p className="text-soft">
          Made by {createdBy} on <UtcTime at={createdAt} />
        </p>
        <p className="text-soft tabular-nums">
          {stateOf(share, isWorking)}.{" "}
          {views === 0 ? "Never opened" : `Opened ${views === 1 ? "once" : `${views} times`}`}
          {lastViewAt !== null && (
            <>
              , last on <UtcTime at={lastViewAt} />
            </>
          )}
          .
        </p>
      </div>
      {isWorking && canRevoke && <RevokeShare shareId={id} />}
    </li>
  );
}

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
