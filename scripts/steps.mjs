import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { bin, root, run } from "./run.mjs";

/**
 * Runs steps one after another, all of them even if one fails, and ends the process: failures are repeated at
 * the end, and the last line counts passed and failed tests. A step without a report of its own counts as
 * one. Steps `beside` the next run in parallel with it, and their output follows.
 */
export async function runSteps(steps) {
  let passed = 0;
  const failures = [];
  const count = ({ name }, result) => {
    passed += result.passed;
    failures.push(...result.failures.map((failure) => `${name}: ${failure}`));
  };
  const headline = ({ name }) => console.log(`\n— ${name}`);
  let beside = [];
  for (const step of steps) {
    if (step.beside) {
      const said = [];
      beside.push({ step, said, result: runStep(step, (piece) => said.push(piece)) });
      continue;
    }
    headline(step);
    count(step, await runStep(step));
    for (const { step: other, said, result } of beside) {
      const done = await result;
      headline(other);
      process.stdout.write(Buffer.concat(said));
      count(other, done);
    }
    beside = [];
  }
  console.log(["", ...failures.map((failure) => `FAILED ${failure}`)].join("\n"));
  console.log(`${passed} passed, ${failures.length} failed`);
  process.exit(failures.length === 0 ? 0 : 1);
}

async function runStep({ name, command, args, run: call, report, env }, hear) {
  if (call)
    return (await call()) ? { passed: 1, failures: [] } : { passed: 0, failures: ["did not succeed"] };
  const file = path.join(root, ".cache", `${name.replaceAll(" ", "-")}.json`);
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
  const code = await run(bin(command), [...args, ...reporterOf(report, file)], {
    env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: file },
    hear,
  });
  const ending = `ended with ${code}`;
  if (!report) return code === 0 ? { passed: 1, failures: [] } : { passed: 0, failures: [ending] };
  const result = resultIn(report, file);
  // A runner that died before or after its last test has failed, whatever it counted.
  return code !== 0 && result.failures.length === 0 ? { ...result, failures: [ending] } : result;
}

function reporterOf(report, file) {
  if (report === "vitest") return ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  return report === "playwright" ? ["--reporter=list,json"] : [];
}

function resultIn(report, file) {
  if (!existsSync(file)) return { passed: 0, failures: ["left no report"] };
  const result = JSON.parse(readFileSync(file, "utf8"));
  return report === "vitest" ? vitestResult(result) : playwrightResult(result);
}

function vitestResult({ numPassedTests, testResults }) {
  const failures = testResults.flatMap(({ name, status, message, assertionResults }) => {
    const where = path.relative(root, name);
    const failed = assertionResults.filter((test) => test.status === "failed");
    // A file that could not even be loaded has no test to name.
    if (status === "failed" && failed.length === 0) return [`${where}: ${firstLine(message)}`];
    return failed.map((test) => `${where} › ${test.fullName}: ${firstLine(test.failureMessages[0])}`);
  });
  return { passed: numPassedTests, failures };
}

function playwrightResult({ stats, suites, errors }) {
  const failures = suites.flatMap(function failedIn(suite) {
    const specs = suite.specs.filter((spec) => spec.tests.some(hasFailed));
    const named = specs.map((spec) => `${spec.file} › ${spec.title}: ${firstLine(errorOf(spec))}`);
    return [...named, ...(suite.suites ?? []).flatMap(failedIn)];
  });
  return {
    passed: stats.expected,
    failures: [...failures, ...errors.map((error) => firstLine(error.message))],
  };
}

function hasFailed(test) {
  return test.status === "unexpected" || test.status === "flaky";
}

function errorOf(spec) {
  return spec.tests.flatMap((test) => test.results).find((result) => result.error)?.error.message;
}

/** Without the colours for a terminal. */
function firstLine(message = "no message") {
  // oxlint-disable-next-line no-control-regex -- colours begin with a control character
  return message.replaceAll(/\u001B\[\d+m/g, "").split("\n")[0];
}
