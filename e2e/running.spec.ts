import { aPipeline } from "@/lib/testing/builders";
import { aList, aPod, digestOf, runningFixtures } from "@/lib/testing/running-fixtures";
import { expectAccessible } from "./accessible";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map-page";
import { openTab } from "./pages/open-tab";

const drawn = aPipeline("Shop")
  .node("ci", { name: "Jenkins", buildsImages: true, position: { x: 0, y: 80 } })
  .node("registry", {
    name: "Harbor",
    url: "https://harbor.acme.example",
    position: { x: 400, y: 80 },
  })
  .node("cluster", { name: "Production", position: { x: 800, y: 80 } })
  .edge("ci", "registry")
  .edge("registry", "cluster")
  .toDocument();

const cluster = aList(
  aPod({ name: "shop", image: "harbor.acme.example/shop:1.4", digest: digestOf("a") }),
  aPod({ name: "cache", image: "redis:7", digest: digestOf("b") }),
);

test(
  "what a cluster runs past the registry is found, drawn in one step and gone; undone it is back",
  { tag: ["@both", "@main"] },
  async ({ signedInPage, newPipeline }) => {
    const id = await newPipeline({ document: drawn });
    const { page } = await signedInPage("editor");
    const map = new MapPage(page);
    await map.open(id);
    await openTab(page, "Drift");
    const main = page.getByRole("main");
    const findings = main.getByRole("list", { name: /finding/ }).getByRole("listitem");

    await test.step("the empty page says what to run", async () => {
      await expect(page).toHaveTitle(/^Runtime drift/);
      await expect(main.getByText(/kubectl get pods,deployments.* -A -o json/)).toBeVisible();
      await expectAccessible(page, "what runs, nothing given");
    });

    await test.step("what was pasted is read, and the line is shown", async () => {
      await main.getByLabel("Command output").fill(cluster);
      await main.getByRole("button", { name: "Upload" }).click();
      await expect(main.getByText("pasted text: 2 containers.")).toBeVisible();
      await expect(main.getByRole("heading", { name: "2 findings" })).toBeVisible();
      await expect(
        main.getByText(/redis runs on Production, but no path on this map leads here/),
      ).toBeVisible();
      await expect(main.getByText("shop / Deployment/cache / web: redis:7").first()).toBeVisible();
      await expectAccessible(page, "findings of what runs");
    });

    await test.step("the card on the map is marked", async () => {
      await main.getByRole("link", { name: "Show on the map: redis" }).click();
      await map.ready();
      await expect(map.canvas.getByTitle("1 finding of runtime drift")).toBeVisible();
      await expect(map.card("Production, Orchestrator")).toHaveAccessibleName(/1 finding of runtime drift/);
      await openTab(page, "Drift");
    });

    await test.step("drawn, it is gone; undone, it is back; drawn again, the map has it", async () => {
      await main.getByRole("button", { name: "Add to map: redis" }).click();
      await expect(main.getByRole("heading", { name: "No open findings" })).toBeVisible();
      await expect(map.saveStatus).toHaveText(/^Saved/);
      await map.undo.click();
      await expect(main.getByRole("heading", { name: "2 findings" })).toBeVisible();
      await main.getByRole("button", { name: "Add to map: redis" }).click();
      await expect(main.getByRole("heading", { name: "No open findings" })).toBeVisible();
      await expect(map.saveStatus).toHaveText(/^Saved/);
      await map.open(id);
      await expect(map.card("Docker Hub, Production registry")).toBeVisible();
      await expect(map.canvas.getByTitle(/of runtime drift/)).toHaveCount(0);
    });
    await expect(findings).toHaveCount(0);
  },
);

