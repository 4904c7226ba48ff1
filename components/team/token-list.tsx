import type { ReactNode } from "react";
import { UtcTime } from "@/components/marks/times";
import type { ListedToken } from "@/lib/domain/contract/tokens";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { RemoveCredential } from "./remove-credential";
import { scopeWords } from "./scope-words";

interface TokenListProps {
  readonly tokens: readonly ListedToken[];
  readonly isOff: boolean;
  /** ISO 8601, the time of the request. */
  readonly now: string;
}

/** Working tokens first. */
export function TokenList({ tokens, isOff, now }: TokenListProps) {
  if (tokens.length === 0)
    return <p className="text-soft">No tokens. A token lets a program, such as a CI job, call Blueline.</p>;
  const sorted = tokens.toSorted((a, b) => Number(works(b, now)) - Number(works(a, now)));
  return (
    <ul className="flex flex-col gap-2">
      {sorted.map((token) => (
        <TokenItem key={token.id} token={token} isWorking={works(token, now)} isOff={isOff} />
      ))}
    </ul>
  );
}

interface TokenItemProps {
  readonly token: ListedToken;
  readonly isWorking: boolean;
  readonly isOff: boolean;
}

function TokenItem({ token, isWorking, isOff }: TokenItemProps) {
  const { id, name, scopes, pipelines, madeBy, isOwn, createdAt, lastUsedAt } = token;
  return (
    <li className="flex flex-wrap items-start justify-between gap-3 rounded-card border border-line bg-panel p-4">
      <div className="min-w-0">
        <p className="font-medium wrap-anywhere">{name}</p>
        <p className="wrap-anywhere">{givenWords(scopes, pipelines)}</p>
        <p className="text-soft wrap-anywhere">
          Created by {isOwn ? "you" : madeBy} on <UtcTime at={createdAt} />
        </p>
        <p className="text-soft tabular-nums">
          {isWorking && isOff ? (
            <b className="text-partial">Does not work: tokens are off</b>
          ) : (
            stateOf(token, isWorking)
          )}
          .{" "}
          {lastUsedAt === null ? (
            "Never used"
          ) : (
            <>
              Last used on <UtcTime at={lastUsedAt} />
            </>
          )}
          .
        </p>
      </div>
      {isWorking && <RemoveCredential what="token" id={id} name={name} />}
    </li>
  );
}

/** The rights and pipelines of a token, as a line. */
export function givenWords(scopes: ListedToken["scopes"], pipelines: ListedToken["pipelines"]): string {
  const where =
    pipelines === null ? "in every pipeline" : `in ${joinWithAnd(pipelines.map(({ name }) => name))}`;
  return `${joinWithAnd(scopes.map((scope) => scopeWords[scope].name))}, ${where}`;
}

function stateOf({ expiresAt, revokedAt }: ListedToken, isWorking: boolean): ReactNode {
  if (revokedAt !== null)
    return (
      <b className="text-missing">
        Revoked <UtcTime at={revokedAt} />
      </b>
    );
  return isWorking ? (
    <b className="text-standing">
      Works until <UtcTime at={expiresAt} />
    </b>
  ) : (
    <b className="text-partial">
      Expired <UtcTime at={expiresAt} />
    </b>
  );
}

function works({ expiresAt, revokedAt }: ListedToken, now: string): boolean {
  return revokedAt === null && Date.parse(expiresAt) > Date.parse(now);
}
