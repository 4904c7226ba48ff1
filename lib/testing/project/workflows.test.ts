import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const folder = path.join(root, ".github/workflows");

describe.each(readdirSync(folder))("%s", (file) => {
  const text = readFileSync(path.join(folder, file), "utf8");
  const lines = text.split("\n");

  test("names each action by a commit, which nobody can move, and says its version", () => {
    const uses = lines.filter((line) => /^ *(- )?uses:/.test(line));
    expect(uses).not.toEqual([]);
    expect(uses.filter((line) => !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  test("names one commit for each action", () => {
    const pins = new Map([...text.matchAll(/uses: ([\w./-]+)@(\w+)/g)].map(([pin, name]) => [pin, name]));
    const names = [...pins.values()];
    expect(names).toEqual([...new Set(names)]);
  });

  test("puts nothing into a script but by the environment: no text becomes code", () => {
    const scripts = scriptsOf(lines);
    expect(scripts).not.toEqual([]);
    expect(scripts.filter((script) => script.includes("${{"))).toEqual([]);
  });

  test("grants nothing to all jobs, to each job what it says, and none for ever", () => {
    expect(lines).toContain("permissions: {}");
    expect(text).toMatch(/^concurrency:$/m);
    for (const job of jobsOf(text)) {
      expect(job).toMatch(/^ {4}permissions:$/m);
      expect(job).toMatch(/^ {4}timeout-minutes: \d+$/m);
      expect(job).not.toMatch(/write-all|read-all/);
    }
  });

  test("leaves no credentials beside the source", () => {
    const checkouts = text.split(/uses: actions\/checkout@/).slice(1);
    expect(checkouts.filter((after) => !/^.*\n +with:\n +persist-credentials: false\n/.test(after))).toEqual(
      [],
    );
  });

  test("is started by nobody from outside", () => {
    expect(text).not.toMatch(/pull_request_target|workflow_run|issue_comment/);
  });
});

test("the image is made from one that is named by its digest", () => {
  const image = readFileSync(path.join(root, "Dockerfile"), "utf8");
  expect(image).toMatch(/^ARG NODE_IMAGE=\S+:\S+@sha256:[0-9a-f]{64}$/m);
  const bases = [...image.matchAll(/^FROM (\S+)/gm)].map(([, base]) => base);
  expect(new Set(bases)).toEqual(new Set(["${NODE_IMAGE}"]));
});

/** What each `run` runs: the rest of its line, or the lines further in below it. */
function scriptsOf(lines: readonly string[]): readonly string[] {
  return lines.flatMap((line, at) => {
    const [, indent, script] = /^( *)(?:- )?run: (.+)$/.exec(line) ?? [];
    if (indent === undefined || script === undefined) return [];
    const rest = lines.slice(at + 1);
    const end = rest.findIndex((below) => below !== "" && below.search(/\S/) <= indent.length);
    return [[script, ...rest.slice(0, end === -1 ? undefined : end)].join("\n")];
  });
}

function jobsOf(text: string): readonly string[] {
  const [, jobs = ""] = text.split(/^jobs:$/m);
  return jobs.split(/^ {2}[\w-]+:$/m).slice(1);
}
