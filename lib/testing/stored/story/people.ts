import { acceptInvitation, createInvitation, withdrawInvitation } from "@/lib/server/team/invitations";
import {
  addMember,
  changeRole,
  createReset,
  removeMemberSecondFactor,
  requireSecondFactors,
} from "@/lib/server/team/commands";
import { changeCommentSettings } from "@/lib/server/comments/comment-settings";
import { changeDocsSettings } from "@/lib/server/docs/docs-settings";
import { changeExpiry } from "@/lib/server/evidence/expiry-settings";
import { changeShareSettings } from "@/lib/server/share/workspace-shares";
import { acceptReset } from "@/lib/server/team/resets";
import { issueSetupLink, setUp } from "@/lib/server/team/setup";
import { changeNamedTeam, createTeam, removeTeam } from "@/lib/server/team/teams";
import { changeTokenSettings } from "@/lib/server/tokens/token-settings";
import { codeFor } from "@/lib/testing/totp";
import { pastedSecret } from "./payments-map";
import { cookiesIn } from "../cookies-in";
import { mustAnswer, secretIn, type Story } from "./story";

const ana = { name: "Ana Kovac", email: "ana@example.com", password: "nine yellow umbrellas" };
const members = {
  ben: { name: "Ben Okafor", email: "ben@example.com", password: "seven purple lanterns", role: "editor" },
  vera: { name: "Vera Lind", email: "vera@example.com", password: "four silent harbours", role: "viewer" },
  carl: { name: "Carl Ruiz", email: "carl@example.com", password: "twelve crooked ladders", role: "viewer" },
  dora: { name: "Dora Nagy", email: "dora@example.com", password: "eleven orange kettles", role: "admin" },
} as const;

/** Who is there, how they came, what they changed of their accounts, and the settings of the workspace. */
export async function makePeople(story: Story): Promise<void> {
  await beginWorkspace(story);
  await addMembers(story);
  await changeAccounts(story);
  await setSecondFactors(story);
  await makeTeams(story);
  await changeSettings(story);
}

/** So long before the end that the record of it is not kept any more. */
async function beginWorkspace(story: Story): Promise<void> {
  story.at("2026-09-01T08:00:00Z");
  const link = await issueSetupLink();
  if (!link) throw new Error("Somebody is there already.");
  await setUp({ ...ana, secret: secretIn(link.url), workspace: "Platform" });
  await story.meet("ana", ana);
}

async function addMembers(story: Story): Promise<void> {
  story.at("2026-09-03T09:00:00Z");
  const workspace = await story.workspace();
  for (const [name, { role, ...person }] of Object.entries(members)) {
    await addMember(workspace, { ...person, role });
    await story.meet(name, person);
  }
  await changeRole(workspace, story.person("carl").id, "editor");
  const eli = { name: "Eli Brandt", email: "eli@example.com", password: "six wooden bridges" };
  const accepted = await createInvitation(workspace, { role: "editor", email: eli.email });
  await acceptInvitation({ ...eli, secret: secretIn(accepted.url) });
  await story.meet("eli", eli);
  const withdrawn = await createInvitation(workspace, { role: "viewer" });
  await withdrawInvitation(workspace, withdrawn.id);
  // Nobody ever uses this one.
  await createInvitation(workspace, { role: "viewer", email: "late@example.com" });
}

async function changeAccounts(story: Story): Promise<void> {
  story.at("2026-09-04T09:00:00Z");
  const reset = await createReset(await story.workspace(), story.person("vera").id);
  const password = "five copper teapots";
  await acceptReset({ secret: secretIn(reset.url), password });
  story.change("vera", { password });
  await changePassword(story);

  const here = (await story.signIn("ana")).cookie;
  await mustAnswer(await story.post("/confirm", { password: ana.password }, here), 204);
  await mustAnswer(await story.post("/revoke-other-sessions", {}, here), 200);
}

async function changePassword(story: Story): Promise<void> {
  const { email, password } = story.person("ben");
  await mustAnswer(await story.post("/sign-in/email", { email, password: "not my password" }), 401);
  const { cookie } = await story.signIn("ben");
  const changed = { currentPassword: password, newPassword: "eight green wardrobes" };
  const kept = cookiesIn(await mustAnswer(await story.post("/change-password", changed, cookie), 204));
  story.change("ben", { password: changed.newPassword });
  await mustAnswer(await story.post("/sign-out", {}, kept), 200);
}

async function setSecondFactors(story: Story): Promise<void> {
  story.at("2026-09-05T09:00:00Z");
  await setSecondFactor(story, "dora");
  await setSecondFactor(story, "ben");
  story.at("2026-09-05T10:00:00Z");
  const { cookie, viewer } = await story.signIn("dora");
  const { password, totpURI = "" } = story.person("dora");
  const proof = { password, code: await codeFor(totpURI, 1) };
  const renewed = await mustAnswer(await story.post("/second-factor/recovery-codes", proof, cookie), 200);
  const { backupCodes } = (await renewed.json()) as { backupCodes: string[] };
  story.change("dora", { recoveryCodes: backupCodes });
  const workspace = await story.workspace("dora");
  await removeMemberSecondFactor(workspace, story.person("ben").id);
  story.change("ben", { totpURI: undefined });
  if (!viewer.hasSecondFactor) throw new Error("The second factor was not set up.");
  await requireSecondFactors(workspace, true);
  await requireSecondFactors(workspace, false);
}

async function setSecondFactor(story: Story, name: string): Promise<void> {
  const { cookie } = await story.signIn(name);
  const { password } = story.person(name);
  const begun = await mustAnswer(await story.post("/second-factor/begin", { password }, cookie), 200);
  const { totpURI } = (await begun.json()) as { totpURI: string };
  await mustAnswer(await story.post("/second-factor/finish", { code: await codeFor(totpURI) }, cookie), 200);
  story.change(name, { totpURI });
}

async function makeTeams(story: Story): Promise<void> {
  story.at("2026-09-06T09:00:00Z");
  const workspace = await story.workspace();
  const [anas, bens] = [story.person("ana").id, story.person("ben").id];
  const { id } = await createTeam(workspace, { name: "Payment", members: [anas] });
  await changeNamedTeam(workspace, id, { name: "Payments" });
  await changeNamedTeam(workspace, id, { members: [anas, bens] });
  await createTeam(workspace, { name: "Runtime", members: [story.person("carl").id, bens] });
  const { id: removed } = await createTeam(workspace, { name: `Crew of ${pastedSecret}` });
  await removeTeam(workspace, removed);
}

async function changeSettings(story: Story): Promise<void> {
  const workspace = await story.workspace();
  await changeCommentSettings(workspace, { viewersComment: true });
  await changeDocsSettings(workspace, { docsPublic: true });
  await changeShareSettings(workspace, { allowed: false });
  await changeShareSettings(workspace, { allowed: true, longestDays: 80 });
  await changeTokenSettings(workspace, { allowed: true, longestDays: 300 });
  await changeExpiry(workspace, { days: 60, controls: [{ control: "img-vuln-scan", days: 14 }] });
}
