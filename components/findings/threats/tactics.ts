import { compareText } from "@/lib/domain/pipeline/pipeline";
import type { Framework } from "@/lib/domain/catalogue/catalogue";

/** The ATT&CK Enterprise 18 tactics of the catalogue's techniques, in the order of its matrix. */
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

/** In the order of the matrix; unknown ones come last. */
export function compareTactics(a: string, b: string): number {
  const [first, second] = [order.indexOf(a), order.indexOf(b)].map((index) =>
    index === -1 ? order.length : index,
  );
  return (first ?? 0) - (second ?? 0) || compareText(a, b);
}

interface MatrixWords {
  readonly name: string;
  readonly about: string;
  readonly columns: string;
}

const words: ReadonlyMap<string, MatrixWords> = new Map([
  [
    "mitre-attack-containers",
    {
      name: "ATT&CK for Containers",
      about: "Attacks on containers and on the platforms that run them.",
      columns: "grid-cols-2 sm:grid-cols-3 lg:grid-cols-9",
    },
  ],
  [
    "mitre-attack-supplement",
    {
      name: "Before and around the container",
      about:
        "Further ATT&CK techniques, against repositories, CI, cloud accounts and hosts. Not part of its Containers matrix.",
      columns: "grid-cols-2 sm:grid-cols-3 lg:grid-cols-6",
    },
  ],
]);

export function aboutMatrix({ id, title }: Framework): MatrixWords {
  return words.get(id) ?? { name: title, about: "", columns: "grid-cols-2 lg:grid-cols-6" };
}
