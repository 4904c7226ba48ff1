import "server-only";
import { accessSync, constants, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type PushRule, pushRules } from "@/lib/domain/compare/push-rules";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { pushSarif } from "@/lib/domain/exporters/push-sarif";
import { commitInEnv } from "../push/commit-in-env";
import { describePush, tellFindings } from "../push/describe-push";
import { findToken } from "../push/find-token";
import { PushApi, PushError } from "../push/push-api";
import { printable } from "../push/printable";
import { printableJson } from "../push/printable-json";
import { planFault, type PushPlan, type PushReport, runPush } from "../push/run-push";
import { answersOf } from "./answers-of";
import { type Command, MisuseError, type Outcome, type Values } from "./command";

const formats = ["text", "json", "sarif"] as const;
type Format = (typeof formats)[number];

export const pushCommand: Command = {
  summary: "Sync a repository from CI, send scanner reports, take a snapshot, fail on regressions",
  usage: "[FOLDER] --server URL --pipeline ID [--evidence FILE ...] [--fail-on RULE ...]",
  help: `Reads a folder (default: the current one) into a pipeline's map, sends scanner reports, takes a snapshot named after the
commit, and lists what changed since its baseline (docs/guides/ci.md). Authenticates with a token from --token-file or
BLUELINE_TOKEN, or exchanges the job's identity token: from --oidc-token-file, BLUELINE_ID_TOKEN or GitHub Actions.
Exit status: 0 success, 1 a rule of --fail-on is broken, 2 usage error, refused or interrupted. Completed steps are
printed in any case.
  --server URL            the address of Blueline
  --pipeline ID           as in the address of its map
  --token-file F          a file with a token
  --oidc-token-file F     a file with an identity token of the job
  --audience TEXT         audience of the identity token on GitHub Actions; default the server's address
  --evidence FILE         a scanner report; repeatable
  --evidence-only         read no folder into the map
  --name NAME             name of the repository, if the folder's name changes between jobs; default the folder's
  --answer P=V            read V for the placeholder P in image names; repeatable
  --commit SHA            default: the commit that the CI system names
  --fail-on RULE          repeatable; one of
    new-bypass            a gate has a new bypass
    regression            a control is further from being in place
    contradicted          evidence newly contradicts a control
    new-entry             a new unprotected entry point, confirmed or assumed
  --format FORMAT         text, json or sarif
  --output F              write that to a file, and the text to standard output`,
  options: {
    server: { type: "string" },
    pipeline: { type: "string" },
    "token-file": { type: "string" },
    "oidc-token-file": { type: "string" },
    audience: { type: "string" },
    evidence: { type: "string", multiple: true },
    "evidence-only": { type: "boolean" },
    name: { type: "string" },
    answer: { type: "string", multiple: true },
    commit: { type: "string" },
    "fail-on": { type: "string", multiple: true },
    format: { type: "string" },
    output: { type: "string" },
  },
  takes: [0, 1],
  async run([folder = "."], values) {
    const server = requireServer(values["server"]);
    const pipeline = textIn(values, "pipeline") ?? "";
    if (!recordIdSchema.safeParse(pipeline).success)
      throw new MisuseError("--pipeline takes the pipeline's id from the address of its map.");
    const format = requireFormat(textIn(values, "format") ?? "text");
    const plan: PushPlan = {
      pipeline,
      folder: values["evidence-only"] === true ? undefined : folder,
      name: textIn(values, "name"),
      answers: answersOf(values["answer"]),
      evidence: listIn(values, "evidence"),
      commit: textIn(values, "commit") ?? commitInEnv(process.env),
      failOn: requireRules(listIn(values, "fail-on")),
    };
    const output = textIn(values, "output");
    const fault = planFault(plan) ?? outputFault(output);
    if (fault !== undefined) throw new MisuseError(fault);
    const report = await push(server, plan, values);
    return outcomeOf(report, plan, { format, output });
  },
};

