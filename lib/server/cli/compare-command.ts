import "server-only";
import path from "node:path";
import { catalogueOf } from "@/lib/domain/catalogue/own/catalogue-of";
import {
  formatStateRef,
  isShortTarget,
  parseStateRef,
  spellOutRef,
  type StateRef,
} from "@/lib/domain/compare/state-ref";
import { daySchema } from "@/lib/domain/pipeline/fields";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { dayOf, endOfDay } from "../clock";
import { type ComparedRead, compareRead } from "../compare/compare-read";
import { asTarget, type ReadState, readState } from "../compare/read-state";
import { createDatabase } from "../database/create-database";
import type { DatabaseTransaction } from "../database/database";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { type Command, MisuseError } from "./command";
import { describeComparison } from "./describe-comparison";
import { readDocument } from "./read-document";

export const compareCommand: Command = {
  summary: "Compare two states of a pipeline, worst changes first",
  usage: "A B [--now DAY] [--fail-on removed]",
  help: `Compares A with B. Each is a file with a pipeline document (blueline/pipeline/1), or a state in the database named by
DATABASE_URL: snapshot:ID, pipeline:ID for what it is now, pipeline:ID@REVISION, pipeline:ID@DAY for the end of that UTC
day, or its planned state: pipeline:ID@target:DAY with all plans due by that day done, pipeline:ID@target with all plans done.
Beside a pipeline or a file, target:DAY and target are the planned state of that one; a file of that name is ./target.
Exit status: 0 nothing got worse, 1 a control, a gate or an entry point did, by a change or by expired evidence.
Moves on the map never count. Changes nothing. The server may run meanwhile.
An unprotected entry point of A that is not on the map in B is listed apart: neither better nor worse.
  --now DAY          day to judge files and current pipelines by, such as 2026-11-24; default today
  --fail-on removed  exit status 1, too, if an unprotected entry point of A is not on the map in B`,
  options: { now: { type: "string" }, "fail-on": { type: "string" } },
  takes: [2, 2],
  async run([from = "", to = ""], { now: day, "fail-on": failOn }) {
    if (failOn !== undefined && failOn !== "removed") throw new MisuseError("--fail-on takes: removed.");
    const texts = [spellOutRef(from, to), spellOutRef(to, from)] as const;
    if (day !== undefined && !daySchema.safeParse(day).success)
      throw new MisuseError("--now takes a day such as 2026-11-24.");
    const now = typeof day === "string" ? endOfDay(day) : new Date();
    const sides = [sideOf(texts[0], texts[1]), sideOf(texts[1], texts[0])] as const;
    const database = sides.some((side) => !("file" in side))
      ? createDatabase(getEnv().databaseUrl, { readOnly: true })
      : undefined;
    try {
      const [before, after] = [
        await readSide(sides[0], now, database?.client),
        await readSide(sides[1], now, database?.client),
      ];
      const compared = await compareRead(before, after, database?.client);
      return {
        code: compared.answer.isWorse || (failOn === "removed" && hasRemoved(compared)) ? 1 : 0,
        json: compared.answer,
        text: describeComparison(compared, [before.catalogue, after.catalogue]),
      };
    } finally {
      await database?.close();
    }
  },
};

function hasRemoved({ comparison }: ComparedRead): boolean {
  return comparison.ways.declared.waysIn.some(({ meaning }) => meaning === "removed");
}

/** A file, or its planned state. */
interface FileSide {
  readonly file: string;
  readonly target?: string | undefined;
}
type Side = StateRef | FileSide;

/**
 * A state in the database, or a file. @param other the other side: a planned state without a pipeline belongs
 * to its file
 */
function sideOf(text: string, other: string): Side {
  if (isShortTarget(text)) {
    if (isRef(other) || isShortTarget(other))
      throw new MisuseError(`${text} names no pipeline: write pipeline:ID@${text}.`);
    return { file: other, target: text };
  }
  if (!isRef(text)) return { file: text };
  const ref = parseStateRef(text);
  if (!ref.ok) throw new MisuseError(`${text} ${ref.error}.`);
  return ref.value;
}

function isRef(text: string): boolean {
  return /^(snapshot|pipeline):/.test(text);
}

async function readSide(
  side: Side,
  now: Date,
  database: DatabaseTransaction | undefined,
): Promise<ReadState> {
  if ("file" in side) {
    const read = readFile(side.file, now);
    return side.target === undefined ? read : asTarget(read, side.target.split(":")[1]);
  }
  if (!database) throw new Error("A state of the database needs DATABASE_URL.");
  try {
    return await readState(database, side, formatStateRef(side), now);
  } catch (error) {
    // The state does not exist, or may not be read.
    if (!(error instanceof AppError)) throw error;
    const [first] = error.errors ?? [];
    throw new MisuseError(first ? `${first.path}: ${first.message}.` : error.message);
  }
}

function readFile(file: string, now: Date): ReadState {
  const pipeline = pipelineFromDocument(readDocument(file));
  return {
    about: {
      ref: file,
      label: file === "-" ? "standard input" : path.basename(file),
      isNow: false,
      pipeline: { name: pipeline.name },
      day: dayOf(now),
    },
    pipeline,
    catalogue: catalogueOf(pipeline),
    warnings: [],
  };
}
