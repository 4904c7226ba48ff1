import type { PipelineDocument } from "@/lib/domain/pipeline/document";
import { expectAccessible } from "./accessible";
import { articleWithLaptop } from "./article-with-laptop";
import { expect, test } from "./fixtures";
import { Findings } from "./pages/findings";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";
import { MapTools } from "./pages/map-tools";

const signature = "Signature and provenance check before anything runs";
const review = "Independent review before merge";
const byLaptop = ["e0-hotfix", "e5-pull", "e6-deploy"];

test("an open way is found, drawn and gone along by keys alone, by who may only look @main", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const pipeline = await newPipeline({ document: articleWithLaptop("Payments") });
  await map.open(pipeline);
  const opened = await page.request.get(new URL(page.url()).pathname);
  // Before a line of the program has run.
  expect(await opened.text()).toMatch(
    /data-tone="bypass"[^>]*><b[^>]*>\d+ unprotected entry points? leads? to production/,
  );
  await expect(map.footer).toContainText(/\d+ unprotected entry points? leads? to production/);
  await map.canvas.focus();
  await page.keyboard.press("b");
  const panel = findings.panel("Bypasses");
  await expect(panel.getByText(/^\d+ of \d+ gates are bypassed, \d+ are not in place.*\.$/)).toBeVisible();
  // The first cause is drawn before anything is chosen, and the list of its gates says which of them.
  await expect.poll(() => findings.wayOnMap()).toEqual(byLaptop);
  const cause = panel.getByRole("region", { name: "Root cause" });
  await expect(cause.getByRole("button", { name: /\(drawn\)$/ })).toHaveAttribute("aria-current", "true");
  await expect(panel.locator("[data-gate][aria-expanded=true]")).toHaveCount(0);
  await expect(panel.getByRole("region", { name: "Path" })).toContainText("3 in total");
  // All else is pale, the connections of other open ways, too.
  expect(await findings.redLines()).toEqual(byLaptop);

  await findings.gate(signature).focus();
  await page.keyboard.press("Enter");
  const sentence =
    "Ana's laptop pushes straight to Production registry, Production registry to Kubernetes, Kubernetes to Container hosts: nothing on this path verifies a signature.";
  await expect(panel.getByText(sentence)).toBeVisible();
  await findings.said(`${signature}: Not in place. ${sentence}`);
  await expect.poll(() => findings.wayOnMap()).toEqual(byLaptop);
  await expect(page).toHaveURL(/[?&]finding=adm-image-signature/);
  await expect(map.canvas.getByRole("button", { name: /^Container hosts, .*, exposed$/ })).toBeVisible();
  await expect(map.canvas.getByRole("button", { name: /^Kubernetes, .*, close here$/ })).toBeVisible();
  await expect(map.canvas.getByRole("button", { name: /^Ana's laptop, .*, enters here$/ })).toBeVisible();

  const hops = [
    "Ana's laptop pushes app to Production registry manually.",
    "Kubernetes pulls app from Production registry automatically.",
  ];
  for (const [index, hop] of hops.entries()) {
    await page.keyboard.press("]");
    await findings.said(`Connection ${index + 1} of 3 on this path. ${hop}`);
    await expect(panel.getByRole("button", { name: hop })).toHaveAttribute("aria-current", "step");
  }
  await page.keyboard.press("[");
  await findings.said("Connection 1 of 3 on this path.");
  await expect(panel.getByRole("button", { name: "Plan it" })).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();
  await expect.poll(() => findings.wayOnMap()).toEqual([]);
  await expect(page).not.toHaveURL(/finding=/);
});

test("of two ways past a gate the one that is shown is red, the other as pale as the rest, in the light and in the dark", async ({
  signedInPage,
  newPipeline,
}) => {
  const document = articleWithLaptop("Payments");
  const twice: PipelineDocument = {
    ...document,
    nodes: [
      ...document.nodes,
      { id: "other", kind: "developer", name: "Bo's laptop", stage: "build", position: { x: 0, y: -240 } },
    ],
    edges: [
      ...document.edges,
      { id: "other", source: "other", target: "production-registry", artifact: "image", automated: false },
    ],
  };
  const { page } = await signedInPage("viewer");
  const [map, findings] = [new MapPage(page), new Findings(page)];
  await page.goto(`/pipelines/${await newPipeline({ document: twice })}?finding=src-branch-protection`);
  await map.ready();
  await expect.poll(() => findings.wayOnMap()).toEqual(byLaptop);
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    expect(await findings.redLines(), colorScheme).toEqual(byLaptop);
  }
  await expect(
    page.locator('.react-flow__edge[data-id="other"] path.connection-path.\\!stroke-line-strong'),
  ).toBeAttached();
  await expect(map.canvas.locator(".edge-label").filter({ hasText: "manual" })).toHaveCount(1);
});

test("the cheapest fix is planned in one step, and what is in place closes the way at once", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings, inspector] = [new MapPage(page), new Findings(page), new Inspector(page)];
  const document = articleWithLaptop("Payments");
  const id = await newPipeline({
    document: {
      ...document,
      claims: [
        ...document.claims.filter(({ control }) => control !== "img-sign"),
        { node: "ci", control: "img-sign", status: "implemented" },
      ],
    },
  });
  await page.goto(`/pipelines/${id}?finding=adm-image-signature`);
  await map.ready();
  const panel = findings.panel("Bypasses");
  const fix = panel.getByRole("region", { name: "What would change this?" });
  await expect(
    fix.getByText(
      `Route the artifacts of Ana's laptop through a node that signs and put “${signature}” on Kubernetes: this closes every open path to the one target.`,
    ),
  ).toBeVisible();
  await expectAccessible(page, "map with a bypass");

  await fix.getByRole("button", { name: "Plan it" }).click();
  await expect(
    fix.getByText("Nothing left to plan: every node that needs it is planned or further along."),
  ).toBeVisible();
  await expect(fix.getByRole("button", { name: /Kubernetes: implement it as planned/ })).toBeVisible();
  await fix.getByRole("button", { name: /Kubernetes: implement it as planned/ }).click();
  await expect(inspector.name).toHaveValue("Kubernetes");
  const claim = await inspector.openControl(signature);
  await expect(claim.status).toHaveValue("planned");
  await map.undo.click();
  await expect(claim.status).toHaveValue("missing");
  await expect(fix.getByRole("button", { name: "Plan it" })).toBeVisible();

  await claim.status.selectOption("implemented");
  await expect(
    panel.getByText(
      new RegExp(`Kubernetes has “${signature}” in place, .*: unsigned images from Ana's laptop pass\\.$`),
    ),
  ).toBeVisible();
  await map.select("Ana's laptop, Developer");
  await page.keyboard.press("Delete");
  await expect(
    panel.getByText("Every path to the one target passes a node where it is in place."),
  ).toBeVisible();
  await expect.poll(() => findings.wayOnMap()).toEqual([]);
  await map.select("Kubernetes, Orchestrator");
  await inspector.openControl(signature);
  await test.step("by a word alone it is not proven", async () => {
    await panel.getByRole("button", { name: "Verified only" }).click();
    await expect(
      panel.getByText(/no current evidence shows that anything on this path verifies a signature\.$/),
    ).toBeVisible();
    await expect(fix.getByRole("button", { name: /Kubernetes: add evidence/ })).toBeVisible();
    await expect.poll(() => findings.wayOnMap()).not.toEqual([]);
    await expect(claim.row).toContainText(
      "Counting verified ones only, one is: it has no evidence on Kubernetes.",
    );
  });
  await test.step("what leaves a way open is said where the control is set", async () => {
    await claim.status.selectOption("partial");
    await expect(claim.row).toContainText(
      /A path past it is still open through Kubernetes, because it is partial there, which does not count as in place: .* to Kubernetes/,
    );
  });
});

