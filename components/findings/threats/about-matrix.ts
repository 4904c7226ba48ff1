import type { Framework } from "@/lib/domain/catalogue/catalogue";

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
      about: "What adversaries do to containers and to what runs them.",
      columns: "grid-cols-2 sm:grid-cols-3 lg:grid-cols-9",
    },
  ],
  [
    "mitre-attack-supplement",
    {
      name: "Before and around the container",
      about:
        "Further techniques of ATT&CK, against repositories, CI, cloud accounts and hosts: not part of its Containers matrix.",
      columns: "grid-cols-2 sm:grid-cols-3 lg:grid-cols-6",
    },
  ],
]);

export function aboutMatrix({ id, title }: Framework): MatrixWords {
  return words.get(id) ?? { name: title, about: "", columns: "grid-cols-2 lg:grid-cols-6" };
}
