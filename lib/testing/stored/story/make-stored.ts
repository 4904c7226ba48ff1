import type { JWK } from "jose";
import { commandLine } from "../command-line";
import type { StoredWorkspace } from "../stored-manifest";
import { whatItShows } from "../what-it-shows";
import { comments } from "./comments";
import { sendReports } from "./evidence";
import { takeFirstSnapshots } from "./first-snapshots";
import { endStory } from "./last-day";
import { takeLaterSnapshots } from "./later-snapshots";
import { makeMaps } from "./maps";
import { writeOwnRules } from "./own-rules";
import { makePeople } from "./people";
import { letProgramsIn } from "./programs";
import { giveRunning } from "./running";
import { confirmClaims } from "./second-person";
import { Story } from "./story";

/** Fills the empty database that this process serves with all that a workspace can have, in three months of its own. */
export async function makeStored(issuerKey: JWK, backupFile: string): Promise<StoredWorkspace> {
  const story = new Story(issuerKey);
  await makePeople(story);
  await makeMaps(story);
  await writeOwnRules(story);
  await takeFirstSnapshots(story);
  await sendReports(story);
  await giveRunning(story);
  await confirmClaims(story);
  await comments(story);
  await takeLaterSnapshots(story);
  await letProgramsIn(story);
  await endStory(story);
  const shares = Object.fromEntries(story.shares);
  const shown = await whatItShows(await story.as("ana"), shares);
  const made = await commandLine("backup", backupFile);
  if (made.code !== 0) throw new Error(made.text);
  return {
    madeAt: new Date().toISOString(),
    people: Object.fromEntries(story.people),
    pipelines: Object.fromEntries(story.pipelines),
    shares,
    tokens: Object.fromEntries(story.tokens),
    links: Object.fromEntries(story.links),
    cookies: Object.fromEntries(story.cookies),
    shown,
    verified: JSON.parse((await commandLine("verify", "--json")).text) as unknown,
    heads: JSON.parse((await commandLine("heads")).text) as unknown,
  };
}
