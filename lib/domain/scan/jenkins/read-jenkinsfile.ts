import type { CiFact, Fact } from "../facts";
import { parseProgram, type Program } from "../groovy/parse-program";
import type { Reader, Reading } from "../reader";
import { baseName, type NotUnderstood, type SourceFile, type SourceTree } from "../source";
import { judgeApprovals, judgeTags } from "./judge";
import { JenkinsRun } from "./jenkins-run";
import { judgeToolImages } from "./tool-images";
import { workspaceOf } from "./workspace";

/** Files that are named after a Jenkinsfile and are none. */
const otherKinds = /\.(?:md|txt|ya?ml|json|xml|sh|html?|adoc|rst|py|js|ts|java|properties|lock|tpl|j2)$/i;
/** Code of shared libraries: it runs only where a pipeline calls it. */
const libraryFolders = /(?:^|\/)(?:vars|src|resources|test)\//;
const begins =
  /^[ \t]*(?:pipeline[ \t]*\{|node[ \t]*(?:\([^)\n]*\)[ \t]*)?\{|podTemplate[ \t]*\(|@Library[ \t]*\(|stage[ \t]*\(|(?:pipeline|freeStyle|multibranchPipeline|maven)Job[ \t]*\(|job[ \t]*\(['"])/m;

function recognises({ path, text }: SourceFile): boolean {
  const name = baseName(path);
  if (/jenkinsfile/i.test(name)) return !otherKinds.test(name);
  const mayBe = /\.(?:groovy|jenkins|gvy)$/i.test(name) || (!name.includes(".") && /jenkins/i.test(path));
  return mayBe && !libraryFolders.test(path) && begins.test(text.slice(0, 200_000));
}

/**
 * A Jenkinsfile, declarative or scripted: read as if it ran, each branch that may run, with what the file and shared libraries
 * among the files say of variables.
 */
function read(file: SourceFile, tree: SourceTree): Reading {
  try {
    const program = parseProgram(file.text, "groovy");
    if (isOnlyLoaded(file, program)) return { facts: [], notUnderstood: [] };
    return readJenkinsfile(file, tree, program, file.text);
  } catch {
    return {
      facts: [],
      notUnderstood: [{ at: { file: file.path, line: 1 }, why: "This is nested too deep to be read." }],
    };
  }
}

/** A script that ends with `return this` and runs nothing itself: what loads it runs what it defines. */
function isOnlyLoaded({ path }: SourceFile, { statements }: Program): boolean {
  const last = statements.at(-1);
  const givesItself = last?.kind === "return" && last.value?.kind === "name" && last.value.name === "this";
  const runs = statements.some(
    (one) =>
      one.kind === "expression" &&
      one.value.kind === "call" &&
      one.value.of.kind === "name" &&
      /^(?:pipeline|node|stage|parallel|podTemplate)$/.test(one.value.of.name),
  );
  return givesItself && !runs && path.endsWith(".groovy");
}

/** Reads a program, of a Jenkinsfile or of a script inside a job's settings. */
export function readJenkinsfile(file: SourceFile, tree: SourceTree, program: Program, text: string): Reading {
  const cache = new Map<string, Program | undefined>();
  const programs = (path: string): Program | undefined => {
    if (!cache.has(path)) {
      const found = tree.get(path);
      cache.set(path, found && parseProgram(found.text, "groovy"));
    }
    return cache.get(path);
  };
  const faults: NotUnderstood[] = program.faults
    .slice(0, 5)
    .map(({ line, message }) => ({ at: { file: file.path, line }, why: message }));
  const run = new JenkinsRun(file, tree, workspaceOf({ ...file, text }, tree), programs);
  const deeds = run.read(program.statements);
  const ci: CiFact = {
    kind: "ci",
    at: { file: file.path, line: 1 },
    id: file.path,
    tool: "jenkins",
    triggers: onlyOnce(run.triggers),
  };
  const facts = onlyOnce<Fact>([
    ci,
    ...deeds,
    ...judgeApprovals(run, deeds),
    ...judgeTags(run, deeds),
    ...judgeToolImages(run.book.tools, run.ci),
  ]);
  return { facts, notUnderstood: [...faults, ...run.notUnderstood] };
}

/** Loops and functions say the same thing again. */
export function onlyOnce<T>(all: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return all.filter((one) => {
    const key = JSON.stringify(one);
    return !seen.has(key) && seen.add(key);
  });
}

export const jenkinsfile: Reader = { format: "jenkinsfile", recognises, read };
