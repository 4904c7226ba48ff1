import { dayFromNow } from "./days";
import { expect, test } from "./fixtures";

test("every page says how it may be kept, framed and told of", async ({
  admin,
  signedInPage,
  newPipeline,
  watch,
}) => {
  // A link's page is not there until its secret was traded for a cookie.
  watch.expectError(/status of 404/);
  const id = await newPipeline({ template: "article" });
  const { page } = await signedInPage("admin");
  // The answers' forms are the contract's.
  const snapshot = (await admin.json("POST", `/pipelines/${id}/snapshots`, { title: "Now" })) as {
    readonly id: string;
  };
  const show = { owners: false, notes: false, evidence: false, hosts: false };
  const share = (await admin.json("POST", `/snapshots/${snapshot.id}/shares`, {
    show,
    expiresAt: dayFromNow(3),
  })) as {
    readonly id: string;
    readonly url: string;
  };
  const { pathname: sharePath } = new URL(share.url);
  const paths = [
    "/sign-in",
    "/setup",
    "/invite",
    "/reset",
    "/pipelines",
    "/pipelines/new",
    `/pipelines/${id}`,
    `/pipelines/${id}/gaps`,
    `/pipelines/${id}/ways-in`,
    `/pipelines/${id}/matrix`,
    `/pipelines/${id}/incidents`,
    "/incidents",
    "/help",
    "/docs",
    "/docs/guides/import",
    "/words",
    "/me",
    `/pipelines/${id}/follow`,
    `/pipelines/${id}/snapshots`,
    `/pipelines/${id}/evidence`,
  ];
  paths.push(
    `/snapshots/${snapshot.id}`,
    "/settings/members",
    "/settings/audit",
    "/settings/shares",
    "/settings/erase",
    "/settings/tokens",
    "/settings/evidence",
    "/settings/teams",
    "/settings/controls",
    "/settings/account",
    sharePath,
    "/nothing-here",
  );
  for (const path of paths) {
    const answer = await page.request.get(path, { maxRedirects: 0 });
    const headers = answer.headers();
    expect.soft(headers["cache-control"], path).toContain("no-store");
    expect.soft(headers["x-content-type-options"], path).toBe("nosniff");
    expect.soft(headers["content-security-policy"], path).toContain("frame-ancestors 'none'");
    expect.soft(headers["content-security-policy"], path).not.toContain("unsafe");
    expect.soft(headers["x-robots-tag"], path).toContain("noindex");
    const hasSecret = ["/setup", "/invite", "/reset", sharePath].includes(path);
    expect.soft(headers["referrer-policy"], path).toBe(hasSecret ? "no-referrer" : "same-origin");
    expect.soft(headers["x-powered-by"], path).toBeUndefined();
  }

  await page.goto(share.url);
  await expect(page.getByRole("banner")).toContainText("not live");
  await expect(page.locator('meta[name="robots"]')).toHaveAttribute("content", /noindex/);
  await expect(page.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  await expect(page).toHaveTitle("Shared snapshot · Blueline");
});

test("answers of the API are never kept, nor opened as a page", async ({ admin, newPipeline }) => {
  const id = await newPipeline({ template: "article" });
  for (const path of [
    "/api/v1/pipelines",
    `/api/v1/pipelines/${id}`,
    "/api/v1/pipelines/none",
    "/api/v1/openapi.json",
  ]) {
    const { headers } = await admin.call("GET", path);
    expect.soft(headers.get("cache-control"), path).toContain("no-store");
    expect.soft(headers.get("x-content-type-options"), path).toBe("nosniff");
    expect
      .soft(headers.get("content-security-policy"), path)
      .toContain("default-src 'none'; frame-ancestors 'none'");
  }
});

test("a posture goes packed once to who takes that, and as it is to who does not", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ template: "article" });
  const { page } = await signedInPage("viewer");
  const ask = async (encoding: string) => {
    const answer = await page.request.get(`/api/v1/pipelines/${id}/posture?view=whole`, {
      headers: { "accept-encoding": encoding },
    });
    return { encoding: answer.headers()["content-encoding"], body: (await answer.json()) as object };
  };
  const packed = await ask("gzip");
  expect([packed.encoding, packed.body]).toEqual(["gzip", expect.objectContaining({ revision: 0 })]);
  expect(await ask("identity")).toEqual({ encoding: undefined, body: packed.body });
});
