import { articleWithLaptop } from "./article-with-laptop";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

test("a node that is assumed compromised shows what it reaches, which gates are in place and where @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings, inspector] = [new MapPage(page), new Findings(page), new Inspector(page)];
  await map.open(await newPipeline({ document: articleWithLaptop("Payments") }));
  await map.card("Ana's laptop, Developer").focus();
  await page.keyboard.press("x");
  const panel = findings.panel("Blast radius");
  await expect(
    panel.getByText("If Ana's laptop were compromised, it would reach 1 of 1 target, unprotected."),
  ).toBeVisible();
  await findings.said(/^If Ana's laptop were compromised/);
  await expect(page).toHaveURL(/finding=reaches%3Alaptop/);
  await expect(map.canvas.getByRole("button", { name: /^Ana's laptop, .*, compromised$/ })).toBeVisible();
  await expect(map.canvas.getByRole("button", { name: /^Container hosts, .*, unprotected$/ })).toBeVisible();

  await panel.getByRole("button", { name: /^Container hosts ?Unprotected/ }).click();
  await expect.poll(() => findings.wayOnMap()).toEqual(["e0-hotfix", "e5-pull", "e6-deploy"]);
  await page.keyboard.press("]");
  await findings.said(
    "Connection 1 of 3 on this path. Ana's laptop pushes app to Production registry manually.",
  );
  await test.step("a claim that comes to be in place guards the target at once, and is named with its node", async () => {
    await map.select("Production registry, Production registry");
    const claim = await inspector.openControl("Independent approval of each release");
    await claim.status.selectOption("implemented");
    await expect(
      panel.getByText(
        /^If Ana's laptop were compromised, it would reach 1 of 1 target, blocked by “.+” at Production registry/,
      ),
    ).toBeVisible();
    await expect(
      map.canvas.getByRole("button", { name: /^Container hosts, .*, protected by \d+ gates?/ }),
    ).toBeVisible();
  });

  await test.step("the question is changed by what is selected", async () => {
    await map.select("Jenkins, CI");
    await panel.getByRole("button", { name: "Switch to Jenkins" }).click();
    await expect(panel.getByText(/^If Jenkins were compromised/)).toBeVisible();
    await map.select("Kubernetes, Orchestrator");
    await inspector.panel.getByRole("button", { name: "Show blast radius" }).click();
    await expect(panel.getByText(/^If Kubernetes were compromised/)).toBeVisible();
  });
  await page.keyboard.press("Escape");
});

test("who could reach a target is asked from its menu @main", async ({ signedInPage, newPipeline }) => {
  const { page } = await signedInPage("viewer");
  const [map, tools, findings] = [new MapPage(page), new MapTools(page), new Findings(page)];
  await map.open(await newPipeline({ document: articleWithLaptop("Payments") }));
  await tools.choose(map.card("Container hosts, Container host"), "Reached from: nodes that can reach it");
  const panel = findings.panel("Blast radius");
  await expect(
    panel.getByText(/^7 of 7 other nodes reach Container hosts, (all|\d+) of them unprotected\.$/),
  ).toBeVisible();
  await panel.getByRole("button", { name: /^Docker Hub/ }).click();
  await expect.poll(() => findings.wayOnMap()).toEqual(["e3-parent", "e4-push", "e5-pull", "e6-deploy"]);
  await panel.getByRole("combobox").selectOption("Jenkins");
  await expect(panel.getByText(/^Jenkins is not a target: no containers run on it/)).toBeVisible();
});

test("choke points say what is missing there, each to claim as planned @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  await map.open(await newPipeline({ document: articleWithLaptop("Payments") }));
  await new MapTools(page).run("Choke points");
  const panel = findings.panel("Choke points");
  await expect(panel.getByText(/^3 of 8 nodes lie on every path to at least one target\./)).toBeVisible();
  await panel.getByRole("button", { name: /^Kubernetes/ }).click();
  await expect(
    panel.getByText(
      /^Every path to Container hosts passes Kubernetes: \d+ gates are not known to be in place here \(1 missing and \d+ not assessed\)\.$/,
    ),
  ).toBeVisible();
  await expect(
    map.canvas.getByRole("button", { name: /^Kubernetes, .*, choke point, 1 gate open, \d+ not assessed$/ }),
  ).toBeVisible();
  const missing = panel.getByRole("region", {
    name: "Signature and provenance check before anything runs",
  });
  await missing.getByRole("button", { name: "Plan it" }).click();
  await expect(
    missing.getByText("Nothing left to plan: every node that needs it is planned or further along."),
  ).toBeVisible();
  await map.undo.click();
  await expect(missing.getByRole("button", { name: "Plan it" })).toBeVisible();
});

test("on a worked example the furthest upstream is asked, on a phone", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer", { viewport: { width: 390, height: 844 } });
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const id = await newPipeline({ template: "worked-ec2-codedeploy" });
  await page.goto(`/pipelines/${id}?finding=reaches:developer`);
  await map.ready();
  const panel = findings.panel("Blast radius");
  await expect(
    panel.getByText(/^If Developer were compromised, it would reach \d+ of \d+ targets?, /),
  ).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