test("a gate that nothing can close says by which connection, and every number opens into what is behind it", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor");
  const [map, findings, inspector] = [new MapPage(page), new Findings(page), new Inspector(page)];
  await map.open(await newPipeline({ document: articleWithLaptop("Payments") }));
  await new MapTools(page).run("Bypasses");
  const panel = findings.panel("Bypasses");
  await findings.gate(review).click();
  await expect(
    panel.getByText(
      "This gate can't block the path to Container hosts: Ana's laptop pushes straight to Production registry.",
    ),
  ).toBeVisible();
  await panel.getByRole("button", { name: "Open connection" }).click();
  await expect(inspector.heading).toHaveText("Connection");

  await panel.getByText("It is in place on the one node that can enforce it").click();
  await panel.getByRole("button", { name: /^Check-in ?Verified/ }).click();
  await expect(inspector.name).toHaveValue("Check-in");
  await panel.getByText("1 of 1 target is exposed").click();
  await panel.getByRole("button", { name: "Container hosts", exact: true }).click();
  await expect(inspector.name).toHaveValue("Container hosts");
  await panel.getByText(/^\d of 7 connections lie on a path past the gate/).click();
  await expect(
    panel.getByRole("button", { name: "Ana's laptop to Production registry: image" }),
  ).toBeVisible();
  await expect.poll(() => findings.wayOnMap()).toEqual(byLaptop);
  await test.step("without that connection the gate holds", async () => {
    await panel.getByRole("button", { name: "Ana's laptop to Production registry: image" }).click();
    await inspector.panel.getByRole("button", { name: "Delete connection" }).click();
    await expect(
      panel.getByText("Every path to the one target passes a node where it is in place."),
    ).toBeVisible();
  });
  const first = panel.getByRole("region", { name: "Do this first" });
  await expect(first.getByText(/^(Unprotected|Assumed) entry points: \d+ → \d+/).first()).toBeVisible();
  await first
    .getByRole("button", { name: /^Plan (it|all of it)/ })
    .first()
    .click();
  await expect(page.getByText("Already planned").first()).toBeVisible();
});

