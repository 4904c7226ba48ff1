import type { Reader, Reading } from "../reader";
import type { SourceFile } from "../source";
import { readYaml } from "../yaml/read-yaml";
import { at, entriesAt, itemsAt, textAt } from "../yaml/yaml-node";

const dependabot = /(?:^|\/)\.github\/dependabot\.ya?ml$/;
const renovate = /(?:^|\/)(?:renovate\.json5?|\.renovaterc(?:\.json5?)?)$/;

/** Settings of Dependabot and Renovate: something proposes new versions of what is used. */
export const dependencyUpdatesReader: Reader = {
  format: "dependency-updates",
  recognises: ({ path }) => dependabot.test(path) || renovate.test(path),
  read: (file) => (dependabot.test(file.path) ? readDependabot(file) : readRenovate(file)),
};

function readDependabot(file: SourceFile): Reading {
  const { documents, faults } = readYaml(file.text);
  const [settings] = documents;
  const notUnderstood = faults.map(({ line, message }) => ({ at: { file: file.path, line }, why: message }));
  const systems = itemsAt(settings, "updates").flatMap((update) =>
    textAt(update, "open-pull-requests-limit") === "0" ? [] : (textAt(update, "package-ecosystem") ?? []),
  );
  if (systems.length === 0) return { facts: [], notUnderstood };
  const line = entriesAt(settings).find(([key]) => key === "updates")?.[1].line ?? 1;
  return { facts: [present(file, line, `Dependabot: ${[...new Set(systems)].join(", ")}`)], notUnderstood };
}

/** JSON with comments is no YAML: there the file alone is the proof, unless it turns Renovate off. */
function readRenovate(file: SourceFile): Reading {
  const { documents, faults } = readYaml(file.text);
  const [settings] = documents;
  const isOff =
    settings && faults.length === 0
      ? textAt(settings, "enabled") === "false"
      : /^\s*"?enabled"?\s*:\s*false/m.test(file.text);
  if (isOff || !file.text.includes("{")) return { facts: [], notUnderstood: [] };
  const line = at(settings, "extends")?.line ?? file.text.slice(0, file.text.indexOf("{")).split("\n").length;
  return { facts: [present(file, line, "Renovate")], notUnderstood: [] };
}

function present(file: SourceFile, line: number, fact: string) {
  return {
    kind: "control",
    at: { file: file.path, line },
    control: "dependency-update-automation",
    status: "present",
    about: file.path,
    fact,
  } as const;
}
