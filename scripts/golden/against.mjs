import { execFileSync, spawnSync } from "node:child_process";
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  readlinkSync,
} from "node:fs";
import path from "node:path";
import { root, run } from "../run.mjs";
import { tellDifferences } from "./tell-differences.mjs";

const folder = path.join(root, ".cache/golden-against");
const tree = path.join(folder, "tree");

/** Makes the outputs of another state of the code and prints the changes since; returns an exit code. */
export async function showDifferences(ref, { parts, named, madeIn }) {
  const { stdout, status } = git("rev-parse", "--verify", "--quiet", `${ref}^{commit}`);
  const commit = stdout.trim();
  if (status !== 0) return refuse(`${ref} is not a commit.`);
  if (git("cat-file", "-e", `${commit}:scripts/golden.mjs`).status !== 0)
    return refuse(`${ref} has no npm run golden yet, so it has no outputs to compare with.`);
  const old = path.join(folder, `${commit} ${named}`.trim().replaceAll("/", " "));
  const missing = parts.filter((part) => !existsSync(path.join(old, part)));
  if (missing.length > 0) await makeOld(commit, missing, named, old);
  const count = tellDifferences(parts, old, madeIn);
  console.log(count === 0 ? `No changes since ${ref}.` : `${count} changed since ${ref}.`);
  return 0;
}

/** In a temporary worktree; nothing of other commits is kept. */
async function makeOld(commit, parts, named, old) {
  removeTree();
  for (const name of existsSync(folder) ? readdirSync(folder) : [])
    if (!name.startsWith(commit)) rmSync(path.join(folder, name), { recursive: true });
  try {
    execFileSync("git", ["worktree", "add", "--detach", "--quiet", tree, commit], { cwd: root });
    linkFolder(path.join(root, "node_modules"), path.join(tree, "node_modules"));
    console.log(`Making the outputs of ${commit.slice(0, 10)}…`);
    await run(
      process.execPath,
      [path.join(tree, "scripts/golden.mjs"), "--make", "--only", parts.join(",")],
      {
        env: { GOLDEN_SHARED: process.env.GOLDEN_SHARED ?? path.join(root, "../shared") },
      },
    );
    mkdirSync(old, { recursive: true });
    for (const part of parts) {
      const made = path.join(tree, ".cache/golden", part);
      if (existsSync(made)) renameSync(made, path.join(old, part));
    }
  } finally {
    removeTree();
  }
}

function removeTree() {
  rmSync(tree, { recursive: true, force: true });
  git("worktree", "prune");
}

/** Hard links to the same files: the page builder refuses a link to the folder, and a copy is slow. */
function linkFolder(from, to) {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)];
    if (entry.isDirectory()) linkFolder(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkSync(source, target);
  }
}

function git(...args) {
  return spawnSync("git", args, { cwd: root, encoding: "utf8" });
}

function refuse(why) {
  console.error(why);
  return 1;
}
