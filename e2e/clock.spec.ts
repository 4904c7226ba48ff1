import { dayFromNow } from "./days";
import { expect, test, uniqueName } from "./fixtures";
import { Inspector } from "./pages/inspector";
import { MapPage } from "./pages/map-page";

const control = "ci-ephemeral-workers";
const controlName = "Isolated single-use build workers";

for (const days of [2, -2]) {
  test(`a browser whose clock is ${days} days ahead counts days as the server does`, async ({
    signedInPage,
    newPipeline,
  }) => {
    const evidence = {
      id: "report",
      title: "Report",
      result: "supports",
      // Only today: by another day it is stale already, or says nothing yet.
      effective: dayFromNow(-1),
      expires: dayFromNow(1),
    } as const;
    const id = await newPipeline({
      document: {
        schema: "blueline/pipeline/1",
        name: uniqueName("Clock"),
        nodes: [{ id: "ci", kind: "ci", name: "Jenkins", stage: "build", position: { x: 0, y: 0 } }],
        edges: [],
        zones: [],
        images: [],
        claims: [{ node: "ci", control, status: "implemented", evidence: [evidence] }],
      },
    });
    const { page } = await signedInPage("editor");
    await page.clock.install({ time: Date.now() + days * 86_400_000 });
    const map = new MapPage(page);
    await map.open(id);
    await map.select("Jenkins, CI");
    const claim = await new Inspector(page).openControl(controlName);
    await expect(claim.summary).toContainText("Verified");
    await claim.row.getByRole("button", { name: "Add evidence" }).click();
    await expect(claim.row.getByLabel("From")).toHaveValue(dayFromNow(0));
  });
}
