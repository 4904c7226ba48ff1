import type { Show } from "@/lib/domain/contract/shares";

interface ShowWords {
  readonly key: keyof Show;
  readonly name: string;
  readonly about: string;
}

/** The switches of a share, as said on screen. What no switch is for, the map, kinds, statuses and days, is always shown. */
export const showWords: readonly ShowWords[] = [
  {
    key: "owners",
    name: "owners",
    about: "Names of people: who owns what, and what developers are called on the map.",
  },
  { key: "notes", name: "notes", about: "What your team wrote: notes, descriptions, reasons." },
  {
    key: "evidence",
    name: "evidence",
    about:
      "Evidence with its links and digests, and links to tickets, which name the hosts that they lead to.",
  },
  {
    key: "hosts",
    name: "host names",
    about: "Names of hosts and registries, and addresses of anything, in whatever text they are.",
  },
  {
    key: "rights",
    name: "credential rights",
    about: "What each credential lets its holder do, and whether it is short-lived.",
  },
];

export function shownNames(show: Show): readonly string[] {
  return showWords.filter(({ key }) => show[key]).map(({ name }) => name);
}

/** Links are shown with the evidence that they are of, and name hosts: then not all names of hosts are hidden. */
export function hiddenNames(show: Show): readonly string[] {
  return showWords
    .filter(({ key }) => !show[key])
    .map(({ key, name }) =>
      key === "hosts" && show.evidence ? `${name} outside of links to evidence and tickets` : name,
    );
}
