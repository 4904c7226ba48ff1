import type { ApiClient } from "@/lib/testing/api-client";
import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import { expectAccessible } from "./accessible";
import { claimedArticle } from "./claimed-article";
import { expect, test } from "./fixtures";
import { GapsPage } from "./pages/gaps-page";
import { MapPage } from "./pages/map-page";

const signature = "Signature and provenance check before anything runs";

/** What is said of a control on a node, as the server has it. */
async function statusOf(admin: ApiClient, id: string, node: string, control: string) {
  // The answer's form is the contract's.
  const { document } = (await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer;
  return document.claims.find((claim) => claim.node === node && claim.control === control)?.status;
}

test("the ways past the gates are read and a fix is planned and taken back", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("editor");
  const gaps = new GapsPage(page);
  await page.goto(`/pipelines/${id}/ways-in`);
  await page
    .getByRole("navigation", { name: "View" })
    .getByRole("link", { name: /^Bypasses \d+/ })
    .click();
  await expect(page).toHaveURL(/\/ways-in\?view=bypasses$/);
  await expect(page).toHaveTitle(/^Bypasses/);
  await expect(page.getByRole("main")).toContainText(
    /17 of 29 gates are not in place \(13 not assessed\), 6 hold, 1 has nothing to check and 5 do not apply to this map\./,
  );
  const gate = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: signature }) });

  await test.step("a gate says the way in words, and every number opens", async () => {
    await expect(gate).toContainText("Not in place");
    await expect(gate).toContainText("nothing on this path verifies a signature.");
    await gate.getByText(/^Path: \d+ connections$/).click();
    await expect(
      gate.getByRole("listitem").filter({ hasText: "as a container on Container hosts" }),
    ).toBeVisible();
    await gate.getByText("1 of 1 target").click();
    await expect(gate.getByRole("link", { name: "Container hosts", exact: true })).toBeVisible();
    await gate.getByText(/^It is not in place on the one node that can enforce it \(missing\)$/).click();
    await expect(gate.getByRole("link", { name: "Kubernetes", exact: true }).first()).toHaveAttribute(
      "href",
      `/pipelines/${id}?node=orchestrator&control=adm-image-signature`,
    );
  });

  await test.step("the cheapest fix is planned in one step, and taken back", async () => {
    const before = await statusOf(admin, id, "orchestrator", "adm-image-signature");
    await gate.getByRole("button", { name: "Plan it" }).click();
    await expect(gate).toContainText("implement it as planned");
    await expect(gate).toContainText(
      "Nothing left to plan: every node that needs it is planned or further along.",
    );
    await gaps.saved();
    await expect.poll(() => statusOf(admin, id, "orchestrator", "adm-image-signature")).toBe("planned");
    await page.getByRole("button", { name: "Recalculate" }).click();
    await expect(page.getByRole("button", { name: "Recalculate" })).toBeHidden();
    await gaps
      .told(/^Planned “Signature and provenance check/)
      .getByRole("button", { name: "Undo" })
      .click();
    await expect(gate.getByRole("button", { name: "Plan it" })).toBeVisible();
    await expect.poll(() => statusOf(admin, id, "orchestrator", "adm-image-signature")).toBe(before);
  });

  await test.step("as proven, word alone counts no more", async () => {
    await page
      .getByRole("navigation", { name: "Count as in place" })
      .getByRole("link", { name: "Verified only" })
      .click();
    await expect(page).toHaveURL(/view=bypasses&proof=proven$/);
    await expect(page.getByRole("main")).toContainText(
      "no current evidence shows that anything on this path",
    );
  });

  await test.step("a claim behind a number opens on the map", async () => {
    const choke = page.getByRole("region", { name: "Choke points" });
    await choke
      .getByText(
        /^Every path to Container hosts passes Kubernetes: \d+ gates are not known to be in place here \(1 missing and \d+ not assessed\)\.$/,
      )
      .click();
    await choke.getByRole("link", { name: signature }).first().click();
    await expect(page).toHaveURL(/\?node=orchestrator&control=adm-image-signature/);
    await new MapPage(page).ready();
  });
});

