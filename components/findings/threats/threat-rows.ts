import type { Framework, Requirement } from "@/lib/domain/catalogue/catalogue";
import { frameworkById, techniques } from "@/lib/domain/catalogue/frameworks";
import type { Assessment } from "@/lib/domain/posture/coverage/assessments";
import { isEffective } from "@/lib/domain/posture/coverage/effective-status";
import type { ThreatResult, ThreatStatus, Proof } from "@/lib/domain/posture/posture";
import { type AskedResult, tacticKey, type ThreatQuery } from "./threat-query";
import { mitigating } from "../answering-controls";

export interface ThreatRow {
  readonly item: Requirement;
  /** For a sub-technique: the name of its parent. */
  readonly parent?: string | undefined;
  readonly status: ThreatStatus;
  /** Nodes with a mitigating control in scope, and those of them with one in place. */
  readonly relevantNodes: number;
  readonly guardedNodes: number;
  /** It is open because none of its controls is assessed: none is known to be missing. */
  readonly isUnassessed: boolean;
  readonly pairs: readonly Assessment[];
}

export interface ThreatMatrix {
  readonly framework: Framework;
  readonly rows: readonly ThreatRow[];
}

const matrixIds = ["mitre-attack-containers", "mitre-attack-supplement"] as const;

export const knownTechniques: ReadonlySet<string> = new Set(techniques.map(({ id }) => id));

/** Every tactic of every matrix, as the address names it. */
export const knownTactics: ReadonlySet<string> = new Set(
  matrixIds.flatMap((id) =>
    (frameworkById(id)?.items ?? []).flatMap(({ tactics = [] }) =>
      tactics.map((tactic) => tacticKey(id, tactic)),
    ),
  ),
);

const titles = new Map(techniques.map(({ id, title }) => [id, title]));

/** The Containers matrix, then the techniques against the systems before and around containers. */
export function threatMatrices(
  results: readonly ThreatResult[],
  pairsOf: (controls: readonly string[]) => readonly Assessment[],
  proof: Proof,
): readonly ThreatMatrix[] {
  const statuses = new Map(results.map(({ technique, status }) => [technique, status]));
  return matrixIds.flatMap((id) => {
    const framework = frameworkById(id);
    if (!framework) return [];
    const rows = framework.items.flatMap((item): readonly ThreatRow[] => {
      const status = statuses.get(item.id);
      if (!status) return [];
      const pairs = pairsOf(mitigating.get(item.id) ?? []);
      return [
        {
          item,
          parent: item.id.includes(".") ? titles.get(item.id.slice(0, item.id.indexOf("."))) : undefined,
          status,
          relevantNodes: countNodes(pairs, (pair) => pair.status !== "not-applicable"),
          guardedNodes: countNodes(pairs, (pair) => isEffective(pair.status, proof)),
          isUnassessed:
            status === "open" &&
            pairs.every((pair) => pair.status === "not-assessed" || pair.status === "not-applicable"),
          pairs,
        },
      ];
    });
    return [{ framework, rows }];
  });
}

function countNodes(pairs: readonly Assessment[], isCounted: (pair: Assessment) => boolean): number {
  return new Set(pairs.filter(isCounted).map(({ node }) => node.id)).size;
}

export function hasResult(
  { status, isUnassessed }: Pick<ThreatRow, "status" | "isUnassessed">,
  asked: AskedResult | undefined,
): boolean {
  if (asked === undefined) return true;
  if (asked === "relevant") return status !== "not-relevant";
  return asked === "unassessed" ? isUnassessed : status === asked;
}

/** The techniques of the requested tactic; without one, all of them. */
export function ofTactic(
  matrices: readonly ThreatMatrix[],
  tactic: ThreatQuery["tactic"],
): readonly ThreatMatrix[] {
  if (tactic === undefined) return matrices;
  return matrices.map(({ framework, rows }) => ({
    framework,
    rows: rows.filter(({ item }) => item.tactics?.some((one) => tacticKey(framework.id, one) === tactic)),
  }));
}
