import { expireAudit } from "@/lib/server/audit/expire-audit";
import { recordExport } from "@/lib/server/audit/record-export";
import { createReset } from "@/lib/server/team/commands";
import { createInvitation } from "@/lib/server/team/invitations";
import { listWork } from "@/lib/server/work/list-work";
import { cookiesIn } from "../cookies-in";
import { exchange } from "./programs";
import { mustAnswer, secretIn, type Story } from "./story";

/** What is open when all ends: a session, a sign-in by halves, links, a token of CI. And the oldest of the record goes. */
export async function endStory(story: Story): Promise<void> {
  story.at("2026-12-01T09:00:00Z");
  await expireAudit();
  // Made when somebody asks for it.
  await listWork(await story.workspace("ben", "viewer"), ["Ben Okafor", "Payments"]);
  const { cookie, viewer } = await story.signIn("ana");
  await recordExport(viewer, "CSV of gaps", story.pipelineId("payments"), {
    address: "192.0.2.7",
    agent: "",
  });
  const workspace = await story.workspace();
  const invitation = await createInvitation(workspace, { role: "editor", email: "new@example.com" });
  const reset = await createReset(workspace, story.person("eli").id);
  story.links.set("invitation", secretIn(invitation.url)).set("reset", secretIn(reset.url));
  const { email, password } = story.person("dora");
  const asked = await mustAnswer(await story.post("/sign-in/email", { email, password }), 200);
  story.cookies.set("ana", cookie).set("dora, before the code", cookiesIn(asked));
  story.tokens.set("of CI", await exchange(story));
}
