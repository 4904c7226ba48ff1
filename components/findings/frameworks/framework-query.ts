import { type RequirementStatus, requirementStatuses } from "@/lib/domain/posture/posture";
import { readAddress, type SearchParams, writeAddress } from "../read-address";
import type { Proof } from "@/lib/domain/posture/coverage/standing";

/** Of the requirements: those with one result, or all that apply here. */
export type AskedResult = RequirementStatus | "applicable";

/** What the address of the frameworks page asks for. */
export interface FrameworkQuery {
  readonly framework: string;
  readonly status?: AskedResult | undefined;
  /** The requirement that is opened. */
  readonly requirement?: string | undefined;
  readonly proof: Proof;
}

export interface ParsedFrameworkQuery {
  readonly query: FrameworkQuery;
  /** What the address says and the page cannot use: shown, never a failure. */
  readonly ignored: readonly string[];
}

/** The framework that is shown where none is asked for. */
export const usualFramework = "nist-sp-800-190";

/** @param requirements the ids of the requirements of each framework that can be asked for. */
export function parseFrameworkQuery(
  params: SearchParams,
  requirements: ReadonlyMap<string, ReadonlySet<string>>,
): ParsedFrameworkQuery {
  const { read, ignored } = readAddress(params);
  const framework =
    read("framework", (value) => (requirements.has(value) ? value : undefined)) ?? usualFramework;
  return {
    query: {
      framework,
      status: read("status", (value) =>
        value === "applicable" ? value : requirementStatuses.find((status) => status === value),
      ),
      requirement: read("requirement", (value) =>
        requirements.get(framework)?.has(value) === true ? value : undefined,
      ),
      proof:
        read("proof", (value) => (value === "proven" || value === "declared" ? value : undefined)) ??
        "declared",
    },
    ignored,
  };
}

/** The address of the same page with something changed; what is opened stays open only where it is said again. */
export function frameworkHref(
  path: string,
  query: FrameworkQuery,
  change: Partial<FrameworkQuery> = {},
): string {
  const { framework, status, requirement, proof } = { ...query, requirement: undefined, ...change };
  return writeAddress(path, {
    framework: framework === usualFramework ? undefined : framework,
    status,
    requirement,
    proof: proof === "declared" ? undefined : proof,
  });
}

/** Whether a requirement has the result that is asked for. */
export function hasResult(
  { status }: { readonly status: RequirementStatus },
  asked: AskedResult | undefined,
): boolean {
  return asked === undefined || (asked === "applicable" ? status !== "not-applicable" : status === asked);
}