test("a finding is dismissed with a reason, kept apart with who and when, and taken back by keyboard", async ({
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: drawn });
  const { page, member } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/running`);
  const main = page.getByRole("main");
  await main.getByLabel("Runtime data files").setInputFiles([
    { name: "cluster.json", mimeType: "application/json", buffer: Buffer.from(runningFixtures.kubernetes) },
    { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("no JSON") },
  ]);
  await expect(main.getByText("cluster.json: 5 containers.")).toBeVisible();
  await expect(main.getByText("notes.txt: It is not JSON: line 1 is no JSON here.")).toBeVisible();
  const sentence =
    "redis has the socket of the container engine on Production: it can start any container there.";
  await expect(main.getByText(sentence, { exact: true })).toBeVisible();
  await main.getByRole("button", { name: `Dismiss: ${sentence}` }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  await expect(main.getByText("Enter a short reason.")).toBeVisible();
  await page.keyboard.type("It is the build agent");
  await page.keyboard.press("Enter");
  const dismissed = main.getByRole("list", { name: "Dismissed" });
  await expect(dismissed).toContainText("“It is the build agent”");
  await expect(dismissed).toContainText(member.name);
  await expectAccessible(page, "a dismissed finding");
  await dismissed.getByRole("button", { name: `Restore: ${sentence}` }).focus();
  await page.keyboard.press("Enter");
  await expect(dismissed).toHaveCount(0);
  await expect(main.getByRole("button", { name: `Dismiss: ${sentence}` })).toBeVisible();
});

test("a viewer reads findings, and is offered nothing to change", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const id = await newPipeline({ document: drawn });
  await admin.json("POST", `/pipelines/${id}/running`, { files: [{ name: "cluster.json", text: cluster }] });
  const { page } = await signedInPage("viewer");
  await page.setViewportSize({ width: 390, height: 780 });
  await page.goto(`/pipelines/${id}/running`);
  const main = page.getByRole("main");
  await expect(main.getByRole("heading", { name: "2 findings" })).toBeVisible();
  await expect(main.getByRole("button")).toHaveCount(0);
  await expectAccessible(page, "findings as a viewer reads them");
});

test("which node a file is of is chosen by keyboard, and kept once it is saved", async ({
  admin,
  signedInPage,
  newPipeline,
}) => {
  const staging = { id: "staging", kind: "orchestrator", name: "Staging", stage: "run" } as const;
  const several = { ...drawn, nodes: [...drawn.nodes, { ...staging, position: { x: 800, y: 400 } }] };
  const id = await newPipeline({ document: several });
  await admin.json("POST", `/pipelines/${id}/running`, { files: [{ name: "pods.json", text: cluster }] });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/running`);
  const main = page.getByRole("main");
  const question = main.getByRole("combobox", { name: "Which of these does pods.json describe?" });
  await question.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(question).toHaveValue("staging");
  await expectAccessible(page, "a question of what runs");
  await main.getByRole("button", { name: "Save: Which of these" }).click();
  await expect(question).toHaveCount(0);
  await expect(main.getByText(/redis runs on Staging/)).toBeVisible();
});

test("what somebody else gives and dismisses is seen without a reload, and an answer is changed by keyboard", async ({
  admin,
  signedInPage,
  newPipeline,
  watch,
}) => {
  watch.expectError(/ERR_FAILED/);
  const staging = { id: "staging", kind: "orchestrator", name: "Staging", stage: "run" } as const;
  const several = { ...drawn, nodes: [...drawn.nodes, { ...staging, position: { x: 800, y: 400 } }] };
  const id = await newPipeline({ document: several });
  const { page } = await signedInPage("editor");
  await page.goto(`/pipelines/${id}/running`);
  const main = page.getByRole("main");
  await expect(main.getByText("No runtime data yet")).toBeVisible();
  await expect(page.getByText(/^Saved/)).toBeVisible();

  await admin.json("POST", `/pipelines/${id}/running`, {
    files: [{ name: "pods.json", text: cluster }],
    node: "cluster",
  });
  await expect(main.getByText(/redis runs on Production/)).toBeVisible();
  const { findings } = (await admin.json("GET", `/pipelines/${id}/running`)) as {
    readonly findings: readonly { readonly key: string }[];
  };
  await admin.json("POST", `/pipelines/${id}/running/dismissals`, {
    key: findings[0]?.key,
    reason: "It is a cache",
  });
  await expect(main.getByRole("list", { name: "Dismissed" })).toContainText("“It is a cache”");

  await main.getByRole("button", { name: "Change: pods.json describes Production." }).focus();
  await page.keyboard.press("Enter");
  const answer = main.getByRole("combobox", { name: "pods.json describes Production." });
  await expect(answer).toBeFocused();
  // Left as it is, the keyboard goes on where it was.
  await main.getByRole("button", { name: "Cancel" }).press("Enter");
  const change = main.getByRole("button", { name: "Change: pods.json describes Production." });
  await expect(change).toBeFocused();
  await page.keyboard.press("Enter");
  await answer.selectOption({ label: "Staging" });
  await expectAccessible(page, "an answer that is being changed");
  // What could not be saved is there to be saved again.
  const address = `**/api/v1/pipelines/${id}/running`;
  await page.route(address, (route) =>
    route.request().method() === "PATCH" ? route.abort() : route.continue(),
  );
  for (const name of ["Save: pods.json", "Clear choice: pods.json"]) {
    const sent = page.waitForEvent("requestfailed", (request) => request.method() === "PATCH");
    await main.getByRole("button", { name }).press("Enter");
    await sent;
    await expect(main.getByRole("alert")).toBeVisible();
    await expect(answer).toHaveValue("staging");
  }
  await page.unroute(address);
  await main.getByRole("button", { name: "Save: pods.json describes Production." }).press("Enter");
  await expect(main.getByText("pods.json describes Staging.")).toBeVisible();
  await expect(main.getByText(/redis runs on Staging/)).toBeVisible();
});
