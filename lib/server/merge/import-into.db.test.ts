import { strToU8, zipSync } from "fflate";
import { beforeEach, expect, it } from "vitest";
import { POST } from "@/app/api/v1/pipelines/[id]/imports/route";
import { type ImportedInto, importedIntoSchema } from "@/lib/domain/contract/imports";
import type { TokenScope } from "@/lib/domain/contract/token-scopes";
import type { OperationBody } from "@/lib/domain/pipeline/operations";
import { aPipeline } from "@/lib/testing/builders";
import { describeDatabases } from "@/lib/testing/databases";
import { drawnNode, shopFiles } from "@/lib/testing/imported-map";
import { pushTo } from "@/lib/testing/push-to";
import { aRequest, makeWorkspace, signedInViewer, signIn } from "@/lib/testing/team";
import { makePipeline } from "@/lib/testing/viewers";
import { getActivity } from "../activity/queries";
import { getUndo } from "../activity/get-undo";
import { type PipelineAccess, requireWorkspaceAccess } from "../auth/access";
import type { Viewer } from "../auth/viewer";
import { getEnv } from "../env";
import { type LoggedEvent, subscribe } from "../live/hub";
import { commitOperations } from "../pipeline/commit-operations";
import { forgetState } from "../pipeline/document-cache";
import { getPipeline } from "../pipeline/queries";
import { verifyLogs } from "../pipeline/verify-log";
import { createToken } from "../tokens/create-token";

const ci = "scan-ci-github-actions";
const registry = "scan-registry-registry-example-org";

