import type { Show } from "@/lib/domain/contract/shares";

interface ShowWords {
  readonly key: keyof Show;
  readonly name: string;
  readonly about: string;
}

/** The options of a share. The map, kinds, statuses and dates have none: they always show. */
export const showWords: readonly ShowWords[] = [
  {
    key: "owners",
    name: "owners",
    about: "Names of owners, and of developers on the map.",
  },
  { key: "notes", name: "notes", about: "Your team’s notes, descriptions and reasons." },
  {
    key: "evidence",
    name: "evidence",
    about: "Evidence with links and digests, and links to tickets. Links contain host names.",
  },
  {
    key: "hosts",
    name: "host names",
    about: "Names of hosts and registries, and all addresses, in any text.",
  },
  {
    key: "rights",
    name: "credential rights",
    about: "The rights of each credential, and whether it is short-lived.",
  },
];

export function shownNames(show: Show): readonly string[] {
  return showWords.filter(({ key }) => show[key]).map(({ name }) => name);
}

/** Evidence shows links with host names, so hiding host names is then incomplete. */
export function hiddenNames(show: Show): readonly string[] {
  return showWords
    .filter(({ key }) => !show[key])
    .map(({ key, name }) =>
      key === "hosts" && show.evidence ? `${name} outside links to evidence and tickets` : name,
    );
}