test("a worked example of several hosts and registries is judged gate by gate, on a phone too", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("editor", { viewport: { width: 390, height: 844 } });
  const [map, findings] = [new MapPage(page), new Findings(page)];
  await map.open(await newPipeline({ template: "worked-ec2-codedeploy" }));
  await map.rail.getByRole("button", { name: /^Entry points/ }).click();
  await findings.panel("Entry points").getByRole("button", { name: "Bypasses" }).click();
  const panel = findings.panel("Bypasses");
  await expect(panel.getByText(/^\d+ of 29 gates .+ do not apply to this map\.$/)).toBeVisible();
  const rows = panel.locator("[data-gate]");
  expect(await rows.count()).toBe(29);
  await findings.gate("Vulnerability scan that fails the build by policy").click();
  await expect(
    panel.getByText(/: nothing on this path scans the image for vulnerabilities\.$/),
  ).toBeVisible();
  await expect.poll(async () => (await findings.wayOnMap()).length).toBeGreaterThan(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectAccessible(page, "bypasses on a phone");
});

test("each of several causes draws its own way, on the map and in words", async ({
  signedInPage,
  newPipeline,
}) => {
  const { page } = await signedInPage("viewer", { viewport: { width: 1440, height: 900 } });
  const [map, findings] = [new MapPage(page), new Findings(page)];
  const document = articleWithLaptop("Payments");
  const box: PipelineDocument["nodes"][number] = {
    id: "box",
    kind: "builder",
    name: "Build box",
    stage: "build",
    position: { x: 100, y: 700 },
  };
  const push: PipelineDocument["edges"][number] = {
    id: "e-box",
    source: "box",
    target: "production-registry",
    artifact: "image",
    automated: false,
  };
  await map.open(
    await newPipeline({
      document: { ...document, nodes: [...document.nodes, box], edges: [...document.edges, push] },
    }),
  );
  await expect(map.footer).toContainText(/\d+ unprotected entry points? leads? to production/);
  // The first move and press on the page begin the analysis; what is pressed is not replaced by what it finds.
  await map.footer.getByRole("button", { name: "Show it" }).hover();
  await page.mouse.down();
  await expect(map.rail.getByRole("button", { name: /^Entry points.*\d/ })).toBeVisible();
  await page.mouse.up();
  await findings.panel("Entry points").getByRole("button", { name: "Bypasses" }).click();
  const cause = findings.panel("Bypasses").getByRole("region", { name: "Root cause" });
  await expect(cause).toContainText("1 of 2");
  const wayOf = async () => ((await cause.textContent())?.includes("Build box") ? "e-box" : "e0-hotfix");
  const nameOf = { "e-box": "Build box", "e0-hotfix": "Ana's laptop" };
  await cause.getByRole("button", { name: "Next cause" }).click();
  await expect(cause).toContainText("2 of 2");
  const second = await wayOf();
  await expect.poll(() => findings.wayOnMap()).toContain(second);
  await expect(map.footer).toContainText(`from ${nameOf[second]} to Container hosts`);
  await test.step("the sentence about it is whole in a smaller window: what the lines mean gives way to it", async () => {
    await page.setViewportSize({ width: 1300, height: 900 });
    const isWhole = () =>
      map.footer.locator("[data-tone]").evaluate((text) => text.scrollWidth <= text.clientWidth);
    await expect.poll(isWhole).toBe(true);
    await page.setViewportSize({ width: 1440, height: 900 });
  });
  await expectAccessible(page, "the second cause");
  await cause.getByRole("button", { name: "Previous cause" }).click();
  await expect(cause).toContainText("1 of 2");
  const first = await wayOf();
  expect(first).not.toBe(second);
  await expect.poll(() => findings.wayOnMap()).toContain(first);
  await expect.poll(() => findings.wayOnMap()).not.toContain(second);
  await expect(map.footer).toContainText(`from ${nameOf[first]} to Container hosts`);
});
