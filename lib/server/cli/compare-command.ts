import "server-only";
import path from "node:path";
import { catalogue } from "@/lib/domain/catalogue/load";
import { formatStateRef, parseStateRef, type StateRef } from "@/lib/domain/compare/state-ref";
import { daySchema } from "@/lib/domain/pipeline/fields";
import { pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { dayOf, endOfDay } from "../clock";
import { compareRead } from "../compare/compare-read";
import { type ReadState, readState } from "../compare/read-state";
import { createDatabase } from "../database/create-database";
import type { DatabaseTransaction } from "../database/database";
import { getEnv } from "../env";
import { AppError } from "../errors";
import { type Command, MisuseError } from "./command";
import { describeComparison } from "./describe-comparison";
import { readDocument } from "./read-document";

export const compareCommand: Command = {
  summary: "Say what became of one state of a pipeline, seen from another, worst first",
  usage: "A B [--now DAY]",
  help: `Compares A with B. Each is a file with a pipeline document (blueline/pipeline/1), or a state in the database named by
DATABASE_URL: snapshot:ID, pipeline:ID for what it is now, pipeline:ID@REVISION, or pipeline:ID@DAY for the end of that UTC
day. Exit code 0 where nothing got worse, 1 where a control, a gate or a way in did, by somebody or by expired evidence.
Moves on the map never count. Changes nothing; the server may go on running.
  --now DAY   the day to judge files, and what a pipeline is now, by, as 2026-11-24; today where it is left out`,
  options: { now: { type: "string" } },
  takes: [2, 2],
  async run([from = "", to = ""], { now: day }) {
    if (day !== undefined && !daySchema.safeParse(day).success)
      throw new MisuseError("--now takes a day such as 2026-11-24.");
    const now = typeof day === "string" ? endOfDay(day) : new Date();
    const sides = [sideOf(from), sideOf(to)] as const;
    const database = sides.some((side) => typeof side !== "string")
      ? createDatabase(getEnv().databaseUrl, { readOnly: true })
      : undefined;
    try {
      const [before, after] = [
        await readSide(sides[0], now, database?.client),
        await readSide(sides[1], now, database?.client),
      ];
      const compared = await compareRead(before, after, database?.client);
      return {
        code: compared.answer.isWorse ? 1 : 0,
        json: compared.answer,
        text: describeComparison(compared, [before.catalogue, after.catalogue]),
      };
    } finally {
      await database?.close();
    }
  },
};

/** A state in the database, or the name of a file. */
function sideOf(text: string): StateRef | string {
  if (!/^(snapshot|pipeline):/.test(text)) return text;
  const ref = parseStateRef(text);
  if (!ref.ok) throw new MisuseError(`${text} ${ref.error}.`);
  return ref.value;
}

async function readSide(
  side: StateRef | string,
  now: Date,
  database: DatabaseTransaction | undefined,
): Promise<ReadState> {
  if (typeof side === "string") return readFile(side, now);
  if (!database) throw new Error("There is no database to read it from.");
  try {
    return await readState(database, side, formatStateRef(side), now);
  } catch (error) {
    // What is asked for is not there, or not to be read.
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
    catalogue,
    warnings: [],
  };
}
