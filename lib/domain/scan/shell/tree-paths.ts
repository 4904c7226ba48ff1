import { oncePer } from "../../once-per";
import { matchesGlob } from "../glob";
import { folderOf, resolvePath, type SourceTree } from "../source";

/** Names of the checkout folder in the tools that run scripts. */
const workspace =
  /^(?:\$\{?(?:WORKSPACE|CI_PROJECT_DIR|GITHUB_WORKSPACE|CODEBUILD_SRC_DIR|CIRCLE_WORKING_DIRECTORY|BUILD_SOURCESDIRECTORY|SYSTEM_DEFAULTWORKINGDIRECTORY|BITBUCKET_CLONE_DIR|TRAVIS_BUILD_DIR|DRONE_WORKSPACE|env\.WORKSPACE)\}?|\$\((?:Build\.SourcesDirectory|System\.DefaultWorkingDirectory|Build\.Repository\.LocalPath|git rev-parse --show-toplevel)\)|\$\{\{\s*github\.workspace\s*\}\}|%(?:teamcity\.build\.checkoutDir|system\.teamcity\.build\.checkoutDir)%|\/workspace|\/github\/workspace)(?=\/|$)/;
const here = /^(?:\$\{?PWD\}?|\$\(pwd\)|%cd%|\$\(Get-Location\))(?=\/|$)/i;
const besideScript = /^\$\(dirname \$0\)(?=\/|$)/;

export interface Whereabouts {
  readonly tree: SourceTree;
  /** The folder in which a command runs; undefined if no file tells. */
  readonly folder: string | undefined;
  /** The folder in which the job began. */
  readonly root: string;
  /** The script that is read. */
  readonly script: string;
}

/** The path in the tree that a script means; undefined if a variable decides or it leads out of the tree. */
export function pathInTree(written: string, { tree, folder, root, script }: Whereabouts): string | undefined {
  const text = written
    .trim()
    .replaceAll("\\", "/")
    .replace(/^(?:dir|file):\/\//, "");
  const after = (pattern: RegExp) => {
    const found = pattern.exec(text);
    return found ? `./${text.slice(found[0].length)}` : undefined;
  };
  const inWorkspace = after(workspace);
  if (inWorkspace !== undefined)
    return plain(inWorkspace) ? workspacePath(inWorkspace, root, tree) : undefined;
  const besides = after(besideScript);
  const [base, path] = besides === undefined ? [folder, after(here) ?? text] : [folderOf(script), besides];
  if (base === undefined || path === "" || path.startsWith("/") || /^[A-Za-z]:\//.test(path) || !plain(path))
    return undefined;
  return resolvePath(base, path);
}

function plain(path: string): boolean {
  return !/[$%{}<>\n"'`]|^~|:\/\//.test(path);
}

/** From the folder in which the job began, or from one above it if the file is there. */
function workspacePath(path: string, root: string, tree: SourceTree): string | undefined {
  for (let folder = root; ; folder = folderOf(folder)) {
    const found = resolvePath(folder, path);
    if (found !== undefined && isInTree(found, tree)) return found;
    if (folder === "") return resolvePath(root, path);
  }
}

/** Whether a file or a folder is there. */
function isInTree(path: string, tree: SourceTree): boolean {
  return path === "" || tree.has(path) || foldersIn(tree).has(path);
}

const foldersIn = oncePer((tree: SourceTree): ReadonlySet<string> => {
  const folders = new Set<string>();
  for (const path of tree.keys())
    for (let folder = folderOf(path); folder !== "" && !folders.has(folder); folder = folderOf(folder))
      folders.add(folder);
  return folders;
});

const mostMatches = 50;

/** Files that match a pattern with stars, relative to that folder; the pattern itself without a match. */
export function matchesInTree(pattern: string, folder: string, tree: SourceTree): readonly string[] {
  const bare = pattern.replace(/^\.\//, "").replace(/\/$/, "");
  if (!/^[\w./*@+-]+$/.test(bare) || bare.startsWith("/")) return [pattern];
  // A shell knows no `**`: it is a `*`.
  const glob = bare.replaceAll(/\*+/g, "*");
  const before = folder === "" ? "" : `${folder}/`;
  const all = pattern.endsWith("/") ? foldersIn(tree) : [...tree.keys(), ...foldersIn(tree)];
  const found = [...all]
    .flatMap((path) => (path.startsWith(before) ? [path.slice(before.length)] : []))
    .filter((path) => path !== "" && matchesGlob(glob, path))
    .toSorted()
    .slice(0, mostMatches);
  return found.length > 0 ? found : [pattern];
}

/** A path with a pattern in it means the folder before the pattern. */
export function withoutPattern(path: string): string {
  const pattern = path.search(/[*?[]/);
  return pattern === -1 ? path : folderOf(path.slice(0, pattern));
}
