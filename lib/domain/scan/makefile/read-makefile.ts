import type { Fact, JobFact } from "../facts";
import type { Reader, Reading } from "../reader";
import { readScript } from "../shell/read-script";
import { baseName, folderOf, type SourceFile, type SourceTree } from "../source";
import type { ScriptLine } from "../yaml/yaml-node";
import { type Commands, commandsOf } from "./make-target";
import { parseMakefile } from "./parse-makefile";

/** Makefiles: targets that build, push, deploy or check something, which a person starts. */
export const makefileReader: Reader = { format: "makefile", recognises, read };

const mostTargets = 300;
const longest = 500_000;
const nobody: ReadonlyMap<string, string> = new Map();

function recognises({ path }: SourceFile): boolean {
  return /^(?:gnu)?makefile(?:\.(?!am$|in$|md$)[\w-]{1,40})?$|\.mk$/i.test(baseName(path));
}

function read(file: SourceFile, tree: SourceTree): Reading {
  const { path } = file;
  if (file.text.length > longest || file.text.includes("\0"))
    return {
      facts: [],
      notUnderstood: [
        { at: { file: path, line: 1 }, why: "This is too long for a Makefile, or is not text." },
      ],
    };
  const makefile = parseMakefile(file.text, nobody);
  const targets = [...makefile.targets.values()].filter(
    ({ name, recipe }) => recipe.length > 0 && !name.startsWith(".") && !name.includes("%"),
  );
  const found = targets.slice(0, mostTargets).flatMap((target) => {
    const by = `${path}#${target.name}`;
    const lines = oneScript(commandsOf(target, { makefile, given: nobody }));
    const facts = readScript(lines, { by, file, tree, folder: folderOf(path), variables: nobody });
    return facts.some(isOfImages) ? [{ target, by, facts }] : [];
  });
  if (found.length === 0) return { facts: [], notUnderstood: [] };
  const ids = new Map(found.map(({ target, by }) => [target.name, by]));
  const jobs = found.map(({ target, by }): JobFact => ({
    kind: "job",
    at: { file: path, line: target.line },
    id: by,
    ci: path,
    name: target.name,
    starts: "by-person",
    needs: target.prerequisites.flatMap((name) => ids.get(name) ?? []),
  }));
  const first = Math.min(...jobs.map(({ at }) => at.line));
  const ci: Fact = {
    kind: "ci",
    at: { file: path, line: first },
    id: path,
    tool: "make",
    triggers: [{ on: "person", text: "make" }],
  };
  return { facts: [ci, ...jobs, ...found.flatMap(({ facts }) => facts)], notUnderstood: [] };
}

function isOfImages({ kind }: Fact): boolean {
  return ["build", "push", "deploy", "retag", "check", "control", "uses"].includes(kind);
}

/** Each command of a recipe is run by a shell of its own. */
function oneScript(commands: Commands): readonly ScriptLine[] {
  return commands.flatMap((command) => {
    const line = command[0]?.line ?? 1;
    return [{ text: "(", line }, ...command, { text: ")", line: command.at(-1)?.line ?? line }];
  });
}
