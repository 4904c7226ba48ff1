import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { bin, root, run } from "./run.mjs";

/**
 * Runs steps one after another, all of them even where one fails, and ends the process: its last line counts what
 * passed and failed. A step without a report of its own counts as one.
 */
export async function runSteps(steps) {
  const totals = { passed: 0, failed: 0 };
  for (const step of steps) {
    console.log(`\n— ${step.name}`);
    const { passed, failed } = await runStep(step);
    totals.passed += passed;
    totals.failed += failed;
  }
  console.log(`\n${totals.passed} passed, ${totals.failed} failed`);
  process.exit(totals.failed === 0 ? 0 : 1);
}

async function runStep({ name, command, args, run: call, report, env }) {
  if (call) return (await call()) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  const file = path.join(root, ".cache", `${name.replaceAll(" ", "-")}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const code = await run(bin(command), [...args, ...reporterOf(report, file)], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
  });
  const counted = report
    ? countsIn(report, file)
    : { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
  // A runner that died before, or after, its last test has failed, whatever it counted.
  return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
}

function reporterOf(report, file) {
  if (report === "vitest") return ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return report === "playwright" ? ["--reporter=list,json"] : [];
}

function countsIn(report, file) {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const result = JSON.parse(readFileSync(file, "utf8"));
  if (report === "vitest")
    return {
      passed: result.numPassedTests,
      failed: result.numFailedTests + result.numFailedTestSuites - suitesOfFailedTests(result),
    };
  return { passed: result.stats.expected, failed: result.stats.unexpected + result.stats.flaky };
}

/** Vitest counts the groups around a failed test as failed too; a file that could not even be loaded has no test to count. */
function suitesOfFailedTests(result) {
  const unloaded = result.testResults.filter(
    (file) => file.status === "failed" && file.assertionResults.length === 0,
  ).length;
  return result.numFailedTestSuites - unloaded;
}
