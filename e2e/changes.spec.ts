import type { PipelineAnswer } from "@/lib/domain/contract/pipelines";
import { attackedPipeline } from "@/lib/testing/attacked-pipeline";
import { aPipeline } from "@/lib/testing/builders";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { MapPage } from "./pages/map-page";

const pinAtGitHub = "Put “Packages, build tools and CI steps pinned by hash” in place at GitHub";

test("one ranking stands on entry points and bypasses: an alternative is chosen, a set is planned and undone in one step", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: attackedPipeline() });
  // The answer's form is the contract's.
  const planned = async () =>
    ((await admin.json("GET", `/pipelines/${id}`)) as PipelineAnswer).document.claims.filter(
      ({ status }) => status === "planned",
    );
  const { page } = await signedInPage("editor");
  const first = page.getByRole("main").getByRole("region", { name: "Do this first" });
  const undo = page.getByRole("status").getByRole("button", { name: "Undo" });
  for (const [view, name] of [
    ["", "entry points"],
    ["?view=bypasses", "bypasses"],
  ] as const) {
    await page.goto(`/pipelines/${id}/ways-in${view}`);
    await test.step(`each item of ${name} tells the entry points before and after`, async () => {
      await expect(first).toContainText(
        `${pinAtGitHub}Unprotected entry points: 3 → 2. Effort: low. Check first: not assessed yet.`,
      );
      await expect(first.getByRole("list", { name: "Then" }).getByRole("listitem").first()).toContainText(
        /“Isolation of untrusted code”.* in place at GitHub Actions.*Unprotected entry points: 3 → 2\./,
      );
    });
    await test.step(`an alternative of ${name} is planned in the place of the best`, async () => {
      await first.getByText("3 alternatives").first().click();
      await first.getByRole("radio", { name: new RegExp(`^${pinAtGitHub} Actions`) }).check();
      await first.getByRole("button", { name: `Plan it : ${pinAtGitHub} Actions` }).click();
      await expect.poll(planned).toMatchObject([{ node: "ci", control: "pin-dependencies" }]);
      await expect(first.getByText("Already planned")).toBeVisible();
      await undo.click();
      await expect.poll(planned).toEqual([]);
    });
    await test.step(`a set of ${name} is planned in one step, and undone in one`, async () => {
      await first.getByRole("button", { name: /^Plan all of it ?: .*“Isolation of untrusted code”/ }).click();
      await expect.poll(async () => (await planned()).length).toBe(3);
      await page
        .getByRole("status")
        .filter({ hasText: "3 controls planned together." })
        .getByRole("button", { name: "Undo" })
        .click();
      await expect.poll(planned).toEqual([]);
    });
    await expectAccessible(page, `the ranking on ${name}`);
  }
});

test("the panels of the map tell the same ranking, and a set there is one step of undo", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const id = await newPipeline({ document: attackedPipeline() });
  for (const [finding, name] of [
    ["ways-in", "Entry points"],
    ["bypasses", "Bypasses"],
  ] as const) {
    await page.goto(`/pipelines/${id}?finding=${finding}`);
    await map.ready();
    const first = findings.panel(name).getByRole("region", { name: "Do this first" });
    await expect(first).toContainText(`${pinAtGitHub}Unprotected entry points: 3 → 2.`);
    await first.getByText(/^\d+ more changes$/).click();
    await first
      .getByRole("button", { name: /^Plan all of it/ })
      .first()
      .click();
    await expect(first.getByText("Already planned")).toBeVisible();
    await map.undo.click();
    await expect(first.getByText("Already planned")).toHaveCount(0);
    await expect(map.undo).toBeDisabled();
  }
});

test("where no change helps, the path to redraw stands in its place", async ({
  signedInPage,
  newPipeline,
}) => {
  const document = aPipeline()
    .node("laptop", { name: "Ana's laptop", kind: "developer" })
    .node("cluster", { name: "EKS prod" })
    .edge("laptop", "cluster", { artifact: "container", automated: false })
    .claim("cluster", "release-approval", { status: "not-applicable", reason: "Nobody releases here" })
    .toDocument();
  const id = await newPipeline({ document });
  const { page } = await signedInPage("viewer");
  for (const view of ["", "?view=bypasses"]) {
    await page.goto(`/pipelines/${id}/ways-in${view}`);
    const first = page.getByRole("main").getByRole("region", { name: "Do this first" });
    await expect(first).toContainText(
      "No single change, and no set of up to four, was found that protects the unprotected entry point. Redraw this path",
    );
    await expect(first.getByRole("list", { name: "Path to redraw" }).getByRole("listitem")).toHaveCount(1);
    await expect(first.getByRole("list", { name: "Other changes" })).toContainText(
      "Assumed entry points: 1 → 0",
    );
    await expect(first.getByRole("button", { name: /^Plan/ })).toHaveCount(0);
  }
});
