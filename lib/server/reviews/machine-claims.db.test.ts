import { randomUUID } from "node:crypto";
import { beforeEach, expect, it } from "vitest";
import type { Claim } from "@/lib/domain/pipeline/document";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { claimsOf, pipelineFromDocument } from "@/lib/domain/pipeline/pipeline";
import { confirmableOf } from "@/lib/domain/reviews/confirmable-of";
import { aPipeline } from "@/lib/testing/builders";
import { describeBothDatabases } from "@/lib/testing/databases";
import { pushTo } from "@/lib/testing/push-to";
import { makeIssuer } from "@/lib/testing/test-issuer";
import { aTrustRule } from "@/lib/testing/trust-rule";
import { makePipeline, makeViewers } from "@/lib/testing/viewers";
import { type PipelineAccess, requirePipelineAccess, requireWorkspaceAccess } from "../auth/access";
import { requireCaller } from "../auth/require-caller";
import type { Viewer } from "../auth/viewer";
import { dayOf } from "../clock";
import { getPipeline } from "../pipeline/queries";
import { changeReviewRules } from "../policy/review-rules";
import { changeNamedTeam, createTeam, removeTeam } from "../team/teams";
import { exchangeToken } from "../tokens/exchange-token";
import { changeTrustRule, createTrustRule, removeTrustRule } from "../tokens/trust-rules";
import { getReviewQueue } from "./review-queue";

const control = "img-sign";
const today = dayOf(new Date());

describeBothDatabases("what a job claims by a trust rule", () => {
  let people: Record<"maker" | "admin" | "third" | "ed" | "eve", Viewer>;
  let pipeline: PipelineAccess;
  let issuer: Awaited<ReturnType<typeof makeIssuer>>;

  const asAdmin = (viewer: Viewer) => requireWorkspaceAccess(viewer, "admin");

  beforeEach(async () => {
    people = await makeViewers({
      maker: "admin",
      admin: "admin",
      third: "admin",
      ed: "editor",
      eve: "editor",
    });
    pipeline = await makePipeline(people.third, { document: aPipeline("Shop").node("ci").toDocument() });
    await changeReviewRules(await asAdmin(people.third), { needsReview: ["not-applicable"] });
    issuer = await makeIssuer(`https://${people.maker.userId}.example`);
  });

  type Operators = { readonly people?: string[]; readonly teams?: string[] };
  const rule = async (operators?: Operators) =>
    createTrustRule(
      await asAdmin(people.maker),
      aTrustRule({
        scopes: ["read", "write"],
        issuer: issuer.issuer,
        keys: issuer.keys,
        ...(operators && { operators: { people: [], teams: [], ...operators } }),
      }),
    );

  /** As a job pushes it. */
  async function claim(): Promise<void> {
    const { access_token: token } = await exchangeToken(
      {
        grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
        subject_token: await issuer.sign(),
        subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
      },
      new Headers({ "x-blueline-address": "192.0.2.1" }),
    );
    const machine = await requireCaller(new Headers({ authorization: `Bearer ${token}` }), "write");
    await pushTo(await requirePipelineAccess(machine, pipeline.pipelineId, "editor"), {
      type: "claim.changed",
      node: "ci",
      control,
      set: { status: "not-applicable", reason: "No images" },
    });
  }

  async function whyNot(viewer: Viewer): Promise<string | undefined> {
    const access = await requirePipelineAccess(viewer, pipeline.pipelineId, "viewer");
    const queue = await getReviewQueue(access, { page: 1 });
    const [item] = queue.items;
    expect(item?.mayConfirm).toBe(item?.whyNot === undefined);
    return item?.whyNot;
  }

  async function confirm({ userId, name, ...viewer }: Viewer): Promise<void> {
    const access = await requirePipelineAccess({ ...viewer, userId, name }, pipeline.pipelineId, "editor");
    const { document } = await getPipeline(access);
    const said: Claim | undefined = claimsOf(pipelineFromDocument(document), "ci").get(control);
    const of = confirmableOf(said, today);
    if (!of) throw new Error("There is nothing to confirm.");
    const review = { id: `r-${randomUUID()}`, node: "ci", control, reviewer: userId, name, on: today, of };
    const operation: OperationBody = { type: "review.added", review };
    await pushTo(access, operation);
  }

  async function expectRefused(viewer: Viewer, words: string): Promise<void> {
    expect(await whyNot(viewer)).toContain(words);
    await expect(confirm(viewer)).rejects.toMatchObject({
      code: "invalid",
      errors: [expect.objectContaining({ message: expect.stringContaining(words) })],
    });
  }

  it("is approved neither by the rule's creator nor by its operators, but by any other editor", async () => {
    const { id: team } = await createTeam(await asAdmin(people.third), {
      name: "CI",
      members: [people.eve.userId],
    });
    await rule({ people: [people.admin.userId], teams: [team] });
    await claim();
    await expectRefused(people.maker, "You created or changed the trust rule “acme/shop”");
    await expectRefused(people.admin, "You operate or operated the job");
    await expectRefused(people.eve, "You operate or operated the job");
    expect(await whyNot(people.ed)).toBeUndefined();
    await confirm(people.ed);
  });

  it("waits for an admin who neither made nor changed a rule that names no operator", async () => {
    const { id } = await rule();
    await claim();
    await expectRefused(people.ed, "has no operator");
    await expectRefused(people.maker, "You created or changed");
    expect(await whyNot(people.admin)).toBeUndefined();
    await changeTrustRule(await asAdmin(people.admin), id, {
      operators: { people: [people.ed.userId], teams: [] },
    });
    await changeTrustRule(await asAdmin(people.third), id, { operators: { people: [], teams: [] } });
    await expectRefused(people.admin, "You created or changed");
    await expectRefused(people.third, "You created or changed");
  });

  it("is not approved by a former operator, a former team member, or after the rule is removed", async () => {
    const third = await asAdmin(people.third);
    const { id: team } = await createTeam(third, { name: "CI", members: [people.eve.userId] });
    const { id: other } = await createTeam(third, { name: "Release", members: [people.ed.userId] });
    const { id } = await rule({ people: [people.admin.userId], teams: [team, other] });
    await claim();
    await changeNamedTeam(third, team, { members: [people.maker.userId] });
    await expectRefused(people.eve, "You operate or operated the job");
    await removeTeam(third, other);
    await expectRefused(people.ed, "You operate or operated the job");
    await removeTrustRule(third, id);
    await expectRefused(people.admin, "You operate or operated the job");
    await expectRefused(people.maker, "You created or changed");
    expect(await whyNot(people.third)).toBe(undefined);
  });

  it("does not count removed operators", async () => {
    const { id: team } = await createTeam(await asAdmin(people.third), {
      name: "CI",
      members: [people.eve.userId],
    });
    await rule({ teams: [team] });
    await claim();
    expect(await whyNot(people.ed)).toBeUndefined();
    await removeTeam(await asAdmin(people.third), team);
    await expectRefused(people.ed, "has no operator");
    expect(await whyNot(people.admin)).toBeUndefined();
  });
});
