import type { CiFact, Fact, Trigger } from "../facts";
import type { Reader, Reading } from "../reader";
import { folderOf, type SourceFile, type SourceTree } from "../source";
import type { BuildConfig } from "./build-config";
import { configFacts } from "./config-facts";
import { isKotlinSettings, settingsFolder, type Survey, surveyOf } from "./survey";

/** TeamCity's settings in Kotlin: each file's build configurations, with values and functions of the files beside it. */
function read(file: SourceFile, tree: SourceTree): Reading {
  try {
    return readSettings(file, tree, surveyOf(file, tree));
  } catch {
    return {
      facts: [],
      notUnderstood: [{ at: { file: file.path, line: 1 }, why: "This is nested too deep to be read." }],
    };
  }
}

function readSettings(file: SourceFile, tree: SourceTree, survey: Survey): Reading {
  const configs = survey.configs.get(file.path) ?? [];
  const folder = settingsFolder(file.path);
  const root = folder.endsWith(".teamcity") ? folderOf(folder) : folder;
  const notUnderstood = survey.notUnderstood.filter(({ at }) => at.file === file.path);
  if (configs.length === 0) return { facts: [], notUnderstood };
  const unknownNeeds = configs.flatMap((config) =>
    config.isDisabled
      ? []
      : config.needs
          .filter(({ id }) => !survey.jobs.has(id))
          .map(({ id, at }) => ({
            at,
            why: `“${config.name}” waits for “${id}”, which is not among the files.`,
          })),
  );
  const facts = configs.flatMap((config) =>
    configFacts(config, {
      ci: file.path,
      tree,
      file,
      root,
      starts: survey.starts.get(config.name) ?? "unknown",
      needs: [...new Set(config.needs.flatMap(({ id }) => survey.jobs.get(id) ?? []))],
      parameters: survey.parameters,
    }),
  );
  const ci: CiFact = {
    kind: "ci",
    at: { file: file.path, line: 1 },
    id: file.path,
    tool: "teamcity",
    triggers: triggersOf(configs),
  };
  return {
    facts: [ci, ...facts] satisfies readonly Fact[],
    notUnderstood: [...notUnderstood, ...unknownNeeds],
  };
}

export function triggersOf(configs: readonly BuildConfig[]): readonly Trigger[] {
  const all = configs.filter(({ isDisabled }) => !isDisabled).flatMap(({ triggers }) => triggers);
  return all.filter(
    (one, index) => all.findIndex(({ on, text }) => on === one.on && text === one.text) === index,
  );
}

export const teamcityKotlin: Reader = { format: "teamcity-kotlin", recognises: isKotlinSettings, read };
