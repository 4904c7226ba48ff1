"use client";
import type { Given } from "@/lib/domain/contract/given";
import { type GivenKind, leastRoles } from "@/lib/domain/contract/least-roles";
import { hasRole, type Role } from "@/lib/domain/contract/roles";
import { counted } from "@/lib/domain/words/english";
import { joinWithAnd } from "@/lib/domain/words/join-with-and";

/** The items that the admin takes over from a member. */
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
  /** Absent: another admin has to take it over. */
  readonly onKeep?: (keeping: Keeping) => void;
}

/** All that ends with a member or role, by name, and what the admin can take over. */
export function WhatEnds({ given, role, keeping, onKeep }: WhatEndsProps) {
  const ending = whatEnds(given, role);
  if (ending.length === 0) return <p>None of their links, tokens or trust rules ends with it.</p>;
  return (
    <section aria-label="Also ends" className="flex flex-col gap-2">
      <h3 className="font-medium">Also ends</h3>
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
                They chose it for this member, who then needs a password reset link.
              </p>
            )}
            {onKeep && kind === "share" && (
              <Keep
                isKept={keeping.shares}
                onChange={(shares) => onKeep({ ...keeping, shares })}
                label={
                  given.share.length === 1
                    ? "Keep it: you become responsible for it"
                    : "Keep them: you become responsible for them"
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
                  label={`Take over ${name}: you become responsible for it`}
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
