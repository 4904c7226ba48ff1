import { compareText } from "@/lib/domain/pipeline/pipeline";

/** The tactics of ATT&CK Enterprise 18 that the catalogue's techniques serve, in the order of its matrix. */
const tactics: ReadonlyMap<string, string> = new Map([
  ["initial-access", "Initial Access"],
  ["execution", "Execution"],
  ["persistence", "Persistence"],
  ["privilege-escalation", "Privilege Escalation"],
  ["defense-evasion", "Defense Evasion"],
  ["credential-access", "Credential Access"],
  ["discovery", "Discovery"],
  ["lateral-movement", "Lateral Movement"],
  ["collection", "Collection"],
  ["command-and-control", "Command and Control"],
  ["exfiltration", "Exfiltration"],
  ["impact", "Impact"],
]);

const order = [...tactics.keys()];

export function tacticName(tactic: string): string {
  return tactics.get(tactic) ?? tactic;
}

/** As the columns of the matrix stand; one that is not known comes last. */
export function compareTactics(a: string, b: string): number {
  const [first, second] = [order.indexOf(a), order.indexOf(b)].map((index) =>
    index === -1 ? order.length : index,
  );
  return (first ?? 0) - (second ?? 0) || compareText(a, b);
}