async function push(server: string, plan: PushPlan, values: Values): Promise<PushReport> {
  const [tokenFile, identityFile] = [textIn(values, "token-file"), textIn(values, "oidc-token-file")];
  if (tokenFile !== undefined && identityFile !== undefined)
    throw new MisuseError("Use --token-file or --oidc-token-file, not both.");
  try {
    const token = await findToken({
      server,
      pipeline: plan.pipeline,
      tokenFile,
      identityFile,
      audience: textIn(values, "audience") ?? server,
      env: process.env,
    });
    return await runPush(new PushApi(server, token), plan);
  } catch (error) {
    if (!(error instanceof PushError)) throw error;
    return { done: [], broken: [], failed: { step: "getting a token", reason: error.message } };
  }
}

type Failure = NonNullable<PushReport["failed"]>;

interface Asked {
  readonly format: Format;
  readonly output: string | undefined;
}

function outcomeOf(
  report: PushReport,
  { pipeline: id, failOn }: PushPlan,
  { format, output }: Asked,
): Outcome {
  const { done, failed, snapshot, answer } = report;
  const told = tellFindings(report, failOn);
  const json = {
    done,
    ...(failed && { failed }),
    ...(snapshot && { snapshot: { id: snapshot.id, number: snapshot.number } }),
    findings: told.map(({ finding: { rule, ...finding }, text, isChosen }) => ({
      rule,
      text,
      fails: isChosen,
      ...finding,
    })),
    ...(answer && { comparison: answer }),
  };
  const text = describePush(report, told);
  const pipeline = { id, name: report.pipeline?.name ?? id };
  const written =
    format === "json"
      ? JSON.stringify(json, undefined, 2)
      : format === "sarif"
        ? pushSarif(pipeline, told, snapshot?.takenAt ?? new Date().toISOString())
        : text;
  // A failed push leaves no file without findings, which would look like a clean result.
  const isWhole = failed === undefined || format === "json";
  const unwritten = output !== undefined && isWhole ? write(output, `${written.trimEnd()}\n`) : undefined;
  const complaints = [...(failed ? [complaintOf(failed, done)] : []), ...(unwritten ? [unwritten] : [])];
  return {
    code: complaints.length > 0 ? 2 : told.some(({ isChosen }) => isChosen) ? 1 : 0,
    text: output !== undefined || !isWhole || format === "text" ? text : printableJson(written.trimEnd()),
    json,
    ...(complaints.length > 0 && { complaint: complaints.map(printable).join("\n") }),
  };
}

function complaintOf({ step, reason, mayBeDone }: Failure, done: readonly string[]): string {
  const before = done.length === 0 ? "" : " The steps above were done, the later ones were not.";
  if (mayBeDone)
    return `Unknown result: ${step}: ${reason.replace(/\.$/, "")}. It may have succeeded or not.${before}`;
  return `Failed: ${step}: ${reason.replace(/\.$/, "")}.${before || " Nothing was changed."}`;
}

/** @returns the error in words; undefined: none */
function write(output: string, text: string): string | undefined {
  try {
    writeFileSync(output, text);
    return undefined;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return `Failed: writing ${output}: ${reason}. All steps above were done.`;
  }
}

/** Reports an unwritable output before anything is sent. @returns the error; undefined: none */
function outputFault(output: string | undefined): string | undefined {
  if (output === undefined) return undefined;
  try {
    const there = statSync(output, { throwIfNoEntry: false });
    if (there?.isDirectory()) return `--output takes a file, but ${output} is a folder.`;
    accessSync(there ? output : path.dirname(path.resolve(output)), constants.W_OK);
    return undefined;
  } catch {
    return `${output} can't be written: its folder does not exist or is read-only.`;
  }
}

function requireServer(given: Values[string]): string {
  const url = typeof given === "string" && URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.username !== "" || url.password !== "")
    throw new MisuseError(
      "--server takes the address of Blueline, for example https://blueline.example.org.",
    );
  return url.origin;
}

function requireFormat(given: string): Format {
  const format = formats.find((known) => known === given);
  if (format === undefined) throw new MisuseError(`--format takes one of ${formats.join(", ")}.`);
  return format;
}

function requireRules(given: readonly string[]): readonly PushRule[] {
  return given.map((text) => {
    const rule = pushRules.find((known) => known === text);
    if (rule === undefined) throw new MisuseError(`--fail-on takes one of ${pushRules.join(", ")}.`);
    return rule;
  });
}

function textIn(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" ? value : undefined;
}

function listIn(values: Values, name: string): readonly string[] {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : [];
}
