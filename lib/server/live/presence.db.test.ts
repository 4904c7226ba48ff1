import { afterEach, beforeEach, expect, it } from "vitest";
import { GET } from "@/app/api/v1/pipelines/[id]/events/route";
import { POST } from "@/app/api/v1/pipelines/[id]/presence/route";
import { type Presence, presenceSchema } from "@/lib/domain/contract/presence";
import { describeDatabases } from "@/lib/testing/databases";
import { EventReader } from "@/lib/testing/event-reader";
import { aRequest, makeWorkspace, signedInViewer, openSession, type TestMember } from "@/lib/testing/team";
import { makePipeline } from "@/lib/testing/viewers";
import { runWrite } from "../db";
import { getEnv } from "../env";
import { processState } from "../process";
import { listenToOtherServers } from "./other-servers";

describeDatabases("who is here", ({ database, dialect, url }) => {
  let members: { readonly ana: TestMember; readonly ben: TestMember; readonly vera: TestMember };
  let pipelineId: string;
  let cookies: ReadonlyMap<string, string>;
  const readers: EventReader[] = [];
  const { slots } = processState();

  const context = () => ({ params: Promise.resolve({ id: pipelineId }) });
  const post = (name: string, body: object) =>
    POST(aRequest("POST", "/api/v1/x", { cookie: cookies.get(name), body }), context());
  const openStream = async (name: string, client?: string) => {
    const query = client === undefined ? "" : `?client=${client}`;
    const { body } = await GET(
      aRequest("GET", `/api/v1/x${query}`, { cookie: cookies.get(name) }),
      context(),
    );
    if (body === null) throw new Error("There is no stream.");
    const reader = new EventReader(body);
    readers.push(reader);
    return reader;
  };
  const peopleOf = (reader: EventReader): Presence["people"] | undefined => {
    const last = reader.others.findLast((block) => block.startsWith("event: presence"));
    return last === undefined
      ? undefined
      : presenceSchema.parse(JSON.parse(last.slice(last.indexOf("data: ") + 6))).people;
  };
  const namesOf = (reader: EventReader) =>
    peopleOf(reader)
      ?.map(({ name }) => name)
      .join();

  beforeEach(async () => {
    await database().client.rateLimit.deleteMany();
    for (const name of ["presence", "presence-limit"]) slots.delete(name);
    members = await makeWorkspace({ ana: "admin", ben: "editor", vera: "viewer" });
    pipelineId = (await makePipeline(await signedInViewer(members.ana))).pipelineId;
    cookies = new Map(
      await Promise.all(
        Object.entries(members).map(async ([name, member]): Promise<[string, string]> => [
          name,
          await openSession(member),
        ]),
      ),
    );
  });

  afterEach(async () => {
    await Promise.all(readers.splice(0).map((reader) => reader.close().catch(() => undefined)));
  });

  it("is told at once to everyone with a stream, and to who comes later", async () => {
    const ana = await openStream("ana", "a");
    expect(
      (await post("vera", { clientId: "v", selection: { node: "ci" }, control: "c-scan", isEditing: true }))
        .status,
    ).toBe(204);
    await ana.until((reader) => namesOf(reader) === "vera", 1000);
    expect(peopleOf(ana)).toEqual([
      {
        id: members.vera.userId,
        name: "vera",
        clients: ["v"],
        selection: { node: "ci" },
        control: "c-scan",
        isEditing: true,
      },
    ]);
    const ben = await openStream("ben");
    await ben.until((reader) => namesOf(reader) === "vera", 1000);
  });

  it("says nothing again for a beat that brings no news, and leaves no trace in the database", async () => {
    const ana = await openStream("ana", "a");
    for (let beat = 0; beat < 3; beat += 1) await post("ben", { clientId: "b", selection: { node: "ci" } });
    await ana.until((reader) => namesOf(reader) === "ben", 1000);
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(ana.others.filter((block) => block.startsWith("event: presence"))).toHaveLength(1);
    expect(await database().client.pipelineOperation.count({ where: { pipelineId } })).toBe(0);
  });

  it("is not told in another pipeline, and not from one that is another workspace's", async () => {
    const here = await openStream("ana", "a");
    const other = (await makePipeline(await signedInViewer(members.ana), { name: "Other" })).pipelineId;
    const params = { params: Promise.resolve({ id: other }) };
    expect(
      (
        await POST(
          aRequest("POST", "/api/v1/x", { cookie: cookies.get("ben"), body: { clientId: "b" } }),
          params,
        )
      ).status,
    ).toBe(204);
    const { stranger } = await makeWorkspace({ stranger: "admin" });
    const refused = await POST(
      aRequest("POST", "/api/v1/x", { cookie: await openSession(stranger), body: { clientId: "s" } }),
      params,
    );
    expect(refused.status).toBe(404);
    await post("vera", { clientId: "v" });
    await here.until((reader) => namesOf(reader) === "vera", 1000);
    expect(here.others.join()).not.toContain(members.ben.userId);
  });

  it("ends a few seconds after a tab's stream closed, unless it comes back", async () => {
    const ana = await openStream("ana", "a");
    const [ben, vera] = [await openStream("ben", "b"), await openStream("vera", "v")];
    await post("ben", { clientId: "b" });
    await post("vera", { clientId: "v" });
    await ana.until((reader) => namesOf(reader) === "ben,vera", 1000);
    await ben.close();
    await vera.close();
    await openStream("ben", "b");
    // Comes back, and leaves for good, later than Ben's stream closed, so that he would be gone by then.
    await (await openStream("vera", "v")).close();
    await ana.until((reader) => namesOf(reader) === "ben", 8000);
    expect(peopleOf(ana)).toMatchObject([{ id: members.ben.userId, clients: ["b"] }]);
  });

  it("ends at once with the right to be here", async () => {
    const ana = await openStream("ana", "a");
    const ben = await openStream("ben", "b");
    await post("ben", { clientId: "b" });
    await ana.until((reader) => namesOf(reader) === "ben", 1000);
    await runWrite((transaction) =>
      transaction.membership.deleteMany({ where: { userId: members.ben.userId } }),
    );
    await ben.until(({ isOver }) => isOver);
    await ana.until((reader) => namesOf(reader) === "", 1000);
    expect((await post("ben", { clientId: "b" })).status).toBe(401);
  });

  it("refuses reports that are too frequent or too long", async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => post("ben", { clientId: "b" })));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(10);
    expect((await post("ana", { clientId: "a".repeat(2000) })).status).toBe(413);
    expect((await post("ana", { clientId: "a", selection: { node: "NOT AN ID" } })).status).toBe(422);
    expect((await post("ana", { clientId: "a", name: "Somebody else" })).status).toBe(422);
  });

  if (dialect === "sqlite") return;

  it("crosses servers, and a server with a first stream asks who is there", async () => {
    slots.set("env", { ...getEnv(), databaseUrl: url() });
    const close = async () => {
      const closers = slots.get("close-on-shutdown");
      if (closers instanceof Map) for (const one of closers.values()) await one();
      for (const name of ["env", "presence", "event-hub"]) slots.delete(name);
    };
    try {
      await listenToOtherServers();
      await new Promise((resolve) => setTimeout(resolve, 500));
      const ana = await openStream("ana", "a");
      await post("ana", { clientId: "a", selection: { node: "ci" } });
      await ana.until((reader) => namesOf(reader) === "ana", 2000);
      const { default: pg } = await import("pg");
      const listener = new pg.Client({ connectionString: url() });
      await listener.connect();
      const payloads: string[] = [];
      listener.on("notification", ({ payload }) => payloads.push(payload ?? ""));
      await listener.query("LISTEN blueline_presence");
      // The second server, as the first hears it.
      const second = { server: "second", pipeline: pipelineId };
      const say = (message: object) =>
        database().client
          .$executeRaw`SELECT pg_notify('blueline_presence', ${JSON.stringify({ ...second, ...message })})`;
      await say({
        tabs: [
          { userId: members.ben.userId, name: "Ben, in two\nlines", clientId: "b", age: 0, left: 20_000 },
        ],
      });
      await ana.until((reader) => namesOf(reader) === "ana,Ben, in two\nlines", 2000);
      await say({ tabs: [], asks: true });
      const told = () =>
        payloads
          .map((payload) => JSON.parse(payload))
          .filter(({ server, tabs }) => server !== "second" && tabs.length > 0);
      for (let waited = 0; waited < 2000 && told().length === 0; waited += 20)
        await new Promise((resolve) => setTimeout(resolve, 20));
      expect(told()).toMatchObject([
        { pipeline: pipelineId, tabs: [{ clientId: "a", selection: { node: "ci" } }] },
      ]);
      await database().client.$executeRaw`SELECT pg_notify('blueline_presence', 'nonsense')`;
      await say({ tabs: [{ userId: members.ben.userId, name: "ben", clientId: "b", age: 0, left: 0 }] });
      await ana.until((reader) => namesOf(reader) === "ana", 2000);
      await listener.end();
    } finally {
      await close();
    }
  });
});
