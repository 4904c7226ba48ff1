import "server-only";
import { existsSync } from "node:fs";
import { mappedCatalogueOf } from "@/lib/domain/catalogue/own/mapped-catalogue-of";
import { recordIdSchema } from "@/lib/domain/contract/pipelines";
import { exportFormats, formatById } from "@/lib/domain/exporters/formats";
import { daySchema } from "@/lib/domain/pipeline/fields";
import { type Pipeline, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { analyse } from "@/lib/domain/posture/analyse";
import { createDatabase } from "../database/create-database";
import { readConsistently } from "../database/read-consistently";
import { getEnv } from "../env";
import { loadState } from "../pipeline/pipeline-state";
import { type Command, MisuseError } from "./command";
import { readDocument } from "./read-document";

const names = exportFormats.map(({ format }) => format);
const longest = Math.max(...names.map((name) => name.length)) + 2;

export const exportCommand: Command = {
  summary: "Export a pipeline in the format of another tool",
  usage: "FILE-or-PIPELINE --format FORMAT [--now DAY]",
  help: `Writes a pipeline to standard output: the document (blueline/pipeline/1) in FILE, or from standard input if FILE is -,
or the pipeline with this id in the database named by DATABASE_URL. Changes nothing.
  --now DAY          day to judge evidence by, such as 2026-11-24; default now
  --format FORMAT    one of
${exportFormats.map(({ format, purpose }) => `    ${format.padEnd(longest)}${purpose}`).join("\n")}`,
  options: { format: { type: "string" }, now: { type: "string" } },
  takes: [1, 1],
  async run([asked = "-"], { format: name, now }) {
    const format = typeof name === "string" ? formatById(name) : undefined;
    if (!format) throw new MisuseError(`--format takes one of ${names.join(", ")}.`);
    if (now !== undefined && !daySchema.safeParse(now).success)
      throw new MisuseError("--now takes a day, for example 2026-11-24.");
    const pipeline = await readPipeline(asked);
    const at = typeof now === "string" ? `${now}T00:00:00.000Z` : new Date().toISOString();
    const posture = analyse(pipeline, mappedCatalogueOf(pipeline), at.slice(0, 10));
    // The drawing code is loaded for this command alone.
    const { makeExport } = await import("../exports/make-export");
    const file = await makeExport(format.format, { pipeline, posture, at });
    const { extension, mediaType } = format;
    const content =
      typeof file === "string" ? { text: file } : { base64: Buffer.from(file).toString("base64") };
    return { code: 0, json: { format: format.format, extension, mediaType, ...content }, text: "", file };
  },
};

/** An existing file wins, whatever its name. */
async function readPipeline(asked: string): Promise<Pipeline> {
  if (asked === "-" || existsSync(asked) || !recordIdSchema.safeParse(asked).success)
    return pipelineFromDocument(readDocument(asked));
  const database = createDatabase(getEnv().databaseUrl, { readOnly: true });
  try {
    return await readConsistently(database, async (reader) => {
      const head = await reader.pipeline.findUnique({
        where: { id: asked },
        select: { revision: true, headHash: true, erasures: true },
      });
      if (head === null) throw new MisuseError(`Neither a file nor a pipeline is named "${asked}".`);
      return (await loadState(reader, asked, head)).pipeline;
    });
  } finally {
    await database.close();
  }
}
