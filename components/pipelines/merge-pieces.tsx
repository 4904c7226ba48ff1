import { useId } from "react";
import { type ChangeLook, changeLooks } from "@/components/static-map/change-marks";
import { ringCard } from "@/components/static-map/ring-card";
import { Button } from "@/components/ui/button";
import { statusesWords } from "@/lib/domain/compare/change-words";
import { byEffect } from "@/lib/domain/merge/choose-pieces";
import type { MergePiece } from "@/lib/domain/merge/merge-piece";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";
import { Places } from "./places";

interface MergePiecesProps {
  readonly pieces: readonly MergePiece[];
  readonly taken: ReadonlySet<string>;
  readonly isBusy: boolean;
  readonly onTick: (piece: MergePiece, isTicked: boolean) => void;
  readonly onTickAll: (which: "usual" | "all" | "none") => void;
}

interface Group {
  readonly title: string;
  readonly look: ChangeLook;
  readonly of: (pieces: readonly MergePiece[]) => readonly MergePiece[];
}

const without = (has: (piece: MergePiece) => boolean) => (pieces: readonly MergePiece[]) =>
  pieces.filter((piece) => piece.effect === undefined && has(piece));

/** Sections by effect on controls, worst first, then by change to the map. */
const groups: readonly Group[] = [
  { title: "Makes a control worse", look: "worse", of: (pieces) => byEffect(pieces, "worse") },
  { title: "Makes a control better", look: "better", of: (pieces) => byEffect(pieces, "better") },
  { title: "Added", look: "added", of: without(({ of, does }) => of !== "claim" && does === "add") },
  {
    title: "Changed on the map",
    look: "changed",
    of: without(({ of, does }) => of !== "claim" && does === "change"),
  },
  {
    title: "Removed from the map",
    look: "removed",
    of: without(({ of, does }) => of !== "claim" && does === "remove"),
  },
  { title: "Statuses", look: "changed", of: without(({ of }) => of === "claim") },
];

/** More rows are of no use on a page; “Tick all” and “Untick all” cover the rest. */
const mostRows = 300;

/** All changes with checkboxes. Ticking one also ticks and names those it needs. */
export function MergePieces({ pieces, taken, isBusy, onTick, onTickAll }: MergePiecesProps) {
  const titles = new Map(pieces.map(({ id, title }) => [id, title]));
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap gap-2">
        <Button disabled={isBusy} onClick={() => onTickAll("all")}>
          Tick all
        </Button>
        <Button disabled={isBusy} onClick={() => onTickAll("usual")}>
          Tick proposed
        </Button>
        <Button disabled={isBusy} onClick={() => onTickAll("none")}>
          Untick all
        </Button>
      </div>
      {groups.map(({ title, look, of }) => {
        const own = of(pieces);
        return own.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <h3 className="flex items-baseline gap-2 text-lead">
              {title}
              <span className="font-normal text-soft tabular-nums">
                {own.filter(({ id }) => taken.has(id)).length} of {own.length}
              </span>
            </h3>
            <ul className="mt-1">
              {own.slice(0, mostRows).map((piece) => (
                <Row
                  key={piece.id}
                  piece={piece}
                  look={piece.does === "remove" && !piece.effect ? "removed" : look}
                  needs={piece.needs.map((id) => titles.get(id) ?? id)}
                  isTicked={taken.has(piece.id)}
                  isBusy={isBusy}
                  onTick={onTick}
                />
              ))}
            </ul>
            {own.length > mostRows && <p className="text-soft">And {own.length - mostRows} more.</p>}
          </section>
        );
      })}
    </div>
  );
}

interface RowProps {
  readonly piece: MergePiece;
  readonly look: ChangeLook;
  /** The titles of the pieces it needs. */
  readonly needs: readonly string[];
  readonly isTicked: boolean;
  readonly isBusy: boolean;
  readonly onTick: (piece: MergePiece, isTicked: boolean) => void;
}

const mostNeeds = 3;

function Row({ piece, look, needs, isTicked, isBusy, onTick }: RowProps) {
  const id = useId();
  const { Icon, glyph } = changeLooks[look];
  return (
    <li className="flex gap-2 border-t border-line py-1.5 first:border-t-0 has-focus-visible:bg-blue-soft">
      <input
        id={id}
        type="checkbox"
        checked={isTicked}
        disabled={isBusy}
        aria-describedby={`${id}-about`}
        onFocus={() => ringCard(piece.node)}
        onChange={(event) => onTick(piece, event.target.checked)}
        className="mt-0.5 size-4 shrink-0 accent-primary max-sm:pointer-coarse:size-6"
      />
      <div className="min-w-0 wrap-anywhere">
        <label htmlFor={id} className="flex gap-1.5 font-medium">
          <Icon
            aria-hidden
            size={14}
            strokeWidth={2.5}
            className={`mt-0.5 shrink-0 ${listInk[look] ?? glyph}`}
          />
          <span className="min-w-0">{piece.title}</span>
        </label>
        <div id={`${id}-about`} className="text-tiny">
          {piece.effect && <p className="font-medium">{statusesWords(piece.effect)}</p>}
          {piece.says !== undefined && <p>{piece.says}.</p>}
          {piece.why !== undefined && <p className="font-medium">{piece.why}</p>}
          {needs.length > 0 && <p className="text-soft">Also needs: {joinWithAnd(needs, mostNeeds)}.</p>}
          <Places of={piece.proofs} />
          {piece.gone && <Gone lines={piece.gone} />}
        </div>
      </div>
    </li>
  );
}

/** The map's badge is filled; here the icon has the colour. */
const listInk: { readonly [look: string]: string | undefined } = {
  worse: "text-missing",
  better: "text-standing",
};

const mostGone = 3;

/** Deleted source lines that the map relies on. */
function Gone({ lines }: { readonly lines: readonly string[] }) {
  return (
    <div className="text-soft">
      Deleted lines:
      {lines.slice(0, mostGone).map((line) => (
        <code key={line} className="block font-mono">
          {line}
        </code>
      ))}
      {lines.length > mostGone && `and ${counted(lines.length - mostGone, "more line")}`}
    </div>
  );
}
