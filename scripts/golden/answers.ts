import { commands } from "@/lib/server/cli/commands";
import { runningFixtures } from "@/lib/testing/running-fixtures";
import { fileOf, fileWith, sayCommand } from "./command-line";
import { fullMap, fullMapLater } from "./full-map";
import { goldenMaps } from "./golden-maps";
import { goldenDay, type Keep } from "./part";

const now = ["--now", goldenDay] as const;

/** The questions for each map. */
const questions = {
  posture: [],
  "posture-proven": ["--as", "proven"],
  "ways-in": ["--ways-in"],
  incidents: ["--incidents"],
} as const;

/** From one state to another; the second is the first with a claim, an undo and a new node. */
const compared = [
  ["full", "full-later"],
  ["full-later", "full"],
  ["full", "policy"],
  ["manual", "sample"],
  ["empty", "attacked"],
] as const;

/** The output of the command line: its help, each map, two states, and runtime data. */
export async function makeAnswers(keep: Keep): Promise<void> {
  await keep("help/overview.txt", () => sayCommand("--help"));
  for (const command of commands.keys())
    await keep(`help/${command}.txt`, () => sayCommand(command, "--help"));
  const files = new Map(
    Object.entries({ ...goldenMaps, "full-later": fullMapLater }).map(([name, document]) => [
      name,
      fileOf(name, document),
    ]),
  );
  for (const [name, file] of files)
    for (const [question, options] of Object.entries(questions))
      await keep(`maps/${name}/${question}.txt`, () => sayCommand("posture", file, ...options, ...now));
  for (const [from, to] of compared) {
    const pair = [files.get(from) ?? from, files.get(to) ?? to];
    await keep(`compare/${from}-${to}.txt`, () => sayCommand("compare", ...pair, ...now));
    await keep(`compare/${from}-${to}.json`, () => sayCommand("compare", ...pair, ...now, "--json"));
  }
  for (const [source, text] of Object.entries(runningFixtures)) {
    const asked = ["running", fileWith(`${source}.json`, text), "--pipeline", fileOf("full", fullMap)];
    await keep(`running/${source}.txt`, () => sayCommand(...asked));
    await keep(`running/${source}.json`, () => sayCommand(...asked, "--json"));
  }
}