test("a worked example, seen by who may only look, says on which way no gate can be in place", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ template: "worked-teamcity-docker-hub", name: "Staging and Docker Hub" });
  const { page } = await signedInPage("viewer");
  await page.goto(`/pipelines/${id}/ways-in?view=bypasses`);
  const main = page.getByRole("main");
  await expect(main.getByRole("region", { name: "Do this first" })).toContainText(
    /Put “Parent images pinned by digest” in place at Hosted build.*Unprotected entry points: 2 → 1/,
  );
  await expect(main).toContainText(
    /This gate can't block the path to .+: no node from .+ through .+ can enforce it\./,
  );
  await expect(main.getByRole("region", { name: "Sign and verify" })).toContainText(
    "Nothing here is signed or verified, so there is no pair to judge.",
  );
  await expect(main.getByRole("button", { name: /^Plan it/ })).toHaveCount(0);
  await main.getByText(/^\d+ of \d+ nodes: targets, where containers run in production$/).click();
  await expect(
    main.getByRole("region", { name: "How the analysis reads the map" }).getByRole("link").first(),
  ).toBeVisible();
});

test("a laptop past CI bypasses what is in place in CI, and no fix of the repository closes that", async ({
  signedInPage,
  newPipeline,
}) => {
  const article = claimedArticle("Payments");
  const id = await newPipeline({
    document: {
      ...article,
      nodes: [
        ...article.nodes,
        { id: "laptop", kind: "developer", name: "Ana's laptop", stage: "build", position: { x: 0, y: 600 } },
        { id: "batch", kind: "host", name: "Batch hosts", stage: "run", position: { x: 900, y: 600 } },
      ],
      edges: [
        ...article.edges,
        {
          id: "by-hand",
          source: "laptop",
          target: "production-registry",
          artifact: "image",
          automated: false,
        },
        { id: "batch-pull", source: "production-registry", target: "batch", artifact: "image" },
      ],
      claims: [
        ...article.claims.filter(({ control }) => control !== "img-sign"),
        { node: "ci", control: "img-sign", status: "implemented" },
      ],
    },
  });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/ways-in?view=bypasses`);
  const gate = page
    .getByRole("row")
    .filter({ has: page.getByRole("rowheader", { name: "Independent review before merge" }) });
  await expect(gate).toContainText("Bypassed");
  await expect(gate).toContainText(
    "Ana's laptop pushes straight to Production registry, Production registry to Batch hosts: nothing on this path requires two-person review.",
  );
  await expect(gate).toContainText(
    /This gate can't block the paths to (Batch hosts and Container hosts|Container hosts and Batch hosts)\. On one of them, to Batch hosts, Ana's laptop pushes straight to Production registry\./,
  );
  await gate.getByText("2 of 2 targets").click();
  await expect(gate.getByRole("link", { name: "Batch hosts", exact: true })).toBeVisible();
  await gate.getByText(/^4 of \d+ connections lie on a path past the gate$/).click();
  await expect(
    gate.getByRole("listitem").filter({ hasText: "Ana's laptop to Production registry: image" }),
  ).toBeVisible();
  await expect(
    page.getByRole("region", { name: "Sign and verify" }).getByRole("listitem").first(),
  ).toContainText(
    "Jenkins signs, but no check is known on this path: Jenkins pushes to Production registry, Production registry to Batch hosts.",
  );
  await expect(page.getByRole("region", { name: "Choke points" })).toContainText(
    "Every path to all 2 targets passes Production registry",
  );
  await expectAccessible(page, "bypassed gates");
});

test("a map with nothing to protect says so", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ name: "Nothing on it" });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/ways-in?view=bypasses`);
  await expect(page.getByRole("heading", { name: "Nothing to protect yet" })).toBeVisible();
  await page
    .getByRole("navigation", { name: "View" })
    .getByRole("link", { name: /^Entry points/ })
    .click();
  await expect(page.getByRole("heading", { name: "No targets yet" })).toBeVisible();
  // The address that the bypasses had before.
  await page.goto(`/pipelines/${id}/gaps?view=bypasses&proof=proven`);
  await expect(page).toHaveURL(/\/ways-in\?view=bypasses&proof=proven$/);
});

test("every factor of a priority says why it is what it is", async ({ signedInPage, newPipeline }) => {
  const id = await newPipeline({ document: claimedArticle("Payments") });
  const { page } = await signedInPage("editor");
  const gaps = new GapsPage(page);
  await gaps.open(id, "?control=adm-image-signature");
  const priority = gaps.panel.getByRole("region", { name: "Why it has this priority" });
  await expect(priority.getByRole("listitem")).toHaveText([
    /^\d Weight: of the control, out of 5$/,
    "× 1 Reach: all of production is behind it",
    "× 1.5 Opening: in the cheapest fix of an open gate",
    "× 1 Bareness: no reduction: nothing verified protects every target from this node",
    "× 1 Status: it is missing",
  ]);
});
