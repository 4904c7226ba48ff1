import { beforeEach, describe, expect, it } from "vitest";
import { handlersIn } from "../authorisation/route-handlers";
import { exchangedSchema } from "@/lib/domain/contract/tokens";
import { handleAuthRequest } from "@/lib/server/auth/handle-auth-request";
import { requireCaller } from "@/lib/server/auth/require-caller";
import { getViewer } from "@/lib/server/auth/viewer";
import { acceptInvitation } from "@/lib/server/team/invitations";
import { acceptReset } from "@/lib/server/team/resets";
import { aRequest } from "../team";
import { codeFor } from "../totp";
import { cookiesIn } from "./cookies-in";
import { describeStored } from "./describe-stored";
import { issuerWith } from "./stored-issuer";

describeStored("people and programs of then", ({ workspace, files, database }) => {
  beforeEach(() => database().client.rateLimit.deleteMany());

  const person = (name: string) => workspace.people[name] ?? expect.unreachable(`There is no ${name}.`);
  const post = (path: string, body: object, cookie?: string) => {
    const headers = { "x-blueline-address": "198.51.100.5" };
    return handleAuthRequest(aRequest("POST", `/api/auth${path}`, { body, cookie, headers }));
  };
  const signIn = (name: string, more: object = {}) => {
    const { email, password } = person(name);
    return post("/sign-in/email", { email, password, ...more });
  };
  const whoIs = async (response: Response) =>
    (await getViewer(new Headers({ cookie: cookiesIn(response) })))?.userId;

  it.each(["ana", "vera"])("%s signs in with the password of then", async (name) => {
    expect(await whoIs(await signIn(name))).toBe(person(name).id);
  });

  it("who was removed does not", async () => {
    expect((await signIn("carl")).status).toBe(401);
  });

  it("who has a second factor is asked for it: by the app, by a recovery code, and where they stopped in between", async () => {
    const { id, totpURI = "", recoveryCodes = [] } = person("dora");
    expect(await (await signIn("dora")).json()).toEqual({ needsCode: true });
    expect(await whoIs(await signIn("dora", { code: await codeFor(totpURI) }))).toBe(id);
    const stopped = workspace.cookies["dora, before the code"];
    expect(await whoIs(await post("/sign-in/code", { code: recoveryCodes[3] }, stopped))).toBe(id);
  });

  it("who was signed in still is", async () => {
    const ana = await getViewer(new Headers({ cookie: workspace.cookies["ana"] ?? "" }));
    expect(ana).toMatchObject({ userId: person("ana").id, role: "admin", hasSecondFactor: false });
  });

  it("links that work once still do, once", async () => {
    const password = "nine marble staircases";
    const joining = { name: "Nils Berg", email: "new@example.com", password };
    const invitation = { ...joining, secret: workspace.links["invitation"] ?? "" };
    await acceptInvitation(invitation);
    await expect(acceptInvitation(invitation)).rejects.toMatchObject({ code: "not-found" });
    await acceptReset({ secret: workspace.links["reset"] ?? "", password });
    expect(await whoIs(await signIn("eli", { password }))).toBe(person("eli").id);
  });

  describe("tokens", () => {
    const call = (token = "", scope: "read" | "write" = "read") =>
      requireCaller(new Headers({ authorization: `Bearer ${token}` }), scope);

    it("work as they were made", async () => {
      expect(await call(workspace.tokens["all"], "write")).toMatchObject({
        name: "Ana Kovac (token all)",
        role: "editor",
      });
      expect((await call(workspace.tokens["limited"])).token?.pipelines).toEqual([
        workspace.pipelines["payments"],
      ]);
      await expect(call(workspace.tokens["limited"], "write")).rejects.toMatchObject({ code: "forbidden" });
      expect((await call(workspace.tokens["of CI"])).name).toBe("CI: acme/shop");
    });

    it("read what they are limited to, and nothing else", async () => {
      const handle = (await handlersIn("app/api/v1/pipelines/[id]/route.ts")).get("GET");
      const read = async (name: string) => {
        const id = workspace.pipelines[name] ?? "";
        const headers = { authorization: `Bearer ${workspace.tokens["limited"]}` };
        const request = aRequest("GET", `/api/v1/pipelines/${id}`, { headers });
        return (await handle?.(request, { params: Promise.resolve({ id }) }))?.status;
      };
      expect([await read("payments"), await read("shop")]).toEqual([200, 404]);
    });

    it.each(["over", "revoked"])("that are %s do not", async (name) => {
      await expect(call(workspace.tokens[name])).rejects.toMatchObject({ code: "unauthorized" });
    });

    it("are given to a job that a rule of then trusts, and to no other", async () => {
      const issuer = await issuerWith(files.manifest.issuerKey);
      const exchange = async (subject_token: string) => {
        const handle = (await handlersIn("app/api/v1/token/exchange/route.ts")).get("POST");
        const body = {
          grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
          subject_token,
          subject_token_type: "urn:ietf:params:oauth:token-type:jwt",
        };
        const request = aRequest("POST", "/api/v1/token/exchange", { body });
        return handle?.(request, { params: Promise.resolve({}) });
      };
      const given = await exchange(await issuer.sign());
      const { access_token } = exchangedSchema.parse(await given?.json());
      expect((await call(access_token)).name).toBe("CI: acme/shop");
      const ofRemoved = await exchange(await issuer.sign({ sub: "repo:acme/old:ref:refs/heads/main" }));
      expect(ofRemoved?.status).toBe(401);
    });
  });
});
