import { inCode, markdownTable } from "./markdown-table";

interface Command {
  readonly title: string;
  readonly group: string;
  readonly keys?: readonly string[];
}

/** The keys of every command, by group. @param keyText writes a key for people */
export function shortcutsPart(
  commands: readonly Command[],
  groups: readonly string[],
  keyText: (key: string) => string,
): string {
  return groups
    .flatMap((group) => {
      const rows = commands
        .filter((command) => command.group === group && command.keys)
        .map(({ title, keys = [] }) => [title, inCode(keys.map(keyText))]);
      return rows.length > 0 ? [`## ${group}\n\n${markdownTable(["Command", "Keys"], rows)}`] : [];
    })
    .join("\n\n");
}
