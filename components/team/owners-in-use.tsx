"use client";
import { useState } from "react";
import Link from "next/link";
import { OwnerMark } from "@/components/marks/owner-mark";
import { Button } from "@/components/ui/button";
import { inputClass } from "@/components/ui/form";
import { Notice } from "@/components/ui/notice";
import type { OwnersInUse as InUse } from "@/lib/domain/contract/owners";
import { ownerLimits } from "@/lib/domain/owners/owner-limits";
import { counted } from "@/lib/domain/words/english";
import { ownerKey } from "@/lib/domain/work/work-items";
import { MergeDialog } from "./merge-dialog";
import { textOfUse } from "./text-of-use";

type OwnerInUse = InUse["owners"][number];

interface OwnersInUseProps extends InUse {
  readonly canMerge: boolean;
}

/** All owners in the workspace, free texts first. Select several to merge them. */
export function OwnersInUse({ owners, left, unread, canMerge }: OwnersInUseProps) {
  const [text, setText] = useState("");
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<readonly string[]>();
  // Drops merged owners from the selection.
  const chosen = owners.filter(({ owner }) => ticked.has(owner)).map(({ owner }) => owner);
  const shown = owners.filter(({ owner }) => ownerKey(owner).includes(ownerKey(text)));
  const free = owners.filter(({ kind }) => kind === "text" || kind === "former").length;
  const tick = (owner: string, isOn: boolean) =>
    setTicked((before) =>
      isOn ? new Set([...before, owner]) : new Set([...before].filter((one) => one !== owner)),
    );
  if (owners.length === 0) return <p className="text-soft">No node or status has an owner yet.</p>;
  return (
    <div className="flex flex-col gap-3">
      <p className="max-w-[72ch] text-soft">
        {counted(owners.length + left, "owner")} on maps and in the list of pipelines, {free} of them neither
        a member nor a team.
        {canMerge && " Select names that mean the same owner to merge them on all maps."}
      </p>
      {unread > 0 && (
        <Notice tone="warning">
          {counted(unread, "pipeline is", "pipelines are")} not included yet. Reload this page to on.
        </Notice>
      )}
      {left > 0 && (
        <Notice tone="warning">
          The first {owners.length} are listed; {left} more are named less often.
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-2">
        <input
          type="search"
          aria-label="Find owner"
          placeholder="Find owner"
          value={text}
          maxLength={200}
          className={`${inputClass} sm:!w-56`}
          onChange={(event) => setText(event.target.value)}
        />
        {canMerge && (
          <>
            <Button
              disabled={chosen.length === 0 || chosen.length > ownerLimits.ownersPerMerge}
              onClick={() => setAsked(chosen)}
            >
              {chosen.length === 1 ? "Rename" : "Merge"}
            </Button>
            <p role="status" className="text-soft tabular-nums">
              {chosen.length > ownerLimits.ownersPerMerge
                ? `${chosen.length} selected, at most ${ownerLimits.ownersPerMerge} at once.`
                : chosen.length > 0 && `${chosen.length} selected.`}
            </p>
          </>
        )}
      </div>
      <ul className="divide-y divide-line rounded-card border border-line bg-panel shadow-card">
        {shown.map((one) => (
          <OwnerEntry
            key={ownerKey(one.owner)}
            one={one}
            canMerge={canMerge}
            isTicked={ticked.has(one.owner)}
            onTick={(isOn) => tick(one.owner, isOn)}
            onMerge={setAsked}
          />
        ))}
      </ul>
      {shown.length === 0 && <p className="text-soft">No owner with this name.</p>}
      <MergeDialog
        owners={asked}
        known={owners}
        onClose={(isDone) => {
          setAsked(undefined);
          if (isDone) setTicked(new Set());
        }}
      />
    </div>
  );
}

interface OwnerEntryProps {
  readonly one: OwnerInUse;
  readonly canMerge: boolean;
  readonly isTicked: boolean;
  readonly onTick: (isOn: boolean) => void;
  readonly onMerge: (owners: readonly string[]) => void;
}

function OwnerEntry({ one, canMerge, isTicked, onTick, onMerge }: OwnerEntryProps) {
  const { owner, kind, near } = one;
  return (
    <li className="flex flex-wrap items-start gap-x-3 gap-y-1 px-3 py-2 max-sm:pointer-coarse:py-3.5">
      {canMerge && (
        <label className="flex shrink-0 max-sm:pointer-coarse:relative max-sm:pointer-coarse:-mx-3 max-sm:pointer-coarse:-my-3.5 max-sm:pointer-coarse:size-12 max-sm:pointer-coarse:items-center max-sm:pointer-coarse:justify-center">
          <input
            type="checkbox"
            aria-label={`Select ${owner}`}
            checked={isTicked}
            className="mt-1 size-4 accent-primary max-sm:pointer-coarse:mt-0"
            onChange={(event) => onTick(event.target.checked)}
          />
        </label>
      )}
      <div className="min-w-0 flex-1 basis-44">
        <Link
          href={`/me?who=${encodeURIComponent(owner)}`}
          prefetch={false}
          className="inline-block font-medium wrap-anywhere hover:text-blue hover:underline max-sm:pointer-coarse:-my-3.5 max-sm:pointer-coarse:min-w-12 max-sm:pointer-coarse:py-3.5"
        >
          {owner}
        </Link>
        <span className="ml-2">
          <OwnerMark kind={kind} />
        </span>
        {near.length > 0 && (
          <p className="flex flex-wrap items-center gap-x-2 text-tiny text-soft">
            Maybe the same as
            {near.map((other) =>
              canMerge ? (
                <button
                  key={other}
                  type="button"
                  onClick={() => onMerge([owner, other])}
                  className="min-h-6 text-blue wrap-anywhere underline underline-offset-2"
                >
                  {other}
                </button>
              ) : (
                <span key={other} className="wrap-anywhere">
                  {other}
                </span>
              ),
            )}
          </p>
        )}
      </div>
      <p className="text-soft tabular-nums">{textOfUse(one)}</p>
    </li>
  );
}
