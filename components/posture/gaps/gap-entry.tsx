import { clsx } from "clsx";
import Link from "next/link";
import { compareFrameworks, frameworkName } from "../framework-name";
import { StatusMark } from "../status-mark";
import { DueDay } from "./due-day";
import type { GapRow } from "./gap-rows";
import { Priority } from "./priority";

interface GapEntryProps {
  readonly row: GapRow;
  readonly today: string;
  /** Where the map is; absent where there is none to go to. */
  readonly mapPath?: string | undefined;
  readonly hasOwners: boolean;
}

const cell = "px-3 py-2.5 align-top print:px-1.5";
const shownFrameworks = 2;
const shownRequirements = 3;

/** One gap: a row of the table, and a small card where the screen is narrow. */
export function GapEntry({ row, today, mapPath, hasOwners }: GapEntryProps) {
  const { node, control, title, why, frameworks, status, nodeName, kindName, owner, isNodeOwner, due } = row;
  return (
    <tr className="gap-entry border-t border-line">
      <td className={cell}>
        <StatusMark status={status} />
      </td>
      <th scope="row" className={`${cell} text-left font-normal break-words`}>
        {mapPath === undefined ? (
          <span className="font-bold">{title}</span>
        ) : (
          <Link href={`${mapPath}?node=${node}&control=${control}`} prefetch={false} className="font-bold hover:text-blue hover:underline">
            {title}
          </Link>
        )}
        {why !== "" && <span className="block text-tiny text-soft">{why}</span>}
        <Frameworks of={frameworks} />
      </th>
      <td className={`${cell} break-words`}>
        <span className="font-medium">{nodeName}</span>
        <span className="block text-tiny text-soft">{kindName}</span>
      </td>
      {hasOwners && (
        <td className={`${cell} break-words`}>
          <span className="narrow-only text-soft">Owner: </span>
          {owner ?? <span className="text-soft">nobody</span>}
          {owner !== undefined && isNodeOwner && <span className="block text-tiny text-soft"> owns the node</span>}
        </td>
      )}
      <td className={clsx(cell, due === undefined && "wide-only")}>
        {due === undefined ? (
          <span className="text-soft">no date</span>
        ) : (
          <>
            <span className="narrow-only text-soft">Due </span>
            <DueDay due={due} today={today} />
          </>
        )}
      </td>
      <td className={cell}>
        <Priority gap={row} />
      </td>
    </tr>
  );
}

function Frameworks({ of }: { readonly of: GapRow["frameworks"] }) {
  const all = Object.entries(of).toSorted(([a], [b]) => compareFrameworks(a, b));
  if (all.length === 0) return null;
  const text = ([framework, requirements]: (typeof all)[number]) => `${frameworkName(framework)} ${requirementText(requirements)}`;
  const rest = all.length - shownFrameworks;
  return (
    <span className="block text-tiny text-soft" title={rest > 0 ? all.map(text).join("; ") : undefined}>
      {all.slice(0, shownFrameworks).map(text).join("; ")}
      {rest > 0 && ` and ${rest} more ${rest === 1 ? "framework" : "frameworks"}`}
    </span>
  );
}

function requirementText(requirements: readonly string[]): string {
  const rest = requirements.length - shownRequirements;
  return requirements.slice(0, shownRequirements).join(", ") + (rest > 0 ? ` (+${rest})` : "");
}
