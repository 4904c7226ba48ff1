"use client";
import type { Given } from "@/lib/domain/contract/given";
import { type GivenKind, leastRoles } from "@/lib/domain/contract/least-roles";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

/** What the admin takes over of what a member made. */
export interface Keeping {
  readonly shares: boolean;
  readonly rules: readonly string[];
}
export const keepsNothing: Keeping = { shares: false, rules: [] };

/** @param role undefined: the member is removed */
export function whatEnds(given: Given, role: Role | undefined): readonly GivenKind[] {
  return kinds.filter(
    (kind) => given[kind].length > 0 && (role === undefined || !hasRole(role, leastRoles[kind])),
  );
}

const kinds = [
  "invitation",
  "reset",
  "password",
  "token",
  "share",
  "rule",
] as const satisfies readonly GivenKind[];
const kindWords: { readonly [Kind in GivenKind]: string } = {
  invitation: "invitation",
  reset: "password reset link",
  password: "first password",
  token: "token",
  share: "share link",
  rule: "trust rule",
};
const mostNames = 5;

interface WhatEndsProps {
  readonly given: Given;
  readonly role: Role | undefined;
  readonly keeping: Keeping;
  /** Absent: another admin would have to take it over. */
  readonly onKeep?: (keeping: Keeping) => void;
}

/** What ends with a member or a role, with names, and what of it the admin may take over. */
export function WhatEnds({ given, role, keeping, onKeep }: WhatEndsProps) {
  const ending = whatEnds(given, role);
  if (ending.length === 0) return <p>No open link, token or trust rule of theirs ends with it.</p>;
  return (
    <section aria-label="What ends too" className="flex flex-col gap-2">
      <h3 className="font-medium">What ends too</h3>
      <ul className="flex flex-col gap-2">
        {ending.map((kind) => (
          <li key={kind} className="min-w-0 rounded-control border border-line px-2.5 py-1.5">
            <p className="wrap-anywhere">
              <span className="font-medium">{counted(given[kind].length, kindWords[kind])}</span>
              <span className="text-soft">
                :{" "}
                {joinWithAnd(
                  given[kind].map(({ name }) => name),
                  mostNames,
                )}
              </span>
            </p>
            {kind === "password" && (
              <p className="text-soft">
                They chose it for this member, who needs a password reset link then.
              </p>
            )}
            {onKeep && kind === "share" && (
              <Keep
                isKept={keeping.shares}
                onChange={(shares) => onKeep({ ...keeping, shares })}
                label={
                  given.share.length === 1
                    ? "Keep it: you answer for it from now on"
                    : "Keep them: you answer for them from now on"
                }
              />
            )}
            {onKeep &&
              kind === "rule" &&
              given.rule.map(({ id, name }) => (
                <Keep
                  key={id}
                  isKept={keeping.rules.includes(id)}
                  onChange={(isKept) =>
                    onKeep({
                      ...keeping,
                      rules: isKept ? [...keeping.rules, id] : keeping.rules.filter((one) => one !== id),
                    })
                  }
                  label={`Take over ${name}: you answer for it from now on`}
                />
              ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface KeepProps {
  readonly label: string;
  readonly isKept: boolean;
  readonly onChange: (isKept: boolean) => void;
}

function Keep({ label, isKept, onChange }: KeepProps) {
  return (
    <label className="flex min-h-7 items-center gap-2 max-sm:pointer-coarse:min-h-11">
      <input
        type="checkbox"
        checked={isKept}
        onChange={(event) => onChange(event.currentTarget.checked)}
        className="size-4 shrink-0 accent-primary"
      />
      <span className="min-w-0 wrap-anywhere">{label}</span>
    </label>
  );
}