describeDatabases("reading files into a pipeline", ({ database }) => {
  let edo: Viewer;
  let access: PipelineAccess;
  let cookies: { readonly [Name in "edo" | "vera" | "stranger"]: string };

  beforeEach(async () => {
    const members = await makeWorkspace({ edo: "editor", vera: "viewer" });
    const { stranger } = await makeWorkspace({ stranger: "admin" });
    edo = await signedInViewer(members.edo);
    cookies = {
      edo: await signIn(members.edo),
      vera: await signIn(members.vera),
      stranger: await signIn(stranger),
    };
    access = await makePipeline(edo);
  });

  const post = (query: string, body: unknown, cookie = cookies.edo) =>
    POST(aRequest("POST", `/api/v1/pipelines/${access.pipelineId}/imports${query}`, { cookie, body }), {
      params: Promise.resolve({ id: access.pipelineId }),
    });
  const filesOf = (files: Readonly<Record<string, string>>) => ({
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  });
  const sendZip = (query: string, accept = "application/json") =>
    POST(
      new Request(`${getEnv().url}/api/v1/pipelines/${access.pipelineId}/imports${query}`, {
        method: "POST",
        body: zipSync(
          Object.fromEntries(
            Object.entries(shopFiles).map(([path, text]) => [`shop-main/${path}`, strToU8(text)]),
          ),
        ),
        headers: {
          cookie: cookies.edo,
          "sec-fetch-site": "same-origin",
          "content-type": "application/zip",
          accept,
        },
      }),
      { params: Promise.resolve({ id: access.pipelineId }) },
    );
  const answered = async (response: Response): Promise<ImportedInto> => {
    const answer: unknown = await response.json();
    expect([response.status, answer]).toEqual([200, answer]);
    // The handler gives what the contract describes.
    return importedIntoSchema.parse(answer);
  };
  const push = (...bodies: OperationBody[]) => pushTo(access, ...bodies);
  const documentNow = async () => {
    forgetState(access.pipelineId);
    return (await getPipeline(access)).document;
  };
  const logged = () =>
    database().client.pipelineOperation.count({ where: { pipelineId: access.pipelineId } });

  it("previews the changes, with their lines, and writes nothing", async () => {
    const answer = await answered(await post("", filesOf(shopFiles)));
    expect(answer).toMatchObject({ revision: 0, document: { name: "From files" }, questions: [] });
    expect(answer.changes.find(({ id }) => id === `node ${registry}`)).toMatchObject({
      does: "add",
      ticked: true,
      proofs: [
        { file: ".github/workflows/build.yml", line: 11 },
        { file: "k8s/shop.yaml", line: 10 },
      ],
    });
    expect([answer.accepted, await logged()]).toEqual([undefined, 0]);
  });

  it("is one call for a .zip: all that is ticked, as one change that others see and one undo takes back", async () => {
    await push(drawnNode({ id: "n1", kind: "ci", name: "Builds", technologies: ["github-actions"] }));
    const before = await documentNow();
    const seen: LoggedEvent[] = [];
    const unsubscribe = subscribe(access.pipelineId, (notice) => {
      if (notice.type === "advanced") seen.push(...notice.events);
    });
    const answer = await answered(await sendZip("?accept=all"));
    unsubscribe();
    const { accepted, changes, left, revision } = answer;
    expect([accepted, left, revision > 8]).toEqual([changes.length, [], true]);
    expect(seen.map((event) => event.revision)).toEqual(
      Array.from({ length: revision - 1 }, (_, index) => index + 2),
    );
    const after = await documentNow();
    expect(after.nodes.map(({ id }) => id)).toContain(registry);
    expect(after.nodes.map(({ id }) => id)).not.toContain(ci);
    const { broken } = await verifyLogs(database().client);
    expect(broken.filter(({ pipelineId }) => pipelineId === access.pipelineId)).toEqual([]);
    const { entries } = await getActivity(access, {});
    expect(entries).toHaveLength(2);
    expect(entries[0]).toMatchObject({
      revision,
      since: 2,
      text: `read from a repository, “shop”, by ${revision - 1} changes`,
    });
    const undo = await getUndo(access, revision, 2);
    expect(undo).toMatchObject({ text: entries[0]?.text, newer: [] });
    await push(...undo.operations);
    expect(await documentNow()).toEqual(before);
    // Undone as a whole, it is offered as a whole.
    expect((await answered(await sendZip(""))).changes.every(({ ticked }) => ticked)).toBe(true);
  });

  it("keeps, the second time, people's statuses and removals", async () => {
    await answered(await sendZip("?accept=all"));
    await push(
      { type: "node.changed", node: ci, set: { name: "Our CI" } },
      { type: "claim.changed", node: ci, control: "img-non-root-user", set: { status: "planned" } },
      { type: "node.removed", node: registry },
    );
    const before = await documentNow();
    const again = await answered(await sendZip("?accept=all"));
    expect([again.accepted, again.changes]).toEqual([0, []]);
    expect(again.left?.find(({ id }) => id === `node ${registry}`)).toMatchObject({ ticked: false });
    expect(await documentNow()).toEqual(before);
    const one = await answered(
      await post(`?revision=${again.revision}`, { ...filesOf(shopFiles), accept: [`node ${registry}`] }),
    );
    expect(one.changes.map(({ id }) => id)).toEqual([`node ${registry}`]);
    expect((await documentNow()).nodes.map(({ id }) => id)).toContain(registry);
  });

  it("is of the repository that it says, in every script and with what looks like a version", async () => {
    for (const source of ["店", "service-1"]) {
      const query = `?accept=all&${new URLSearchParams({ source })}`;
      await answered(
        await post(query, filesOf(source === "店" ? shopFiles : { Dockerfile: "FROM alpine:3\n" })),
      );
      const { entries } = await getActivity(access, {});
      expect(entries[0]?.text).toContain(`read from a repository, “${source}”, by`);
    }
    const { broken } = await verifyLogs(database().client);
    expect(broken.filter(({ pipelineId }) => pipelineId === access.pipelineId)).toEqual([]);
  });

  it("tells line by line how far it is, and the answer last", async () => {
    const lines = (await (await sendZip("", "application/x-ndjson")).text()).trim().split("\n");
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ read: 0, of: 3 });
    expect(JSON.parse(lines.at(-1) ?? "")).toMatchObject({ answer: { revision: 0 } });
  });

  it("takes pieces with what they need, as they were shown, and refuses others in words", async () => {
    const shown = await answered(await post("", filesOf(shopFiles)));
    const claim = shown.changes.find(({ of }) => of === "claim");
    const body = { document: shown.document, from: "files", accept: [claim?.id] };
    const taken = await answered(await post("?revision=0", body));
    expect(taken.changes.map(({ id }) => id)).toEqual([`node ${claim?.node}`, claim?.id]);
    await push({ type: "pipeline.changed", set: { name: "Changed meanwhile" } });
    const count = await logged();
    const late = await post(`?revision=${taken.revision}`, { ...body, accept: [`node ${registry}`] });
    expect([late.status, await late.json()]).toEqual([
      409,
      expect.objectContaining({ detail: expect.stringContaining("Nothing was imported") as string }),
    ]);
    for (const [query, sent] of [
      [`?revision=${count}`, { ...body, accept: ["node nobody"] }],
      ["", body],
      ["?accept=none", filesOf(shopFiles)],
      ["?same=no", filesOf(shopFiles)],
      ["?accept=all", { ...body, accept: "all" }],
    ] as const)
      expect([query, (await post(query, sent)).status]).toEqual([query, 422]);
    expect(await logged()).toBe(count);
  });

  it("is all or nothing despite a concurrent edit, also after it was planned", async () => {
    const operations = Array.from({ length: 600 }, (_, index) => ({
      id: `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`,
      ...drawnNode({ id: `n${index}`, kind: "host", name: `Host ${index}`, stage: "run" }),
    }));
    await push({ type: "pipeline.changed", set: { name: "Changed meanwhile" } });
    await expect(
      commitOperations(access, { clientId: "import:files::1-600", operations }, new Date(), {
        revision: 0,
        erasures: 0,
        done: "imported",
      }),
    ).rejects.toMatchObject({
      code: "conflict",
      detail: expect.stringContaining("Nothing was imported") as string,
    });
    expect(await logged()).toBe(1);
  });

  it("merges another map of more than a push may carry in one change, and refuses what is none", async () => {
    const ids = Array.from({ length: 620 }, (_, index) => `n${index}`);
    const large = ids.reduce((pipeline, id) => pipeline.node(id), aPipeline()).toDocument();
    const merged = await answered(await post("?accept=all", { document: { ...large, name: "Others" } }));
    expect(merged).toMatchObject({ revision: 620, accepted: 620, left: [] });
    expect((await documentNow()).nodes).toHaveLength(620);
    const { entries } = await getActivity(access, {});
    expect(entries).toMatchObject([
      { since: 1, revision: 620, text: "merged another map, “others”, by 620 changes" },
    ]);
    const odd = { ...large, claims: [{ node: "n1", control: "no-such-control", status: "missing" }] };
    expect((await post("?accept=all", { document: odd })).status).toBe(422);
    expect(await logged()).toBe(620);
  });

  it("is for editors: a viewer is refused, and another workspace does not find it", async () => {
    for (const [name, status] of [
      ["vera", 403],
      ["stranger", 404],
    ] as const)
      for (const query of ["", "?accept=all"])
        expect([name, (await post(query, filesOf(shopFiles), cookies[name])).status]).toEqual([name, status]);
    expect(await logged()).toBe(0);
  });

  it("takes files of a token that is made for import, and a map only where it is made for write too", async () => {
    const made = await requireWorkspaceAccess(edo, "editor");
    const document = aPipeline().node("n1").toDocument();
    const send = async (scopes: readonly TokenScope[], body: unknown) => {
      const { token } = await createToken(made, { name: "ci", scopes: [...scopes] });
      const path = `/api/v1/pipelines/${access.pipelineId}/imports?accept=all`;
      const headers = { authorization: `Bearer ${token}` };
      return POST(aRequest("POST", path, { body, headers }), {
        params: Promise.resolve({ id: access.pipelineId }),
      });
    };
    for (const from of ["map", "files"]) {
      const refused = await send(["read", "import"], { document, from });
      expect([refused.status, await refused.text()]).toEqual([
        403,
        expect.stringContaining("can import files"),
      ]);
    }
    expect(await logged()).toBe(0);
    expect(await answered(await send(["import"], filesOf(shopFiles)))).toMatchObject({ left: [] });
    expect(await answered(await send(["import", "write"], { document }))).toMatchObject({ accepted: 1 });
  });
});
